import { hash } from 'node:crypto';
import type { Contact } from './contact.ts';
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
 * A hash over the given keys of a contact: missing, null and empty are one, and lists count without their order. What is hashed is the
 * JSON of `[key, value]` for each key in order, written at once: where there are no dates, every contact of every poll goes through here.
 */
export function revisionOf(contact: Contact, keys: readonly string[]): string {
  let json = '';
  for (const { key, head } of inOrder(keys)) json += `${json === '' ? '' : ','}${head}${normal(held(contact, key)) ?? 'null'}]`;
  return hash('sha256', `[${json}]`, 'hex').slice(0, 32);
}

interface Watched {
  readonly key: string;
  /** What stands before the value. */
  readonly head: string;
}

const ordered = new WeakMap<readonly string[], readonly Watched[]>();

/** Each key once, sorted; the same list comes again for each contact. */
function inOrder(keys: readonly string[]): readonly Watched[] {
  const known = ordered.get(keys);
  if (known !== undefined) return known;
  const sorted = [...new Set(keys)].sort().map((key) => ({ key, head: headOf(key) }));
  ordered.set(keys, sorted);
  return sorted;
}

function headOf(key: string): string {
  return `[${JSON.stringify(key)},`;
}

function held(contact: Contact, key: string): unknown {
  // Without a year it is still one, and a change of it is news.
  if (key === 'birthday') return contact.birthday ?? contact.birthday_month_day;
  if (key === 'other_emails') return contact.emails.slice(1);
  const id = customId(key);
  if (id !== null) return comparableValue(customValueOf(contact, id));
  return Object.hasOwn(contact, key) ? Reflect.get(contact, key) : null;
}

/** The JSON of a value in its one form, objects as lists of entries; null when there is nothing in it. */
function normal(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') {
    const trimmed = value.trim();
    return trimmed === '' ? null : JSON.stringify(trimmed);
  }
  if (Array.isArray(value)) return listed(value.map(normal).sort());
  return typeof value === 'object' ? listed(Object.keys(value).sort().map(entryOf(value))) : JSON.stringify(value);
}

function entryOf(whole: object): (key: string) => string | null {
  return (key) => {
    const json = normal(Reflect.get(whole, key));
    return json === null ? null : `${headOf(key)}${json}]`;
  };
}

function listed(items: readonly (string | null)[]): string | null {
  const present = items.filter((item) => item !== null);
  return present.length === 0 ? null : `[${present.join(',')}]`;
}
