import { storedBirthday } from '../../contacts/birthday.ts';
import { type AddressEntry, type Contact, type EntryType, isEmptyAddress, makeContact } from '../../contacts/contact.ts';
import { joinName } from '../../contacts/text.ts';
import type { Group } from './tags_groups.ts';
import type { WireContact } from './wire.ts';

/** A contact as Nylas gives it, whole or as far as it was selected. Groups come without names: these are the mailbox's groups. */
export function toContact(wire: WireContact, groups: readonly Group[]): Contact {
  const ids = (wire.groups ?? []).flatMap(({ id }) => (id ? [id] : []));
  const within = ids.map((id) => ({ id, group: groups.find((group) => group.id === id) }));
  return makeContact({
    id: wire.id,
    account_type: 'nylas',
    ...namesOf(wire),
    ...listsOf(wire),
    company: wire.company_name || null,
    job_title: wire.job_title || null,
    manager: wire.manager_name || null,
    office_location: wire.office_location || null,
    birthday: storedBirthday(wire.birthday, null),
    notes: wire.notes || null,
    tags: within.flatMap(({ group }) => (group === undefined || group.hidden ? [] : [group.name])),
    groups: within.map(({ id, group }) => ({ id, name: group?.name ?? null })),
    source: wire.source || null,
  });
}

function namesOf(wire: WireContact) {
  return {
    full_name: joinName(wire.given_name, wire.middle_name, wire.surname, wire.suffix),
    first_name: wire.given_name || null,
    middle_name: wire.middle_name || null,
    last_name: wire.surname || null,
    suffix: wire.suffix || null,
    nickname: wire.nickname || null,
  };
}

function listsOf(wire: WireContact) {
  return {
    emails: (wire.emails ?? []).map(({ email, type }) => ({ address: email ?? '', type: typeOf(type) })),
    phones: (wire.phone_numbers ?? []).map(({ number, type }) => ({ number: number ?? '', type: typeOf(type) })),
    addresses: (wire.physical_addresses ?? []).map(toAddress).filter((address) => !isEmptyAddress(address)),
    websites: (wire.web_pages ?? []).map(({ url }) => url ?? ''),
    im_addresses: (wire.im_addresses ?? []).map(({ im_address }) => im_address ?? ''),
  };
}

/** The words of Nylas's second version are still met: `personal`, `business`. */
const TYPES: ReadonlyMap<string, EntryType> = new Map([
  ['work', 'work'],
  ['business', 'work'],
  ['home', 'home'],
  ['personal', 'home'],
  ['mobile', 'mobile'],
]);

/** The type in our words; null when there is none. */
export function typeOf(type: string | null | undefined): EntryType | null {
  return type ? (TYPES.get(type.toLowerCase()) ?? 'other') : null;
}

function toAddress(wire: NonNullable<WireContact['physical_addresses']>[number]): AddressEntry {
  return {
    type: typeOf(wire.type),
    street: wire.street_address || null,
    city: wire.city || null,
    region: wire.state || null,
    postal_code: wire.postal_code || null,
    country: wire.country || null,
  };
}
