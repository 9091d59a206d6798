import type { Contact } from '../../contacts/contact.ts';
import { isProblem } from '../../contacts/errors.ts';
import type { Connection } from '../backend.ts';
import { type Group, readGroups } from './groups.ts';
import { toContact } from './translate.ts';
import type { WireContact } from './wire.ts';

/**
 * Makes contacts whose groups have their names. Names need a request of their own: made once for the whole run, only when some contact is
 * in a group, and not while they are kept. They are never left out to save it: a tag that comes and goes would be false news.
 */
export function naming(connection: Connection): (rows: readonly WireContact[]) => Promise<Contact[]> {
  let groups: readonly Group[] | undefined;
  return async (rows) => {
    if (groups === undefined && rows.some((row) => (row.groups ?? []).length > 0)) groups = await readGroups(connection);
    return rows.map((row) => toContact(row, groups ?? []));
  };
}

/** One contact with the names of its groups. */
export async function named(connection: Connection, row: WireContact): Promise<Contact> {
  const groups = (row.groups ?? []).length > 0 ? await readGroups(connection) : [];
  return toContact(row, groups);
}

/** The same after a write: names that cannot be had are no reason to call a write failed that was made. */
export async function namedAfterWrite(connection: Connection, row: WireContact): Promise<Contact> {
  try {
    return await named(connection, row);
  } catch (error) {
    if (isProblem(error)) return toContact(row, []);
    throw error;
  }
}
