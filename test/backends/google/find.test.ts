import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { google } from '../../../src/backends/google/index.ts';
import { useWorld } from '../../support/world.ts';

const paths = (requests: readonly string[]): string[] => requests.map((request) => request.split('?')[0] ?? '');
const LIST = 'GET /v1/people/me/connections';
const SEARCH = 'GET /v1/people:searchContacts';
const AGAIN = 'GET /v1/people:batchGet';
const GROUPS = 'GET /v1/contactGroups';

describe('an address book of one page', () => {
  const at = useWorld(google, accountTypeOf('google'), 250);

  test.each([{ email: 'uma@example.com' }, { phone: '(555) 020-0200' }, { name: 'Uma Example' }])(
    'one request is exact: %j',
    async (input) => {
      const id = at().book.add({ first_name: 'Uma', last_name: 'Example', emails: ['Uma@Example.com'], phones: ['+15550200200'] });
      await expect(at().search('find_contact', input)).resolves.toMatchObject([{ id }]);
      expect(paths(at().asked())).toEqual([LIST]);
    },
  );
});

describe('an address book of several pages', () => {
  const at = useWorld(google, accountTypeOf('google'), 2_500);
  const store = () => at().sandbox.accounts.google.store;
  const past = { created: Date.UTC(2020, 0, 1), updated: Date.UTC(2020, 0, 1) };
  const uma = (email = 'uma@example.com') =>
    at().book.add({ first_name: 'Uma', last_name: 'Example', emails: [email], phones: ['+15550200200'] }, past);

  test('an email is searched after a search without a text, and what is found is read again', async () => {
    const id = uma();
    await expect(at().search('find_contact', { email: 'UMA@example.com' })).resolves.toMatchObject([{ id }]);
    expect(paths(at().asked())).toEqual([LIST, SEARCH, SEARCH, AGAIN]);
  });

  test('the start of a word isn’t the whole of it', async () => {
    uma('uma@example.community');
    await expect(at().search('find_contact', { email: 'uma@example.com' })).resolves.toEqual([]);
  });

  test('what the search still shows and the service no longer has is no match', async () => {
    const id = uma();
    const { index } = store();
    expect(index).toBeUndefined();
    await at().search('find_contact', { email: 'uma@example.com' });
    const stale = store().index;
    at().book.remove(id);
    Object.defineProperty(store(), 'index', { get: () => stale, set: () => undefined, configurable: true });
    await expect(at().search('find_contact', { email: 'uma@example.com' })).resolves.toEqual([]);
    Object.defineProperty(store(), 'index', { value: undefined, writable: true, configurable: true });
  });

  test('a phone number is looked for in all pages, because the search finds it only as typed', async () => {
    const id = uma();
    await expect(at().search('find_contact', { phone: '(555) 020-0200' })).resolves.toMatchObject([{ id }]);
    expect(paths(at().asked())).toEqual([LIST, LIST, LIST]);
  });

  test('a write that the search knows no one for reads the other pages before it creates', async () => {
    const id = uma();
    Object.defineProperty(store(), 'index', { get: () => [], set: () => undefined, configurable: true });
    await expect(at().create('create_or_update_contact', { email: 'uma@example.com', city: 'Lyon' })).resolves.toMatchObject({
      id,
      outcome: 'updated',
    });
    expect(paths(at().asked())).toEqual([LIST, SEARCH, SEARCH, LIST, LIST, `PATCH /v1/people/${id}:updateContact`]);
    Object.defineProperty(store(), 'index', { value: undefined, writable: true, configurable: true });
  });

  test('a write that the search knows someone for changes that one, as they are now', async () => {
    const id = uma();
    await expect(at().create('create_or_update_contact', { email: 'uma@example.com', city: 'Lyon' })).resolves.toMatchObject({
      id,
      outcome: 'updated',
    });
    expect(paths(at().asked()).filter((path) => path !== GROUPS)).toEqual([
      LIST,
      SEARCH,
      SEARCH,
      AGAIN,
      `PATCH /v1/people/${id}:updateContact`,
    ]);
  });

  test('without time for the other pages, the search decides about an email, and a phone is refused', async () => {
    const base = Date.now();
    at().asked();
    jest.spyOn(Date, 'now').mockImplementation(() => base + at().sandbox.requests.length * 8_000);
    await expect(at().create('create_or_update_contact', { email: 'new@example.com', first_name: 'New' })).rejects.toMatchObject({
      code: 'timeout',
    });
  });
});
