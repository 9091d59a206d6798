import type { Contact, ContactAddress } from '../../contacts/contact.ts';
import {
  addressConflict,
  type Conflict,
  conflictIn,
  mergeBirthdays,
  mergeCustomValues,
  mergedAddress,
  mergeNotes,
  mergeTexts,
  sameNumber,
} from '../../contacts/merge.ts';
import { withoutTags } from '../../contacts/tags.ts';
import { fold, joinName } from '../../contacts/text.ts';
import type { Connection, Merge } from '../backend.ts';
import { deleteUnlessGone } from '../delete_unless_gone.ts';
import { nullIfNotFound } from '../null_if_not_found.ts';
import { union } from '../union.ts';
import { isEmpty, toBody } from './body.ts';
import { patchContact, readAnyContact, readContact, withBody } from './client.ts';
import { contactPath, sharedMailbox } from './client_paths.ts';
import { KINDS } from './custom_fields.ts';
import { checkLimits, LIMIT_OF } from './limits.ts';
import { ADDRESSES, hasAddress, toContact } from './translate.ts';
import type { ContactBody, WireAddress, WireContact, WireEmail } from './wire.ts';

const TEXTS = [
  'prefix',
  'first_name',
  'middle_name',
  'last_name',
  'suffix',
  'nickname',
  'company',
  'department',
  'job_title',
  'manager',
  'office_location',
  'website',
] as const;

/** Reads both, and computes one PATCH. The other one is only deleted if it's still as it was read. */
export async function planMerge(connection: Connection, keptId: string, otherId: string): Promise<Merge | null> {
  const [stored, dropped] = await Promise.all([readContact(connection, keptId), nullIfNotFound(readContact(connection, otherId))]);
  if (dropped === null) {
    // Exchange may also hide a contact that isn't shared anymore.
    if (sharedMailbox(connection.authData) !== undefined) await readAnyContact(connection, 'Contacts.Read');
    return null;
  }
  const kept = toContact(stored, connection.timezone);
  const other = toContact(dropped, connection.timezone);
  const { body, conflicts } = mergedBody(stored, dropped, kept, other);
  const etag = dropped['@odata.etag'] ?? '';
  return {
    kept,
    other,
    conflicts,
    save: async () =>
      isEmpty(body) ? kept : toContact(await patchContact(connection, stored, body, 'merge another contact into'), connection.timezone),
    remove: () =>
      deleteUnlessGone(connection, {
        url: () => contactPath(connection, otherId),
        headers: etag === '' ? {} : { 'If-Match': etag },
        doing: `delete the contact ${otherId}`,
        scope: 'Contacts.ReadWrite',
      }),
  };
}

function mergedBody(stored: WireContact, dropped: WireContact, kept: Contact, other: Contact) {
  const texts = mergeTexts(kept, other, TEXTS);
  const custom = mergeCustomValues(kept, other, KINDS);
  const birthday = mergeBirthdays(kept, other);
  const addresses = mergedAddresses(kept, other);
  const notes = mergeNotes(kept.notes, other.notes);
  const tags = withoutTags(other.tags, kept.tags);
  const isNamed = kept.full_name !== null || TEXTS.slice(1, 5).some((key) => kept[key] !== null || other[key] !== null);
  const body: ContactBody = {
    ...toBody(stored, {
      ...texts.taken,
      ...(isNamed || other.full_name === null ? {} : { full_name: other.full_name }),
      ...(notes === null ? {} : { notes }),
      ...(tags.length === 0 ? {} : { tags: { mode: 'add', names: tags } }),
      ...(Object.keys(custom.taken).length === 0 ? {} : { custom_fields: custom.taken }),
    }),
    emailAddresses: grown(stored.emailAddresses ?? [], dropped.emailAddresses ?? [], emailKey),
    imAddresses: grown(stored.imAddresses ?? [], dropped.imAddresses ?? [], fold),
    ...mergedPhones(stored, other),
    ...addresses.taken,
    ...(birthday.taken ? { birthday: dropped.birthday } : {}),
  };
  checkLimits(body);
  const after = toContact(withBody(stored, body), null);
  const conflicts: Conflict[] = [
    ...(isOwnName(other) ? conflictIn('full_name', after.full_name, other.full_name) : []),
    ...texts.conflicts,
    ...addresses.conflicts,
    ...birthday.conflicts,
    ...custom.conflicts,
  ];
  return { body, conflicts };
}

