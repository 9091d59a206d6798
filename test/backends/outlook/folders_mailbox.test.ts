import type { Connection } from '../../../src/backends/backend.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { allOf, recentOf } from '../../support/pages.ts';
import { itemsOf, type Mailbox, withMailbox } from './sandboxed.ts';

const { changes, contacts } = outlook;
let mailbox: Mailbox;
let connection: Connection;

withMailbox(30, (opened) => {
  mailbox = opened;
  connection = mailbox.connect();
});

const DAY = 86_400_000;
const yesterday = (): number => Date.now() - DAY;
const alone = (): void => {
  const { folders, defaultFolderId } = mailbox.store;
  for (const { id, folderId } of [...mailbox.store.contacts.values()]) if (folderId !== defaultFolderId) mailbox.store.deleteContact(id);
  for (const id of [...folders.keys()]) if (id !== defaultFolderId) folders.delete(id);
};
/** Twelve folders: the default one, and three levels below it; the deepest is the last. */
const twelve = (): string[] => {
  alone();
  const top = ['Suppliers', 'Family', 'Press'].map((name) => mailbox.store.addFolder(name).id);
  const middle = top.flatMap((id) => ['North', 'South'].map((name) => mailbox.store.addFolder(name, id).id));
  return [...top, ...middle, mailbox.store.addFolder('Deep', middle[0] ?? '').id, mailbox.store.addFolder('Deepest', middle[5] ?? '').id];
};
const add = (address: string, folderId?: string, more: object = {}) =>
  mailbox.store.addContact({ displayName: address, emailAddresses: [{ name: address, address }], ...more }, folderId);
const byEmail = (value: string) => ({ by: 'email', value }) as const;

/** A cache that remembers, like the platform's. */
const remembering = (): Connection => {
  const kept = new Map<string, string>();
  return {
    ...connection,
    cache: {
      get: async (key) => JSON.parse(kept.get(key) ?? 'null'),
      set: async (key, value) => void kept.set(key, JSON.stringify(value)),
    },
  };
};
/** The next run with the same cache. */
const nextRun = (before: Connection): Connection => ({ ...before, http: mailbox.connect().http });

describe.each([true, false])('a mailbox with only the default folder, listed by the service: %s', (listed) => {
  beforeEach(() => {
    alone();
    mailbox.store.defaultFolderListed = listed;
  });

  test('a find by email, a find without a match, a quiet poll and a page of contacts are one request each', async () => {
    const { id } = add('own@example.com');
    expect(await contacts.find(connection, byEmail('OWN@example.com'), {})).toMatchObject([{ id }]);
    expect(mailbox.asked()).toHaveLength(1);
    expect(await contacts.find(mailbox.connect(), byEmail('nobody@example.com'), {})).toEqual([]);
    expect(mailbox.asked()).toHaveLength(1);
    expect(await recentOf(changes, mailbox.connect(), 'created', Date.now() + DAY)).toEqual([]);
    expect(mailbox.asked()).toHaveLength(1);
    expect((await contacts.search(mailbox.connect(), {}, { cursor: null, limit: 100 })).items).toHaveLength(31);
    expect(mailbox.asked()).toHaveLength(1);
  });

  test('an update by email is a look and a write, and asks for no phone', async () => {
    const { id } = add('own@example.com');
    const [candidate, ...more] = await contacts.candidates(connection, { email: 'own@example.com', phone: '+1 555 010 0000' }, {});
    expect(more).toEqual([]);
    expect(await candidate?.update({ company: 'Engines' })).toMatchObject({ contact: { id, company: 'Engines' }, changed: ['company'] });
    const reads = mailbox.reads();
    expect(reads.filter((read) => !read.startsWith('GET'))).toEqual([expect.stringContaining('PATCH /me/contacts/')]);
    expect(reads.some((read) => read.includes('$select=id,createdDateTime,mobilePhone'))).toBe(false);
  });

  test('an update by email is two requests', async () => {
    add('own@example.com');
    const [candidate] = await contacts.candidates(connection, { email: 'own@example.com' }, {});
    await candidate?.update({ company: 'Engines' });
    expect(mailbox.asked()).toEqual(['POST /$batch', expect.stringContaining('PATCH /me/contacts/')]);
  });
});

