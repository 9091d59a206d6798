import type { Connection } from '../../../src/backends/backend.ts';
import { contacts } from '../../../src/backends/contacts_api/contacts.ts';
import type { Contact } from '../../../src/contacts/contact.ts';
import type { Criterion } from '../../../src/contacts/query.ts';
import { guardNetwork } from '../../http/support.ts';
import { ADA, FOUND, WHOLE } from './shapes.ts';
import { inRun, LOCATION, plan, planSearch } from './support.ts';

guardNetwork();

const find = (by: Criterion['by'], value: string): Promise<readonly Contact[]> =>
  inRun((connection) => contacts.find(connection, { by, value }, {}));
const LIST = { sort: [{ field: 'dateAdded', direction: 'desc' }], pageLimit: 500 };
const FIRST = { ...LIST, page: 1 };
const by = (field: string, operator: string, value: string): Record<string, unknown> => ({
  filters: [{ field, operator, value }],
  ...FIRST,
});
const EMAIL = by('email', 'eq', 'ada@example.com');
const DUPLICATE = '/contacts/search/duplicate';

describe('by email', () => {
  test('one request if the index finds it', async () => {
    planSearch(EMAIL, [FOUND], { total: 1 });
    expect(await find('email', ' Ada@Example.com ')).toMatchObject([ADA]);
  });

  test("if not, a second request that doesn't lag, and the whole contact by its ID", async () => {
    planSearch(EMAIL, [], { total: 0 });
    plan(
      'GET',
      DUPLICATE,
      { contact: { id: 'c1', email: 'ada@example.com' } },
      { query: { locationId: LOCATION, email: 'ada@example.com' } },
    );
    plan('GET', '/contacts/c1', { contact: WHOLE });
    expect(await find('email', 'ada@example.com')).toMatchObject([ADA]);
  });

  test("a match that has another email doesn't count", async () => {
    planSearch(EMAIL, [{ ...FOUND, email: 'other@example.com', additionalEmails: [] }]);
    plan('GET', DUPLICATE, { contact: null }, { query: { locationId: LOCATION, email: 'ada@example.com' } });
    expect(await find('email', 'ada@example.com')).toEqual([]);
  });

  test.each([{ contact: null }, {}, { contact: { id: '' } }])('nobody: %j', async (response) => {
    planSearch(EMAIL, []);
    plan('GET', DUPLICATE, response, { query: { locationId: LOCATION, email: 'ada@example.com' } });
    expect(await find('email', 'ada@example.com')).toEqual([]);
  });

  test("a contact that was deleted in between isn't found", async () => {
    planSearch(EMAIL, []);
    plan('GET', DUPLICATE, { contact: { id: 'c1' } }, { query: { locationId: LOCATION, email: 'ada@example.com' } });
    plan('GET', '/contacts/c1', { message: 'Contact with id c1 not found' }, { status: 400 });
    expect(await find('email', 'ada@example.com')).toEqual([]);
  });

  test('another failure of the second look is one', async () => {
    planSearch(EMAIL, []);
    plan('GET', DUPLICATE, { contact: { id: 'c1' } }, { query: { locationId: LOCATION, email: 'ada@example.com' } });
    plan('GET', '/contacts/c1', {}, { status: 500 });
    await expect(find('email', 'ada@example.com')).rejects.toMatchObject({ kind: 'service_error' });
  });

  test('the second look gives the contact of the same email only', async () => {
    planSearch(EMAIL, []);
    plan('GET', DUPLICATE, { contact: { id: 'c1' } }, { query: { locationId: LOCATION, email: 'ada@example.com' } });
    plan('GET', '/contacts/c1', { contact: { ...WHOLE, email: 'other@example.com', additionalEmails: [] } });
    expect(await find('email', 'ada@example.com')).toEqual([]);
  });

  test('an email as long as a filter takes uses the filter', async () => {
    const email = `${'a'.repeat(63)}@example.com`;
    planSearch(by('email', 'eq', email), [{ ...FOUND, email }]);
    expect(await find('email', email)).toMatchObject([{ id: 'c1', email }]);
  });

  test('an index with a count but without contacts finds no one', async () => {
    planSearch(EMAIL, [], { total: 1 });
    plan('GET', DUPLICATE, { contact: null }, { query: { locationId: LOCATION, email: 'ada@example.com' } });
    expect(await find('email', 'ada@example.com')).toEqual([]);
  });

  test('a longer email than a filter takes goes to the second request at once', async () => {
    const email = `${'a'.repeat(70)}@example.com`;
    plan('GET', DUPLICATE, { contact: null }, { query: { locationId: LOCATION, email } });
    expect(await find('email', email)).toEqual([]);
  });
});

describe('by phone', () => {
  test('three digits are enough for the search', async () => {
    planSearch(by('phone', 'contains', '911'), [{ ...FOUND, phone: '911' }]);
    expect(await find('phone', '911')).toMatchObject([{ id: 'c1', phone: '911' }]);
  });

  test.each(['(555) 010-0123', '+1 555 010 0123', '555-010-0123 ext. 4'])('%s finds +15550100123', async (value) => {
    planSearch(by('phone', 'contains', '0100123'), [FOUND, { ...FOUND, id: 'c2', phone: '+445550100124' }]);
    expect(await find('phone', value)).toMatchObject([ADA]);
  });

  test('the plus sign of a second look is encoded', async () => {
    planSearch(by('phone', 'contains', '0100123'), []);
    plan('GET', DUPLICATE, { contact: null }, { query: { locationId: LOCATION, number: '+15550100123' } });
    expect(await find('phone', '+15550100123')).toEqual([]);
  });

  test('fewer digits than a filter takes go to the second request at once', async () => {
    plan('GET', DUPLICATE, { contact: null }, { query: { locationId: LOCATION, number: '12' } });
    expect(await find('phone', '12')).toEqual([]);
  });
});

