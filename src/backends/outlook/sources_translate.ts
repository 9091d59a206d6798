import { storedBirthday } from '../../contacts/birthday.ts';
import { type Contact, type ContactPhone, type ItemType, isEmptyAddress, makeContact } from '../../contacts/contact.ts';
import { fold, isStoredEmail, sameEmail } from '../../contacts/text.ts';
import { nullIfBlank } from '../null_if_blank.ts';
import { customValuesOf } from './custom_fields.ts';
import { type Source, toOutsiderId } from './sources_ids.ts';
import type { WirePerson, WireUser } from './sources_wire.ts';

/** A person of the organization's directory. The name for signing in isn't an address, so it isn't read as one. */
export function userToContact(wire: WireUser): Contact {
  const address = {
    type: 'work' as const,
    street: nullIfBlank(wire.streetAddress),
    city: nullIfBlank(wire.city),
    region: nullIfBlank(wire.state),
    postal_code: nullIfBlank(wire.postalCode),
    country: nullIfBlank(wire.country),
  };
  return makeContact({
    ...namesOf('domain', wire),
    emails: [wire.mail ?? ''].filter(isStoredEmail).map((mail) => ({ address: mail, type: 'work' as const })),
    phones: [...[wire.mobilePhone ?? ''].map(asPhone('mobile')), ...(wire.businessPhones ?? []).map(asPhone('work'))],
    addresses: isEmptyAddress(address) ? [] : [address],
  });
}

/** A person whom the user works with. */
export function personToContact(wire: WirePerson, zone: string | null): Contact {
  return makeContact({
    ...namesOf('inbox', wire),
    emails: addressesOf(wire).map((address) => ({ address, type: null })),
    phones: (wire.phones ?? []).map(({ type, number }) => ({ number: number ?? '', type: TYPES.get(type ?? '') ?? null })),
    birthday: storedBirthday(wire.birthday, zone),
    websites: (wire.websites ?? []).map(({ address }) => address ?? ''),
    im_addresses: [wire.imAddress ?? ''],
    notes: nullIfBlank(wire.personNotes),
  });
}

/** Whether it's a person, and not a group, a room or something else that people write to. */
export function isPerson({ personType }: WirePerson): boolean {
  return ['', 'person'].includes(personType?.class?.toLowerCase() ?? '');
}

function namesOf(source: Source, wire: WireUser | WirePerson) {
  return {
    id: toOutsiderId({ source, id: wire.id }),
    account_type: 'outlook',
    full_name: nullIfBlank(wire.displayName),
    first_name: nullIfBlank(wire.givenName),
    last_name: nullIfBlank(wire.surname),
    company: nullIfBlank(wire.companyName),
    department: nullIfBlank(wire.department),
    job_title: nullIfBlank(wire.jobTitle),
    office_location: nullIfBlank(wire.officeLocation),
    source,
    // Without values, so that the output has the same keys as that of a contact.
    custom_fields: customValuesOf({ id: '' }),
  };
}

function asPhone(type: ItemType): (number: string) => ContactPhone {
  return (number) => ({ number, type });
}

/** https://learn.microsoft.com/graph/api/resources/phone */
const TYPES: ReadonlyMap<string, ItemType> = new Map([
  ['mobile', 'mobile'],
  ['business', 'work'],
  ['home', 'home'],
  ['other', 'other'],
]);

/**
 * The service sorts them by how much they are used, and that moves by itself. In this order, the first one stays the
 * first: the one for signing in, and then by the alphabet.
 */
function addressesOf({ scoredEmailAddresses, userPrincipalName = null }: WirePerson): string[] {
  const addresses = (scoredEmailAddresses ?? []).map(({ address }) => address ?? '').filter(isStoredEmail);
  const isOwn = (address: string): number => Number(sameEmail(address, userPrincipalName ?? ''));
  return addresses.sort((one, other) => isOwn(other) - isOwn(one) || (fold(one) < fold(other) ? -1 : 1));
}
