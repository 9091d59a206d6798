import type { Connection } from '../../../src/backends/backend.ts';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { allOf } from '../../support/pages.ts';
import { type Mailboxes, queriesOf, withMailboxes } from './mailbox.ts';

const { contacts } = nylas;
const HARD = 'c#1/a=b';
let boxes: Mailboxes;
let connection: Connection;

withMailboxes(12, (opened) => {
  boxes = opened;
  connection = boxes.connect('google');
});

const stored = (id: string) => {
  const contact = boxes.grant('google').contacts.get(id);
  if (contact === undefined) throw new Error(`no contact ${id}`);
  return contact;
};
const FULL = {
  given_name: 'Ada',
  middle_name: 'King',
  surname: 'Lovelace',
  suffix: 'Jr.',
  nickname: 'A',
  birthday: '1815-12-10',
  company_name: 'Engines',
  job_title: 'Countess',
  manager_name: 'M',
  office_location: 'O',
  notes: 'N',
  emails: [{ email: 'ada@example.com', type: 'work' }, { email: 'b@example.com' }],
  phone_numbers: [
    { number: '+44 20 1111 1111', type: 'home' },
    { number: '+44 20 2222 2222', type: 'mobile' },
  ],
  im_addresses: [{ im_address: 'ada', type: 'jabber' }],
  physical_addresses: [
    { type: 'work', street_address: '1 Square', city: 'London' },
    { type: 'home', city: 'Ockham' },
  ],
  web_pages: [{ url: 'https://example.com', type: 'home' }],
  groups: [{ id: 'group-lead' }],
} as const;

describe('get', () => {
  test('one request, and one more for the names of its groups, which are cached', async () => {
    const cache = new Map<string, unknown>();
    const { id } = boxes.grant('google').addContact(FULL);
    const contact = await contacts.get(boxes.connect('google', { cache }), id);
    expect(contact).toMatchObject({
      id,
      account_type: 'nylas',
      full_name: 'Ada King Lovelace Jr.',
      email: 'ada@example.com',
      phone: '+44 20 1111 1111',
      mobile_phone: '+44 20 2222 2222',
      tags: ['lead'],
      groups: [{ id: 'group-lead', name: 'lead' }],
      im_addresses: ['ada'],
      website: 'https://example.com',
      city: 'London',
      source: 'address_book',
    });
    expect(boxes.asked()).toEqual([`GET /v3/grants/me/contacts/${encodeURIComponent(id)}`, 'GET /v3/grants/me/contacts/groups']);
    await contacts.get(boxes.connect('google', { cache }), id);
    expect(boxes.asked()).toHaveLength(1);
  });

  test.each(['', '.', '..', 'groups'])('the text "%s" is no id and is not asked for', async (id) => {
    await expect(contacts.get(connection, id)).rejects.toMatchObject({
      kind: 'not_found',
      message: `Nylas has no contact with the ID "${id}". Check the ID.`,
    });
    await expect(contacts.remove(connection, id)).resolves.toBe('already_gone');
    expect(boxes.asked()).toEqual([]);
  });

  test('an unknown ID is not found', async () => {
    await expect(contacts.get(connection, 'no/such#one')).rejects.toMatchObject({
      kind: 'not_found',
      detail: { trace: expect.any(String) },
    });
  });
});

