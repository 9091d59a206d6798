import { isRecord } from '../json.ts';
import { badRequest, unprocessable } from './errors.ts';
import type { Contact } from './records.ts';
import type { SearchIndex } from './search_index.ts';

/** One key of an order. */
export interface SortKey {
  readonly field: SortField;
  readonly direction: 'asc' | 'desc';
}

type SortField = keyof typeof VALUES;

/** Newest `dateAdded` first: what a list without a wish of its own has. */
export const NEWEST_FIRST: readonly SortKey[] = [{ field: 'dateAdded', direction: 'desc' }];

/** All that the index shows, in the order of these keys; ids in ascending order break ties. */
export function inOrder(index: SearchIndex, keys: readonly SortKey[]): readonly Contact[] {
  return index.sorted(JSON.stringify(keys), comparison(keys));
}

/** The `sort` of a search; newest first when it is left out. Throws 400 for a field that cannot be sorted by, 422 for what isn't a sort. */
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

/** What an item's `searchAfter` holds: the value of each key, then the id. */
export function cursorOf(contact: Contact, keys: readonly SortKey[]): (string | number)[] {
  return [...keys.map(({ field }) => VALUES[field](contact)), contact.id];
}

/** Tells whether a contact comes after a cursor. Throws 400 for one that does not fit the keys. */
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

/** Numbers by size, texts by code unit; a number that came as text (a cursor that was kept as text) still compares. */
function compare(one: string | number, other: unknown): number {
  const right = typeof one === 'number' ? Number(other) : String(other);
  return one < right ? -1 : one > right ? 1 : 0;
}
