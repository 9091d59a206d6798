import { storedBirthday } from '../../contacts/birthday.ts';
import {
  type Contact,
  type ContactAddress,
  type ContactPhone,
  type ItemType,
  isEmptyAddress,
  makeContact,
} from '../../contacts/contact.ts';
import { isStoredEmail } from '../../contacts/text.ts';
import { toInstant } from '../../contacts/time.ts';
import { nullIfBlank } from '../null_if_blank.ts';
import { customValuesOf } from './custom_fields.ts';
import type { WireAddress, WireContact, WireEmail } from './wire.ts';
/**
 * A contact, or the selected part of it; `zone` is the user's. Graph has no page for a contact that we could link to.
 */
export function toContact(wire: WireContact, zone: string | null): Contact {
  return makeContact({
    id: wire.id,
    account_type: 'outlook',
    full_name: nullIfBlank(wire.displayName),
    prefix: nullIfBlank(wire.title),
    first_name: nullIfBlank(wire.givenName),
    middle_name: nullIfBlank(wire.middleName),
    last_name: nullIfBlank(wire.surname),
    suffix: nullIfBlank(wire.generation),
    nickname: nullIfBlank(wire.nickName),
    emails: (wire.emailAddresses ?? []).filter(hasAddress).map(({ address }) => ({ address, type: null })),
    phones: phonesOf(wire),
    company: nullIfBlank(wire.companyName),
    department: nullIfBlank(wire.department),
    job_title: nullIfBlank(wire.jobTitle),
    manager: nullIfBlank(wire.manager),
    office_location: nullIfBlank(wire.officeLocation),
    addresses: addressesOf(wire),
    birthday: storedBirthday(wire.birthday, zone),
    websites: [wire.businessHomePage ?? ''],
    im_addresses: wire.imAddresses ?? [],
    notes: nullIfBlank(wire.personalNotes),
    tags: wire.categories ?? [],
    folder_id: nullIfBlank(wire.parentFolderId),
    created_at: toInstant(wire.createdDateTime),
    updated_at: toInstant(wire.lastModifiedDateTime),
    custom_fields: customValuesOf(wire),
  });
}

/**
 * Whether the item has an address that can be shown. If the service couldn't read an address, it returns the item
 * without one.
 */
export function hasAddress(item: WireEmail): item is WireEmail & { readonly address: string } {
  return isStoredEmail(item.address ?? '');
}

/** The property of each type of address, in the order in which a contact shows them. */
export const ADDRESSES = [
  ['work', 'businessAddress'],
  ['home', 'homeAddress'],
  ['other', 'otherAddress'],
] as const;

function phonesOf(wire: WireContact): ContactPhone[] {
  const asPhone = (type: ItemType) => (number: string) => ({ number, type });
  return [
    ...[wire.mobilePhone ?? ''].map(asPhone('mobile')),
    ...(wire.businessPhones ?? []).map(asPhone('work')),
    ...(wire.homePhones ?? []).map(asPhone('home')),
  ];
}

function addressesOf(wire: WireContact): ContactAddress[] {
  return ADDRESSES.map(([type, key]) => toAddress(type, wire[key] ?? {})).filter((address) => !isEmptyAddress(address));
}

function toAddress(type: ItemType, wire: WireAddress): ContactAddress {
  return {
    type,
    street: nullIfBlank(wire.street),
    city: nullIfBlank(wire.city),
    region: nullIfBlank(wire.state),
    postal_code: nullIfBlank(wire.postalCode),
    country: nullIfBlank(wire.countryOrRegion),
  };
}