test('ids with # / = and lists that are null work in every operation', async () => {
  boxes.store.switches.nullLists = true;
  const { id, ...rest } = stored(HARD);
  boxes.grant('google').contacts.put({ ...rest, id, emails: [], phone_numbers: [], physical_addresses: [], web_pages: [], groups: [] });
  expect(await contacts.get(connection, HARD)).toMatchObject({ id: HARD, emails: [], tags: [] });
  expect((await contacts.update(connection, HARD, { nickname: 'Nick', email: 'new@example.com' })).changed).toEqual(['nickname', 'email']);
  expect(await nylas.tags.add(connection, HARD, ['lead'])).toEqual({ tags: ['lead'], outcome: 'updated' });
  expect(await nylas.tags.remove(connection, HARD, ['LEAD'])).toEqual({ tags: [], outcome: 'updated' });
  expect(await nylas.notes.list(connection, HARD)).toEqual([]);
  expect((await nylas.notes.add(connection, HARD, { body: 'Hello' })).body).toMatch(/^\d{4}-\d\d-\d\d: Hello$/);
  expect(await nylas.photo.exists(connection, HARD)).toBe(false);
  expect(await nylas.photo.get(connection, HARD)).toBeNull();
  expect((await contacts.list(connection, { number: 0, cursor: null })).items.map((one) => one.id)).toContain(HARD);
  expect((await contacts.find(connection, { by: 'email', value: 'new@example.com' }, {})).map((one) => one.id)).toEqual([HARD]);
  expect((await allOf(nylas.changes, connection, {})).map(({ contact }) => contact.id)).toContain(HARD);
  expect(await contacts.remove(connection, HARD)).toBe('deleted');
  expect(await contacts.remove(connection, HARD)).toBe('already_gone');
});

describe('find', () => {
  test('an email: one request; with other capitals: two', async () => {
    const { id } = boxes.grant('google').addContact({ given_name: 'Ada', emails: [{ email: 'ada.x@example.com' }] });
    expect((await contacts.find(connection, { by: 'email', value: 'ada.x@example.com' }, {})).map((one) => one.id)).toEqual([id]);
    expect(boxes.asked()).toEqual(['GET /v3/grants/me/contacts']);
    expect(await contacts.find(connection, { by: 'email', value: 'ADA.X@example.com' }, {})).toHaveLength(1);
    expect(boxes.asked()).toHaveLength(2);
    expect(await contacts.find(connection, { by: 'email', value: 'nobody@example.com' }, {})).toEqual([]);
    expect(boxes.asked()).toHaveLength(1);
  });

  test('a phone number as stored: one request; otherwise the whole address book', async () => {
    const { id } = boxes.grant('google').addContact({ given_name: 'Ada', phone_numbers: [{ number: '+44 20 7946 0000' }] });
    const find = async (value: string) => (await contacts.find(connection, { by: 'phone', value }, {})).map((one) => one.id);
    expect(await find('+44 20 7946 0000')).toEqual([id]);
    expect(queriesOf(boxes.sandbox)).toEqual([expect.objectContaining({ phone_number: '+44 20 7946 0000', source: 'address_book' })]);
    boxes.asked();
    expect(await find('+442079460000')).toEqual([id]);
    expect(boxes.asked().filter((request) => !request.endsWith('groups'))).toHaveLength(2);
  });

  test('Microsoft has no filter for phone numbers, so none is sent', async () => {
    boxes.grant('microsoft').addContact({ given_name: 'Ada', phone_numbers: [{ number: '+44 20 7946 0000', type: 'work' }] });
    const microsoft = boxes.connect('microsoft');
    expect(await contacts.find(microsoft, { by: 'phone', value: '+442079460000' }, {})).toHaveLength(1);
    expect(queriesOf(boxes.sandbox).filter((query) => 'phone_number' in query)).toEqual([]);
  });

  test("a name is searched in the whole address book, or refused if that can't be read", async () => {
    boxes.grant('google').addContact(FULL);
    expect(await contacts.find(connection, { by: 'name', value: 'ada king lovelace jr.' }, {})).toHaveLength(1);
    expect(await contacts.find(connection, { by: 'name', value: 'Nobody at all' }, {})).toEqual([]);
    for (let number = 0; number < 250; number += 1) boxes.grant('google').addContact({ given_name: `N${number}` });
    const late = boxes.connect('google', { run: 4_000 });
    await expect(contacts.find(late, { by: 'name', value: 'N249' }, {})).rejects.toMatchObject({
      kind: 'too_much',
      message: expect.stringContaining('email'),
    });
  });
});

