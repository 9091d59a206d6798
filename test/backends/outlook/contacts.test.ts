import type { Connection } from '../../../src/backends/backend.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { type Mailbox, withMailbox } from './sandboxed.ts';

const { contacts } = outlook;
let mailbox: Mailbox;
let connection: Connection;

withMailbox(12, (opened) => {
  mailbox = opened;
  connection = mailbox.connect();
});

const someone = () =>
  mailbox.store.addContact({ givenName: 'Ada', surname: 'Lovelace', emailAddresses: [{ name: 'Ada', address: 'ada@example.com' }] });
const stored = (id: string) => {
  const contact = mailbox.store.contacts.get(id);
  if (contact === undefined) throw new Error(`no contact ${id}`);
  return contact.fields;
};

describe('get', () => {
  test('one request, with immutable ids and what is used selected', async () => {
    const { id } = someone();
    const contact = await contacts.get(connection, id);
    expect(contact).toMatchObject({
      id,
      account_type: 'outlook',
      url: null,
      full_name: 'Ada Lovelace',
      email: 'ada@example.com',
      addresses: [],
      birthday: null,
    });
    expect(contact.folder_id).toBe(mailbox.store.defaultFolderId);
    expect(contact.emails).toEqual([{ address: 'ada@example.com', type: null }]);
    const [request] = mailbox.sandbox.requests;
    expect(mailbox.sandbox.requests).toHaveLength(1);
    expect(request?.headers.prefer).toBe('IdType="ImmutableId"');
    expect(request?.path).toContain('%24select=id%2CchangeKey');
  });

  test.each(['AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AyM_5Z1xq0k2rRAAAAAAAxxxxxxxxxxxxxxx=', 'no-id-at-all'])(
    'an unknown id: %s',
    async (id) => {
      await expect(contacts.get(connection, id)).rejects.toMatchObject({ kind: 'not_found' });
    },
  );

  test.each(['', ' ', '.', '..', ' .. '])('what can be no id is not asked for: "%s"', async (id) => {
    await expect(contacts.get(connection, id)).rejects.toMatchObject({
      kind: 'not_found',
      message: `Outlook has nothing with the ID "${id}". Check the ID.`,
    });
    expect(mailbox.asked()).toEqual([]);
  });

  test('an account without a mailbox gets a message, and nothing counts as deleted', async () => {
    mailbox.store.mailboxMissing = true;
    await expect(contacts.get(connection, someone().id)).rejects.toMatchObject({
      kind: 'forbidden',
      message: expect.stringContaining('no Outlook mailbox in Exchange Online'),
    });
    await expect(contacts.remove(connection, someone().id)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('create', () => {
  test('one request; everything given comes back', async () => {
    const given = {
      prefix: 'Dr.',
      first_name: 'Ada',
      middle_name: 'King',
      last_name: 'Lovelace',
      suffix: 'Jr.',
      nickname: 'A',
      email: 'ada@example.com',
      mobile_phone: '+44 1',
      work_phone: '+44 2',
      home_phone: '+44 3',
      company: 'Engines',
      department: 'D',
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
      tags: { mode: 'add', names: ['VIP'] },
      address_type: 'home',
    });
    expect(made).toMatchObject({ ...given, full_name: 'Ada King Lovelace Jr.', im_addresses: ['ada'], tags: ['VIP'] });
    expect(made.emails.map((item) => item.address)).toEqual(['ada@example.com', 'b@example.com']);
    expect(made.addresses).toEqual([{ type: 'home', street: '1 Square', city: 'London', region: 'L', postal_code: 'SW1', country: 'UK' }]);
    expect(mailbox.asked()).toEqual(['POST /me/contacts']);
  });

  test.each(['', 'contacts'])('into the default folder, with the folder "%s"', async (folder_id) => {
    await contacts.create(connection, { company: 'Engines', folder_id });
    expect(mailbox.asked()).toEqual(['POST /me/contacts']);
  });

  test('into a folder, with only a company', async () => {
    const folder = mailbox.store.addFolder('New');
    const made = await contacts.create(connection, { company: 'Engines', folder_id: folder.id });
    expect(made).toMatchObject({ company: 'Engines', full_name: null, folder_id: folder.id });
  });

  test("a fourth email, a tag with a comma and a birthday that isn't a day are refused before any request", async () => {
    const many = contacts.create(connection, { email: 'a@x.com', other_emails: ['b@x.com', 'c@x.com', 'd@x.com', 'e@x.com'] });
    await expect(many).rejects.toMatchObject({
      kind: 'invalid_input',
      message: expect.stringContaining('at most 3 email addresses for a contact, and d@x.com and e@x.com'),
    });
    await expect(contacts.create(connection, { first_name: 'A', tags: { mode: 'add', names: ['a,b'] } })).rejects.toMatchObject({
      kind: 'invalid_input',
    });
    await expect(contacts.create(connection, { first_name: 'A', birthday: '10/12/1815' })).rejects.toMatchObject({ kind: 'invalid_input' });
    expect(mailbox.asked()).toEqual([]);
  });
});

describe('update', () => {
  test('what no contact of Outlook can hold is refused before any request', async () => {
    const { id } = someone();
    const other_emails = ['b@example.com', 'c@example.com', 'd@example.com'];
    const many = { email: 'a@example.com', other_emails };
    const refusal = {
      kind: 'invalid_input',
      message:
        'Outlook keeps at most 3 email addresses for a contact, and d@example.com would be too many. Leave out what is too many, or remove others first.',
    };
    expect(() => contacts.check?.(connection, many)).toThrow(expect.objectContaining(refusal));
    await expect(contacts.update(connection, id, many)).rejects.toMatchObject(refusal);
    expect(mailbox.asked()).toEqual([]);
    expect(() => contacts.check?.(connection, { email: 'a@example.com' })).not.toThrow();
  });

  test('two requests, the second against the state that was read; one when nothing differs', async () => {
    const { id, changeKey } = someone();
    const updated = await contacts.update(connection, id, { last_name: 'King', email: 'ADA@example.com' });
    expect(updated).toMatchObject({ changed: ['last_name'], contact: { full_name: 'Ada King', email: 'ada@example.com' } });
    const [, patch] = mailbox.sandbox.requests;
    expect(mailbox.sandbox.requests.map(({ method }) => method)).toEqual(['GET', 'PATCH']);
    expect(patch?.headers['if-match']).toBe(`W/"${changeKey}"`);
    expect(JSON.parse(patch?.body ?? '')).toEqual({ surname: 'King', displayName: 'Ada King' });
    mailbox.sandbox.clearRequests();
    expect((await contacts.update(connection, id, { last_name: 'King' })).changed).toEqual([]);
    expect(mailbox.asked()).toHaveLength(1);
  });

  test.each(['Example, Ada', 'The Countess', 'Dr Ada Example'])(
    'a display name that is not made of the parts stays: %s',
    async (displayName) => {
      const { id } = mailbox.store.addContact({ givenName: 'Ada', surname: 'Example', displayName });
      const { contact } = await contacts.update(connection, id, { last_name: 'King' });
      expect(stored(id)).toMatchObject({ givenName: 'Ada', surname: 'King', displayName });
      expect(contact).toMatchObject({ full_name: displayName, last_name: 'King' });
    },
  );

  test('a contact without a display name gets one from its parts', async () => {
    const { id } = mailbox.store.addContact({ givenName: 'Ada' });
    await contacts.update(connection, id, { last_name: 'King' });
    expect(stored(id)).toMatchObject({ displayName: 'Ada King' });
  });

  test('only a phone keeps name, categories and the other phones', async () => {
    const { id } = mailbox.store.addContact({
      givenName: 'Ada',
      displayName: 'The Countess',
      categories: ['VIP'],
      businessPhones: ['+44 1', '+44 2'],
      homePhones: ['+44 3'],
    });
    const before = stored(id);
    const { contact } = await contacts.update(connection, id, { phone: '+44 9' });
    expect(stored(id)).toEqual({ ...before, businessPhones: ['+44 9', '+44 2'] });
    expect(contact.phones.map(({ number }) => number)).toEqual(['+44 9', '+44 2', '+44 3']);
  });

  test("a home address doesn't change the work address, and a part of it changes alone", async () => {
    const { id } = mailbox.store.addContact({ businessAddress: { city: 'Paris' } });
    await contacts.update(connection, id, { street: '1 Square', city: 'London', address_type: 'home' });
    expect(stored(id)).toMatchObject({ businessAddress: { city: 'Paris' }, homeAddress: { street: '1 Square', city: 'London' } });
    await contacts.update(connection, id, { city: null, country: 'UK', address_type: 'home' });
    expect(stored(id).homeAddress).toEqual({ street: '1 Square', countryOrRegion: 'UK' });
    await contacts.update(connection, id, { city: 'Lyon' });
    expect(stored(id).businessAddress).toEqual({ city: 'Lyon' });
  });

  test('an address further back comes to the front, others are merged, a fourth is refused and named', async () => {
    const { id } = mailbox.store.addContact({
      emailAddresses: ['a@x.com', 'b@x.com'].map((address) => ({ name: `N ${address}`, address })),
    });
    const emails = async (change: Parameters<typeof contacts.update>[2]) =>
      (await contacts.update(connection, id, change)).contact.emails.map((item) => item.address);
    expect(await emails({ email: 'B@x.com' })).toEqual(['b@x.com', 'a@x.com']);
    expect(stored(id).emailAddresses[0]?.name).toBe('N b@x.com');
    expect(await emails({ other_emails: ['A@x.com', 'c@x.com'] })).toEqual(['b@x.com', 'a@x.com', 'c@x.com']);
    mailbox.sandbox.clearRequests();
    await expect(emails({ other_emails: ['d@x.com'] })).rejects.toMatchObject({
      kind: 'invalid_input',
      message: expect.stringContaining('d@x.com'),
    });
    expect(mailbox.asked()).toHaveLength(1);
    expect(await emails({ email: null })).toEqual(['a@x.com', 'c@x.com']);
    expect(await emails({ other_emails: null })).toEqual(['a@x.com']);
  });

  test("what another value replaces isn't lost", async () => {
    const { id } = mailbox.store.addContact({
      givenName: 'Ada',
      displayName: 'The Countess',
      mobilePhone: '+4411111111',
      emailAddresses: [{ name: null, address: 'a@x.com' }],
    });
    const { contact, changed } = await contacts.update(connection, id, {
      email: 'b@x.com',
      other_emails: ['a@x.com'],
      phone: '+4411111111',
      mobile_phone: '+4422222222',
      full_name: 'The Countess',
      first_name: 'Augusta',
    });
    expect(contact.emails.map((item) => item.address)).toEqual(['b@x.com', 'a@x.com']);
    expect(contact).toMatchObject({
      mobile_phone: '+4422222222',
      work_phone: '+4411111111',
      full_name: 'The Countess',
      first_name: 'Augusta',
    });
    expect(changed).toEqual(['first_name', 'email', 'mobile_phone']);
  });

  test("a phone that exists as another kind of number stays there, and the first one isn't lost", async () => {
    const { id } = mailbox.store.addContact({ givenName: 'Ada', mobilePhone: '+4411111111', homePhones: ['+4422222222'] });
    const before = stored(id);
    const { contact, changed } = await contacts.update(connection, id, { phone: '+44 2222 2222', company: 'Engines' });
    expect(stored(id)).toEqual({ ...before, companyName: 'Engines' });
    expect(changed).toEqual(['company']);
    expect(contact).toMatchObject({ phone: '+4411111111', home_phone: '+4422222222' });
    expect((await contacts.update(connection, id, { phone: '+4422222222' })).changed).toEqual([]);
  });

  test('a phone that exists as another kind of number is not a change, even if another number becomes the first', async () => {
    const { id } = mailbox.store.addContact({ givenName: 'Ada', mobilePhone: '+4411111111', homePhones: ['+4422222222'] });
    const given = { phone: '+44 2222 2222', mobile_phone: '+4433333333' };
    const { contact, changed } = await contacts.update(connection, id, given);
    expect(changed).toEqual(['mobile_phone']);
    expect(contact.phones.map(({ number }) => number)).toEqual(['+4433333333', '+4422222222']);
    expect((await contacts.update(connection, id, { ...given, company: 'Engines' })).changed).toEqual(['company']);
  });

  test('a tag with a comma, from another program, can be removed', async () => {
    const { id } = mailbox.store.addContact({ givenName: 'Ada', categories: ['VIP', 'a,b'] });
    const { contact, changed } = await contacts.update(connection, id, { tags: { mode: 'remove', names: ['a,b'] } });
    expect(contact.tags).toEqual(['VIP']);
    expect(changed).toEqual(['tags']);
  });

  test('everything can be emptied', async () => {
    const made = await contacts.create(connection, {
      first_name: 'A',
      last_name: 'B',
      nickname: 'C',
      email: 'a@x.com',
      work_phone: '1234567',
      company: 'E',
      city: 'P',
      birthday: '1815-12-10',
      notes: 'n',
      website: 'w',
      im_addresses: ['i'],
      tags: { mode: 'add', names: ['t'] },
    });
    const { contact } = await contacts.update(connection, made.id, {
      first_name: null,
      last_name: null,
      nickname: null,
      email: null,
      work_phone: null,
      company: null,
      city: null,
      birthday: null,
      notes: null,
      website: null,
      im_addresses: null,
      tags: null,
    });
    expect(contact).toMatchObject({
      full_name: null,
      first_name: null,
      emails: [],
      phones: [],
      company: null,
      addresses: [],
      birthday: null,
      notes: null,
      websites: [],
      im_addresses: [],
      tags: [],
    });
  });

  test('if someone else is faster, their change stays', async () => {
    const { id } = someone();
    mailbox.sandbox.plan({
      method: 'PATCH',
      response: { status: 412, body: { error: { code: 'ErrorIrresolvableConflict', message: 'no' } } },
      times: 2,
    });
    expect((await contacts.update(connection, id, { company: 'Engines' })).changed).toEqual(['company']);
    expect(mailbox.asked().map((line) => line.split(' ')[0])).toEqual(['GET', 'PATCH', 'GET', 'PATCH', 'GET', 'PATCH']);
  });

  test('a pause that would outlast the run is shortened, and what is left of it is used', async () => {
    const { id } = someone();
    jest.spyOn(Math, 'random').mockReturnValue(0.99);
    mailbox.sandbox.plan({ method: 'PATCH', response: { status: 412, body: {} }, times: 6 });
    const short = mailbox.connect({}, { run: 4_500 });
    await expect(contacts.update(short, id, { company: 'Engines' })).resolves.toMatchObject({ changed: ['company'] });
    jest.restoreAllMocks();
  });

  test("if it doesn't end, the conflict is shown", async () => {
    const { id } = someone();
    mailbox.sandbox.plan({ method: 'PATCH', response: { status: 412, body: {} }, times: 1000 });
    const short = mailbox.connect({}, { run: 2_500 });
    await expect(contacts.update(short, id, { company: 'Engines' })).rejects.toMatchObject({ kind: 'conflict' });
  });
});

test('a contact is deleted once', async () => {
  const { id } = someone();
  expect(await contacts.remove(connection, id)).toBe('deleted');
  expect(await contacts.remove(connection, id)).toBe('already_gone');
});

test('the picker has everyone, by name within each folder', async () => {
  const { items, next } = await contacts.list(connection, { number: 0, cursor: null });
  expect(next).toBeNull();
  expect(items.map(({ id }) => id).sort()).toEqual([...mailbox.store.contacts.keys()].sort());
  expect((await contacts.list(connection, { number: 1, cursor: null })).items).toEqual([]);
  expect(mailbox.reads()).toContainEqual(expect.stringMatching(/^GET \/me\/contacts\?\$orderby=displayName/));
});

test('a picker that has lost its place finds it by the number of the page', async () => {
  for (let count = 0; count < 120; count += 1) mailbox.store.addContact({ displayName: `More ${count}` });
  const first = await contacts.list(connection, { number: 0, cursor: null });
  const second = await contacts.list(mailbox.connect(), { number: 1, cursor: null });
  expect(second.items).toEqual((await contacts.list(connection, { number: 1, cursor: first.next })).items);
  const shown = new Set([...first.items, ...second.items].map(({ id }) => id));
  expect([first.items.length, shown.size]).toEqual([100, mailbox.store.contacts.size]);
  expect((await contacts.list(connection, { number: 2, cursor: '' })).items).toEqual([]);
});

test('a read-only connection writes nothing', async () => {
  const reader = mailbox.connect({ access: 'read' });
  await expect(contacts.update(reader, someone().id, { company: 'E' })).rejects.toMatchObject({ kind: 'forbidden' });
  expect(mailbox.asked()).toHaveLength(1);
});
