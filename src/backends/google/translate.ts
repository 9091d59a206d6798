import { storedBirthday } from '../../contacts/birthday.ts';
import { type Contact, type ContactAddress, isEmptyAddress, makeContact } from '../../contacts/contact.ts';
import type { CustomValues } from '../../contacts/custom_field.ts';
import { sameTag } from '../../contacts/tags.ts';
import { joinName } from '../../contacts/text.ts';
import { toInstant } from '../../contacts/time.ts';
import { nullIfBlank } from '../null_if_blank.ts';
import { ownItems, SAVED, typeOf } from './translate_items.ts';
import type { WireContact } from './wire.ts';

/** The names of groups by their resource names. */
export type GroupNames = ReadonlyMap<string, string>;

/** A contact from Google, whole or with the requested fields. Groups come without names; `groups` has them. */
export function toContact(wire: WireContact, groups: GroupNames): Contact {
  const [name = {}] = ownItems(wire, wire.names);
  const [nickname] = nicknamesOf(wire);
  const job = jobOf(wire);
  const within = groupsOf(wire).filter((id) => !isHiddenGroup(id));
  const id = contactId(wire.resourceName);
  return makeContact({
    id,
    account_type: 'google',
    url: isSaved(wire) ? `https://contacts.google.com/person/${encodeURIComponent(id)}` : null,
    full_name: nullIfBlank(name.displayName) ?? joinName(...partsOf(name)),
    prefix: nullIfBlank(name.honorificPrefix),
    first_name: nullIfBlank(name.givenName),
    middle_name: nullIfBlank(name.middleName),
    last_name: nullIfBlank(name.familyName),
    suffix: nullIfBlank(name.honorificSuffix),
    nickname: nullIfBlank(nickname?.value),
    emails: ownItems(wire, wire.emailAddresses).map(({ value, type }) => ({ address: value ?? '', type: typeOf(type) })),
    phones: ownItems(wire, wire.phoneNumbers).map(({ value, type }) => ({ number: value ?? '', type: typeOf(type) })),
    company: nullIfBlank(job?.name),
    department: nullIfBlank(job?.department),
    job_title: nullIfBlank(job?.title),
    office_location: nullIfBlank(job?.location),
    manager: nullIfBlank(ownItems(wire, wire.relations).find(isManager)?.person),
    addresses: ownItems(wire, wire.addresses)
      .map(toAddress)
      .filter((address) => !isEmptyAddress(address)),
    birthday: birthdayOf(wire),
    websites: ownItems(wire, wire.urls).map(({ value }) => value ?? ''),
    im_addresses: ownItems(wire, wire.imClients).map(({ username }) => username ?? ''),
    notes: nullIfBlank(ownItems(wire, wire.biographies)[0]?.value),
    tags: within.flatMap((group) => groups.get(group) ?? []),
    groups: within.map((group) => ({ id: groupId(group), name: groups.get(group) ?? null })),
    source: sourceNameOf(wire),
    updated_at: toInstant(updateTimeOf(wire)),
    custom_fields: customValuesOf(wire),
  });
}

/** An ID is what follows `people/`. Those of people outside the address book keep their prefix. */
export function contactId(resourceName: string): string {
  return resourceName.startsWith('people/') ? resourceName.slice('people/'.length) : resourceName;
}

export function groupId(resourceName: string): string {
  return resourceName.startsWith(PREFIX) ? resourceName.slice(PREFIX.length) : resourceName;
}

/** Whether the person is in the address book. Only then can they be changed. */
export function isSaved({ resourceName }: Pick<WireContact, 'resourceName'>): boolean {
  return resourceName.startsWith(SAVED);
}

/** The resource names of the contact's groups. */
export function groupsOf(wire: WireContact): string[] {
  return ownItems(wire, wire.memberships).flatMap(({ contactGroupMembership: one }) => one?.contactGroupResourceName ?? []);
}