describe('list', () => {
  test('continues with the cursor, and reads from the start without one', async () => {
    for (let number = 0; number < 150; number += 1) boxes.grant('google').addContact({ given_name: `N${number}` });
    const first = await contacts.list(connection, { number: 0, cursor: null });
    expect(first.items).toHaveLength(100);
    const second = await contacts.list(connection, { number: 1, cursor: first.next });
    boxes.asked();
    const walked = await contacts.list(connection, { number: 1, cursor: null });
    expect(boxes.asked().filter((request) => !request.endsWith('groups'))).toHaveLength(2);
    expect(walked).toEqual(second);
    expect(second.next).toBeNull();
    expect(await contacts.list(connection, { number: 5, cursor: null })).toEqual({ items: [], next: null });
  });
});

describe('create', () => {
  const nameFor = async (change: Parameters<typeof contacts.create>[1]) => (await contacts.create(connection, change)).first_name;

  test('one request; everything given comes back', async () => {
    const given = {
      first_name: 'Ada',
      middle_name: 'King',
      last_name: 'Lovelace',
      suffix: 'Jr.',
      nickname: 'A',
      email: 'ada@example.com',
      phone: '+44 1',
      mobile_phone: '+44 2',
      work_phone: '+44 3',
      home_phone: '+44 4',
      company: 'Engines',
      job_title: 'Countess',
      manager: 'M',
      office_location: 'O',
      street: '1 Square',
      city: 'London',
      region: 'L',
      postal_code: 'SW1',
      country: 'UK',
      birthday: '1815-12-10',
      website: 'https://example.com',
      notes: 'says {{hello}}',
    };
    const made = await contacts.create(connection, {
      ...given,
      other_emails: ['b@example.com'],
      im_addresses: ['ada'],
      address_type: 'home',
      tags: { mode: 'add', names: ['Lead', 'customer'] },
    });
    expect(made).toMatchObject({ ...given, im_addresses: ['ada'], source: 'address_book' });
    expect([...made.tags].sort()).toEqual(['customer', 'lead']);
    expect(made.emails.map((item) => item.address)).toEqual(['ada@example.com', 'b@example.com']);
    expect(made.addresses).toEqual([expect.objectContaining({ type: 'home', city: 'London' })]);
    expect(boxes.asked()).toEqual(['GET /v3/grants/me/contacts/groups', 'POST /v3/grants/me/contacts']);
  });

  test('the first name that Nylas wants', async () => {
    expect(await nameFor({ first_name: 'Ada', company: 'Engines' })).toBe('Ada');
    expect(await nameFor({ full_name: 'Ada King Lovelace' })).toBe('Ada');
    expect(await nameFor({ full_name: 'Ada Lovelace', last_name: 'Lovelace', email: 'countess@example.com' })).toBe('Ada');
    expect(await nameFor({ company: 'Engines', email: 'ada@example.com' })).toBe('Engines');
    expect(await nameFor({ email: 'ada@example.com' })).toBe('ada');
    expect(await nameFor({ phone: '+44 1' })).toBe('+44 1');
  });

  test('a number under two names is one number, and two numbers are both kept', async () => {
    const one = await contacts.create(connection, { first_name: 'A', phone: '+44 20 1111 1111', mobile_phone: '+442011111111' });
    expect(one.phones).toEqual([{ number: '+44 20 1111 1111', type: 'mobile' }]);
    const two = await contacts.create(boxes.connect('microsoft'), {
      first_name: 'A',
      phone: '+44 20 1111 1111',
      work_phone: '+44 20 2222 2222',
    });
    expect(two).toMatchObject({ phone: '+44 20 1111 1111', work_phone: '+44 20 2222 2222' });
  });

  test('limits are checked before anything is sent', async () => {
    const refused = (provider: 'microsoft' | 'icloud' | 'ews', change: Parameters<typeof contacts.create>[1]) =>
      contacts.create(boxes.connect(provider), { first_name: 'A', ...change });
    await expect(
      refused('microsoft', { email: 'a@x.com', other_emails: ['b@x.com', 'c@x.com', 'd@x.com', 'e@x.com'] }),
    ).rejects.toMatchObject({
      kind: 'invalid_input',
      message: expect.stringContaining('Microsoft keeps at most 3 email addresses for a contact, and d@x.com and e@x.com are too many'),
    });
    await expect(refused('icloud', { email: 'a@x.com', other_emails: ['b@x.com'] })).rejects.toMatchObject({
      message: expect.stringContaining('b@x.com'),
    });
    await expect(refused('icloud', { mobile_phone: '+44 1' })).rejects.toMatchObject({
      message: expect.stringContaining("doesn't keep mobile phone numbers"),
    });
    await expect(refused('microsoft', { tags: { mode: 'add', names: ['lead', 'customer'] } })).rejects.toMatchObject({
      kind: 'invalid_input',
    });
    await expect(refused('ews', { notes: 'N' })).rejects.toMatchObject({ kind: 'missing_capability' });
    await expect(refused('ews', { suffix: 'Jr.' })).rejects.toMatchObject({ kind: 'missing_capability' });
    await expect(refused('ews', { birthday: '10/12/1815' })).rejects.toMatchObject({ kind: 'invalid_input' });
    expect(boxes.asked().filter((request) => !request.startsWith('GET'))).toEqual([]);
  });
});

