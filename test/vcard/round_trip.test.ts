import fc from 'fast-check';
import { type ItemType, makeContact } from '../../src/contacts/contact.ts';
import { formatCard } from '../../src/vcard/format_card.ts';
import { readOne } from './support.ts';

/** Texts as people write them and as they shouldn't: separators, escapes, line breaks, any script, any length. */
const chars = fc.oneof(
  fc.constantFrom(...'\\,;:="\'\n\t /()!$_^<>&%+-#.@'),
  fc.constantFrom('\\n', '\\,', '=0D=0A=', '\r\n ', 'END:VCARD', 'ß', 'ü', '家', '👩‍👩‍👧', '\u2028', '{{x}}'),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const text = fc
  .array(chars, { maxLength: 6 })
  .map((parts) => parts.join('').replace(/\r\n?/g, '\n').trim())
  .filter((value) => value !== '');
const maybe = fc.option(text, { nil: null });
const type = fc.constantFrom<ItemType | null>('work', 'home', 'mobile', 'other', null);
/** An address is for work, home or something else. */
const place = fc.constantFrom<ItemType | null>('work', 'home', 'other', null);
const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 4 });
const distinct = (item: fc.Arbitrary<string>) => fc.uniqueArray(item, { maxLength: 4, selector: (value) => value.toLowerCase() });

const contacts = fc
  .record({
    full_name: maybe,
    prefix: maybe,
    first_name: maybe,
    middle_name: maybe,
    last_name: maybe,
    suffix: maybe,
    nickname: maybe,
    emails: list(fc.record({ address: fc.emailAddress(), type })),
    phones: list(fc.record({ number: fc.stringMatching(/^\+?[0-9][0-9 ().-]{2,14}[0-9](;ext=[0-9]{1,4})?$/), type })),
    company: maybe,
    department: maybe,
    job_title: maybe,
    manager: maybe,
    office_location: maybe,
    addresses: list(fc.record({ type: place, street: text, city: maybe, region: maybe, postal_code: maybe, country: maybe })),
    birthday: fc.option(fc.constantFrom('1990-12-10', '2000-02-29', '--02-29', '--04-12', '0099-01-01'), { nil: null }),
    websites: distinct(fc.webUrl({ withQueryParameters: true, withFragments: true })),
    im_addresses: distinct(fc.oneof(text, fc.constantFrom('skype:ada', 'im:ada', 'x-apple:ada', 'xmpp:ada@example.com'))),
    notes: maybe,
    tags: distinct(text).filter((tags) => !tags.includes('myContacts')),
    updated_at: fc.constantFrom('2026-01-06T10:30:00.000Z', null),
  })
  .map((parts) => makeContact({ id: '1', account_type: 'outlook', ...parts }))
  // A card has no name that isn't shown: what has only a last name is shown by it.
  .map((contact) => (contact.full_name === null && hasName(contact) ? { ...contact, full_name: 'Ada Example' } : contact));

function hasName(contact: ReturnType<typeof makeContact>): boolean {
  return [contact.prefix, contact.first_name, contact.middle_name, contact.last_name, contact.suffix].some((part) => part !== null);
}

const photos = fc.option(
  fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => ({ bytes: Buffer.from(bytes), contentType: 'image/jpeg' })),
  { nil: null },
);

it('is the same contact out and in again', () => {
  fc.assert(
    fc.property(contacts, photos, (contact, photo) => {
      const { fields, photo: read, unsupported } = readOne(formatCard(contact, photo));
      expect(fields).toEqual(Object.fromEntries(Object.keys(fields).map((key) => [key, Reflect.get(contact, key)])));
      expect(read).toEqual(photo === null ? null : photo.bytes);
      expect(unsupported).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

it('is the same card when it is written once more', () => {
  fc.assert(
    fc.property(contacts, (contact) => {
      const card = formatCard(contact, null);
      expect(formatCard({ ...readOne(card).fields, updated_at: contact.updated_at }, null)).toBe(card);
    }),
    { numRuns: 200 },
  );
});

it('has lines of at most 75 bytes, each a text of its own, with the line ends of the standard', () => {
  fc.assert(
    fc.property(contacts, photos, (contact, photo) => {
      const card = formatCard(contact, photo);
      expect(card.endsWith('END:VCARD\r\n')).toBe(true);
      const lines = card.slice(0, -2).split('\r\n');
      expect(lines.filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]/.test(line))).toEqual([]);
      expect(lines.slice(0, 2)).toEqual(['BEGIN:VCARD', 'VERSION:4.0']);
    }),
    { numRuns: 200 },
  );
});
