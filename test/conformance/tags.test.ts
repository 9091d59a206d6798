import { locking } from '../support/lock.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

const capable = connections.filter(([, backend]) => backend.tags !== undefined);

describe.each(capable)('tags: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const tagged = (...tags: string[]) => at().book.add({ first_name: 'Tia', emails: ['tia@example.com'], tags });

  it('are added to those that are there', async () => {
    const id = tagged('customer', 'partner');
    const before = at().book.read(id);
    const output = await at().create('add_tags', { contact_id: id, tags: ['lead', ' ', 'Customer'] });
    expect(output).toMatchObject({ id, account_type: backend.key, outcome: 'updated' });
    expect(output.tags).toEqual(expect.arrayContaining(['customer', 'partner', 'lead']));
    const after = at().book.read(id);
    expect(new Set(after?.tags)).toEqual(new Set(['customer', 'partner', 'lead']));
    expect({ ...after, tags: [] }).toEqual({ ...before, tags: [] });
  });

  if (accountType.requests.addTags !== undefined)
    it('take the documented number of requests', async () => {
      const id = tagged('customer');
      await at().create('add_tags', { contact_id: id, tags: ['lead'] });
      expect(at().asked()).toHaveLength(accountType.requests.addTags ?? 0);
      const { addTagsUnchanged } = accountType.requests;
      await at().create('add_tags', { contact_id: id, tags: ['lead'] });
      const asked = at().asked();
      if (addTagsUnchanged !== undefined) expect(asked).toHaveLength(addTagsUnchanged);
    });

  const { unlistedNote } = backend.tags ?? {};
  it(unlistedNote === undefined ? 'have no note about a new name' : 'take a name that is not on the list, as the form says', async () => {
    for (const key of ['add_tags', 'create_contact', 'update_contact', 'create_or_update_contact', 'remove_tags']) {
      const notes = (await at().form('creates', key)).filter((field) => field.key === 'tags_unlisted').map(({ helpText }) => helpText);
      expect([key, notes]).toEqual([key, unlistedNote === undefined || key === 'remove_tags' ? [] : [unlistedNote]]);
    }
    if (unlistedNote === undefined) return;
    const listed = (await at().trigger('tag_list')).map(({ name }) => name);
    expect(listed).not.toContain('brand new');
    const id = tagged('customer');
    expect(await at().create('add_tags', { contact_id: id, tags: ['brand new'] })).toMatchObject({ tags: ['customer', 'brand new'] });
    const created = await at().create('create_contact', { first_name: 'Ned', tags: ['brand new'] });
    expect(created).toMatchObject({ tags: ['brand new'], ignored_fields: [] });
    for (const one of [id, String(created.id)]) expect(at().book.read(one)?.tags).toContain('brand new');
    expect((await at().trigger('tag_list')).map(({ name }) => name)).toEqual(listed);
  });

  it('are removed without touching the others', async () => {
    const id = tagged('customer', 'partner', 'lead');
    const output = await at().create('remove_tags', { contact_id: id, tags: ['PARTNER', 'newsletter'] });
    expect(new Set([output.tags].flat())).toEqual(new Set(['customer', 'lead']));
    expect(new Set(at().book.read(id)?.tags)).toEqual(new Set(['customer', 'lead']));
  });

  it('are all there at the end when several are added at the same moment, as the platform locks', async () => {
    const id = tagged('customer');
    const create = locking(at());
    await Promise.all(['lead', 'partner', 'newsletter'].map((tag) => create('add_tags', { contact_id: id, tags: [tag] })));
    expect(new Set(at().book.read(id)?.tags)).toEqual(new Set(['customer', 'lead', 'partner', 'newsletter']));
  });
});
