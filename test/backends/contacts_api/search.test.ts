import type { Connection } from '../../../src/backends/backend.ts';
import { contacts } from '../../../src/backends/contacts_api/contacts.ts';
import type { ContactQuery } from '../../../src/contacts/query.ts';
import { guardNetwork } from '../../http/support.ts';
import { ADA, FOUND, items } from './shapes.ts';
import { inRun, LOCATION, plan, planSearch } from './support.ts';

guardNetwork();

const SORT = [{ field: 'dateUpdated', direction: 'desc' }];
const is = (field: string, value: string | number) => ({ field, operator: 'eq', value });
const search = (query: ContactQuery, cursor: string | null = null, limit = 50) =>
  inRun((connection) => contacts.search(connection, query, { cursor, limit }));

test('without conditions: the newest changes first', async () => {
  planSearch({ sort: SORT, pageLimit: 50, page: 1 }, [FOUND], { total: 1 });
  expect(await search({})).toMatchObject({ items: [ADA], next: null });
});

test('every condition that the service can check is sent', async () => {
  const filters = [
    is('email', 'ada@example.com'),
    { field: 'phone', operator: 'contains', value: '0100123' },
    { group: 'OR', filters: [is('firstNameLowerCase', 'ada'), is('lastNameLowerCase', 'ada')] },
    is('tags', 'vip'),
    is('assignedTo', 'u1'),
    is('source', 'form'),
    { field: 'dateUpdated', operator: 'range', value: { gte: '2026-11-01T00:00:00.000Z' } },
    is('customFields.f1', 'Premium'),
  ];
  const definitions = { customFields: [{ id: 'f1', name: 'Own', dataType: 'TEXT' }] };
  plan('GET', `/locations/${LOCATION}/customFields`, definitions, { query: { model: 'contact' } });
  planSearch({ filters, query: 'springfield ada', sort: SORT, pageLimit: 50, page: 1 }, [], { total: 0 });
  const query = {
    text: 'springfield ada',
    email: 'Ada@example.com',
    phone: '555-010-0123',
    name: 'Ada',
    tag: 'VIP',
    owner_id: 'u1',
    source: 'form',
    updated_after: '2026-11-01T00:00:00.000Z',
    custom_field: { id: 'f1', value: 'Premium' },
  };
  expect(await search(query)).toEqual({ items: [], next: null });
});

