import { createHash } from 'node:crypto';
import type { Contact } from './contact.ts';
import { CUSTOM_PREFIX } from './custom_field.ts';

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

/** A hash over the given keys of a contact: missing, null and empty are one, and lists count without their order. */
export function revisionOf(contact: Contact, keys: readonly string[]): string {
  const parts = new Map<string, unknown>(Object.entries(contact));
  const values = [...new Set(keys)].sort().map((key) => [key, normal(held(contact, parts, key))]);
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 32);
}

function held(contact: Contact, parts: ReadonlyMap<string, unknown>, key: string): unknown {
  if (key === 'other_emails') return contact.emails.slice(1);
  if (key.startsWith(CUSTOM_PREFIX)) return contact.custom_fields?.[key.slice(CUSTOM_PREFIX.length)];
  return parts.get(key);
}

function normal(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (Array.isArray(value)) {
    const items = value.map(normal).filter((item) => item !== null);
    if (items.length < 2) return items.length === 0 ? null : items;
    return items.sort((one, other) => compare(JSON.stringify(one), JSON.stringify(other)));
  }
  if (typeof value === 'object') {
    const entries = Object.entries(value)
      .map(([key, item]) => [key, normal(item)] as const)
      .filter(([, item]) => item !== null)
      .sort(([one], [other]) => compare(one, other));
    return entries.length === 0 ? null : entries;
  }
  return value;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
