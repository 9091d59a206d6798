import type { Contact } from '../../contacts/contact.ts';
import { isProblem } from '../../contacts/errors.ts';
import type { Connection } from '../backend.ts';
import { type Group, type Groups, readGroupsUntil } from './tags_groups.ts';
import { type GroupNames, groupsOf, isHiddenGroup, STARRED, toContact } from './translate.ts';
import type { WireContact } from './wire.ts';

/**
 * Makes contacts whose groups have names. Names need their own request. A run makes it once, only if a contact is in a
 * group, and only if the cache lacks one of the groups. Names are never left out to save a request: a tag that comes
 * and goes would look like a change. `known` are groups that the run has read before.
 */
export function contactReader(connection: Connection, known?: Groups): (rows: readonly WireContact[]) => Promise<Contact[]> {
  const names = groupNamesReader(connection, known);
  return async (rows) => {
    const groups = await names(rows);
    return rows.map((row) => toContact(row, groups));
  };
}

/** The names of the groups of contacts. */
export function groupNamesReader(connection: Connection, known?: Groups): (rows: readonly WireContact[]) => Promise<GroupNames> {
  let loaded = { names: known === undefined ? WITHOUT_GROUPS : namesOf(known.groups), current: known?.current ?? false };
  return async (rows) => {
    const isEnough = (names: GroupNames) => rows.every((row) => groupsOf(row).every((one) => names.has(one) || isHiddenGroup(one)));
    if (!loaded.current && !isEnough(loaded.names)) {
      const { groups, current } = await readGroupsUntil(connection, (kept) => isEnough(namesOf(kept)));
      loaded = { names: namesOf(groups), current };
    }
    return loaded.names;
  };
}

/** One contact with the names of its groups. */
export async function withTagNames(connection: Connection, row: WireContact): Promise<Contact> {
  return toContact(row, await groupNamesReader(connection)([row]));
}

/** The same after a write. If the names can't be read, the write has still succeeded. */
export async function withTagNamesAfterWrite(connection: Connection, row: WireContact): Promise<Contact> {
  try {
    return await withTagNames(connection, row);
  } catch (error) {
    if (isProblem(error)) return toContact(row, WITHOUT_GROUPS);
    throw error;
  }
}

const WITHOUT_GROUPS: GroupNames = new Map([[STARRED, 'starred']]);

function namesOf(groups: readonly Group[]): GroupNames {
  return new Map(groups.map(({ resourceName, name }) => [resourceName, name]));
}