describe('twelve folders in three levels', () => {
  test('a contact in the default folder is found in one request, at any depth in three', async () => {
    const folders = twelve();
    add('own@example.com');
    for (const [index, folder] of folders.entries()) add(`in${index}@example.com`, folder);
    await contacts.find(connection, byEmail('own@example.com'), {});
    expect(mailbox.asked()).toHaveLength(1);
    for (const index of folders.keys()) {
      const address = `in${index}@example.com`;
      expect(await contacts.find(mailbox.connect(), byEmail(address), {})).toMatchObject([{ email: address, folder_id: folders[index] }]);
      expect(mailbox.asked().length).toBeLessThanOrEqual(3);
    }
  });

  test('a quiet poll is three requests, and fewer while the folders are remembered', async () => {
    twelve();
    const first = remembering();
    expect(await recentOf(changes, first, 'created', Date.now() + DAY)).toEqual([]);
    expect(mailbox.asked().length).toBeLessThanOrEqual(3);
    expect(await recentOf(changes, nextRun(first), 'created', Date.now() + DAY)).toEqual([]);
    expect(mailbox.asked().length).toBeLessThanOrEqual(2);
  });

  test('25 changes in eight folders: all of them, once, the newest first', async () => {
    const folders = twelve().slice(0, 8);
    const made = Array.from({ length: 25 }, (_, index) => {
      const at = { created: Date.now() - index * 60_000, modified: Date.now() - index * 60_000 };
      return mailbox.store.addContact({ displayName: `New ${index}` }, folders[index % 8], at).id;
    });
    const found = await recentOf(changes, connection, 'updated', yesterday());
    expect(found.map(({ contact }) => contact.id)).toEqual(made);
  });

  test.each(['ignored', 'refused'] as const)(
    'where the service has %s to give folders with what is in them, they are asked for one by one',
    async (how) => {
      const folders = twelve();
      mailbox.store.childFolders = how;
      add('deep@example.com', folders.at(-1));
      expect(await contacts.find(connection, byEmail('deep@example.com'), {})).toHaveLength(1);
    },
  );

  test("if the service doesn't know the option (501), they are requested one by one", async () => {
    const folders = twelve();
    mailbox.sandbox.plan({
      path: /expand=childFolders/,
      times: 1000,
      response: { status: 501, body: { error: { code: 'NotImplemented' } } },
    });
    add('deep@example.com', folders.at(-1));
    expect(await contacts.find(connection, byEmail('deep@example.com'), {})).toHaveLength(1);
  });

  test('a phone and a name are found in every folder', async () => {
    const folders = twelve();
    const { id } = add('deep@example.com', folders.at(-1), { mobilePhone: '+1 555 010 7777', displayName: 'Deep Diver' });
    expect(await contacts.find(connection, { by: 'phone', value: '(555) 010-7777' }, {})).toMatchObject([{ id }]);
    expect(await contacts.find(connection, { by: 'name', value: 'deep diver' }, {})).toMatchObject([{ id }]);
    expect(await contacts.candidates(connection, { phone: '+15550107777' }, {})).toMatchObject([
      { contact: { id, email: 'deep@example.com' } },
    ]);
    expect(await contacts.candidates(connection, { name: 'Deep Diver' }, {})).toMatchObject([{ contact: { id } }]);
  });
});

describe('a write looks in all folders', () => {
  test('the same email in two folders: both', async () => {
    const [folder] = twelve();
    const ids = [add('twin@example.com').id, add('twin@example.com', folder).id];
    const found = await contacts.candidates(connection, { email: 'twin@example.com' }, {});
    expect(found.map(({ contact }) => contact.id).sort()).toEqual(ids.sort());
    expect(await contacts.find(connection, byEmail('twin@example.com'), {})).toHaveLength(1);
  });

  test('a folder that is named narrows it, in one request', async () => {
    const [one = '', other = ''] = twelve();
    const { id } = add('twin@example.com', one);
    add('twin@example.com', other);
    mailbox.asked();
    expect(await contacts.candidates(connection, { email: 'twin@example.com' }, { folder_id: one })).toMatchObject([{ contact: { id } }]);
    expect(await contacts.find(connection, byEmail('twin@example.com'), { folder_id: one })).toMatchObject([{ id }]);
    expect(mailbox.asked()).toHaveLength(2);
  });

  test("if someone else was faster, it's read and changed again; if it's gone, null", async () => {
    const { id } = add('own@example.com');
    const [first] = await contacts.candidates(connection, { email: 'own@example.com' }, {});
    mailbox.store.changeContact(id, { jobTitle: 'Engineer' });
    expect(await first?.update({ company: 'Engines' })).toMatchObject({ contact: { job_title: 'Engineer', company: 'Engines' } });
    const [second] = await contacts.candidates(connection, { email: 'own@example.com' }, {});
    mailbox.store.deleteContact(id);
    expect(await second?.update({ company: 'Others' })).toBeNull();
  });
});

