import type { Contact } from '../../contacts/contact.ts';
import { type Conflict, conflictIn, lostIn, mergeBirthdays, mergeNotes, sameNumber } from '../../contacts/merge.ts';
import { fold, sameName } from '../../contacts/text.ts';
import type { Connection, Merge } from '../backend.ts';
import { nullIfNotFound } from '../null_if_not_found.ts';
import { union } from '../union.ts';
import { PARTS, type Phone, type Postal, TEXTS, type TextKey, type Texts, type Writable, writableOf } from './body.ts';
import { deleteContact, putContact, readWritableContact } from './client.ts';
import { providerOf } from './client_provider.ts';
import { checkLimits } from './limits.ts';
import type { PhoneType, Provider } from './providers.ts';
import { withTagNames, withTagNamesAfterWrite } from './tags_names.ts';
import { typeOf } from './translate.ts';

/** Reads both, which must be in the address book, and computes one PUT. */
export async function planMerge(connection: Connection, keptId: string, otherId: string): Promise<Merge | null> {
  const provider = await providerOf(connection);
  const [stored, dropped] = await Promise.all([
    readWritableContact(connection, keptId),
    nullIfNotFound(readWritableContact(connection, otherId)),
  ]);
  if (dropped === null) return null;
  const kept = await withTagNames(connection, stored);
  const other = await withTagNames(connection, dropped);
  const before = writableOf(stored);
  const { taken, conflicts } = merged({ before, from: writableOf(dropped), kept, other, provider });
  checkLimits(before, taken, provider);
  const isSame = JSON.stringify(taken) === JSON.stringify(before);
  return {
    kept,
    other,
    conflicts,
    save: async () => (isSame ? kept : withTagNamesAfterWrite(connection, await putContact(connection, keptId, taken, provider))),
    remove: () => deleteContact(connection, otherId),
  };
}

interface Two {
  readonly before: Writable;
  readonly from: Writable;
  readonly kept: Contact;
  readonly other: Contact;
  readonly provider: Provider;
}

function merged({ before, from, kept, other, provider }: Two): { taken: Writable; conflicts: Conflict[] } {
  const texts = mergedTexts(before.texts, from.texts, kept, other);
  const addresses = mergedAddresses(before.physical_addresses, from.physical_addresses, provider);
  const emails = united(before.emails, from.emails, ({ email }) => email, provider.emails, 'emails');
  const ims = united(before.im_addresses, from.im_addresses, ({ im_address }) => im_address, provider.messengers, 'im_addresses');
  const pages = united(before.web_pages, from.web_pages, ({ url }) => url, provider.pages, 'websites');
  const phones = mergedPhones(before.phone_numbers, from.phone_numbers, provider);
  const groups = mergedGroups(before.groups, from.groups, [...kept.groups, ...other.groups], provider);
  const kind = Object.keys({ ...before.kept, ...from.kept });
  const unshown = kind.map((key) => [key, union(before.kept?.[key] ?? [], from.kept?.[key] ?? [], (item) => JSON.stringify(item))]);
  return {
    taken: {
      ...before,
      texts: texts.taken,
      emails: emails.taken,
      phone_numbers: phones.taken,
      im_addresses: ims.taken,
      physical_addresses: addresses.taken,
      web_pages: pages.taken,
      groups: groups.taken,
      ...(kind.length === 0 ? {} : { kept: Object.fromEntries(unshown) }),
    },
    conflicts: [texts, emails, phones, addresses, pages, ims, groups].flatMap(({ conflicts }) => conflicts),
  };
}

const FIELDS: Readonly<Record<Exclude<TextKey, 'birthday' | 'notes'>, string>> = {
  given_name: 'first_name',
  middle_name: 'middle_name',
  surname: 'last_name',
  suffix: 'suffix',
  nickname: 'nickname',
  company_name: 'company',
  job_title: 'job_title',
  manager_name: 'manager',
  office_location: 'office_location',
};

function mergedTexts(before: Texts, from: Texts, kept: Contact, other: Contact): { taken: Texts; conflicts: Conflict[] } {
  const birthday = mergeBirthdays(kept, other);
  const notes = mergeNotes(before.notes ?? null, from.notes ?? null);
  const blank = TEXTS.filter((key) => key !== 'notes' && key !== 'birthday' && !before[key] && from[key]);
  return {
    taken: {
      ...before,
      ...Object.fromEntries(blank.map((key) => [key, from[key]])),
      ...(birthday.taken && from.birthday ? { birthday: from.birthday } : {}),
      ...(notes === null ? {} : { notes }),
    },
    conflicts: [
      ...TEXTS.flatMap((key) =>
        key === 'notes' || key === 'birthday' ? [] : conflictIn(FIELDS[key], before[key] || null, from[key] || null),
      ),
      ...birthday.conflicts,
    ],
  };
}

