import { isPerson, personToContact, userToContact } from '../../../src/backends/outlook/sources_translate.ts';

const emails = (addresses: readonly (string | null)[], userPrincipalName?: string) =>
  personToContact(
    { id: '1', scoredEmailAddresses: addresses.map((address) => ({ address })), ...(userPrincipalName && { userPrincipalName }) },
    null,
  ).emails.map(({ address }) => address);

test('the main email of a person stays the same, however the service sorts them', () => {
  const [a, b, c] = ['ann@example.com', 'Bea@example.com', 'cat@example.com'];
  for (const order of [
    [a, b, c],
    [c, b, a],
    [b, c, a],
  ])
    expect(emails(order)).toEqual([a, b, c]);
  for (const order of [
    [a, b, c],
    [c, a, b],
  ])
    expect(emails(order, 'CAT@example.com')).toEqual([c, a, b]);
});

test('an address that can’t receive mail, or none, is left out', () => {
  expect(emails(['/o=ExchangeLabs/ou=Group/cn=Uma', null, 'uma@example.com'])).toEqual(['uma@example.com']);
  expect(personToContact({ id: '1', scoredEmailAddresses: null }, null)).toMatchObject({ emails: [], email: null });
});

test('numbers have the type that the service says, if it’s one of ours', () => {
  const phones = [
    { type: 'business', number: '+15550100100' },
    { type: 'businessFax', number: '+15550100101' },
    { number: '+15550100102' },
    { type: 'home' },
  ];
  expect(personToContact({ id: '1', phones }, null)).toMatchObject({
    phones: [
      { number: '+15550100100', type: 'work' },
      { number: '+15550100101', type: null },
      { number: '+15550100102', type: null },
    ],
    work_phone: '+15550100100',
    home_phone: null,
  });
  expect(userToContact({ id: '1' })).toMatchObject({ phones: [], emails: [], addresses: [], full_name: null });
  expect(userToContact({ id: '1', mobilePhone: '+15550100103', city: 'Bern' })).toMatchObject({
    mobile_phone: '+15550100103',
    city: 'Bern',
  });
});

test('websites, chat names and birthdays are shown only if there are any', () => {
  const websites = [{ address: 'https://example.com' }, {}];
  expect(personToContact({ id: '1', websites, imAddress: 'sip:uma@example.com', birthday: '1990-05-06' }, null)).toMatchObject({
    websites: ['https://example.com'],
    im_addresses: ['sip:uma@example.com'],
    birthday: '1990-05-06',
  });
  expect(personToContact({ id: '1' }, null)).toMatchObject({ websites: [], im_addresses: [], birthday: null });
});

test.each([
  [{ class: 'Person' }, true],
  [{ class: 'Group' }, false],
  [{}, true],
  [null, true],
])('%j is a person: %j', (personType, is) => {
  expect(isPerson({ id: '1', personType })).toBe(is);
});
