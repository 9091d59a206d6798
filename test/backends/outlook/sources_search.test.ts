import { directoryUser, relevantPerson } from '../../../sandbox/outlook/outsiders.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import type { Contact } from '../../../src/contacts/contact.ts';
import type { ContactQuery } from '../../../src/contacts/query.ts';
import { WHOLE_PROFILES, withScopes } from './outsiders.ts';
import { type Mailbox, withMailbox } from './sandboxed.ts';

const { contacts } = outlook;
let mailbox: Mailbox;

withMailbox(3, (opened) => {
  mailbox = opened;
});

/** Page by page until the end. */
async function pagesFor(query: ContactQuery, limit: number, connection = mailbox.connect()): Promise<(readonly Contact[])[]> {
  const pages: (readonly Contact[])[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof contacts.search>> = await contacts.search(connection, query, { cursor, limit });
    pages.push(page.items);
    cursor = page.next;
  } while (cursor !== null && pages.length < 50);
  return pages;
}

const namesIn = (pages: readonly (readonly Contact[])[]) => pages.flat().map(({ full_name }) => full_name);

test('all of the directory, page by page, in pages of the size that is asked for', async () => {
  const pages = await pagesFor({ source: 'domain' }, 3);
  expect(namesIn(pages)).toEqual([...mailbox.store.directory.values()].map(({ displayName }) => displayName));
  expect(pages.map(({ length }) => length)).toEqual([3, 3, 2]);
  const asked = mailbox.asked();
  expect(asked).toHaveLength(3);
  expect(asked[0]).toBe('GET /users?$select=id,displayName,givenName,surname,mail&$top=3');
});

test('3,000 people in pages of 1,000, none twice', async () => {
  for (let number = 100; number < 3_100; number += 1)
    mailbox.store.directory.set(`user-${number}`, directoryUser(number, { id: `user-${number}` }));
  const pages = await pagesFor({ source: 'domain' }, 1_000);
  expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(3_008);
  expect(mailbox.asked().length).toBeLessThan(8);
});

test('conditions are compared again here, over a page that ends among its matches', async () => {
  expect(namesIn(await pagesFor({ source: 'domain', text: 'example.com' }, 2))).toEqual([
    'Mia Example',
    'Noah Adams',
    'Olga Petrova',
    "Paul O'Neill",
    'Levi Left',
    'Room 20/1',
  ]);
});

test('an email and a name are filtered by the service, and a refused filter is left out', async () => {
  expect(namesIn(await pagesFor({ source: 'domain', email: 'mia.example@example.com', name: 'mia' }, 10))).toEqual(['Mia Example']);
  expect(mailbox.asked()).toEqual([
    expect.stringContaining("$filter=mail eq 'mia.example@example.com' and (startswith(displayName,'mia')"),
  ]);
  mailbox.sandbox.plan({ path: /filter/, response: { status: 400, body: { error: { code: 'Request_UnsupportedQuery' } } } });
  expect(namesIn(await pagesFor({ source: 'domain', email: 'mia.example@example.com' }, 10))).toEqual(['Mia Example']);
  expect(mailbox.asked()).toHaveLength(2);
});

test('a company and a phone, where whole profiles may be read', async () => {
  const connection = mailbox.connect(withScopes(mailbox.sandbox, WHOLE_PROFILES));
  expect(namesIn(await pagesFor({ source: 'domain', business_id: 'example works' }, 10, connection))).toHaveLength(4);
  expect(namesIn(await pagesFor({ source: 'domain', phone: '+15550100220' }, 10, connection))).toEqual(['Olga Petrova']);
});

test('the people one works with, without groups and rooms, over several pages', async () => {
  for (let number = 10; number < 1_100; number += 1) {
    const person = relevantPerson(number);
    mailbox.store.relevant.set(person.id, person);
  }
  const pages = await pagesFor({ source: 'inbox' }, 500);
  expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(1_093);
  expect(mailbox.asked()).toHaveLength(4);
});

test.each([
  ['of contacts', 'https://graph.test/v1.0/me/contacts?$top=10'],
  ['of the other source', 'https://graph.test/v1.0/me/people?$top=10'],
  ['in another folder', 'after:'],
  ['of nothing', 'x'],
])('a page %s is refused before any request', async (_name, cursor) => {
  const there = cursor.replace('https://graph.test/v1.0', process.env.GRAPH_URL ?? '');
  await expect(contacts.search(mailbox.connect(), { source: 'domain' }, { cursor: there, limit: 10 })).rejects.toMatchObject({
    kind: 'invalid_input',
    message: expect.stringContaining("Page isn't from an earlier run of this search."),
  });
  expect(mailbox.asked()).toEqual([]);
});

test('a search that finds no one in time is refused', async () => {
  for (let number = 100; number < 1_300; number += 1)
    mailbox.store.directory.set(`user-${number}`, directoryUser(number, { id: `user-${number}` }));
  const short = mailbox.connect({}, { run: 7_500 });
  await expect(contacts.search(short, { source: 'domain', text: 'nobody' }, { cursor: null, limit: 10 })).rejects.toMatchObject({
    kind: 'too_much',
  });
});
