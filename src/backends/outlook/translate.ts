import { storedBirthday } from '../../contacts/birthday.ts';
import { type AddressEntry, type Contact, type EntryType, isEmptyAddress, makeContact, type PhoneEntry } from '../../contacts/contact.ts';
import { isStoredEmail } from '../../contacts/text.ts';
import { toInstant } from '../../contacts/time.ts';
import { customValuesOf } from './custom_fields.ts';
import type { WireAddress, WireContact, WireEmail } from './wire.ts';
/** A contact, or what was selected of it; `zone` is the user's. Graph has no page of its own for a contact that could be linked to. */
export function toContact(wire: WireContact, zone: string | null): Contact {
  return makeContact({
    id: wire.id,
    account_type: 'outlook',
    full_name: filled(wire.displayName),
    prefix: filled(wire.title),
    first_name: filled(wire.givenName),
    middle_name: filled(wire.middleName),
    last_name: filled(wire.surname),
    suffix: filled(wire.generation),
    nickname: filled(wire.nickName),
    emails: (wire.emailAddresses ?? []).filter(hasAddress).map(({ address }) => ({ address, type: null })),
    phones: phonesOf(wire),
    company: filled(wire.companyName),
    department: filled(wire.department),
    job_title: filled(wire.jobTitle),
    manager: filled(wire.manager),
    office_location: filled(wire.officeLocation),
    addresses: addressesOf(wire),
    birthday: storedBirthday(wire.birthday, zone),
    websites: [wire.businessHomePage ?? ''],
    im_addresses: wire.imAddresses ?? [],
    notes: filled(wire.personalNotes),
    tags: wire.categories ?? [],
    folder_id: filled(wire.parentFolderId),
    created_at: toInstant(wire.createdDateTime),
    updated_at: toInstant(wire.lastModifiedDateTime),
    custom_fields: customValuesOf(wire),
  });
}

/** Whether the entry has an address that can be shown: one that the service could not read is given without it. */
export function hasAddress(entry: WireEmail): entry is WireEmail & { readonly address: string } {
  return isStoredEmail(entry.address ?? '');
}

/** Where each kind of address is kept, in the order in which they are given. */
export const ADDRESSES = [
  ['work', 'businessAddress'],
  ['home', 'homeAddress'],
  ['other', 'otherAddress'],
] as const;

function phonesOf(wire: WireContact): PhoneEntry[] {
  const entry = (type: EntryType) => (number: string) => ({ number, type });
  return [
    ...[wire.mobilePhone ?? ''].map(entry('mobile')),
    ...(wire.businessPhones ?? []).map(entry('work')),
    ...(wire.homePhones ?? []).map(entry('home')),
  ];
}

function addressesOf(wire: WireContact): AddressEntry[] {
  return ADDRESSES.map(([type, key]) => toAddress(type, wire[key] ?? {})).filter((address) => !isEmptyAddress(address));
}

function toAddress(type: EntryType, wire: WireAddress): AddressEntry {
  return {
    type,
    street: filled(wire.street),
    city: filled(wire.city),
    region: filled(wire.state),
    postal_code: filled(wire.postalCode),
    country: filled(wire.countryOrRegion),
  };
}

function filled(value: string | null | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}
