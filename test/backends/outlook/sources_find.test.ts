import { directoryUser } from '../../../sandbox/outlook/outsiders.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import type { Criterion, Within } from '../../../src/contacts/query.ts';
import { WHOLE_PROFILES, withScopes } from './outsiders.ts';
import { type Mailbox, withMailbox } from './sandboxed.ts';

const { contacts } = outlook;
let mailbox: Mailbox;

withMailbox(3, (opened) => {
  mailbox = opened;
});

const whole = () => mailbox.connect(withScopes(mailbox.sandbox, WHOLE_PROFILES));
const find = (by: Criterion['by'], value: string, within: Within, connection = mailbox.connect()) =>
  contacts.find(connection, { by, value }, within);
const names = async (found: ReturnType<typeof find>) => (await found).map(({ full_name }) => full_name);

describe('in the directory', () => {
  test('an email is one filtered request for what may be read', async () => {
    expect(await find('email', 'Mia.Example@example.com', { source: 'domain' })).toMatchObject([
      { full_name: 'Mia Example', job_title: null },
    ]);
    expect(mailbox.asked()).toEqual([
      "GET /users?$filter=mail eq 'Mia.Example@example.com'&$select=id,displayName,givenName,surname,mail&$top=999",
    ]);
  });

  test('the whole profile comes if an administrator allowed it', async () => {
    expect(await find('email', 'mia.example@example.com', { source: 'domain' }, whole())).toMatchObject([
      { job_title: 'Engineer', department: 'Sales', company: 'Example Works', phone: '+1 555 010 0200', city: 'Seattle' },
    ]);
  });

  test('a name is filtered, and a quote in it is doubled', async () => {
    expect(await names(find('name', "O'Neill", { source: 'domain' }))).toEqual(["Paul O'Neill"]);
    expect(mailbox.asked()).toEqual([expect.stringContaining("startswith(surname,'O''Neill')")]);
  });

  test('without the filter, everyone is compared', async () => {
    mailbox.sandbox.plan({ path: /filter/, response: { status: 400, body: { error: { code: 'Request_UnsupportedQuery' } } } });
    expect(await names(find('email', 'mia.example@example.com', { source: 'domain' }))).toEqual(['Mia Example']);
    expect(mailbox.asked()).toHaveLength(2);
  });

  test('a phone is compared where phones may be read, and else refused', async () => {
    expect(await names(find('phone', '+1 (555) 010-0320', { source: 'domain' }, whole()))).toEqual(['Olga Petrova']);
    mailbox.asked();
    await expect(find('phone', '+1 555 010 0320', { source: 'domain' })).rejects.toMatchObject({ kind: 'forbidden' });
    expect(mailbox.asked()).toEqual([]);
  });

  test('guests, people who left and rooms are there; a name for signing in is no address', async () => {
    expect(await find('email', 'gia@example.org', { source: 'domain' })).toMatchObject([{ full_name: 'Gia Guest' }]);
    expect(await find('name', 'Levi Left', { source: 'domain' })).toMatchObject([{ email: 'colleague.21@example.com' }]);
    expect(await find('name', 'Backup Service', { source: 'domain' })).toMatchObject([{ email: null, emails: [] }]);
    expect(await find('email', 'backup@example.com', { source: 'domain' })).toEqual([]);
    expect(await find('name', 'Room 20/1', { source: 'domain' })).toMatchObject([{ email: 'room.20.1@example.com' }]);
  });

  test('a user without an ID is left out, and named in the log', async () => {
    mailbox.store.directory.set('', { ...directoryUser(40, { displayName: 'No ID' }), id: '' });
    const log = jest.fn();
    expect(await contacts.find({ ...mailbox.connect(), log }, { by: 'name', value: 'No ID' }, { source: 'domain' })).toEqual([]);
    expect(log).toHaveBeenCalledWith('Left out a person that can\'t be read: ID , its field "id" isn\'t what was expected.');
  });
});

describe('among the people one works with', () => {
  test.each([
    ['email', 'mia@example.net', 'Mia Example'],
    ['phone', '+15550100400', 'Perry Partner'],
    ['name', 'perry partner', 'Perry Partner'],
  ] as const)('an %s is compared here', async (by, value, name) => {
    expect(await find(by, value, { source: 'inbox' })).toMatchObject([{ full_name: name, source: 'inbox' }]);
    expect(mailbox.asked()).toEqual([expect.stringMatching(/^GET \/me\/people\?\$select=id,displayName,.*&\$top=1000$/)]);
  });

  test('groups and rooms are left out', async () => {
    expect(await find('name', 'Everyone', { source: 'inbox' })).toEqual([]);
    expect(await find('name', 'Room 20/1', { source: 'inbox' })).toEqual([]);
  });

  test('every value has its key', async () => {
    expect(await find('name', 'Perry Partner', { source: 'inbox' })).toMatchObject([
      {
        first_name: 'Perry',
        job_title: 'Buyer',
        company: 'Example Parts',
        work_phone: '+1 555 010 0400',
        website: 'https://example.net/perry',
        birthday: null,
        notes: null,
      },
    ]);
    expect(await find('name', 'Mia Example', { source: 'inbox' })).toMatchObject([
      { email: 'mia.example@example.com', department: 'Sales', im_addresses: ['sip:mia.example@example.com'] },
    ]);
  });
});

test('a folder is refused together with a source', async () => {
  await expect(find('email', 'a@example.com', { source: 'domain', folder_id: 'contacts' })).rejects.toMatchObject({
    kind: 'missing_capability',
    message: expect.stringContaining('Leave Folder blank'),
  });
  expect(mailbox.asked()).toEqual([]);
});
