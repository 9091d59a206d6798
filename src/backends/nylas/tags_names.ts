import type { Contact } from '../../contacts/contact.ts';
import { isProblem } from '../../contacts/errors.ts';
import type { Connection } from '../backend.ts';
import { type Group, type Groups, readGroupsUntil } from './tags_groups.ts';
import { toContact } from './translate.ts';
import type { WireContact } from './wire.ts';

/**
 * Makes contacts whose groups have names. Names need their own request. A run makes it once, only if a contact is in a
 * group, and only if the cache lacks one of the groups. Names are never left out to save a request: a tag that comes
 * and goes would look like a change.
 */
export function contactReader(connection: Connection): (rows: readonly WireContact[]) => Promise<Contact[]> {
  let loaded = NOTHING_LOADED;
  return async (rows) => {
    loaded = await groupsOf(connection, rows, loaded);
    return rows.map((row) => toContact(row, loaded.groups));
  };
}

/** One contact with the names of its groups. */
export async function withTagNames(connection: Connection, row: WireContact): Promise<Contact> {
  const { groups } = await groupsOf(connection, [row], NOTHING_LOADED);
  return toContact(row, groups);
}

/** The same after a write. If the names can't be read, the write has still succeeded. */
export async function withTagNamesAfterWrite(connection: Connection, row: WireContact): Promise<Contact> {
  try {
    return await withTagNames(connection, row);
  } catch (error) {
    if (isProblem(error)) return toContact(row, NOTHING_LOADED.groups);
    throw error;
  }
}

const NOTHING_LOADED: Groups = { groups: [], current: false };

/**
 * The loaded groups if they were read just now or have a name for every group of the rows; otherwise they are read
 * again.
 */
async function groupsOf(connection: Connection, rows: readonly WireContact[], loaded: Groups): Promise<Groups> {
  const isEnough = (groups: readonly Group[]): boolean => {
    const ids = new Set(groups.map(({ id }) => id));
    return rows.every((row) => row.groups?.every(({ id }) => !id || ids.has(id)) ?? true);
  };
  return loaded.current || isEnough(loaded.groups) ? loaded : readGroupsUntil(connection, isEnough);
}
