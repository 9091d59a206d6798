import type { Connection } from '../../../src/backends/backend.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { recentOf } from '../../support/pages.ts';
import { type Mailbox, ownFolder, withMailbox } from './sandboxed.ts';

const { businesses, contacts, folders, notes, photo, tags, taskLists, tasks } = outlook;
const { changes, find, search } = ownFolder;
const first = { number: 0, cursor: null };
let mailbox: Mailbox;
let connection: Connection;

withMailbox(1, (opened) => {
  mailbox = opened;
  connection = mailbox.connect();
});

/** The service's next responses, in this order. */
const respondWith = (...bodies: unknown[]) => {
  for (const body of bodies) mailbox.sandbox.plan({ response: { status: 200, body } });
};
/** The service's response to this part of a batch. */
const part = (path: RegExp, body: unknown) => mailbox.sandbox.plan({ path, response: { status: 200, body } });
const more = (value: unknown[]) => ({ value, '@odata.nextLink': `${process.env.GRAPH_URL}/me/contacts?$skip=1` });

describe('a response with the least that it must hold', () => {
  test('a contact without an etag is changed without If-Match', async () => {
    respondWith({ id: '1' }, { id: '1' });
    expect(await tags.add(connection, '1', ['VIP'])).toEqual({ tags: ['VIP'], outcome: 'updated' });
    expect(mailbox.sandbox.requests[1]?.headers['if-match']).toBeUndefined();
  });

  test('an email entry without an address stays in its place', async () => {
    const hidden = { name: 'Uma of the directory' };
    const shown = ['uma@example.com', 'gone@example.com'].map((address) => ({ address }));
    respondWith({ id: '1', emailAddresses: [hidden, ...shown] }, { id: '1' });
    await contacts.update(connection, '1', {
      email: 'new@example.com',
      other_emails: ['more@example.com'],
      remove_emails: ['gone@example.com'],
    });
    expect(JSON.parse(mailbox.sandbox.requests[1]?.body ?? '{}').emailAddresses).toEqual([
      hidden,
      { address: 'new@example.com' },
      { address: 'more@example.com' },
    ]);
  });

  test('a note on a contact without notes', async () => {
    respondWith({ id: '1' }, { id: '1' }, { id: '1' });
    expect(await notes.list(connection, '1')).toEqual([]);
    expect(await notes.add(connection, '1', { body: 'x' })).toMatchObject({ id: '1', body: null });
  });

  test('a revision is the change key, else the time, else what the contact is', async () => {
    respondWith({ value: [{ id: '1', changeKey: 'k' }, { id: '2', lastModifiedDateTime: '2026-01-01T00:00:00Z' }, { id: '3' }] });
    const found = await recentOf(changes, connection, 'updated', 0, {});
    const revisions = new Map(found.map(({ contact, revision }) => [contact.id, revision]));
    expect(['1', '2', '3'].map((id) => revisions.get(id))).toEqual([
      'k',
      '2026-01-01T00:00:00.000Z',
      expect.stringMatching(/^[0-9a-f]{32}$/),
    ]);
  });

  test('folders, lists and categories without a name', async () => {
    part(/contactFolders\/contacts$/, { id: 'd' });
    part(/contactFolders\?/, { value: [{ id: 'f' }] });
    part(/childFolders/, { value: [] });
    expect((await folders.list(connection, first)).items).toEqual([
      { id: 'd', name: 'Contacts' },
      { id: 'f', name: 'f' },
    ]);
    respondWith({ value: [{ id: 'l' }] });
    expect((await taskLists.list(connection, first)).items).toEqual([{ id: 'l', name: 'l' }]);
    respondWith({ value: [{ displayName: null }, { displayName: '' }, {}] });
    expect((await tags.list(connection, first)).items).toEqual([]);
    part(/contactFolders\?/, { value: [] });
    part(/companyName/, { value: [{ id: '1' }, { id: '2', companyName: 'E' }] });
    expect((await businesses.list(connection, first)).items).toEqual([{ id: 'E', name: 'E' }]);
  });

  test('tasks without links', async () => {
    respondWith(
      { value: [{ id: 'l' }] },
      { value: [{ id: 't' }, { id: 'u', linkedResources: null }, { id: 'v', linkedResources: [{ externalId: 'c' }] }] },
    );
    expect(await tasks.list(connection, 'c', 'all')).toMatchObject([{ id: 'l/v', title: null, due_date: null }]);
  });

  test('a photo of an unknown kind', async () => {
    mailbox.sandbox.plan({ response: { status: 200, body: Buffer.from([1, 2]) } });
    expect(await photo.get(connection, '1')).toEqual({ bytes: Buffer.from([1, 2]), contentType: 'image/jpeg' });
  });
});

