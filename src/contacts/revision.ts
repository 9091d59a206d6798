import { hash } from 'node:crypto';
import { type Contact, type ContactAddress, type ContactEmail, type ContactGroup, type ContactPhone, makeContact } from './contact.ts';
import { customId, customValueOf } from './custom_field.ts';
import { comparableValue } from './custom_value.ts';

/**
 * The keys that a change is looked for in where the service keeps no dates. Frozen: a key more or less
 * makes every contact of every account new to the Zaps that watch it.
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
 * A hash over the given keys of a contact: missing, null and empty are one, lists count without their order, and of groups their ids alone,
 * since one that gets another name is no change of its members. What is hashed is the JSON of the keys that hold something, in order,
 * written at once: where there are no dates, every contact of every poll goes through here.
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
  /** What stands before the value. */
  readonly head: string;
  /** The JSON of the value in its one form; empty when there is nothing in it. */
  readonly read: (contact: Contact) => string;
}

const ordered = new WeakMap<readonly string[], readonly Watched[]>();

/** Each key once, sorted; the same list comes again for each contact. */
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

/** Only its keys are of interest. */
const ANYBODY = makeContact({ id: '', account_type: '' });

function isContactKey(key: string): key is keyof Contact {
  return Object.hasOwn(ANYBODY, key);
}

const emailJson = jsonOfParts<ContactEmail>('address', 'type');
const phoneJson = jsonOfParts<ContactPhone>('number', 'type');
const addressJson = jsonOfParts<ContactAddress>('city', 'country', 'postal_code', 'region', 'street', 'type');
const groupJson = jsonOfParts<ContactGroup>('id');

/** The keys that aren't read as they are. */
const READERS: Readonly<Record<string, Watched['read']>> = {
  // Without a year it is still one, and a change of it counts.
  birthday: ({ birthday, birthday_month_day }) => jsonOf(birthday ?? birthday_month_day),
  emails: ({ emails }) => listOf(emails, emailJson),
  other_emails: ({ emails }) => listOf(emails.slice(1), emailJson),
  phones: ({ phones }) => listOf(phones, phoneJson),
  addresses: ({ addresses }) => listOf(addresses, addressJson),
  groups: ({ groups }) => listOf(groups, groupJson),
};

/** The JSON of a value that has no parts, and of a list of such. */
function jsonOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return listOf<unknown>(value, jsonOf);
  if (typeof value !== 'string') return JSON.stringify(value);
  const trimmed = value.trim();
  if (trimmed === '') return '';
  return PLAIN.test(trimmed) ? `"${trimmed}"` : JSON.stringify(trimmed);
}

/** Needs nothing but quotes, as most texts do, and to see that takes a third of the time. */
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

/** An item by its parts, which are named in their order. */
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