describe('folders that are remembered', () => {
  test('one that was made since is looked through as well', async () => {
    const [top = ''] = twelve();
    const first = remembering();
    await recentOf(changes, first, 'updated', yesterday());
    const deeper = mailbox.store.addFolder('New', mailbox.store.addFolder('Between', top).id).id;
    const { id } = add('new@example.com', deeper);
    expect((await recentOf(changes, nextRun(first), 'updated', yesterday())).map(({ contact }) => contact.id)).toEqual([id]);
    expect(await contacts.find(nextRun(first), byEmail('new@example.com'), {})).toMatchObject([{ id }]);
  });

  test("a missing folder doesn't stop anything, and neither does a cache of another kind", async () => {
    const [top = ''] = twelve();
    const first = remembering();
    await recentOf(changes, first, 'updated', yesterday());
    mailbox.store.folders.delete(top);
    expect(await recentOf(changes, nextRun(first), 'updated', yesterday())).toEqual([]);
    const other = { ...connection, cache: { get: async () => ({ others: 'none' }), set: async () => undefined } };
    expect(await recentOf(changes, other, 'updated', yesterday())).toEqual([]);
  });
});

describe('many folders, and folders that change', () => {
  test('forty folders are read whole, whatever the order of the responses', async () => {
    alone();
    const ids = Array.from({ length: 40 }, (_, index) => add(`in${index}@example.com`, mailbox.store.addFolder(`Folder ${index}`).id).id);
    const found = await recentOf(changes, connection, 'updated', yesterday());
    expect(found.map(({ contact }) => contact.id).sort()).toEqual(ids.sort());
    const sizes = mailbox.sandbox.requests.map(({ path, body }) => (path === '/$batch' ? itemsOf(body).length : 1));
    expect(Math.max(...sizes)).toBe(20);
  });

  test('more children than come with their folder', async () => {
    alone();
    const above = mailbox.store.addFolder('Above').id;
    const below = Array.from({ length: 15 }, (_, index) => mailbox.store.addFolder(`Below ${index}`, above).id);
    const { id } = add('last@example.com', below.at(-1));
    expect(await contacts.find(connection, byEmail('last@example.com'), {})).toMatchObject([{ id }]);
  });

  test('a folder that is deleted between its listing and its reading is empty', async () => {
    const [folder = ''] = twelve();
    add('gone@example.com', folder);
    const gone = { status: 404, body: { error: { code: 'ErrorItemNotFound' } } };
    mailbox.sandbox.plan({ path: new RegExp(`${folder}(=|%3D)?/contacts`.replaceAll('=', '(=|%3D)')), response: gone });
    expect(await contacts.find(connection, byEmail('gone@example.com'), {})).toEqual([]);
  });

  test('a folder with more than fits one page of a batch', async () => {
    const [folder] = twelve();
    const ids = Array.from({ length: 250 }, (_, index) => mailbox.store.addContact({ displayName: `${index}` }, folder).id);
    const found = await recentOf(changes, connection, 'updated', yesterday());
    expect(found.map(({ contact }) => contact.id).sort()).toEqual(ids.sort());
    const all = await allOf(changes, mailbox.connect());
    expect(new Set(all.map(({ contact }) => contact.id)).size).toBe(280);
  });

  test('endless folders are refused, not read forever', async () => {
    for (let round = 0; round < 4; round += 1) {
      const value = Array.from({ length: 300 }, (_, index) => ({ id: `folder${round * 300 + index}` }));
      mailbox.sandbox.plan({ path: /contactFolders\?|childFolders/, response: { status: 200, body: { value } } });
    }
    await expect(recentOf(changes, connection, 'updated', yesterday())).rejects.toMatchObject({ kind: 'too_much' });
    connection.http.time.end();
  });
});

describe('find_contacts over all folders', () => {
  test('page by page, everyone comes once, the default folder first', async () => {
    const folders = twelve();
    for (const [index, folder] of folders.entries()) add(`in${index}@example.com`, folder);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof contacts.search>> = await contacts.search(mailbox.connect(), {}, { cursor, limit: 7 });
      seen.push(...page.items.map(({ folder_id }) => folder_id ?? ''));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toHaveLength(mailbox.store.contacts.size);
    expect(seen.slice(0, 30).every((folder) => folder === mailbox.store.defaultFolderId)).toBe(true);
    expect(new Set(seen.slice(30))).toEqual(new Set(folders));
  });

  test("a condition that the mailbox can't check is checked here, in every folder", async () => {
    const { id } = add('deep@example.com', twelve().at(-1));
    mailbox.store.emailFilterRefused = true;
    expect((await contacts.search(connection, { email: 'deep@example.com' }, { cursor: null, limit: 10 })).items).toMatchObject([{ id }]);
    expect(await contacts.find(connection, byEmail('deep@example.com'), {})).toMatchObject([{ id }]);
  });
});
