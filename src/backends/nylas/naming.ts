import type { Contact } from '../../contacts/contact.ts';
import { isProblem } from '../../contacts/errors.ts';
import type { Connection } from '../backend.ts';
import { type Group, type Groups, lookUpGroups } from './groups.ts';
import { toContact } from './translate.ts';
import type { WireContact } from './wire.ts';

/**
 * Makes contacts whose groups have their names. Names need a request of their own: made once for the whole run, only when some contact is
 * in a group, and not while they are kept, unless a group is not among these. They are never left out to save it: a tag that comes and goes would be false news.
 */
export function naming(connection: Connection): (rows: readonly WireContact[]) => Promise<Contact[]> {
  let known: Groups = { groups: [], current: false };
  return async (rows) => {
    const suffice = (groups: readonly Group[]): boolean => {
      const ids = new Set(groups.map(({ id }) => id));
      return rows.every((row) => (row.groups ?? []).every(({ id }) => !id || ids.has(id)));
    };
    if (!known.current && !suffice(known.groups)) known = await lookUpGroups(connection, suffice);
    return rows.map((row) => toContact(row, known.groups));
  };
}

/** One contact with the names of its groups. */
export async function named(connection: Connection, row: WireContact): Promise<Contact> {
  const [contact = toContact(row, [])] = await naming(connection)([row]);
  return contact;
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
