import { zap } from '../support/platform_memory.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

const QUARTER = 15 * 60 * 1000;
const withFolders = connections.filter(([, backend]) => backend.folders !== undefined);

describe.each(withFolders)('contacts in folders: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const sam = { email: 'sam@suppliers.example.com', first_name: 'Sam', last_name: 'Seller' };
  /** The ID of a folder, from its picker. */
  const folder = async (name: string): Promise<string> => {
    const choices = await at().trigger('folder_list');
    return String(choices.find((choice) => choice.name === name)?.id);
  };
  const isThere = async (rows: Promise<readonly { readonly id?: unknown }[]>, id: unknown): Promise<boolean> =>
    (await rows).some((row) => row.id === id);

  it('creates a contact in a folder once, however often the step runs', async () => {
    const input = { ...sam, folder_id: await folder('Suppliers') };
    const outputs = [];
    for (let run = 0; run < 3; run += 1) outputs.push(await at().create('create_or_update_contact', input));
    expect(outputs.map(({ outcome }) => outcome)).toEqual(['created', 'unchanged', 'unchanged']);
    // The folder isn't sent again, and the contact is in it.
    expect(outputs.map((output) => output.ignored_fields)).toEqual([[], [], []]);
  });

  it('finds a contact in a folder by email, by name and in the picker, and updates it where it is', async () => {
    const folderId = await folder('Suppliers');
    const { id } = await at().create('create_contact', { ...sam, folder_id: folderId });
    await expect(at().search('find_contact', { email: 'SAM@suppliers.example.com' })).resolves.toMatchObject([{ id, folder_id: folderId }]);
    await expect(at().search('find_contact', { name: 'Sam Seller' })).resolves.toMatchObject([{ id }]);
    await expect(at().search('find_contacts', { name: 'Sam Seller' })).resolves.toMatchObject([{ count: 1 }]);
    expect(await isThere(at().trigger('contact_list', {}, { page: 0 }), id)).toBe(true);
    await expect(at().create('create_or_update_contact', { ...sam, job_title: 'Seller' })).resolves.toMatchObject({
      id,
      outcome: 'updated',
      folder_id: folderId,
    });
  });

  it.each(['new_contact', 'new_or_updated_contact'])('tells of a contact in a folder, and in the deepest one: %s', async (key) => {
    const watch = zap(at(), key);
    await watch.turnOn();
    at().advance(QUARTER);
    const ids = [];
    for (const name of ['Suppliers', 'Family / Cousins / Second cousins'])
      ids.push((await at().create('create_contact', { first_name: name, folder_id: await folder(name) })).id);
    expect((await watch.poll()).map(({ id }) => id).sort()).toEqual(ids.sort());
    await expect(watch.poll()).resolves.toEqual([]);
  });

  it('is narrowed by a folder: the others are as if they were not there', async () => {
    const [one, other] = [await folder('Suppliers'), await folder('Family')];
    const { id } = await at().create('create_contact', { ...sam, folder_id: one });
    await expect(at().search('find_contact', { email: sam.email, folder_id: one })).resolves.toMatchObject([{ id }]);
    await expect(at().search('find_contact', { email: sam.email, folder_id: other })).resolves.toEqual([]);
    await expect(at().search('find_contacts', { email: sam.email, folder_id: other })).resolves.toEqual([]);
    expect(await isThere(at().trigger('new_contact', { folder_id: one }), id)).toBe(true);
    expect(await isThere(at().trigger('new_contact', { folder_id: other }), id)).toBe(false);
    await expect(at().create('create_or_update_contact', { ...sam, folder_id: other })).resolves.toMatchObject({
      outcome: 'created',
      folder_id: other,
    });
  });

  it('has two contacts with one email in two folders for two, when a step names the contact by it', async () => {
    const here = at().book.add({ first_name: 'Sam', emails: [sam.email] });
    const there = await at().create('create_contact', { ...sam, folder_id: await folder('Suppliers') });
    const before = at().book.snapshot();
    for (const key of ['update_contact', 'delete_contact']) {
      const attempt = at().create(key, { contact_id: sam.email, city: 'Lyon' });
      await expect(attempt).rejects.toMatchObject({ code: 'ambiguous' });
      for (const id of [here, String(there.id)]) await expect(attempt).rejects.toThrow(id);
    }
    expect(at().book.snapshot()).toBe(before);
  });

  if (backend.tags !== undefined)
    it('tells of a tag on a contact in a folder', async () => {
      const watch = zap(at(), 'tag_added', { tag: 'customer' });
      await watch.turnOn();
      at().advance(QUARTER);
      const { id } = await at().create('create_contact', { ...sam, folder_id: await folder('Suppliers'), tags: ['customer'] });
      await expect(watch.poll()).resolves.toMatchObject([{ id }]);
    });
});
