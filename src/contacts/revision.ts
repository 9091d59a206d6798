import { hash } from 'node:crypto';
import { type Contact, type ContactAddress, type ContactEmail, type ContactGroup, type ContactPhone, makeContact } from './contact.ts';
import { customId, customValueOf } from './custom_field.ts';
import { comparableValue } from './custom_value.ts';

/**
 * The keys that are compared to detect a change if the service stores no dates. Frozen: one key more or less makes
 * every contact of every account look new to the Zaps that watch it.
 */
export const REVISION_KEYS = [
  'full_name',
  'first_name',
  'middle_name',
  'last_name',
  'suffix',
  'nickname',
  'birthday',
  'company',
  'job_title',
  'manager',
  'office_location',
  'notes',
  'emails',
  'phones',
  'im_addresses',
  'addresses',
  'websites',
  'groups',
] as const;

/**
 * A hash over the given keys of a contact. Missing, null and empty are the same, lists count without their order, and
 * groups only by their IDs, because renaming a group doesn't change its members. It hashes the JSON of the keys that
 * have a value, in order, written in one pass: without dates, every contact of every poll comes through here.
 */
export function revisionOf(contact: Contact, keys: readonly string[]): string {
  let json = '';
  for (const { head, read } of inOrder(keys)) {
    const value = read(contact);
    if (value !== '') json += `${json === '' ? '' : ','}${head}${value}`;
  }
  return hash('sha256', `{${json}}`, 'hex').slice(0, 32);
}

interface Watched {
  readonly key: string;
  /** The text before the value. */
  readonly head: string;
  /** The JSON of the value in its only form; empty if there is no value. */
  readonly read: (contact: Contact) => string;
}

const ordered = new WeakMap<readonly string[], readonly Watched[]>();

/** Each key once, sorted. Cached, because the same list comes for each contact. */
function inOrder(keys: readonly string[]): readonly Watched[] {
  const cached = ordered.get(keys);
  if (cached !== undefined) return cached;
  const sorted = [...new Set(keys)].sort().map((key) => ({ key, head: headOf(key), read: readerOf(key) }));
  ordered.set(keys, sorted);
  return sorted;
}

function headOf(key: string): string {
  return `${JSON.stringify(key)}:`;
}

function readerOf(key: string): Watched['read'] {
  const id = customId(key);
  if (id !== null) return (contact) => listOf(comparableValue(customValueOf(contact, id)), jsonOf);
  const own = Object.hasOwn(READERS, key) ? READERS[key] : undefined;
  if (own !== undefined) return own;
  return isContactKey(key) ? (contact) => jsonOf(contact[key]) : () => '';
}

/** Only its keys matter. */
const ANYBODY = makeContact({ id: '', account_type: '' });

function isContactKey(key: string): key is keyof Contact {
  return Object.hasOwn(ANYBODY, key);
}

const emailJson = jsonOfParts<ContactEmail>('address', 'type');
const phoneJson = jsonOfParts<ContactPhone>('number', 'type');
const addressJson = jsonOfParts<ContactAddress>('city', 'country', 'postal_code', 'region', 'street', 'type');
const groupJson = jsonOfParts<ContactGroup>('id');

/** The keys that need their own reading. */
const READERS: Readonly<Record<string, Watched['read']>> = {
  // A birthday without a year still counts.
  birthday: ({ birthday, birthday_month_day }) => jsonOf(birthday ?? birthday_month_day),
  emails: ({ emails }) => listOf(emails, emailJson),
  other_emails: ({ emails }) => listOf(emails.slice(1), emailJson),
  phones: ({ phones }) => listOf(phones, phoneJson),
  addresses: ({ addresses }) => listOf(addresses, addressJson),
  groups: ({ groups }) => listOf(groups, groupJson),
};

/** The JSON of a value without parts, or of a list of them. */
function jsonOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return listOf<unknown>(value, jsonOf);
  if (typeof value !== 'string') return JSON.stringify(value);
  const trimmed = value.trim();
  if (trimmed === '') return '';
  return PLAIN.test(trimmed) ? `"${trimmed}"` : JSON.stringify(trimmed);
}

/** Needs only quotes, like most texts; checking that takes a third of the time. */
const PLAIN = /^[^"\\\p{Cc}\p{Cs}]*$/u;

function listOf<T>(list: readonly T[], json: (item: T) => string): string {
  if (list.length === 0) return '';
  if (list.length === 1 && list[0] !== undefined) return bracketed(json(list[0]));
  const filled = list.map(json).filter((item) => item !== '');
  return bracketed(filled.sort().join(','));
}

function bracketed(items: string): string {
  return items === '' ? '' : `[${items}]`;
}

/** An item by its parts, in the order of their names. */
function jsonOfParts<T>(...keys: readonly (keyof T & string)[]): (item: T) => string {
  const parts = keys.map((key) => ({ key, head: headOf(key) }));
  return (item) => {
    let json = '';
    for (const { key, head } of parts) {
      const value = jsonOf(item[key]);
      if (value !== '') json += `${json === '' ? '' : ','}${head}${value}`;
    }
    return json === '' ? '' : `{${json}}`;
  };
}
