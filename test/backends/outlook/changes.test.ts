import type { Connection } from '../../../src/backends/backend.ts';
import { allOf, recentOf } from '../../support/pages.ts';
import { type Mailbox, ownFolder, withMailbox } from './sandboxed.ts';

const { changes } = ownFolder;
let mailbox: Mailbox;
let connection: Connection;

withMailbox(250, (opened) => {
  mailbox = opened;
  connection = mailbox.connect();
});

const yesterday = (): number => Date.now() - 86_400_000;

test('a quiet poll is one request', async () => {
  expect(await recentOf(changes, connection, 'updated', yesterday(), {})).toEqual([]);
  const [request, ...more] = mailbox.asked();
  expect(more).toEqual([]);
  expect(request).toMatch(/\$filter=lastModifiedDateTime ge \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ&\$orderby=lastModifiedDateTime desc&/);
});

test('25 changes in 250 contacts are one request, each with the state it is in', async () => {
  const changed = [...mailbox.store.contacts.keys()].slice(20, 45).map((id) => mailbox.store.changeContact(id, { jobTitle: 'New' }));
  const found = await recentOf(changes, connection, 'updated', yesterday(), {});
  const here = changed.filter(({ folderId }) => folderId === mailbox.store.defaultFolderId);
  expect(found.map(({ contact, revision }) => `${contact.id} ${revision}`).sort()).toEqual(
    here.map(({ id, changeKey }) => `${id} ${changeKey}`).sort(),
  );
  expect(mailbox.asked()).toHaveLength(1);
  expect(await recentOf(changes, connection, 'created', yesterday(), {})).toEqual([]);
});

test('a tag comes after the date, and a folder is a path', async () => {
  const folder = mailbox.store.addFolder('Watched');
  const { id } = mailbox.store.addContact({ displayName: 'Ada', categories: ['VIP'] }, folder.id);
  mailbox.store.addContact({ displayName: 'Bob' }, folder.id);
  expect(await recentOf(changes, connection, 'created', yesterday(), { folder_id: folder.id, tag: 'vip' })).toMatchObject([
    { contact: { id } },
  ]);
  expect(mailbox.asked()).toEqual([
    expect.stringMatching(
      /contactFolders\/.*\/contacts\?\$filter=createdDateTime ge .* and categories\/any\(c:c eq 'vip'\)&\$orderby=createdDateTime desc/,
    ),
  ]);
});

test("if the service won't filter by tag, it's checked here", async () => {
  const { id } = mailbox.store.addContact({ displayName: 'Ada', categories: ['VIP'] });
  mailbox.store.addContact({ displayName: 'Bob' });
  mailbox.sandbox.plan({
    path: /categories.*filter|filter.*categories%2Fany/,
    response: { status: 400, body: { error: { code: 'ErrorInvalidUrlQueryFilter' } } },
    times: 3,
  });
  expect(await recentOf(changes, connection, 'updated', yesterday(), { tag: 'VIP' })).toMatchObject([{ contact: { id } }]);
});

test("an error of the service isn't a refusal to filter by tag: it's shown, and nothing is read without the tag", async () => {
  mailbox.sandbox.plan({ response: { status: 500, body: {} } });
  await expect(recentOf(changes, connection, 'updated', yesterday(), { tag: 'VIP' })).rejects.toMatchObject({
    kind: 'service_error',
    message:
      "Outlook couldn't look for new and changed contacts because of an error on its side (500). Try again later. If this keeps happening, contact support.",
  });
  expect(mailbox.asked()).toHaveLength(1);
});

test('a tag is searched without the blanks around it', async () => {
  const { id } = mailbox.store.addContact({ displayName: 'Ada', categories: ['VIP'] });
  expect(await recentOf(changes, connection, 'updated', yesterday(), { tag: ' VIP ' })).toMatchObject([{ contact: { id } }]);
  expect(mailbox.asked()).toEqual([expect.stringContaining("categories/any(c:c eq 'VIP')&")]);
});

test('the sample is the newest few', async () => {
  const { id } = mailbox.store.addContact({ displayName: 'Newest', categories: ['VIP'] });
  const found = await changes.sample(connection, 'updated', 3, {});
  expect(found).toHaveLength(3);
  expect(found[0]?.contact.id).toBe(id);
  expect(mailbox.asked()).toHaveLength(1);
  expect(await changes.sample(connection, 'created', 3, { tag: 'VIP' })).toMatchObject([{ contact: { id } }]);
});

test('all is the whole scope, over empty pages too', async () => {
  mailbox.store.emptyPages = true;
  for (let count = 0; count < 900; count += 1) mailbox.store.addContact({ displayName: `More ${count}` });
  const found = await allOf(changes, connection, {});
  expect(new Set(found.map(({ contact }) => contact.id)).size).toBe(1150);
  const [request, ...more] = mailbox.asked();
  expect(more).toHaveLength(2);
  expect(request).toContain('?$filter=createdDateTime ge 1900-01-01T00:00:00Z&$orderby=createdDateTime&');
});

test("what can't be read whole is refused", async () => {
  for (let count = 0; count < 900; count += 1) mailbox.store.addContact({ displayName: `More ${count}` });
  const short = mailbox.connect({}, { run: 4_500 });
  await expect(allOf(changes, short, {})).rejects.toMatchObject({
    kind: 'too_much',
    message: expect.stringContaining('Limit the trigger to a folder'),
  });
});
