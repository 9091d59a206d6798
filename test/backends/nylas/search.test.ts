import type { Connection } from '../../../src/backends/backend.ts';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { cursorInMatches, cursorOnPage, fromCursor } from '../../../src/backends/nylas/pages_cursor.ts';
import type { ContactQuery } from '../../../src/contacts/query.ts';
import { type Mailboxes, queriesOf, withMailboxes } from './mailbox.ts';

const { contacts } = nylas;
let boxes: Mailboxes;
let connection: Connection;

withMailboxes(40, (opened) => {
  boxes = opened;
  connection = boxes.connect('google');
});

const search = (query: ContactQuery, size: number, cursor: string | null = null) =>
  contacts.search(connection, query, { cursor, limit: size });
/** The queries for contacts since the last call, without those for the names of groups. */
const asked = () => {
  const queries = queriesOf(boxes.sandbox).filter((query) => 'select' in query);
  boxes.sandbox.clearRequests();
  return queries;
};
const addTwins = () => {
  for (let number = 0; number < 3; number += 1)
    boxes
      .grant('google')
      .addContact({ given_name: 'Twin', emails: [{ email: 'twin@example.com' }], phone_numbers: [{ number: '+1 555 0100' }] });
};

describe('where a search continues', () => {
  test.each([
    [cursorInMatches(0), { kind: 'exact', skip: 0 }],
    [cursorInMatches(25), { kind: 'exact', skip: 25 }],
    [cursorOnPage(null, 3), { kind: 'page', token: null, skip: 3 }],
    [cursorOnPage('a:b\nc', 0), { kind: 'page', token: 'a:b\nc', skip: 0 }],
  ])('%j is understood', (text, position) => {
    expect(fromCursor(text)).toEqual(position);
  });

  test.each(['', 'seven', 'exact:', 'exact:-1', 'page:1', 'xpage:1:a'])('"%s" is refused', async (text) => {
    await expect(search({}, 5, text)).rejects.toMatchObject({
      kind: 'invalid_input',
      message: `Page isn't from an earlier run of this search. Map "Next Page" from that run, or leave Page blank.`,
    });
    expect(asked()).toEqual([]);
  });
});

describe('only a filter does what the service can filter', () => {
  const byEmail = expect.objectContaining({ email: 'twin@example.com' });
  const byPhone = expect.objectContaining({ phone_number: '+1 555 0100' });

  test.each([
    [{ email: 'twin@example.com' }, byEmail],
    [{ phone: '+1 555 0100' }, byPhone],
  ])('%j, on every page', async (query, filter) => {
    addTwins();
    const first = await search(query, 2);
    expect(first.items).toHaveLength(2);
    expect(first.next).not.toBeNull();
    const second = await search(query, 2, first.next);
    expect(second.items).toHaveLength(1);
    expect(second.next).toBeNull();
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(3);
    expect(asked()).toEqual([filter, filter]);
  });

  test('exactly as many as requested are the last page', async () => {
    addTwins();
    const { items, next } = await search({ email: 'twin@example.com' }, 3);
    expect(items).toHaveLength(3);
    expect(next).toBeNull();
  });

  test("an email that no one has doesn't lead to the whole address book", async () => {
    expect(await search({ email: 'nobody@example.com' }, 5)).toEqual({ items: [], next: null });
    expect(asked()).toEqual([expect.objectContaining({ email: 'nobody@example.com' })]);
  });
});

describe('a list without an exact filter', () => {
  test.each<[ContactQuery, number, string]>([
    [{}, 7, '7'],
    [{}, 500, '200'],
    [{ source: 'inbox' }, 5, '5'],
    [{ tag: 'lead' }, 5, '5'],
    [{ text: 'example' }, 5, '200'],
    [{ name: 'Nobody' }, 5, '200'],
    [{ tag: 'lead', name: 'Nobody' }, 5, '200'],
  ])('%j, %d at once: one request for %s contacts, as many as can be needed', async (query, size, limit) => {
    await search(query, size);
    const [list, ...more] = asked();
    expect(more).toEqual([]);
    expect(list).toMatchObject({ limit });
    expect(list).not.toHaveProperty('email');
    expect(list).not.toHaveProperty('phone_number');
  });

  test('the next page is requested with the token of the last one', async () => {
    const first = await search({}, 7);
    const second = await search({}, 7, first.next);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(14);
    const [one, two, ...more] = asked();
    expect(more).toEqual([]);
    expect(one).not.toHaveProperty('page_token');
    expect(first.next).toBe(`page:0:${two?.page_token}`);
  });

  test.each([
    ['8 seconds are left', 8_000, 2, ['Late One']],
    ['less is left', 7_999, 1, []],
  ])('while %s', async (_name, left, requests, names) => {
    for (let number = 0; number < 200; number += 1) boxes.grant('google').addContact({ given_name: `N${number}` });
    boxes.grant('google').addContact({ given_name: 'Late', surname: 'One' });
    const { http } = connection;
    const run = { ...connection, http: { ...http, left: () => left } };
    const { items, next } = await contacts.search(run, { name: 'Late One' }, { cursor: null, limit: 5 });
    expect(items.map(({ full_name }) => full_name)).toEqual(names);
    expect(asked()).toHaveLength(requests);
    const rest = next === null ? [] : (await search({ name: 'Late One' }, 5, next)).items;
    expect([...items, ...rest].map(({ full_name }) => full_name)).toEqual(['Late One']);
  });

  test('the message says what failed', async () => {
    boxes.sandbox.plan({ service: 'nylas', path: /contacts\?/, response: { status: 500, body: { request_id: 'r1' } } });
    await expect(search({ name: 'Ada' }, 5)).rejects.toMatchObject({
      kind: 'service_error',
      message:
        "Nylas couldn't find contacts because of an error on its side (500). Try again later. If this keeps happening, contact support.",
    });
  });
});

describe('a tag', () => {
  test("that isn't a group belongs to no one, and the list isn't read", async () => {
    expect(await search({ tag: 'no such tag' }, 5)).toEqual({ items: [], next: null });
    expect(asked()).toEqual([]);
  });

  test('is refused before any request if there are no groups', async () => {
    await expect(contacts.search(boxes.connect('ews'), { tag: 'lead' }, { cursor: null, limit: 5 })).rejects.toMatchObject({
      kind: 'missing_capability',
      message: 'Exchange has no contact groups through Nylas. Leave the tags out, or choose another account.',
    });
    expect(boxes.asked()).toEqual([]);
  });
});