describe('a custom value', () => {
  const planField = (dataType: string, options: readonly string[] = []) =>
    plan(
      'GET',
      `/locations/${LOCATION}/customFields`,
      { customFields: [{ id: 'f1', name: 'Own', dataType, picklistOptions: options }] },
      { query: { model: 'contact' } },
    );
  const custom = (value: string): ContactQuery => ({ custom_field: { id: 'f1', value } });
  const day = { field: 'customFields.f1', operator: 'range', value: { gte: '2025-06-30T10:00:00.000Z', lte: '2025-07-01T12:00:00.000Z' } };

  test.each<[string, string, unknown, unknown]>([
    // The service can store a day as its first moment in an unknown zone.
    ['DATE', '2025-07-01', day, 1751328000000],
    ['DATE', '07/01/2025', undefined, undefined],
    [
      'DATE',
      '7/13/2025',
      { ...day, value: { gte: '2025-07-12T10:00:00.000Z', lte: '2025-07-13T12:00:00.000Z' } },
      '2025-07-13T00:00:00.000Z',
    ],
    ['NUMERICAL', '1,500.00', is('customFields.f1', 1500), '1500.00'],
    ['SINGLE_OPTIONS', 'free', is('customFields.f1', 'Free'), 'Free'],
    ['TEXT', 'c-77', is('customFields.f1', 'c-77'), 'C-77'],
  ])('is sent in the form of its field: %s %s', async (dataType, value, filter, stored) => {
    planField(dataType, dataType === 'SINGLE_OPTIONS' ? ['Free', 'Premium'] : []);
    if (filter === undefined) return expect(search(custom(value))).rejects.toMatchObject({ kind: 'invalid_input' });
    const found = { ...FOUND, customFields: [{ id: 'f1', value: stored }] };
    const other = { ...FOUND, id: 'c2', customFields: [{ id: 'f1', value: '2025-07-02' }] };
    planSearch({ filters: [filter], sort: SORT, pageLimit: 50, page: 1 }, [found, other], { total: 2 });
    expect((await search(custom(value))).items.map(({ id }) => id)).toEqual(['c1']);
  });

  test('finds several choices in whatever order, each of them', async () => {
    planField('MULTIPLE_OPTIONS', ['Chess', 'Reading', 'Running']);
    const filters = [is('customFields.f1', 'Reading'), is('customFields.f1', 'Chess')];
    const rows = [['Chess', 'Running', 'Reading'], ['Chess'], null].map((value, index) => ({
      ...FOUND,
      id: `c${index + 1}`,
      customFields: [{ id: 'f1', value }],
    }));
    planSearch({ filters, sort: SORT, pageLimit: 50, page: 1 }, rows, { total: 3 });
    expect((await search(custom('reading, chess'))).items.map(({ id }) => id)).toEqual(['c1']);
  });

  test.each<[string, string, string]>([
    ['DATE', 'n/a', '"n/a" in Own isn\'t a date. Write it as YYYY-MM-DD, like 1990-12-31.'],
    ['SINGLE_OPTIONS', 'Purple', '"Purple" isn\'t an option of Own. Choose one of: Free.'],
    ['FILE_UPLOAD', 'a.pdf', "Own can't be searched. Choose another custom field."],
    ['TEXT', 'a'.repeat(76), `"${'a'.repeat(76)}" is too long to search for: it has 76 characters, and the limit is 75. Shorten it.`],
  ])("that doesn't fit the field, or that the service can't search for, is refused: %s", async (dataType, value, told) => {
    planField(dataType, dataType === 'SINGLE_OPTIONS' ? ['Free'] : []);
    await expect(search(custom(value))).rejects.toMatchObject({ kind: 'invalid_input', message: expect.stringContaining(told) });
  });

  test('of a field that was deleted is refused', async () => {
    planField('TEXT');
    const gone: ContactQuery = { custom_field: { id: 'gone', value: 'x' } };
    await expect(search(gone)).rejects.toMatchObject({ message: expect.stringContaining('no custom field with the ID "gone"') });
  });
});

test('the results are checked again', async () => {
  planSearch({ filters: [is('tags', 'vip')], sort: SORT, pageLimit: 50, page: 1 }, [FOUND, { ...FOUND, id: 'c2', tags: ['viper'] }], {
    total: 2,
  });
  expect((await search({ tag: 'vip' })).items.map(({ id }) => id)).toEqual(['c1']);
});

test('the next page is found after the last contact, with nothing but the cursor', async () => {
  planSearch({ sort: SORT, pageLimit: 2, page: 1 }, items(1, 2), { total: 3 });
  const first = await search({}, null, 2);
  expect(first.items.map(({ id }) => id)).toEqual(['c1', 'c2']);
  planSearch({ sort: SORT, pageLimit: 2, searchAfter: [1_795_255_199_998, 'c2'] }, items(3, 1), { total: 3 });
  const second = await search({}, first.next, 2);
  expect(second).toMatchObject({ items: [{ id: 'c3' }], next: null });
});

test('to the end of the list, even if the service returns fewer at once than requested', async () => {
  planSearch({ sort: SORT, pageLimit: 500, page: 1 }, items(1, 2), { total: 6 });
  planSearch({ sort: SORT, pageLimit: 500, searchAfter: [1_795_255_199_998, 'c2'] }, items(3, 2), { total: 6 });
  const first = await search({}, null, 1_000);
  expect(first.items.map(({ id }) => id)).toEqual(['c1', 'c2', 'c3', 'c4']);
  planSearch({ sort: SORT, pageLimit: 500, searchAfter: [1_795_255_199_996, 'c4'] }, items(5, 2), { total: 6 });
  expect(await search({}, first.next, 500)).toMatchObject({ items: [{ id: 'c5' }, { id: 'c6' }], next: null });
});