/** Both lists. Where a contact has only one entry, the kept one's stays; where it has more, too many are an error. */
function united<T>(own: readonly T[], others: readonly T[], textOf: (item: T) => string, limit: number, field: string) {
  const all = union(own, others, (item) => fold(textOf(item)));
  if (limit > 1 || all.length <= Math.max(limit, own.length)) return { taken: all, conflicts: [] };
  const stays = own.length > 0 ? own : all.slice(0, limit);
  const [first] = stays;
  const kept = first === undefined ? null : textOf(first);
  return { taken: stays, conflicts: all.filter((item) => !stays.includes(item)).flatMap((item) => lostIn(field, kept, textOf(item))) };
}

/** Each number with its type, or with another one if the provider has no place left for it. */
function mergedPhones(own: readonly Phone[], others: readonly Phone[], { phones, phonesOf }: Provider) {
  const taken = [...own];
  const conflicts: Conflict[] = [];
  const hasPlace = (type = 'work'): boolean =>
    TYPES.some((kind) => kind === type && taken.filter((phone) => (phone.type ?? 'work') === kind).length < phonesOf[kind]);
  for (const phone of others) {
    if (taken.some(({ number }) => sameNumber(number, phone.number))) continue;
    const free = hasPlace(phone.type) ? phone.type : TYPES.find(hasPlace);
    const [first] = taken;
    if (phones === 1 && first !== undefined) conflicts.push({ field: 'phones', kept: first.number, dropped: phone.number });
    // If no place is left, the limit's error names the number.
    else taken.push(free === undefined ? phone : { ...phone, type: free });
  }
  return { taken, conflicts };
}

/** If its own is full, or isn't one of these, a number rather has no certain type than a wrong one. */
const TYPES: readonly PhoneType[] = ['other', 'work', 'home', 'mobile'];

/** Addresses of one type are put together if no part differs. Otherwise both stay, as far as there's a place. */
function mergedAddresses(own: readonly Postal[], others: readonly Postal[], provider: Provider) {
  const conflicts: Conflict[] = [];
  let taken = own;
  for (const address of others) {
    if (PARTS.every((part) => !address[part]) || taken.some((one) => holds(one, address))) continue;
    const there = taken.find((one) => typeOf(one.type) === typeOf(address.type) && isCompatible(one, address));
    const type = there === undefined ? freeType(taken, address, provider) : undefined;
    if (there !== undefined) taken = taken.map((one) => (one === there ? { ...address, ...there } : one));
    else if (type !== undefined) taken = [...taken, { ...address, type }];
    else {
      const stays = taken.find((one) => one.type === address.type) ?? taken[0];
      conflicts.push({ field: 'addresses', kept: stays === undefined ? null : inWords(stays), dropped: inWords(address) });
    }
  }
  return { taken, conflicts };
}

/** The address's own type, or another one that has a place left; undefined if there's none. */
function freeType(taken: readonly Postal[], { type }: Postal, { addresses, addressesOfType }: Provider): string | undefined {
  if (taken.length >= addresses) return undefined;
  return [type, ...ADDRESS_TYPES].find((one) => taken.filter((address) => address.type === one).length < addressesOfType);
}

/** If its own is full, an address rather has no certain type than a wrong one. */
const ADDRESS_TYPES = ['other', 'work', 'home'];

function holds(own: Postal, other: Postal): boolean {
  return PARTS.every((part) => !other[part] || isSamePart(own[part], other[part]));
}

function isCompatible(own: Postal, other: Postal): boolean {
  return PARTS.every((part) => !own[part] || !other[part] || isSamePart(own[part], other[part]));
}

function isSamePart(own: string | undefined, other: string): boolean {
  return own !== undefined && sameName(own, other);
}

function inWords(address: Postal): string {
  return PARTS.flatMap((part) => address[part] || []).join(', ');
}

/** The groups of both. Where a contact can only be in one, it stays in its own. */
function mergedGroups(own: Writable['groups'], others: Writable['groups'], named: Contact['groups'], { groups: limit }: Provider) {
  const all = union(own, others, ({ id }) => id);
  if (all.length <= limit || all.length === own.length) return { taken: all, conflicts: [] };
  const stays = own.length > 0 ? own : all.slice(0, limit);
  const nameOf = (id: string): string => named.find((group) => group.id === id)?.name ?? id;
  const [first] = stays;
  const lost = all.filter((group) => !stays.includes(group));
  return {
    taken: stays,
    conflicts: lost.map(({ id }) => ({ field: 'tags', kept: first === undefined ? null : nameOf(first.id), dropped: nameOf(id) })),
  };
}
