import type { ContactFields, Provider } from '../../../sandbox/nylas/contact.ts';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { type Mailboxes, withMailboxes } from './mailbox.ts';

let boxes: Mailboxes;
withMailboxes(1, (opened) => {
  boxes = opened;
});

/** What the merge lists, and the kept contact afterwards. */
async function merged(provider: Provider, kept: object, other: object) {
  const grant = boxes.grant(provider);
  const ids = [kept, other].map((fields) => grant.addContact({ given_name: 'Uma', ...fields }).id);
  const [keptId = '', otherId = ''] = ids;
  const plan = await nylas.contacts.planMerge(boxes.connect(provider), keptId, otherId);
  await plan?.save();
  return { conflicts: plan?.conflicts, contact: grant.contacts.get(keptId) };
}

const BERN = { type: 'work', street_address: '1 Example Street', city: 'Bern' } as const;
const LYON = { type: 'work', street_address: '2 Example Road', city: 'Lyon' } as const;

test.each<[field: string, kept: Partial<ContactFields>, other: Partial<ContactFields>, stays: string, dropped: string]>([
  ['emails', { emails: [{ email: 'uma@example.com' }] }, { emails: [{ email: 'uma@example.org' }] }, 'uma@example.com', 'uma@example.org'],
  [
    'phones',
    { phone_numbers: [{ number: '+15550100100' }] },
    { phone_numbers: [{ number: '+15550100101', type: 'home' }] },
    '+15550100100',
    '+15550100101',
  ],
  [
    'websites',
    { web_pages: [{ url: 'https://example.com' }] },
    { web_pages: [{ url: 'https://example.org' }] },
    'https://example.com',
    'https://example.org',
  ],
  ['im_addresses', { im_addresses: [{ im_address: 'uma.chat' }] }, { im_addresses: [{ im_address: 'uma.new' }] }, 'uma.chat', 'uma.new'],
  [
    'addresses',
    { physical_addresses: [BERN] },
    { physical_addresses: [{ ...LYON, type: 'home' }] },
    '1 Example Street, Bern',
    '2 Example Road, Lyon',
  ],
])('iCloud has one of the %s: the kept contact’s stays, and the other is listed', async (field, kept, other, stays, dropped) => {
  const { conflicts, contact } = await merged('icloud', kept, other);
  expect(conflicts).toEqual([{ field, kept: stays, dropped }]);
  expect(contact).toMatchObject(kept);
});

test('a kept contact without an email takes the first of several, and the others are listed', async () => {
  const emails = ['uma@example.com', 'uma@example.org'].map((email) => ({ email }));
  const { conflicts, contact } = await merged('imap', {}, { emails });
  expect(conflicts).toEqual([{ field: 'emails', kept: 'uma@example.com', dropped: 'uma@example.org' }]);
  expect(contact?.emails).toEqual([emails[0]]);
});

test('a contact of Microsoft stays in its own group, and both groups are listed by name', async () => {
  const grant = boxes.grant('microsoft');
  const [friends, family] = ['Friends', 'Family'].map((name) => grant.addGroup(name));
  const { conflicts, contact } = await merged('microsoft', { groups: [{ id: friends?.id }] }, { groups: [{ id: family?.id }] });
  expect(conflicts).toEqual([{ field: 'tags', kept: 'Friends', dropped: 'Family' }]);
  expect(contact?.groups).toEqual([{ id: friends?.id }]);
});

test('a contact without a group takes the first one, and a group that is gone is listed by its ID', async () => {
  const { id = '' } = boxes.grant('microsoft').addGroup('Friends');
  const { conflicts, contact } = await merged('microsoft', {}, { groups: [{ id }, { id: 'nowhere' }] });
  expect(conflicts).toEqual([{ field: 'tags', kept: 'Friends', dropped: 'nowhere' }]);
  expect(contact?.groups).toEqual([{ id }]);
});

test('a number of Microsoft gets a free type, and one that has no place left is named', async () => {
  const mobile = (number: string) => ({ number, type: 'mobile' as const });
  const { contact, conflicts } = await merged(
    'microsoft',
    { phone_numbers: [mobile('+15550100100')] },
    { phone_numbers: [mobile('+15550100101'), { number: '+15550100102' }] },
  );
  expect(conflicts).toEqual([]);
  expect(contact?.phone_numbers).toEqual([mobile('+15550100100'), { number: '+15550100101', type: 'work' }, { number: '+15550100102' }]);
  const five = [100, 101, 102, 103, 104].map((end) => `+15550100${end}`);
  const types = ['work', 'work', 'home', 'home', 'mobile'];
  const full = { phone_numbers: five.map((number, index) => ({ number, type: types[index] })) };
  await expect(merged('microsoft', full, { phone_numbers: [mobile('+15550100199')] })).rejects.toMatchObject({
    kind: 'invalid_input',
    message: expect.stringContaining('+15550100199'),
  });
});

test.each([
  ['google', { number: '+15550100101', type: 'home_fax' }, 'other'],
  ['ews', { number: '+15550100101', type: 'mobile' }, 'other'],
  ['google', { number: '+15550100101', type: 'mobile' }, 'mobile'],
] as const)('for %s, %j becomes a number of type %s, rather than of a wrong one', async (provider, phone, type) => {
  const mobile = { number: '+15550100100', type: 'mobile' };
  const { contact } = await merged(provider, { phone_numbers: [mobile] }, { phone_numbers: [phone] });
  expect(contact?.phone_numbers).toEqual([mobile, { ...phone, type }]);
});

test('addresses of one type are joined if no part differs; another one gets a free type, or is listed', async () => {
  const joined = await merged(
    'microsoft',
    { physical_addresses: [BERN] },
    { physical_addresses: [{ type: 'work', city: 'bern', country: 'CH' }] },
  );
  expect(joined).toMatchObject({ conflicts: [], contact: { physical_addresses: [{ ...BERN, country: 'CH' }] } });
  const moved = await merged('microsoft', { physical_addresses: [BERN] }, { physical_addresses: [LYON] });
  expect(moved).toMatchObject({ conflicts: [], contact: { physical_addresses: [BERN, { ...LYON, type: 'other' }] } });
  const all = ['work', 'home', 'other'].map((type) => ({ ...BERN, type }));
  const full = await merged('microsoft', { physical_addresses: all }, { physical_addresses: [LYON] });
  expect(full.conflicts).toEqual([{ field: 'addresses', kept: '1 Example Street, Bern', dropped: '2 Example Road, Lyon' }]);
});

test('entries without a value that we know are sent back, those of both', async () => {
  const entry = (type: string) => ({ type, label: `My ${type}` });
  boxes.sandbox.plan({ method: 'PUT', response: { status: 200, body: { request_id: 'r1', data: { id: 'c1' } } } });
  await merged('google', { emails: [entry('work')] }, { emails: [entry('work'), entry('home')], web_pages: [entry('home')] });
  const [put] = boxes.sandbox.requests.filter(({ method }) => method === 'PUT');
  expect(JSON.parse(put?.body ?? '{}')).toMatchObject({ emails: [entry('work'), entry('home')], web_pages: [entry('home')] });
});