describe.each(['keep', 'clear'] as const)('update where what is left out is to %s', (putSemantics) => {
  beforeEach(() => {
    boxes.store.switches.putSemantics = putSemantics;
  });

  test('one phone number leaves every other field and list as it was', async () => {
    const before = boxes.grant('google').addContact({ ...FULL, emails: [...FULL.emails] });
    const { changed, contact } = await contacts.update(connection, before.id, { mobile_phone: '+44 20 3333 3333' });
    expect(changed).toEqual(['mobile_phone']);
    expect(contact.mobile_phone).toBe('+44 20 3333 3333');
    expect(stored(before.id)).toEqual({
      ...before,
      phone_numbers: [FULL.phone_numbers[0], { number: '+44 20 3333 3333', type: 'mobile' }],
    });
    expect(boxes.asked().map((request) => request.split(' ')[0])).toEqual(['GET', 'GET', 'PUT']);
  });

  test.each(['microsoft', 'ews', 'icloud', 'imap'] as const)('the same on %s', async (provider) => {
    const [before] = [...boxes.grant(provider).contacts].filter((one) => one.id.includes('#'));
    if (before === undefined) throw new Error('nobody there');
    await contacts.update(boxes.connect(provider), before.id, { job_title: 'Pilot' });
    expect(boxes.grant(provider).contacts.get(before.id)).toEqual({ ...before, job_title: 'Pilot' });
  });

  test('null empties', async () => {
    const { id } = boxes.grant('google').addContact({ ...FULL, emails: [...FULL.emails] });
    const change = {
      email: null,
      phone: null,
      website: null,
      im_addresses: null,
      company: null,
      first_name: null,
      notes: null,
      birthday: null,
      tags: null,
    };
    const { contact, changed } = await contacts.update(connection, id, { ...change, street: null, city: null });
    expect(contact).toMatchObject({
      ...change,
      im_addresses: [],
      tags: [],
      email: 'b@example.com',
      phone: '+44 20 2222 2222',
      last_name: 'Lovelace',
      city: 'Ockham',
    });
    expect(changed).toHaveLength(11);
    expect((await contacts.update(connection, id, { other_emails: null, company: null, notes: null, first_name: null })).changed).toEqual(
      [],
    );
  });
});