test('by number, as far as numbers work, if the last contact has no cursor', async () => {
  const without = (from: number) => items(from, 500, { searchAfter: null });
  planSearch({ sort: SORT, pageLimit: 500, page: 1 }, without(1), { total: 20_000 });
  const first = await search({}, null, 500);
  planSearch({ sort: SORT, pageLimit: 500, page: 2 }, without(501));
  expect((await search({}, first.next, 500)).next).not.toBeNull();
  planSearch({ sort: SORT, pageLimit: 500, page: 20 }, without(9501));
  expect((await search({}, '{"page":20}', 500)).next).toBeNull();
});

test("the second page by number is the last if it's short, whatever the total", async () => {
  const without = (from: number, count: number) => items(from, count, { searchAfter: [] });
  planSearch({ sort: SORT, pageLimit: 2, page: 1 }, without(1, 2), { total: 5 });
  const first = await search({}, null, 2);
  expect(first.next).toBe('{"page":2}');
  planSearch({ sort: SORT, pageLimit: 2, page: 2 }, without(3, 1), { total: 5 });
  expect(await search({}, first.next, 2)).toMatchObject({ items: [{ id: 'c3' }], next: null });
});

test.each([null, undefined])("a full first page has another after it if the service doesn't return a total: %s", async (total) => {
  planSearch({ sort: SORT, pageLimit: 2, page: 1 }, items(1, 2), { total });
  expect((await search({}, null, 2)).next).toBe('{"searchAfter":[1795255199998,"c2"],"seen":2}');
});

test('an empty first page is the last, whatever the service counts', async () => {
  planSearch({ sort: SORT, pageLimit: 50, page: 1 }, [], { total: 5 });
  expect(await search({})).toEqual({ items: [], next: null });
});

test('when the time is up, no more requests are sent, and the next run continues there', async () => {
  const late = (connection: Connection): Connection => ({ ...connection, http: { ...connection.http, left: () => 0 } });
  const page = { cursor: '{"page":3}', limit: 50 };
  expect(await inRun((connection) => contacts.search(late(connection), {}, page))).toEqual({ items: [], next: '{"page":3}' });
});

test('a page without a match is skipped', async () => {
  planSearch({ filters: [is('tags', 'vip')], sort: SORT, pageLimit: 2, page: 1 }, items(1, 2, { tags: [] }), { total: 3 });
  planSearch({ filters: [is('tags', 'vip')], sort: SORT, pageLimit: 2, searchAfter: [1_795_255_199_998, 'c2'] }, items(3, 1), { total: 3 });
  expect(await search({ tag: 'vip' }, null, 2)).toMatchObject({ items: [{ id: 'c3' }], next: null });
});

test('no more than the service gives at once', async () => {
  planSearch({ sort: SORT, pageLimit: 500, page: 1 }, [], { total: 0 });
  await search({}, null, 10_000);
});

test.each(['x', '{}', '{"page":0}', '{"page":"2"}', '{"searchAfter":5}', '[]', 'null', '{"searchAfter":[{"a":1}]}'])(
  'a position that nobody gave is refused: %s',
  async (cursor) => {
    const searching = search({}, cursor);
    await expect(searching).rejects.toMatchObject({
      kind: 'invalid_input',
      message: `Page isn't from an earlier run of this search. Map "Next Page" from that run, or leave Page blank.`,
    });
  },
);

test.each<[string, ContactQuery]>([
  ['text', { text: 'a'.repeat(76) }],
  ['name', { name: 'a'.repeat(76) }],
  ['email', { email: `${'a'.repeat(76)}@example.com` }],
  ['tag', { tag: 'a'.repeat(76) }],
  ['source', { source: 'a'.repeat(76) }],
])('a %s longer than the service takes is refused before any request', async (_what, query) => {
  await expect(search(query)).rejects.toMatchObject({
    kind: 'invalid_input',
    message: expect.stringMatching(
      /^"a{76}.*" is too long to search for: it has (?:76|88) characters, and the limit is 75\. Shorten it\.$/,
    ),
  });
});

/** 75 characters for the free text and for the value of a filter: src/backends/contacts_api/README.md. */
test('the longest texts that the service takes are sent', async () => {
  const longest = 'a'.repeat(75);
  planSearch({ filters: [is('tags', longest)], query: longest, sort: SORT, pageLimit: 50, page: 1 }, [], { total: 0 });
  expect(await search({ text: longest, tag: longest })).toEqual({ items: [], next: null });
});