/** The start of a group's resource name. */
export const PREFIX = 'contactGroups/';

/** Everyone is in `myContacts`; the others are Google's own of earlier years. Only people star a contact themselves. */
export const MY_CONTACTS = 'contactGroups/myContacts';
export const STARRED = 'contactGroups/starred';
const HIDDEN: readonly string[] = ['myContacts', 'friends', 'family', 'coworkers', 'chatBuddies', 'all', 'blocked'].map(
  (name) => `${PREFIX}${name}`,
);

/** Google's own groups that people once used; contacts stay in them, and none can be added. */
export const WITHOUT_NEW_MEMBERS: readonly string[] = ['friends', 'family', 'coworkers'].map((name) => `${PREFIX}${name}`);

export function isHiddenGroup(resourceName: string): boolean {
  return HIDDEN.includes(resourceName);
}

/** Whether the name is that of one of Google's own groups, so that no other one can have it. */
export function isReservedName(name: string): boolean {
  return HIDDEN.some((group) => sameTag(groupId(group), name));
}

/** Other types are maiden names, initials and the like. */
export function nicknamesOf(wire: WireContact) {
  return ownItems(wire, wire.nicknames).filter(isNickname);
}

export function isNickname({ type }: { readonly type?: string | null | undefined }): boolean {
  return !type || type === 'DEFAULT';
}

export function isManager({ type }: { readonly type?: string | null | undefined }): boolean {
  return type?.toLowerCase() === 'manager';
}

/** The main organization, which is shown and changed; the others stay as they are. */
export function jobOf(wire: WireContact) {
  return ownItems(wire, wire.organizations)[0];
}

type WireName = Partial<NonNullable<WireContact['names']>[number]>;
type WireAddress = NonNullable<WireContact['addresses']>[number];

function partsOf({ honorificPrefix, givenName, middleName, familyName, honorificSuffix }: WireName) {
  return [honorificPrefix, givenName, middleName, familyName, honorificSuffix];
}

/** An imported address can be a single text. */
export function streetOf({ streetAddress, city, region, postalCode, country, countryCode, formattedValue }: WireAddress): string | null {
  const isWithoutParts = !(streetAddress || city || region || postalCode || country || countryCode);
  return nullIfBlank(isWithoutParts ? formattedValue : streetAddress);
}

export function toAddress(wire: WireAddress): ContactAddress {
  return {
    type: typeOf(wire.type),
    street: streetOf(wire),
    city: nullIfBlank(wire.city),
    region: nullIfBlank(wire.region),
    postal_code: nullIfBlank(wire.postalCode),
    country: nullIfBlank(wire.country) ?? nullIfBlank(wire.countryCode),
  };
}

/** A date without a year has none, or 0; the text is what a person or another program wrote. */
function birthdayOf(wire: WireContact): string | null {
  const [birthday] = ownItems(wire, wire.birthdays);
  const { year, month, day } = birthday?.date ?? {};
  if (!month || !day) return storedBirthday(birthday?.text, null);
  const monthDay = `${two(month)}-${two(day)}`;
  return storedBirthday(year ? `${String(year).padStart(4, '0')}-${monthDay}` : `--${monthDay}`, null);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** A key can occur twice; then the first value counts, which is the one that a step changes. */
function customValuesOf(wire: WireContact): CustomValues {
  const items = ownItems(wire, wire.userDefined).flatMap(({ key, value }) => (key && value ? [[key, value] as const] : []));
  return Object.fromEntries(items.reverse());
}

/** When the contact was changed. Only its own source says that. */
export function updateTimeOf(wire: WireContact): string | null {
  const sources = wire.metadata?.sources ?? [];
  return (sources.find(({ type }) => type === 'CONTACT') ?? sources[0])?.updateTime ?? null;
}

function sourceNameOf(wire: WireContact): string {
  if (isSaved(wire)) return 'address_book';
  return wire.resourceName.startsWith('otherContacts/') ? 'inbox' : 'domain';
}
