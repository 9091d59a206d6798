import fc from 'fast-check';
import { isEmptyAddress, makeContact } from '../../src/contacts/contact.ts';
import { lastPage } from '../../src/contacts/page.ts';

/** Every key, always. `custom_fields` only if the account has them. */
const KEYS = [
  'id, account_type, url, full_name, prefix, first_name, middle_name, last_name, suffix, nickname, email, emails, phone, phones',
  'mobile_phone, work_phone, home_phone, company, department, job_title, manager, office_location, addresses, street, city, region',
  'postal_code, country, country_code, birthday, birthday_month_day, website, websites, im_addresses, notes, tags, groups, folder_id, owner_id, business_id, source',
  'do_not_disturb, created_at, updated_at',
]
  .join(', ')
  .split(', ');
const LISTS = ['emails', 'phones', 'addresses', 'websites', 'im_addresses', 'tags', 'groups'];

test('an unknown contact still has every key', () => {
  const contact = makeContact({ id: 'c1', account_type: 'outlook' });
  const lists = LISTS.map((key) => [key, []]);
  const others = KEYS.filter((key) => !LISTS.includes(key)).map((key) => [key, null]);
  expect(contact).toEqual({ ...Object.fromEntries([...others, ...lists]), id: 'c1', account_type: 'outlook' });
});

test('the flat keys are those of the first item, or of the first item of a type', () => {
  const address = {
    type: 'home',
    street: '1 Example Way',
    city: 'Springfield',
    region: null,
    postal_code: '00001',
    country: 'US',
  } as const;
  const contact = makeContact({
    id: 'c1',
    account_type: 'outlook',
    emails: [
      { address: '', type: 'work' },
      { address: 'ada@example.com', type: 'home' },
      { address: 'work@example.com', type: 'work' },
    ],
    phones: [
      { number: '+1 555 010 0101', type: 'work' },
      { number: '+1 555 010 0102', type: 'mobile' },
      { number: '+1 555 010 0103', type: 'work' },
      { number: '+1 555 010 0104', type: 'home' },
      { number: '', type: 'other' },
    ],
    addresses: [address, { ...address, street: '2 Example Way', type: 'work' }],
    websites: ['', 'https://example.com'],
    im_addresses: ['', 'ada'],
  });
  expect(contact).toMatchObject({
    email: 'ada@example.com',
    phone: '+1 555 010 0101',
    work_phone: '+1 555 010 0101',
    mobile_phone: '+1 555 010 0102',
    home_phone: '+1 555 010 0104',
    street: '1 Example Way',
    city: 'Springfield',
    region: null,
    postal_code: '00001',
    country: 'US',
    website: 'https://example.com',
    im_addresses: ['ada'],
  });
  expect(contact.emails).toHaveLength(2);
  expect(contact.phones).toHaveLength(4);
});

test('custom fields are there only where the account has them', () => {
  expect(makeContact({ id: 'c1', account_type: 'highlevel', custom_fields: { f1: 'x' } }).custom_fields).toEqual({ f1: 'x' });
  expect('custom_fields' in makeContact({ id: 'c1', account_type: 'nylas' })).toBe(false);
});

test('lists without blanks are used unchanged, and empty ones are shared', () => {
  const emails = [{ address: 'ada@example.com', type: null }];
  const one = makeContact({ id: 'c1', account_type: 'nylas', emails });
  const other = makeContact({ id: 'c2', account_type: 'nylas', websites: [''] });
  expect(one.emails).toBe(emails);
  expect(one.phones).toBe(other.phones);
  expect(other.websites).toEqual([]);
});

test('blanks become null', () => {
  const text = fc.constantFrom(null, '', 'text');
  const parts = fc.record(
    { full_name: text, first_name: text, company: text, notes: text, birthday: text, source: text, url: text },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(parts, (known) => {
      const contact = Object.entries(makeContact({ id: 'c1', account_type: 'contacts_api', ...known }));
      expect(contact.map(([key]) => key).sort()).toEqual([...KEYS].sort());
      expect(contact.filter(([, value]) => value === '' || value === undefined)).toEqual([]);
    }),
  );
});

test('a tick that says no is stored', () => {
  expect(makeContact({ id: 'c1', account_type: 'highlevel', do_not_disturb: false }).do_not_disturb).toBe(false);
});

test('an address without any part is null', () => {
  const none = { type: 'work', street: null, city: '', region: null, postal_code: null, country: null } as const;
  expect(isEmptyAddress(none)).toBe(true);
  expect(isEmptyAddress({ ...none, country: 'US' })).toBe(false);
});

test('the last page has no next one', () => {
  expect(lastPage(['a'])).toEqual({ items: ['a'], next: null });
});