test.each([
  ['911', [{ field: 'phone', operator: 'contains', value: '911' }]],
  ['91', undefined],
])('a phone needs at least three digits: %s', async (phone, filters) => {
  planSearch({ filters, sort: SORT, pageLimit: 50, page: 1 }, [{ ...FOUND, phone: '911' }, FOUND], { total: 2 });
  expect((await search({ phone })).items.map((contact) => contact.phone)).toEqual(phone === '911' ? ['911'] : []);
});

test('a name is split at each of its blanks', async () => {
  const divided = { group: 'AND', filters: [is('firstNameLowerCase', 'ada'), is('lastNameLowerCase', 'byron')] };
  const filters = [{ group: 'OR', filters: [is('firstNameLowerCase', 'ada byron'), is('lastNameLowerCase', 'ada byron'), divided] }];
  planSearch({ filters, sort: SORT, pageLimit: 50, page: 1 }, [FOUND], { total: 1 });
  expect((await search({ name: 'Ada  Byron' })).items).toMatchObject([{ id: 'c1' }]);
});

describe('of a business', () => {
  const PATH = '/contacts/business/b%201';
  const listed = (from: number, count: number) =>
    items(from, count).map(({ id, tags }) => ({ id, locationId: LOCATION, tags, businessId: 'b 1', customFields: [] }));

  test('by the list that is for it, the other conditions judged here', async () => {
    const [first = {}, second = {}] = listed(1, 2);
    plan(
      'GET',
      PATH,
      { contacts: [first, { ...second, tags: [] }], count: 2 },
      { query: { locationId: LOCATION, limit: '50', skip: '0' } },
    );
    expect(await search({ business_id: 'b 1', tag: 'vip' })).toMatchObject({ items: [{ id: 'c1', business_id: 'b 1' }], next: null });
  });

  test('page by page', async () => {
    plan('GET', PATH, { contacts: listed(1, 2), count: 3 }, { query: { locationId: LOCATION, limit: '2', skip: '0' } });
    const first = await search({ business_id: 'b 1' }, null, 2);
    plan('GET', PATH, { contacts: listed(3, 1), count: 3 }, { query: { locationId: LOCATION, limit: '2', skip: '2' } });
    expect(await search({ business_id: 'b 1' }, first.next, 2)).toMatchObject({ items: [{ id: 'c3' }], next: null });
  });

  test('on and on until there are as many as requested, and no more', async () => {
    // Thirty contacts of each page match.
    const some = (from: number, count: number) =>
      listed(from, count).map((contact, index) => (index < 30 ? contact : { ...contact, tags: [] }));
    for (const [skip, limit] of [
      [0, 100],
      [100, 90],
      [190, 60],
    ] as const)
      plan('GET', PATH, { contacts: some(skip + 1, limit) }, { query: { locationId: LOCATION, limit: String(limit), skip: String(skip) } });
    plan('GET', PATH, { contacts: listed(251, 30) }, { query: { locationId: LOCATION, limit: '30', skip: '250' } });
    const found = await search({ business_id: 'b 1', tag: 'vip' }, null, 120);
    expect(found.items).toHaveLength(120);
    expect(found.next).toBe('280');
  });

  test('as far as there is time, and the next page continues there', async () => {
    plan('GET', PATH, { contacts: listed(1, 100), count: 900 }, { query: { locationId: LOCATION, limit: '100', skip: '0' } });
    const found = await inRun((connection) => {
      const start = Date.now();
      // The response comes after 21 seconds of the run.
      jest
        .spyOn(Date, 'now')
        .mockReturnValueOnce(start)
        .mockReturnValueOnce(start)
        .mockReturnValue(start + 21_000);
      return contacts.search(connection, { business_id: 'b 1', tag: 'nobody' }, { cursor: null, limit: 120 });
    });
    jest.restoreAllMocks();
    expect(found).toEqual({ items: [], next: '100' });
  });

  test.each(['x', '-5', '1.5', 'NaN', '{"page":2}'])('a position that nobody gave is refused: %s', async (cursor) => {
    await expect(search({ business_id: 'b 1' }, cursor)).rejects.toMatchObject({
      kind: 'invalid_input',
      message: `Page isn't from an earlier run of this search. Map "Next Page" from that run, or leave Page blank.`,
    });
  });
});
