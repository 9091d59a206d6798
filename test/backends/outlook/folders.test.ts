import type { Connection } from '../../../src/backends/backend.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { type Mailbox, withMailbox } from './sandboxed.ts';

const { contacts, folders } = outlook;
let mailbox: Mailbox;
let connection: Connection;
const first = { number: 0, cursor: null };

withMailbox(5, (opened) => {
  mailbox = opened;
  connection = mailbox.connect();
});

describe('folders', () => {
  const names = async (run = connection): Promise<string[]> => (await folders.list(run, first)).items.map(({ name }) => name);
  /** The service's response to this part of a batch. */
  const part = (path: RegExp, body: unknown) => mailbox.sandbox.plan({ path, response: { status: 200, body } });
  const DEFAULT = /contactFolders\/contacts$/;
  const TOP = /contactFolders\?/;
  const folder = (id: string) => ({ id, displayName: `Folder ${id}` });

  const paths = ['Kontakte', 'Suppliers', 'Family', 'Family / Cousins', 'Family / Cousins / Second cousins'];

  test.each([true, false])('whole paths, the default folder first and once; listed by the service: %s', async (listed) => {
    mailbox.store.defaultFolderListed = listed;
    const { items } = await folders.list(connection, first);
    expect(items[0]).toEqual({ id: mailbox.store.defaultFolderId, name: 'Kontakte' });
    expect(items.map(({ name }) => name).sort()).toEqual([...paths].sort());
    expect((await folders.list(connection, { number: 1, cursor: null })).items).toEqual([]);
  });

  test.each([true, false])(
    'a folder within the default one is shown next to it; the default one listed by the service: %s',
    async (listed) => {
      mailbox.store.defaultFolderListed = listed;
      mailbox.store.addFolder('Customers');
      expect(await names()).toEqual(expect.arrayContaining(['Kontakte', 'Customers', 'Suppliers']));
    },
  );

  test('if the service lists the default folder among the others, its subfolders are read as well', async () => {
    part(DEFAULT, folder('default'));
    part(TOP, { value: [folder('default'), folder('beside')] });
    part(/default\/childFolders/, { value: [folder('within')] });
    part(/beside\/childFolders/, { value: [] });
    part(/within\/childFolders/, { value: [] });
    expect(await names()).toEqual(['Folder default', 'Folder beside', 'Folder within']);
    expect(
      mailbox
        .reads()
        .map((request) => request.split('?')[0])
        .sort(),
    ).toEqual([
      'GET /me/contactFolders',
      'GET /me/contactFolders/beside/childFolders',
      'GET /me/contactFolders/contacts',
      'GET /me/contactFolders/default/childFolders',
      'GET /me/contactFolders/within/childFolders',
      'GET /me/contacts',
    ]);
  });

  test('reading them is enough for a connection that may only read', async () => {
    expect(await names(mailbox.connect({ access: 'read', scope: 'User.Read Contacts.Read' }))).toContain('Kontakte');
  });

  test('a folder that is named twice is offered once, where it was named first', async () => {
    part(DEFAULT, folder('default'));
    part(TOP, { value: [folder('one')] });
    part(/one\/childFolders/, { value: [folder('one'), folder('default'), folder('two')] });
    part(/two\/childFolders/, { value: [] });
    expect(await names()).toEqual(['Folder default', 'Folder one', 'Folder one / Folder two']);
  });

  test('a picker offers 300 folders, and no more', async () => {
    const many = Array.from({ length: 310 }, (_, index) => folder(`${index}`));
    part(DEFAULT, folder('default'));
    part(TOP, { value: many });
    expect(await names(mailbox.connect({}, { run: 4_000 }))).toEqual([
      'Folder default',
      ...many.slice(0, 299).map((one) => one.displayName),
    ]);
  });

  test('when the time ends, the levels below are left out', async () => {
    expect(await names(mailbox.connect({}, { run: 4_000 }))).toEqual(['Kontakte', 'Suppliers', 'Family']);
    expect(mailbox.asked()).toHaveLength(1);
  });

  test("a mailbox that can't be read now is not one that doesn't know the default folder", async () => {
    mailbox.sandbox.plan({ path: /^\/me\/contactFolders\/contacts$/, response: { status: 500, body: {} } });
    await expect(folders.list(connection, first)).rejects.toMatchObject({ kind: 'service_error' });
    expect(mailbox.asked()).toHaveLength(1);
  });

  test.each([
    [404, 'ErrorItemNotFound'],
    [400, 'ErrorInvalidRequest'],
  ])('the default folder is found by a contact in it where its name is refused with %d', async (status, code) => {
    mailbox.sandbox.plan({ path: /^\/me\/contactFolders\/contacts$/, response: { status, body: { error: { code } } } });
    expect((await folders.list(connection, first)).items[0]).toEqual({ id: mailbox.store.defaultFolderId, name: 'Contacts' });
  });

  test('the default folder is found by a contact in it if its name is unknown', async () => {
    const refused = { path: /^\/me\/contactFolders\/contacts$/, response: { status: 404, body: { error: { code: 'ErrorItemNotFound' } } } };
    mailbox.sandbox.plan(refused);
    expect((await folders.list(connection, first)).items[0]).toEqual({ id: mailbox.store.defaultFolderId, name: 'Contacts' });
    for (const { id, folderId } of [...mailbox.store.contacts.values()])
      if (folderId === mailbox.store.defaultFolderId) mailbox.store.deleteContact(id);
    mailbox.sandbox.plan(refused);
    const [choice] = (await folders.list(connection, first)).items;
    expect(choice).toEqual({ id: 'contacts', name: 'Contacts' });
    // An offered folder works, even if the mailbox doesn't know its name.
    mailbox.asked();
    const made = await contacts.create(connection, { company: 'Engines', folder_id: choice?.id ?? '' });
    expect(made.folder_id).toBe(mailbox.store.defaultFolderId);
    expect(mailbox.asked()).toEqual(['POST /me/contacts']);
  });

  test('nested folders come to an end', async () => {
    const top = mailbox.store.addFolder('Deep');
    let above = top.id;
    for (let depth = 2; depth < 20; depth += 1) above = mailbox.store.addFolder(`${depth}`, above).id;
    const { items } = await folders.list(connection, first);
    expect(items.some(({ name }) => name.endsWith(' / 10'))).toBe(true);
    expect(items.some(({ name }) => name.endsWith(' / 11'))).toBe(false);
  });
});
