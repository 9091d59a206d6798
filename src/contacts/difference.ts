import type { ContactChange, ListInput, RemoveInput, TextInput } from './change.ts';
import { ADDRESS_INPUTS, LIST_INPUTS, PHONE_INPUTS, REMOVE_INPUTS, TEXT_INPUTS } from './change.ts';
import type { Contact, ContactAddress, ItemType } from './contact.ts';
import { contactField } from './contact_keys.ts';
import { sameCountry } from './countries.ts';
import { type CustomFieldKind, customKey, customValueOf } from './custom_field.ts';
import { sameCustomValue } from './custom_value.ts';
import { samePhone } from './phone.ts';
import { changedTags, sameTags } from './tags.ts';
import { fold, sameEmail } from './text.ts';

/** What differs between what's requested and what's stored. */
export interface Difference {
  /** The request without the keys that would change nothing, except those that belong together with one that does. */
  readonly change: ContactChange;
  /** The input keys that change something, custom fields as `custom_<id>`; empty if there's nothing to send. */
  readonly keys: readonly string[];
}

/**
 * What differs between the request and the stored contact. Phones are compared by their digits, emails and tags without
 * case, custom values by their kinds if these are known.
 */
export function computeDifference(
  stored: Contact,
  requested: ContactChange,
  kinds: ReadonlyMap<string, CustomFieldKind> = NO_KINDS,
): Difference {
  const address = addressFor(stored, requested.address_type);
  const texts = TEXT_INPUTS.filter(
    (key) => requested[key] !== undefined && !sameText(key, storedValue(stored, address, key), requested[key]),
  );
  const lists = LIST_INPUTS.filter((key) => requested[key] !== undefined && !sameList(key, stored, requested[key] ?? null));
  const removed = REMOVE_INPUTS.filter((key) => requested[key]?.some((value) => hasValue(stored, key, value)));
  const disturb = requested.do_not_disturb !== undefined && (requested.do_not_disturb ?? false) !== (stored.do_not_disturb ?? false);
  const tags = requested.tags !== undefined && !sameTags(stored.tags, changedTags(stored.tags, requested.tags));
  const custom = Object.entries(requested.custom_fields ?? {}).filter(
    ([id, value]) => !sameCustomValue(customValueOf(stored, id), value, kinds.get(id)),
  );
  const touchesAddress = texts.some((key) => ADDRESS_INPUTS.some((part) => part === key));
  return {
    change: {
      ...pick(requested, withRelated(requested, texts, lists)),
      ...Object.fromEntries(removed.map((key) => [key, requested[key]])),
      ...(touchesAddress && requested.address_type !== undefined ? { address_type: requested.address_type } : {}),
      ...(disturb ? { do_not_disturb: requested.do_not_disturb ?? false } : {}),
      ...(tags && requested.tags !== undefined ? { tags: requested.tags } : {}),
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

/** Whether the contact has the value that the step removes. */
export function hasValue({ emails, phones }: Contact, key: RemoveInput, value: string): boolean {
  return key === 'remove_emails'
    ? emails.some(({ address }) => sameEmail(address, value))
    : phones.some(({ number }) => samePhone(number, value));
}

/** The address that `street` and the other parts belong to: the one of the type, or the first. */
export function addressFor(contact: Contact, type: ItemType | undefined): ContactAddress | undefined {
  return type === undefined ? contact.addresses[0] : contact.addresses.find((address) => address.type === type);
}

/**
 * Keys that belong together: an address that moves from Email to Other Emails is stored already, so by itself it's no difference, but it
 * would be lost if it weren't sent with the new Email.
 */
const TOGETHER: readonly (readonly (TextInput | ListInput)[])[] = [['email', 'other_emails'], PHONE_INPUTS];

function withRelated(change: ContactChange, texts: readonly TextInput[], lists: readonly ListInput[]): (TextInput | ListInput)[] {
  const different: readonly (TextInput | ListInput)[] = [...texts, ...lists];
  const related = TOGETHER.filter((group) => group.some((key) => different.includes(key))).flat();
  return [...new Set([...different, ...related.filter((key) => change[key] !== undefined)])];
}

function pick(change: ContactChange, keys: readonly (TextInput | ListInput)[]): ContactChange {
  return Object.fromEntries(keys.map((key) => [key, change[key] ?? null]));
}

function storedValue(contact: Contact, address: ContactAddress | undefined, key: TextInput): string | null {
  const part = ADDRESS_INPUTS.find((one) => one === key);
  // A birthday without a year can be cleared, too.
  if (key === 'birthday') return contact.birthday ?? contact.birthday_month_day;
  return part === undefined ? contact[key] : (address?.[part] ?? null);
}

function sameText(key: TextInput, stored: string | null, requested: string | null | undefined): boolean {
  if (requested === null || requested === undefined || requested === '') return stored === null;
  if (key === 'email') return sameEmail(stored, requested);
  if (key === 'country') return sameCountry(stored, requested);
  if (contactField(key).holds === 'phone') return samePhone(stored, requested);
  return stored === requested;
}

function sameList(key: ListInput, stored: Contact, requested: readonly string[] | null): boolean {
  const values = key === 'other_emails' ? stored.emails.map((item) => item.address) : stored.im_addresses;
  if (requested === null) return key === 'other_emails' ? values.length < 2 : values.length === 0;
  const folded = new Set(values.map(fold));
  return requested.every((value) => folded.has(fold(value)));
}

const NO_KINDS: ReadonlyMap<string, CustomFieldKind> = new Map();
