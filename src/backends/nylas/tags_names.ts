import type { Contact } from '../../contacts/contact.ts';
import { isProblem } from '../../contacts/errors.ts';
import type { Connection } from '../backend.ts';
import { type Group, type Groups, readGroupsUntil } from './tags_groups.ts';
import { toContact } from './translate.ts';
import type { WireContact } from './wire.ts';

/**
 * Makes contacts whose groups have their names. Names need a request of their own: made once for the whole run, only when some contact is
 * in a group, and not while they are kept, unless a group is not among these. They are never left out to save it: a tag that comes and goes would be a false change.
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

/** The same after a write: names that cannot be had are no reason to call a write failed that was made. */
export async function withTagNamesAfterWrite(connection: Connection, row: WireContact): Promise<Contact> {
  try {
    return await withTagNames(connection, row);
  } catch (error) {
    if (isProblem(error)) return toContact(row, NOTHING_LOADED.groups);
    throw error;
  }
}

const NOTHING_LOADED: Groups = { groups: [], current: false };

/** The groups that are loaded, where these are of this moment or have a name for every group of the rows; else those that are looked up. */
async function groupsOf(connection: Connection, rows: readonly WireContact[], loaded: Groups): Promise<Groups> {
  const isEnough = (groups: readonly Group[]): boolean => {
    const ids = new Set(groups.map(({ id }) => id));
    return rows.every((row) => row.groups?.every(({ id }) => !id || ids.has(id)) ?? true);
  };
  return loaded.current || isEnough(loaded.groups) ? loaded : readGroupsUntil(connection, isEnough);
}
