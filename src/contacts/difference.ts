import type { ContactChange, ListInput, RemoveInput, TextInput } from './change.ts';
import { ADDRESS_INPUTS, LIST_INPUTS, PHONE_INPUTS, REMOVE_INPUTS, TEXT_INPUTS } from './change.ts';
import type { AddressEntry, Contact, EntryType } from './contact.ts';
import { contactField } from './contact_keys.ts';
import { sameCountry } from './countries.ts';
import { type CustomFieldKind, customKey, customValueOf } from './custom_field.ts';
import { sameCustomValue } from './custom_value.ts';
import { samePhone } from './phone.ts';
import { changedTags, sameTags } from './tags.ts';
import { fold, sameEmail } from './text.ts';

/** What of a change is news to a contact. */
export interface Difference {
  /** The change without the keys that would alter nothing, save those whose meaning hangs together with one that does. */
  readonly change: ContactChange;
  /** The input keys that alter something, custom fields as `custom_<id>`; empty when nothing is to be sent. */
  readonly keys: readonly string[];
}

/**
 * Leaves of a change what the contact does not have already: phones compared by digits, emails and tags without regard to case, custom values by
 * their kinds where these are known.
 */
export function difference(current: Contact, change: ContactChange, kinds: ReadonlyMap<string, CustomFieldKind> = NO_KINDS): Difference {
  const address = addressFor(current, change.address_type);
  const texts = TEXT_INPUTS.filter((key) => change[key] !== undefined && !sameText(key, stored(current, address, key), change[key]));
  const lists = LIST_INPUTS.filter((key) => change[key] !== undefined && !sameList(key, current, change[key] ?? null));
  const removed = REMOVE_INPUTS.filter((key) => change[key]?.some((value) => holds(current, key, value)));
  const disturb = change.do_not_disturb !== undefined && (change.do_not_disturb ?? false) !== (current.do_not_disturb ?? false);
  const tags = change.tags !== undefined && !sameTags(current.tags, changedTags(current.tags, change.tags));
  const custom = Object.entries(change.custom_fields ?? {}).filter(
    ([id, value]) => !sameCustomValue(customValueOf(current, id), value, kinds.get(id)),
  );
  const touchesAddress = texts.some((key) => ADDRESS_INPUTS.some((part) => part === key));
  return {
    change: {
      ...pick(change, withKin(change, texts, lists)),
      ...Object.fromEntries(removed.map((key) => [key, change[key]])),
      ...(touchesAddress && change.address_type !== undefined ? { address_type: change.address_type } : {}),
      ...(disturb ? { do_not_disturb: change.do_not_disturb ?? false } : {}),
      ...(tags && change.tags !== undefined ? { tags: change.tags } : {}),
      ...(custom.length > 0 ? { custom_fields: Object.fromEntries(custom) } : {}),
    },
    keys: [
      ...texts,
      ...lists,
      ...removed,
      ...(disturb ? ['do_not_disturb'] : []),
      ...(tags ? ['tags'] : []),
      ...custom.map(([id]) => customKey(id)),
    ],
  };
}

/** Whether the contact has the value that is to be removed. */
export function holds({ emails, phones }: Contact, key: RemoveInput, value: string): boolean {
  return key === 'remove_emails'
    ? emails.some(({ address }) => sameEmail(address, value))
    : phones.some(({ number }) => samePhone(number, value));
}

/** The address that `street` and the rest are about: that of the type, else the first. */
export function addressFor(contact: Contact, type: EntryType | undefined): AddressEntry | undefined {
  return type === undefined ? contact.addresses[0] : contact.addresses.find((address) => address.type === type);
}

/**
 * Keys whose meaning hangs together: an old address that is to become one of the others is there already, so it is no news by itself,
 * and would be lost if it were left out when another one takes its place.
 */
const KIN: readonly (readonly (TextInput | ListInput)[])[] = [['email', 'other_emails'], PHONE_INPUTS];

function withKin(change: ContactChange, texts: readonly TextInput[], lists: readonly ListInput[]): (TextInput | ListInput)[] {
  const news: readonly (TextInput | ListInput)[] = [...texts, ...lists];
  const kin = KIN.filter((group) => group.some((key) => news.includes(key))).flat();
  return [...new Set([...news, ...kin.filter((key) => change[key] !== undefined)])];
}

function pick(change: ContactChange, keys: readonly (TextInput | ListInput)[]): ContactChange {
  return Object.fromEntries(keys.map((key) => [key, change[key] ?? null]));
}

function stored(contact: Contact, address: AddressEntry | undefined, key: TextInput): string | null {
  const part = ADDRESS_INPUTS.find((one) => one === key);
  // A birthday without its year is one that can be emptied.
  if (key === 'birthday') return contact.birthday ?? contact.birthday_month_day;
  return part === undefined ? contact[key] : (address?.[part] ?? null);
}

function sameText(key: TextInput, current: string | null, wanted: string | null | undefined): boolean {
  if (wanted === null || wanted === undefined || wanted === '') return current === null;
  if (key === 'email') return sameEmail(current, wanted);
  if (key === 'country') return sameCountry(current, wanted);
  if (contactField(key).holds === 'phone') return samePhone(current, wanted);
  return current === wanted;
}

function sameList(key: ListInput, current: Contact, wanted: readonly string[] | null): boolean {
  const there = key === 'other_emails' ? current.emails.map((entry) => entry.address) : current.im_addresses;
  if (wanted === null) return key === 'other_emails' ? there.length < 2 : there.length === 0;
  const known = new Set(there.map(fold));
  return wanted.every((value) => known.has(fold(value)));
}

const NO_KINDS: ReadonlyMap<string, CustomFieldKind> = new Map();
