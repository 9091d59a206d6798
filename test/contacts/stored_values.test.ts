import type { ContactChange } from '../../src/contacts/change.ts';
import { type ContactParts, makeContact } from '../../src/contacts/contact.ts';
import { listUnstoredKeys, storedText } from '../../src/contacts/stored_values.ts';

const contact = (parts: Partial<ContactParts>) => makeContact({ id: 'c1', account_type: 'outlook', full_name: 'Ada Example', ...parts });
const work = (city: string) => [{ type: 'work' as const, street: null, city, region: null, postal_code: null, country: 'DE' }];

describe('what a service did not keep', () => {
  test.each<[string, ContactChange, Partial<ContactParts>]>([
    ['a phone in another form', { phone: '+1 (555) 010-0123' }, { phones: [{ number: '+15550100123', type: 'work' }] }],
    [
      'a phone that is not the first',
      { phone: '+15550100124' },
      { phones: ['+15550100123', '+15550100124'].map((number) => ({ number, type: null })) },
    ],
    ['an email in small letters', { email: 'ADA@Example.com' }, { emails: [{ address: 'ada@example.com', type: null }] }],
    ['a trimmed text', { city: ' Lyon  Centre ' }, { addresses: work('Lyon Centre') }],
    ['a country by its name', { country: 'Germany' }, { addresses: work('Lyon') }],
    ['tags in small letters', { tags: { mode: 'add', names: ['VIP'] } }, { tags: ['vip'] }],
    ['a tag that is gone', { tags: { mode: 'remove', names: ['VIP'] } }, { tags: ['lead'] }],
    ['a website with its scheme', { website: 'example.com' }, { websites: ['https://example.com/'] }],
    ['lines in another form', { notes: 'One\nTwo' }, { notes: 'One\r\nTwo' }],
  ])('is not %s', (_what, change, parts) => {
    expect(listUnstoredKeys(null, contact(parts), change)).toEqual([]);
  });

  test.each<[string, ContactChange, Partial<ContactParts>]>([
    ['phone', { phone: '+15550100123' }, { phones: [{ number: '+15550100199', type: null }] }],
    ['email', { email: 'ada@example.com' }, {}],
    ['city', { city: 'Lyon' }, { addresses: work('Paris') }],
    ['job_title', { job_title: 'Pilot' }, { job_title: null }],
    ['tags', { tags: { mode: 'add', names: ['vip'] } }, { tags: ['lead'] }],
    ['tags', { tags: { mode: 'remove', names: ['vip'] } }, { tags: ['vip'] }],
    ['other_emails', { other_emails: ['b@example.com'] }, { emails: [{ address: 'a@example.com', type: null }] }],
    ['do_not_disturb', { do_not_disturb: true }, { do_not_disturb: false }],
  ])('is %s that the response lacks or has otherwise', (key, change, parts) => {
    expect(listUnstoredKeys(null, contact(parts), change)).toEqual([key]);
  });

  test('is a field that stays although it was cleared, but not an item that another one replaced', () => {
    const before = contact({ job_title: 'Pilot', emails: ['a@example.com', 'b@example.com'].map((address) => ({ address, type: null })) });
    expect(listUnstoredKeys(before, before, { job_title: null, email: null })).toEqual(['email', 'job_title']);
    const after = contact({ emails: [{ address: 'b@example.com', type: null }] });
    expect(listUnstoredKeys(before, after, { job_title: null, email: null })).toEqual([]);
  });

  test("can't be checked in a response with only an ID", () => {
    expect(listUnstoredKeys(null, makeContact({ id: 'c1', account_type: 'nylas' }), { job_title: 'Pilot' })).toEqual([]);
  });
});

test('the text under a key is what a person reads there', () => {
  const one = contact({ tags: ['vip', 'lead'], addresses: work('Lyon'), do_not_disturb: false, custom_fields: { a: 7, b: ['x', 'y'] } });
  const read = (key: string) => storedText(key, one, { address_type: 'work' });
  expect(['tags', 'city', 'do_not_disturb', 'custom_a', 'custom_b', 'email', 'other_emails'].map(read)).toEqual([
    'vip, lead',
    'Lyon',
    'false',
    '7',
    'x, y',
    null,
    null,
  ]);
  expect(storedText('city', null, {})).toBeNull();
});
