import { storedBirthday } from '../../contacts/birthday.ts';
import { type Contact, type ContactAddress, type ItemType, isEmptyAddress, makeContact } from '../../contacts/contact.ts';
import { joinName } from '../../contacts/text.ts';
import type { Group } from './tags_groups.ts';
import type { WireContact } from './wire.ts';

/** A contact from Nylas, whole or with the selected fields. Its groups come without names; `groups` has them. */
export function toContact(wire: WireContact, groups: readonly Group[]): Contact {
  const ids = (wire.groups ?? []).map(({ id }) => filled(id)).filter((id) => id !== null);
  const within = ids.map((id) => ({ id, group: groups.find((group) => group.id === id) }));
  return makeContact({
    id: wire.id,
    account_type: 'nylas',
    full_name: joinName(wire.given_name, wire.middle_name, wire.surname, wire.suffix),
    first_name: filled(wire.given_name),
    middle_name: filled(wire.middle_name),
    last_name: filled(wire.surname),
    suffix: filled(wire.suffix),
    nickname: filled(wire.nickname),
    emails: (wire.emails ?? []).map(({ email, type }) => ({ address: email ?? '', type: typeOf(type) })),
    phones: (wire.phone_numbers ?? []).map(({ number, type }) => ({ number: number ?? '', type: typeOf(type) })),
    addresses: (wire.physical_addresses ?? []).map(toAddress).filter((address) => !isEmptyAddress(address)),
    websites: (wire.web_pages ?? []).map(({ url }) => url ?? ''),
    im_addresses: (wire.im_addresses ?? []).map(({ im_address }) => im_address ?? ''),
    company: filled(wire.company_name),
    job_title: filled(wire.job_title),
    manager: filled(wire.manager_name),
    office_location: filled(wire.office_location),
    birthday: storedBirthday(wire.birthday, null),
    notes: filled(wire.notes),
    tags: within.map(({ group }) => (group === undefined || group.hidden ? null : group.name)).filter((name) => name !== null),
    groups: within.map(({ id, group }) => ({ id, name: group?.name ?? null })),
    source: filled(wire.source),
  });
}

function filled(value: string | null | undefined): string | null {
  return value || null;
}

/** The words of Nylas's second version still occur: `personal`, `business`. */
const TYPES: ReadonlyMap<string, ItemType> = new Map([
  ['work', 'work'],
  ['business', 'work'],
  ['home', 'home'],
  ['personal', 'home'],
  ['mobile', 'mobile'],
]);

/** The type in our words; null if there's none. */
export function typeOf(type: string | null | undefined): ItemType | null {
  return type ? (TYPES.get(type.toLowerCase()) ?? 'other') : null;
}

function toAddress(wire: NonNullable<WireContact['physical_addresses']>[number]): ContactAddress {
  return {
    type: typeOf(wire.type),
    street: filled(wire.street_address),
    city: filled(wire.city),
    region: filled(wire.state),
    postal_code: filled(wire.postal_code),
    country: filled(wire.country),
  };
}
