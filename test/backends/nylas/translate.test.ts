import fc from 'fast-check';
import type { Contact as VendorContact } from 'nylas';
import { NOTHING, updateBody, writableOf } from '../../../src/backends/nylas/body.ts';
import { mergedFields } from '../../../src/backends/nylas/body_merge.ts';
import { providerNamed } from '../../../src/backends/nylas/providers.ts';
import { toContact } from '../../../src/backends/nylas/translate.ts';
import * as wire from '../../../src/backends/nylas/wire.ts';
import type { ContactChange } from '../../../src/contacts/change.ts';
import { computeDifference } from '../../../src/contacts/difference.ts';
import { REVISION_KEYS, revisionOf } from '../../../src/contacts/revision.ts';

type Camel<S extends string> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S;
/** Fails to compile if a name of the wire isn't the vendor's. */
const vendorName = (name: Camel<keyof wire.WireContact & string>): keyof VendorContact => name;

const text = fc.option(fc.stringMatching(/^[a-zA-Z{} ]{0,12}$/), { nil: undefined });
const type = fc.option(fc.constantFrom('work', 'home', 'other'), { nil: null });
const list = <T>(item: fc.Arbitrary<T>) => fc.option(fc.array(item, { maxLength: 4 }), { nil: null });
const contact = fc
  .record(
    {
      id: fc.constantFrom('c1', 'c#1/a=b'),
      given_name: text,
      middle_name: text,
      surname: text,
      company_name: fc.option(text, { nil: null }),
      notes: text,
      emails: list(fc.record({ email: fc.stringMatching(/^[a-z]{1,6}@x\.com$/), type })),
      phone_numbers: list(
        fc.record({ number: fc.stringMatching(/^\+\d{7,9}$/), type: fc.option(fc.constantFrom('work', 'home', 'mobile'), { nil: null }) }),
      ),
      physical_addresses: list(fc.record({ type, city: text, street_address: text })),
      web_pages: list(fc.record({ url: fc.webUrl(), type })),
      groups: list(fc.record({ id: fc.constantFrom('a', 'b') })),
      picture_url: fc.webUrl(),
    },
    { requiredKeys: ['id'] },
  )
  .map((value) => wire.contact.parse(value));
const phone = fc.option(fc.stringMatching(/^\+1\d{7}$/), { nil: null });
const change: fc.Arbitrary<ContactChange> = fc.record(
  {
    full_name: fc.option(fc.stringMatching(/^[A-Z][a-z]{1,5} [A-Z][a-z]{1,5}$/), { nil: null }),
    nickname: fc.option(fc.stringMatching(/^[a-z]{1,6}$/), { nil: null }),
    email: fc.option(fc.stringMatching(/^[a-z]{1,6}@y\.com$/), { nil: null }),
    other_emails: fc.option(fc.array(fc.stringMatching(/^[a-z]{1,6}@z\.com$/), { maxLength: 3 }), { nil: null }),
    phone,
    mobile_phone: phone,
    work_phone: phone,
    home_phone: phone,
    website: fc.option(fc.webUrl(), { nil: null }),
    city: fc.option(fc.stringMatching(/^[A-Z][a-z]{1,5}$/), { nil: null }),
    postal_code: fc.option(fc.stringMatching(/^[A-Z]{2}\d$/), { nil: null }),
    address_type: fc.constantFrom('work' as const, 'home' as const),
  },
  { requiredKeys: [] },
);
const google = providerNamed('google');

test('names are those of the vendor', () => {
  expect(vendorName('phoneNumbers')).toBe('phoneNumbers');
});

test('what is read and written back without a change is what was read', () => {
  fc.assert(
    fc.property(contact, (stored) => {
      const again = wire.contact.parse({ ...updateBody(writableOf(stored), true), id: stored.id });
      expect(toContact(again, [])).toEqual({ ...toContact(stored, []), addresses: toContact(again, []).addresses });
      expect(toContact(again, []).addresses.map(({ city, street }) => [city, street])).toEqual(
        toContact(stored, []).addresses.map(({ city, street }) => [city, street]),
      );
    }),
  );
});

test('a change is made once: read again, nothing of it differs', () => {
  fc.assert(
    fc.property(contact, change, fc.constantFrom('google', 'microsoft'), (stored, requested, provider) => {
      // If you empty the first of several, the next one becomes the first, which is a change when it's asked for again.
      const cleared = Object.values(requested).includes(null);
      // Microsoft has three types for four numbers. A test below shows that none is lost.
      const four = [requested.phone, requested.mobile_phone, requested.work_phone, requested.home_phone].every(
        (number) => number !== undefined,
      );
      fc.pre(!cleared && !(four && provider === 'microsoft'));
      const difference = computeDifference(toContact(stored, []), requested);
      const after = mergedFields(writableOf(stored), difference.change, requested, providerNamed(provider));
      const again = wire.contact.parse({ ...updateBody(after, true), id: stored.id });
      expect(computeDifference(toContact(again, []), requested).keys).toEqual([]);
    }),
  );
});

test('four numbers for three types: none is lost', () => {
  const requested = { phone: '+10000000', mobile_phone: '+10000001', work_phone: '+10000002', home_phone: '+10000003' };
  const microsoft = providerNamed('microsoft');
  const once = mergedFields(NOTHING, requested, requested, microsoft);
  expect(once.phone_numbers.map(({ number }) => number).sort()).toEqual(Object.values(requested).sort());
  expect(mergedFields(once, requested, requested, microsoft)).toEqual(once);
});

test('a change touches nothing but what it names', () => {
  fc.assert(
    fc.property(contact, fc.stringMatching(/^\+1\d{7}$/), (stored, mobile_phone) => {
      const before = writableOf(stored);
      const after = mergedFields(before, { mobile_phone }, { mobile_phone }, google);
      expect({ ...after, phone_numbers: [] }).toEqual({ ...before, phone_numbers: [] });
      expect(after.phone_numbers.filter((item) => item.type !== 'mobile')).toEqual(
        before.phone_numbers.filter((item) => item.type !== 'mobile'),
      );
    }),
  );
});

test('the order of lists, null lists and a picture make no other revision', () => {
  const turned = <T>(some: readonly T[] | null | undefined) => (some === null || some === undefined ? [] : [...some].reverse());
  fc.assert(
    fc.property(contact, (stored) => {
      const other = {
        ...stored,
        emails: turned(stored.emails),
        phone_numbers: turned(stored.phone_numbers),
        groups: turned(stored.groups),
      };
      expect(revisionOf(toContact(other, []), REVISION_KEYS)).toBe(revisionOf(toContact(stored, []), REVISION_KEYS));
    }),
  );
});