describe('by name', () => {
  const is = (field: string, value: string) => ({ field, operator: 'eq', value });
  const search = (...filters: unknown[]) => ({ filters: [{ group: 'OR', filters }], ...FIRST });

  test('one word is the first name or the last', async () => {
    planSearch(search(is('firstNameLowerCase', 'byron'), is('lastNameLowerCase', 'byron')), [FOUND]);
    expect(await find('name', 'BYRON')).toMatchObject([ADA]);
  });

  test('several words are divided at each blank', async () => {
    const divided = (first: string, last: string) => ({
      group: 'AND',
      filters: [is('firstNameLowerCase', first), is('lastNameLowerCase', last)],
    });
    const whole = 'ada king byron';
    const filters = [
      is('firstNameLowerCase', whole),
      is('lastNameLowerCase', whole),
      divided('ada', 'king byron'),
      divided('ada king', 'byron'),
    ];
    planSearch(search(...filters), [{ ...FOUND, firstName: 'Ada King', firstNameLowerCase: 'ada king' }]);
    expect(await find('name', ' Ada  King Byron')).toMatchObject([{ full_name: 'Ada King Byron' }]);
  });

  test('if not found, the free text, of which only the same name counts', async () => {
    planSearch(search(is('firstNameLowerCase', 'ada'), is('lastNameLowerCase', 'ada')), []);
    planSearch({ query: 'Ada', pageLimit: 100, page: 1 }, [{ ...FOUND, id: 'c2', firstName: 'Adam', firstNameLowerCase: 'adam' }, FOUND]);
    expect(await find('name', 'Ada')).toMatchObject([ADA]);
  });

  test.each([{ total: 501 }, {}])('everyone with the name, on any number of pages: %j', async (more) => {
    const named = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({ ...FOUND, id: `c${from + index}`, searchAfter: [1, `c${from + index}`] }));
    const filters = [{ group: 'OR', filters: [is('firstNameLowerCase', 'ada'), is('lastNameLowerCase', 'ada')] }];
    planSearch({ filters, ...FIRST }, named(1, 500), more);
    planSearch({ filters, ...LIST, searchAfter: [1, 'c500'] }, named(501, 1), more);
    const found = await find('name', 'Ada');
    expect(found).toHaveLength(501);
    expect(found.at(-1)?.id).toBe('c501');
  });

  test('a contact that moves to the next page during the reading is there once', async () => {
    const filters = [{ group: 'OR', filters: [is('firstNameLowerCase', 'ada'), is('lastNameLowerCase', 'ada')] }];
    const moved = { ...FOUND, id: 'c2', searchAfter: [1, 'c2'] };
    planSearch({ filters, ...FIRST }, [FOUND, moved], { total: 3 });
    planSearch({ filters, ...LIST, searchAfter: [1, 'c2'] }, [moved, { ...FOUND, id: 'c3' }], { total: 3 });
    expect((await find('name', 'Ada')).map(({ id }) => id)).toEqual(['c1', 'c2', 'c3']);
  });

  test('a name as long as a filter takes uses the filter, and then the free text', async () => {
    const name = 'a'.repeat(75);
    planSearch(search(is('firstNameLowerCase', name), is('lastNameLowerCase', name)), []);
    planSearch({ query: name, pageLimit: 100, page: 1 }, [{ ...FOUND, firstName: name }]);
    expect(await find('name', name)).toMatchObject([{ id: 'c1', first_name: name }]);
  });

  test('a list that goes round in circles is an error', async () => {
    const filters = [{ group: 'OR', filters: [is('firstNameLowerCase', 'ada'), is('lastNameLowerCase', 'ada')] }];
    const page = [{ ...FOUND, searchAfter: [1, 'again'] }];
    planSearch({ filters, ...FIRST }, page, { total: 9_000 });
    planSearch({ filters, ...LIST, searchAfter: [1, 'again'] }, page, { total: 9_000 });
    await expect(find('name', 'Ada')).rejects.toMatchObject({ kind: 'too_much' });
  });

  test('more than there is time for is an error', async () => {
    const filters = [{ group: 'OR', filters: [is('firstNameLowerCase', 'ada'), is('lastNameLowerCase', 'ada')] }];
    planSearch({ filters, ...FIRST }, [FOUND], { total: 9_000 });
    const late = (connection: Connection): Connection => ({ ...connection, http: { ...connection.http, left: () => 0 } });
    const finding = inRun((connection) => contacts.find(late(connection), { by: 'name', value: 'Ada' }, {}));
    await expect(finding).rejects.toMatchObject({
      kind: 'too_much',
      message: expect.stringContaining('Search for something that fewer contacts have'),
    });
  });

  test('no one has a name longer than a filter takes', async () => {
    expect(await find('name', 'a'.repeat(76))).toEqual([]);
  });
});
