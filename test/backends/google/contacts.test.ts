import { accountTypeOf } from '../../../sandbox/accounts.ts';
import type { Lists } from '../../../sandbox/google/person.ts';
import { google } from '../../../src/backends/google/index.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(google, accountTypeOf('google'), 12);
const store = () => at().sandbox.accounts.google.store;
const stored = (id: string): Lists => store().people.get(id)?.lists ?? {};
const bodies = () =>
  at()
    .sandbox.requests.filter(({ method }) => method !== 'GET')
    .map(({ body }) => JSON.parse(body || '{}'));

/** What Google's own page, or another program, may have stored. */
const RICH: Lists = {
  names: [{ givenName: 'Uma', middleName: 'May', familyName: 'Example', phoneticGivenName: 'oo-mah' }],
  nicknames: [{ value: 'Born', type: 'MAIDEN_NAME' }],
  emailAddresses: [
    { value: 'uma@example.com', type: 'work', displayName: 'Uma at work' },
    { value: 'uma@example.org', type: 'school' },
  ],
  phoneNumbers: [
    { value: '+1 555 010 0100', type: 'mobile' },
    { value: '+1 555 010 0101', type: 'homeFax' },
    { value: '+1 555 010 0102', type: 'grandcentral' },
  ],
  organizations: [
    { name: 'Example Works', title: 'Engineer', symbol: 'EXMP', current: true },
    { name: 'Example School', type: 'school' },
  ],
  addresses: [
    { type: 'work', streetAddress: '1 Example Street', poBox: '7', city: 'Springfield' },
    { type: 'home', formattedValue: 'Some Street 5, Lyon' },
  ],
  birthdays: [{ date: { month: 5, day: 17 } }],
  relations: [{ person: 'Sam Example', type: 'spouse' }],
  events: [{ date: { year: 2001, month: 5, day: 6 }, type: 'anniversary' }],
  imClients: [{ username: 'uma.chat', protocol: 'jabber' }],
  biographies: [{ value: 'Met <b>twice</b>', contentType: 'TEXT_HTML' }],
  userDefined: [
    { key: 'Plan', value: 'Gold' },
    { key: 'Plan', value: 'Old' },
  ],
  memberships: [{ contactGroupMembership: { contactGroupResourceName: 'contactGroups/myContacts' } }],
};

test('changing one phone changes that number, and everything else stays to the byte', async () => {
  const { id } = store().add(RICH);
  await expect(at().create('update_contact', { contact_id: id, phone: '+1 555 010 0199' })).resolves.toMatchObject({
    outcome: 'updated',
    changed_fields: ['phone'],
  });
  const [, ...others] = RICH.phoneNumbers ?? [];
  expect(JSON.stringify(stored(id))).toBe(
    JSON.stringify({ ...RICH, phoneNumbers: [{ value: '+1 555 010 0199', type: 'mobile' }, ...others] }),
  );
  const [{ etag, resourceName, ...lists }] = bodies();
  expect([etag, resourceName]).toEqual([expect.stringMatching(/^%/), `people/${id}`]);
  expect(Object.keys(lists)).toEqual(['phoneNumbers']);
  expect(at().sandbox.requests.at(-1)?.path).toContain('updatePersonFields=phoneNumbers&');
});

test.each([
  [
    'first_name',
    { first_name: 'Ula' },
    'names',
    [{ givenName: 'Ula', middleName: 'May', familyName: 'Example', phoneticGivenName: 'oo-mah' }],
  ],
  ['email', { email: 'uma@example.org' }, 'emailAddresses', [...(RICH.emailAddresses ?? [])].reverse()],
  ['job_title', { job_title: 'Director' }, 'organizations', [{ ...RICH.organizations?.[0], title: 'Director' }, RICH.organizations?.[1]]],
  ['manager', { manager: 'Grace Example' }, 'relations', [RICH.relations?.[0], { person: 'Grace Example', type: 'manager' }]],
  ['nickname', { nickname: 'Umi' }, 'nicknames', [RICH.nicknames?.[0], { value: 'Umi' }]],
  ['city', { city: 'Bern' }, 'addresses', [{ ...RICH.addresses?.[0], city: 'Bern' }, RICH.addresses?.[1]]],
  ['birthday', { birthday: '1990-05-17' }, 'birthdays', [{ date: { year: 1990, month: 5, day: 17 } }]],
  ['notes', { notes: 'New' }, 'biographies', [{ value: 'New', contentType: 'TEXT_PLAIN' }]],
  ['im_addresses', { im_addresses: ['uma.new'] }, 'imClients', [RICH.imClients?.[0], { username: 'uma.new' }]],
  [
    'custom_Plan',
    { custom_Plan: 'Silver' },
    'userDefined',
    [
      { key: 'Plan', value: 'Silver' },
      { key: 'Plan', value: 'Old' },
    ],
  ],
] as const)('%s is written in one list, with everything else in it', async (field, input, list, items) => {
  const { id } = store().add(RICH);
  await expect(at().create('update_contact', { contact_id: id, ...input })).resolves.toMatchObject({ changed_fields: [field] });
  expect(stored(id)).toEqual({ ...RICH, [list]: items });
});