describe('update', () => {
  test('nothing is sent when nothing differs', async () => {
    const { id } = boxes.grant('google').addContact({ ...FULL, emails: [...FULL.emails] });
    const same = {
      email: 'ADA@example.com',
      phone: '+442011111111',
      first_name: 'Ada',
      full_name: 'Someone Else',
      tags: { mode: 'add', names: ['group-lead'] },
    } as const;
    expect((await contacts.update(connection, id, same)).changed).toEqual([]);
    expect(boxes.asked().filter((request) => request.startsWith('PUT'))).toEqual([]);
  });

  test('a whole name is divided, and reads the same the next time', async () => {
    const { id } = boxes.grant('google').addContact({ ...FULL, emails: [...FULL.emails] });
    const { contact } = await contacts.update(connection, id, { full_name: 'Grace  Brewster Hopper' });
    expect(contact).toMatchObject({ first_name: 'Grace', middle_name: null, last_name: 'Brewster Hopper', suffix: null });
    expect((await contacts.update(connection, id, { full_name: 'Grace Brewster Hopper' })).changed).toEqual([]);
  });

  test('an email that is further back comes to the front', async () => {
    const { id } = boxes.grant('google').addContact({ ...FULL, emails: [...FULL.emails] });
    const { contact } = await contacts.update(connection, id, {
      email: 'B@example.com',
      other_emails: ['c@example.com', 'ada@example.com'],
    });
    expect(contact.emails.map((item) => item.address)).toEqual(['b@example.com', 'ada@example.com', 'c@example.com']);
  });

  test('people outside the address book are refused before anything is written', async () => {
    await expect(contacts.update(connection, 'inbox/1', { first_name: 'A' })).rejects.toMatchObject({
      kind: 'invalid_input',
      message: expect.stringContaining('address book'),
    });
    boxes.asked();
    await expect(contacts.remove(connection, 'inbox/1')).rejects.toMatchObject({
      kind: 'invalid_input',
      message: expect.stringMatching(
        /^Nylas refused to delete the contact .*\. Only contacts in the address book can be deleted, not people from the inbox or the domain\. Check the contact\.$/,
      ),
    });
    expect(boxes.asked()).toHaveLength(1);
    await expect(nylas.tags.add(connection, 'domain/1', ['lead'])).rejects.toMatchObject({ kind: 'invalid_input' });
    await expect(nylas.notes.add(connection, 'domain/1', { body: 'A' })).rejects.toMatchObject({ kind: 'invalid_input' });
    expect(boxes.asked().filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  test('an unknown tag is refused with those that exist', async () => {
    const update = contacts.update(connection, HARD, { tags: { mode: 'add', names: ['VIP'] } });
    await expect(update).rejects.toMatchObject({
      kind: 'invalid_input',
      message: expect.stringContaining('starred, customer, lead, partner and newsletter'),
    });
    expect(boxes.asked().filter((request) => request.startsWith('PUT'))).toEqual([]);
  });

  test("what already exceeds a limit doesn't stop other changes", async () => {
    const emails = ['a@x.com', 'b@x.com', 'c@x.com', 'd@x.com'].map((email) => ({ email }));
    const { id } = boxes.grant('google').addContact({ given_name: 'A', emails });
    const microsoft = boxes.connect('google', { account: { provider: 'microsoft', scope: '' } });
    expect((await contacts.update(microsoft, id, { job_title: 'Pilot' })).changed).toEqual(['job_title']);
  });

  test('a connection with an unknown provider asks once', async () => {
    const cache = new Map<string, unknown>();
    const account = { provider: undefined };
    await contacts.update(boxes.connect('google', { account, cache }), HARD, { nickname: 'One' });
    await contacts.update(boxes.connect('google', { account, cache }), HARD, { nickname: 'Two' });
    expect(boxes.asked().filter((request) => request === 'GET /v3/grants/me')).toHaveLength(1);
  });

  test('a read only connection and one without the scope write nothing', async () => {
    await expect(contacts.remove(boxes.connect('google', { account: { access: 'read' } }), HARD)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const scope = 'https://www.googleapis.com/auth/contacts.readonly';
    await expect(contacts.remove(boxes.connect('google', { account: { scope } }), HARD)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(boxes.asked()).toEqual([]);
  });
});