describe('where something fails', () => {
  const broken = () => mailbox.sandbox.plan({ response: { status: 500, body: {} }, times: 20 });

  test("it doesn't count as missing", async () => {
    broken();
    await expect(photo.get(connection, '1')).rejects.toMatchObject({ kind: 'service_error' });
    await expect(photo.exists(connection, '1')).rejects.toMatchObject({ kind: 'service_error' });
    await expect(folders.list(connection, first)).rejects.toMatchObject({ kind: 'service_error' });
    await expect(tasks.remove(connection, 'c', 'a/b')).rejects.toMatchObject({ kind: 'unknown_outcome' });
    await expect(find(connection, { by: 'name', value: 'Ada' })).rejects.toMatchObject({ kind: 'service_error' });
    await expect(search(connection, {}, { cursor: null, limit: 5 })).rejects.toMatchObject({ kind: 'service_error' });
    await expect(recentOf(changes, connection, 'created', 0, { tag: 't' })).rejects.toMatchObject({ kind: 'service_error' });
  });

  test("what was deleted after it was found isn't returned", async () => {
    respondWith({ value: [{ id: '1', mobilePhone: '+1 555 1234567' }] });
    mailbox.sandbox.plan({ response: { status: 404, body: { error: { code: 'ErrorItemNotFound' } } } });
    expect(await find(connection, { by: 'phone', value: '+1 555 1234567' })).toEqual([]);
    respondWith({ value: [{ id: '1', mobilePhone: '+1 555 1234567' }] });
    broken();
    await expect(find(connection, { by: 'phone', value: '+1 555 1234567' })).rejects.toMatchObject({ kind: 'service_error' });
  });
});

describe('where time runs out', () => {
  test('a search gives what it has, and where to go on', async () => {
    respondWith(more([{ id: '1', displayName: 'needle' }]));
    const page = await search(mailbox.connect({}, { run: 7_000 }), { text: 'needle' }, { cursor: null, limit: 5 });
    expect(page).toMatchObject({ items: [{ id: '1' }], next: expect.stringContaining('/me/contacts?$skip=1') });
  });

  test("a search without a result so far doesn't say that there's nothing", async () => {
    respondWith(more([{ id: '1', displayName: 'hay' }]));
    const short = mailbox.connect({}, { run: 7_000 });
    await expect(search(short, { text: 'needle' }, { cursor: null, limit: 5 })).rejects.toMatchObject({ kind: 'too_much' });
  });

  test('a picker of companies gives what it has, a list of tasks nothing', async () => {
    part(/contactFolders\?/, { value: [] });
    part(/companyName/, more([{ id: '1', companyName: 'E' }]));
    expect((await businesses.list(mailbox.connect({}, { run: 4_000 }), first)).items).toEqual([{ id: 'E', name: 'E' }]);
    respondWith(more([{ id: 'l' }]));
    await expect(tasks.list(mailbox.connect({}, { run: 4_000 }), 'c', 'all')).rejects.toMatchObject({ kind: 'too_much' });
  });
});

test('blank texts empty their fields', async () => {
  const { id } = mailbox.store.addContact({
    givenName: 'Ada',
    mobilePhone: '+1234567',
    homePhones: ['+7654321'],
    businessAddress: { city: 'Paris' },
  });
  const { contact } = await contacts.update(connection, id, {
    first_name: '',
    home_phone: '',
    city: '',
    email: '',
    other_emails: ['', 'a@x.com'],
    birthday: '',
  });
  expect(contact).toMatchObject({
    full_name: null,
    phones: [{ number: '+1234567' }],
    addresses: [],
    emails: [{ address: 'a@x.com' }],
    birthday: null,
  });
});

test('an address for mobile is one for other', async () => {
  expect((await contacts.create(connection, { city: 'Paris', address_type: 'mobile' })).addresses).toMatchObject([
    { type: 'other', city: 'Paris' },
  ]);
});