/** A display name that isn't made of the parts, which have conflicts of their own. */
function isOwnName({ full_name, first_name, middle_name, last_name, suffix }: Contact): boolean {
  return full_name !== null && full_name !== joinName(first_name, middle_name, last_name, suffix);
}

function emailKey(item: WireEmail): string {
  return hasAddress(item) ? fold(item.address) : JSON.stringify(item);
}

/** Both lists; undefined if the second one adds nothing. */
function grown<T>(own: readonly T[], others: readonly T[], keyOf: (item: T) => string): T[] | undefined {
  const all = union(own, others, keyOf);
  return all.length > own.length ? all : undefined;
}

/** Each number in the place of its kind, or in another one if that is full. */
function mergedPhones({ mobilePhone, businessPhones, homePhones }: WireContact, other: Contact): ContactBody {
  const numbers = { mobile: [mobilePhone ?? ''].filter(Boolean), work: [...(businessPhones ?? [])], home: [...(homePhones ?? [])] };
  const before = JSON.stringify(numbers);
  for (const { number, type } of other.phones) {
    if (
      Object.values(numbers)
        .flat()
        .some((own) => sameNumber(own, number))
    )
      continue;
    const kinds = (['mobile', 'work', 'home'] as const).toSorted((one, two) => Number(two === type) - Number(one === type));
    // If no place is left, the limit's error names the number.
    numbers[kinds.find((kind) => numbers[kind].length < PLACES[kind]) ?? 'work'].push(number);
  }
  if (JSON.stringify(numbers) === before) return {};
  const { mobile, work, home } = numbers;
  return { mobilePhone: mobile[0] ?? null, businessPhones: work, homePhones: home };
}

const PLACES = { mobile: 1, work: LIMIT_OF.businessPhones, home: LIMIT_OF.homePhones };

/** Each address in the place of its type, or in a free one; otherwise the kept contact's own stays. */
function mergedAddresses(kept: Contact, other: Contact): { taken: ContactBody; conflicts: Conflict[] } {
  const places = new Map(kept.addresses.map((address) => [address.type, address]));
  const taken: Record<string, WireAddress> = {};
  const conflicts: Conflict[] = [];
  for (const address of other.addresses) {
    const types = ADDRESSES.map(([type]) => type);
    const there = types.find((type) => places.has(type) && isContained(address, places.get(type)));
    if (there !== undefined) continue;
    const type = [address.type, 'other' as const, ...types].find((one) => {
      const own = places.get(one);
      return mergedAddress(own, address) !== null && (own === undefined || one === address.type);
    });
    const place = ADDRESSES.find(([one]) => one === type);
    const all = place === undefined ? null : mergedAddress(places.get(place[0]), address);
    if (place === undefined || all === null) conflicts.push(addressConflict(places.get(address.type), address));
    else {
      places.set(place[0], all);
      taken[place[1]] = toWire(all);
    }
  }
  return { taken, conflicts };
}

/** Whether the address says nothing that the own one doesn't. */
function isContained(address: ContactAddress, own: ContactAddress | undefined): boolean {
  const all = own === undefined ? null : mergedAddress(own, address);
  return all !== null && own !== undefined && JSON.stringify(toWire(all)) === JSON.stringify(toWire(own));
}

function toWire({ street, city, region, postal_code, country }: ContactAddress): WireAddress {
  return { street, city, state: region, postalCode: postal_code, countryOrRegion: country };
}
