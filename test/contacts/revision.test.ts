import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { ContactParts } from '../../src/contacts/contact.ts';
import type { CustomValue } from '../../src/contacts/custom_field.ts';
import { REVISION_KEYS, revisionOf } from '../../src/contacts/revision.ts';
import { person } from './people.ts';

const of = (parts: Partial<ContactParts>, keys: readonly string[] = REVISION_KEYS): string => revisionOf(person(parts), keys);

test('the keys are frozen: one more or less makes every contact of every account look new', () => {
  expect(REVISION_KEYS).toEqual([
    'full_name',
    'first_name',
    'middle_name',
    'last_name',
    'suffix',
    'nickname',
    'birthday',
    'company',
    'job_title',
    'manager',
    'office_location',
    'notes',
    'emails',
    'phones',
    'im_addresses',
    'addresses',
    'websites',
    'groups',
  ]);
});

test('the hash of one and the same contact is frozen, too', () => {
  // The hashed text, in the form that must never change: keys in order, lists and the parts of an item in order,
  // without blanks.
  const json =
    '{"emails":[{"address":"a@example.com","type":"work"},{"address":"b@example.com"}],"first_name":"Ada","websites":["https://example.com"]}';
  const parts: Partial<ContactParts> = {
    emails: [
      { address: ' b@example.com', type: null },
      { address: 'a@example.com', type: 'work' },
    ],
    first_name: ' Ada ',
    nickname: '  ',
    websites: ['https://example.com'],
  };
  const keys = ['websites', 'nickname', 'emails', 'first_name', 'emails'];
  expect(of(parts, keys)).toBe(createHash('sha256').update(json).digest('hex').slice(0, 32));
  expect(of({ ...parts, tags: ['other'] }, keys)).toBe(of(parts, keys));
});

test('missing, null and empty are one', () => {
  const without = of({ nickname: null, notes: null, websites: [], addresses: [], groups: [] });
  const empty = { type: null, street: null, city: ' ', region: null, postal_code: null, country: null };
  expect(of({ nickname: '', notes: '  ', websites: [''], addresses: [empty], groups: [{ id: '', name: null }] })).toBe(without);
  const { nickname: _nickname, websites: _websites, ...missing } = person();
  expect(revisionOf({ ...person(), ...missing }, REVISION_KEYS)).toBe(without);
});

test('a key that no contact has is as good as an empty one', () => {
  expect(revisionOf(person(), ['first_name', 'no_such_key'])).toBe(
    revisionOf({ ...person(), ...{ no_such_key: '' } }, ['first_name', 'no_such_key']),
  );
});

test('lists count without their order, and so do the keys that are watched', () => {
  const emails = [
    { address: 'a@example.com', type: 'work' },
    { address: 'b@example.com', type: null },
    { address: 'c@example.com', type: 'home' },
  ] as const;
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...emails], { minLength: 3 }),
      fc.shuffledSubarray([...REVISION_KEYS], { minLength: REVISION_KEYS.length }),
      (shuffled, keys) => of({ emails: shuffled }, [...keys, 'emails']) === of({ emails }),
    ),
  );
});

test.each<[string, Partial<ContactParts>, Partial<ContactParts>]>([
  ['a name', { full_name: 'Ada' }, { full_name: 'ada' }],
  [
    'the type of an email',
    { emails: [{ address: 'a@example.com', type: 'work' }] },
    { emails: [{ address: 'a@example.com', type: 'home' }] },
  ],
  ['a website more', { websites: ['https://example.com'] }, { websites: ['https://example.com', 'https://example.org'] }],
  ['a group', { groups: [{ id: 'g1', name: null }] }, { groups: [{ id: 'g2', name: null }] }],
  [
    'a part of an address that became another part',
    { addresses: [{ type: null, street: 'X', city: null, region: null, postal_code: null, country: null }] },
    { addresses: [{ type: null, street: null, city: 'X', region: null, postal_code: null, country: null }] },
  ],
])('different values differ: %s', (_what, one, other) => {
  expect(of(one)).not.toBe(of(other));
});

test('every key counts, and no other', () => {
  const text = REVISION_KEYS.slice(0, 12);
  for (const key of text) expect(of({ [key]: 'something else' })).not.toBe(of({}));
  expect(of({ tags: ['other'], owner_id: 'u1', updated_at: '2026-11-21T00:00:00.000Z', source: 's', url: 'u' })).toBe(of({}));
});

test('the first email is not one of the others', () => {
  const [a, b, c] = ['a@example.com', 'b@example.com', 'c@example.com'].map((address) => ({ address, type: null }));
  if (a === undefined || b === undefined || c === undefined) throw new Error('three were made');
  expect(of({ emails: [a, b] }, ['other_emails'])).toBe(of({ emails: [c, b] }, ['other_emails']));
  expect(of({ emails: [a, b] }, ['other_emails'])).not.toBe(of({ emails: [a, c] }, ['other_emails']));
});

test('of a group its ID counts, and no name', () => {
  expect(of({ groups: [{ id: 'g1', name: 'Customers' }] })).toBe(of({ groups: [{ id: 'g1', name: null }] }));
});

test('a value that moved to another key is another revision', () => {
  expect(of({ nickname: 'X', suffix: null })).not.toBe(of({ nickname: null, suffix: 'X' }));
});

test('custom fields are watched by their own keys', () => {
  const keys = ['custom_f1'];
  expect(of({ custom_fields: { f1: 'a' } }, keys)).not.toBe(of({ custom_fields: { f1: 'b' } }, keys));
  expect(of({ custom_fields: { f1: ['a', 'b'] } }, keys)).toBe(of({ custom_fields: { f1: ['b', 'a'], f2: 'x' } }, keys));
  expect(of({ custom_fields: { f1: 1 } }, keys)).not.toBe(of({ custom_fields: { f1: 2 } }, keys));
  expect(of({ custom_fields: { f1: '' } }, keys)).toBe(of({}, keys));
});

test('the emails after the first are changes of their own', () => {
  const emails = (...addresses: string[]) => ({ emails: addresses.map((address) => ({ address, type: null })) });
  const watched = ['other_emails'];
  expect(of(emails('one@example.com', 'b@example.com'), watched)).toBe(of(emails('two@example.com', 'b@example.com'), watched));
  expect(of(emails('one@example.com', 'b@example.com'), watched)).not.toBe(of(emails('one@example.com', 'c@example.com'), watched));
});

test("a custom value in another form is no change, because its kind isn't needed", () => {
  const watched = ['custom_f1'];
  const revision = (value: CustomValue) => of({ custom_fields: { f1: value } }, watched);
  for (const day of [1751328000000, '1751328000000', '2025-07-01T00:00:00.000Z', ' 2025-07-01 '])
    expect(revision(day)).toBe(revision('2025-07-01'));
  expect(revision('2025-07-02')).not.toBe(revision('2025-07-01'));
  expect(revision('1500.00')).toBe(revision(1500));
  expect(revision(1500.5)).not.toBe(revision(1500));
  // Neither is a number, nor the same text.
  expect(revision('007')).not.toBe(revision('7'));
  const file = (name: string, url: string) => revision([{ name, url }]);
  expect(file('a.pdf', 'https://example.com/1')).toBe(file('b.pdf', 'https://example.com/1'));
  expect(file('a.pdf', 'https://example.com/1')).not.toBe(file('a.pdf', 'https://example.com/2'));
});
