import { isRecord } from '../json.ts';
import { badRequest, unprocessable } from './errors.ts';
import type { Contact } from './records.ts';
import type { SearchIndex } from './search_index.ts';

export interface SortKey {
  readonly field: SortField;
  readonly direction: 'asc' | 'desc';
}

type SortField = keyof typeof VALUES;

/** Newest `dateAdded` first, the default order of a list. */
export const NEWEST_FIRST: readonly SortKey[] = [{ field: 'dateAdded', direction: 'desc' }];

/** Everything that the index shows, in the order of these keys and then by ascending ID. */
export function inOrder(index: SearchIndex, keys: readonly SortKey[]): readonly Contact[] {
  return index.sorted(JSON.stringify(keys), comparison(keys));
}

/**
 * The `sort` of a search; by default, newest first. Throws 400 for a field that can't be sorted by, 422 for a malformed
 * sort.
 */
export function readSort(sort: unknown): readonly SortKey[] {
  if (sort === undefined || (Array.isArray(sort) && sort.length === 0)) return NEWEST_FIRST;
  if (!Array.isArray(sort)) throw unprocessable('sort must be an array');
  return sort.map((item: unknown): SortKey => {
    if (!isRecord(item)) throw unprocessable('each value in sort must be an object');
    const { field, direction } = item;
    if (!isSortField(field)) throw badRequest(`Invalid sort field ${String(field)}`);
    if (direction !== 'asc' && direction !== 'desc') throw badRequest(`Invalid sort direction ${String(direction)}`);
    return { field, direction };
  });
}

/** An item's `searchAfter`: the value of each key, then the ID. */
export function cursorOf(contact: Contact, keys: readonly SortKey[]): (string | number)[] {
  return [...keys.map(({ field }) => VALUES[field](contact)), contact.id];
}

/** Whether a contact comes after a cursor. Throws 400 for a cursor that doesn't fit the keys. */
export function afterCursor(keys: readonly SortKey[], cursor: readonly unknown[]): (contact: Contact) => boolean {
  const wellFormed = cursor.length === keys.length + 1 && cursor.every((value) => typeof value === 'string' || typeof value === 'number');
  if (!wellFormed) throw badRequest('Invalid searchAfter');
  return (contact) => {
    const own = cursorOf(contact, keys);
    for (const [index, value] of own.entries()) {
      const order = compare(value, cursor[index]);
      if (order !== 0) return keys[index]?.direction === 'desc' ? order < 0 : order > 0;
    }
    return false;
  };
}

function comparison(keys: readonly SortKey[]): (one: Contact, other: Contact) => number {
  return (one, other) => {
    for (const { field, direction } of keys) {
      const order = compare(VALUES[field](one), VALUES[field](other));
      if (order !== 0) return direction === 'asc' ? order : -order;
    }
    return compare(one.id, other.id);
  };
}

const VALUES = {
  dateAdded: (contact: Contact): string | number => contact.dateAdded,
  dateUpdated: (contact: Contact): string | number => contact.dateUpdated,
  firstNameLowerCase: (contact: Contact): string | number => contact.firstName?.toLowerCase() ?? '',
  lastNameLowerCase: (contact: Contact): string | number => contact.lastName?.toLowerCase() ?? '',
};

function isSortField(field: unknown): field is SortField {
  return typeof field === 'string' && Object.hasOwn(VALUES, field);
}

/**
 * Numbers by size, texts by code unit. A number that comes as text (from a cursor that was stored as text) still
 * compares.
 */
function compare(one: string | number, other: unknown): number {
  const right = typeof one === 'number' ? Number(other) : String(other);
  return one < right ? -1 : one > right ? 1 : 0;
}