test('an address that is one text is the street, and keeps it when a part is added', async () => {
  const { id } = store().add(RICH);
  await at().create('update_contact', { contact_id: id, address_type: 'home', city: 'Lyon' });
  expect(stored(id).addresses).toEqual([RICH.addresses?.[0], { type: 'home', streetAddress: 'Some Street 5, Lyon', city: 'Lyon' }]);
});

test('a number for the type of the main one becomes that one, and the main one is added', async () => {
  const { id } = store().add({ phoneNumbers: [{ value: '+15550100100', type: 'work' }], names: [{ givenName: 'Uma' }] });
  await at().create('update_contact', { contact_id: id, phone: '+15550100101', work_phone: '+15550100102' });
  expect(stored(id).phoneNumbers).toEqual([{ value: '+15550100101' }, { value: '+15550100102', type: 'work' }]);
});

test('the name of the person’s own profile never replaces the one in the address book', async () => {
  const [profiled] = [...store().people.values()].filter((person) => person.profiled);
  const [found] = await at().search('find_contact', { contact_id: profiled?.id });
  expect(found?.first_name).toBe(profiled?.lists.names?.[0]?.givenName);
});

test('a job with a date is named before anything is sent, because Google breaks down with it', async () => {
  const jobs = [{ name: 'Example Works', startDate: { year: 2020, month: 1, day: 1 } }];
  const { id } = store().add({ ...RICH, organizations: jobs });
  await expect(at().create('update_contact', { contact_id: id, job_title: 'Director' })).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('because it has a start or an end date: Example Works.'),
  });
  await expect(at().create('update_contact', { contact_id: id, city: 'Bern' })).resolves.toMatchObject({ outcome: 'updated' });
  expect(stored(id).organizations).toEqual(jobs);
});

test('what is too large for a contact is refused before any request', async () => {
  const notes = 'x'.repeat(140_000);
  for (const [key, input] of [
    ['create_contact', { first_name: 'Uma' }],
    ['create_or_update_contact', { email: 'uma@example.com' }],
  ] as const)
    await expect(at().create(key, { ...input, notes })).rejects.toThrow('Google keeps at most 128 KB for a contact');
  expect(at().asked()).toEqual([]);
});

test('a list of more than 100 numbers isn’t cut when it comes from a page', async () => {
  const phoneNumbers = Array.from({ length: 120 }, (_, number) => ({ value: `+1555020${String(1000 + number)}` }));
  const { id } = store().add({ emailAddresses: [{ value: 'many@example.com' }], phoneNumbers });
  await expect(at().create('create_or_update_contact', { email: 'many@example.com', phone: '+15550100100' })).resolves.toMatchObject({
    id,
    outcome: 'updated',
  });
  expect(stored(id).phoneNumbers).toHaveLength(120);
});

test('a change in between is read and merged again, with the new etag', async () => {
  const { id } = store().add(RICH);
  const run = at().create('update_contact', { contact_id: id, city: 'Bern' });
  const { change } = store();
  let isFirst = true;
  const reading = jest.spyOn(store(), 'read').mockImplementation((read) => {
    const person = store().people.get(read);
    if (isFirst) change.call(store(), read, { nicknames: [{ value: 'Someone else’s' }] });
    isFirst = false;
    return person;
  });
  await expect(run).resolves.toMatchObject({ outcome: 'updated', city: 'Bern' });
  reading.mockRestore();
  expect(stored(id)).toMatchObject({ nicknames: [{ value: 'Someone else’s' }], addresses: [{ city: 'Bern' }, {}] });
});

test('a second write of a step uses the answer of the first one, because a read can lag behind', async () => {
  store().switches.readLag = 60_000;
  const saved = await at().create('create_or_update_contact', { email: 'lag@example.com', first_name: 'Lag', note_body: 'Said hello.' });
  expect(saved).toMatchObject({ outcome: 'created', notes: expect.stringContaining('Said hello.') });
  expect(
    at()
      .asked()
      .filter((request) => /GET \/v1\/people\/c/.test(request)),
  ).toEqual([]);
});

test('a contact created in a full address book is refused in a sentence', async () => {
  store().switches.contactsLimit = 1;
  await expect(at().create('create_contact', { first_name: 'Uma' })).rejects.toThrow('The Google address book is full');
});

test('the link leads to the contact’s own page', async () => {
  const id = at().book.ids()[0] ?? '';
  await expect(at().search('find_contact', { contact_id: id })).resolves.toMatchObject([
    { url: `https://contacts.google.com/person/${id}` },
  ]);
});

test('the list of contacts ends with its last page, however far someone scrolls', async () => {
  await expect(at().trigger('contact_list', {}, { page: 3 })).resolves.toEqual([]);
});
