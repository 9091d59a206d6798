import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(outlook, accountTypeOf('outlook'), 3);
const store = () => at().sandbox.accounts.outlook.store;
type Fields = Parameters<ReturnType<typeof store>['addContact']>[0];

/** What the step returns for two contacts with these fields. */
function merged(kept: Fields, other: Fields) {
  const [keep_contact_id, merge_contact_id] = [kept, other].map((fields) => store().addContact(fields).id);
  return at().create('merge_contacts', { keep_contact_id, merge_contact_id });
}

const UMA: Fields = { givenName: 'Uma', displayName: 'Uma' };
const mail = (address: string, name = address) => ({ address, name });
const place = (street: string) => ({ street, city: 'Bern' });

test('a contact without any name takes the other one’s, although it has no parts', async () => {
  await expect(merged({ emailAddresses: [mail('uma@example.com')] }, { displayName: 'Uma Example' })).resolves.toMatchObject({
    full_name: 'Uma Example',
    email: 'uma@example.com',
    conflicts: [],
  });
});

test('a name that isn’t made of its parts is listed if it goes', async () => {
  await expect(merged(UMA, { ...UMA, displayName: 'Uma the Great' })).resolves.toMatchObject({
    full_name: 'Uma',
    conflicts: [{ field: 'full_name', kept: 'Uma', dropped: 'Uma the Great' }],
  });
});

test('an address that isn’t an email is kept once, with the others', async () => {
  const hidden = mail('', 'Uma of the directory');
  const { id: kept } = store().addContact({ ...UMA, emailAddresses: [hidden] });
  const { id: other } = store().addContact({ ...UMA, emailAddresses: [hidden, mail('uma@example.com')] });
  await at().create('merge_contacts', { keep_contact_id: kept, merge_contact_id: other });
  const [found] = await at().search('find_contact', { contact_id: kept });
  expect(found?.emails).toEqual([{ address: 'uma@example.com', type: null }]);
  expect(store().contacts.get(kept)?.fields.emailAddresses).toMatchObject([hidden, { address: 'uma@example.com' }]);
});

test('a number whose place is full gets another one, and one with no place left is named', async () => {
  const full: Fields = { mobilePhone: '+15550100100', businessPhones: ['+15550100101', '+15550100102'], homePhones: ['+15550100103'] };
  await expect(merged({ ...UMA, ...full }, { ...UMA, mobilePhone: '+15550100109' })).resolves.toMatchObject({
    mobile_phone: '+15550100100',
    phones: expect.arrayContaining([{ number: '+15550100109', type: 'home' }]),
  });
  await expect(
    merged({ ...UMA, ...full, homePhones: ['+15550100103', '+15550100104'] }, { ...UMA, mobilePhone: '+15550100109' }),
  ).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('Outlook keeps at most 2 work phone numbers for a contact, and +15550100109 would be too many.'),
  });
});

test('an address whose place is taken gets a free one, and one with no place left is listed', async () => {
  await expect(merged({ ...UMA, homeAddress: place('1 Way') }, { ...UMA, homeAddress: place('2 Way') })).resolves.toMatchObject({
    addresses: expect.arrayContaining([
      expect.objectContaining({ type: 'home', street: '1 Way' }),
      expect.objectContaining({ type: 'other', street: '2 Way' }),
    ]),
    conflicts: [],
  });
  const full = { homeAddress: place('1 Way'), businessAddress: place('3 Way'), otherAddress: place('4 Way') };
  await expect(merged({ ...UMA, ...full }, { ...UMA, homeAddress: place('2 Way') })).resolves.toMatchObject({
    conflicts: [{ field: 'addresses', kept: '1 Way, Bern', dropped: '2 Way, Bern' }],
  });
});

test('a contact that the service shows without an etag is deleted all the same', async () => {
  const [kept = '', other = ''] = [UMA, { ...UMA, jobTitle: 'Buyer' }].map((fields) => store().addContact(fields).id);
  at().fail(
    { status: 200, body: { id: other, givenName: 'Uma', jobTitle: 'Buyer' } },
    { method: 'GET', path: new RegExp(encodeURIComponent(other)) },
  );
  await expect(at().create('merge_contacts', { keep_contact_id: kept, merge_contact_id: other })).resolves.toMatchObject({
    job_title: 'Buyer',
  });
  const deletion = at().sandbox.requests.find(({ method }) => method === 'DELETE');
  expect(deletion?.headers).not.toHaveProperty('if-match');
  expect(store().contacts.has(other)).toBe(false);
});
