import type { TagChange } from '../../contacts/change.ts';
import { isProblem, Problem } from '../../contacts/errors.ts';
import { quote } from '../../contacts/text.ts';
import { pause } from '../../http/clock.ts';
import type { Connection } from '../backend.ts';
import { GOOGLE } from './client.ts';
import { isNameTaken } from './errors.ts';
import { WRITE_SCOPE } from './sign_in_scopes.ts';
import { currentGroups, GROUPS, type Group, groupNamed, keepGroups, readGroupsWith, toGroup } from './tags_groups.ts';
import { isHiddenGroup, isReservedName, MY_CONTACTS, PREFIX } from './translate.ts';
import * as wire from './wire.ts';

/** A change of a contact's tags, by the names of its groups. */
export interface GroupChange {
  readonly change: TagChange;
  /** The groups that exist. */
  readonly groups: readonly Group[];
}

/** The groups for a change of tags; null empties them. Tags that were given as IDs get their names. */
export async function readGroupChange(connection: Connection, requested: TagChange | null): Promise<GroupChange> {
  const { mode, names } = requested ?? { mode: 'replace', names: [] };
  const { groups } = await readGroupsWith(connection, names);
  return { change: { mode, names: names.map((name) => groupNamed(groups, name)?.name ?? name) }, groups };
}

/** The groups of a contact after the change. Those that don't exist are created, and Google's own always stay. */
export async function groupsAfter(connection: Connection, before: readonly string[], { change, groups }: GroupChange): Promise<Membership> {
  const { mode, names } = change;
  const isMeant = (resourceName: string) => names.some((name) => groupNamed(groups, name)?.resourceName === resourceName);
  if (mode === 'remove') return { groups: neverNone(before.filter((one) => !isMeant(one))), created: 0 };
  const kept = mode === 'add' ? before : before.filter((one) => isMeant(one) || isHiddenGroup(one));
  const missing = names.filter((name) => groupNamed(groups, name) === undefined);
  const all = missing.length === 0 ? groups : await withCreated(connection, groups, missing);
  const added = names.flatMap((name) => groupNamed(all, name)?.resourceName ?? []);
  return { groups: neverNone([...new Set([...kept, ...added])]), created: missing.length };
}

export interface Membership {
  /** The resource names of all groups. */
  readonly groups: readonly string[];
  /** How many of them are new, so that the next request may not know them yet. */
  readonly created: number;
}

/** A contact without any group would leave the address book, and Google refuses that. */
function neverNone(groups: readonly string[]): readonly string[] {
  return groups.length === 0 ? [MY_CONTACTS] : groups;
}

/** Creates groups one after the other. If someone else creates one at the same time, theirs is used. */
async function withCreated(connection: Connection, groups: readonly Group[], names: readonly string[]): Promise<readonly Group[]> {
  let all = groups;
  for (const name of names) all = groupNamed(all, name) === undefined ? await withGroup(connection, all, name) : all;
  await keepGroups(connection, all);
  return all;
}

/** https://developers.google.com/people/api/rest/v1/contactGroups/create */
async function withGroup(connection: Connection, groups: readonly Group[], name: string): Promise<readonly Group[]> {
  try {
    const { data } = await connection.http.send({
      method: 'POST',
      url: GROUPS,
      body: { contactGroup: { name } },
      schema: wire.group,
      doing: `create the group ${quote(name)}`,
      writes: true,
      scope: WRITE_SCOPE,
      saved: () => `The group ${quote(name)} was created.`,
      preview: () => {
        if (isReservedName(name)) throw problemForReserved(name);
        return { resourceName: `${PREFIX}${name}`, name };
      },
    });
    return [...groups, toGroup(data)];
  } catch (error) {
    if (!isNameTaken(error)) throw error;
  }
  const current = await currentGroups(connection);
  if (groupNamed(current, name) !== undefined) return current;
  throw problemForReserved(name);
}

function problemForReserved(name: string): Problem {
  return new Problem(
    'invalid_input',
    `${GOOGLE} keeps the name ${quote(name)} for itself, so there can't be a group with it. Choose another name.`,
  );
}

/**
 * Writes a contact with its groups. Google knows a new group only after some seconds and refuses it until then, so the
 * write is sent again as long as there's time.
 */
export async function whenGroupsExist<T>(
  connection: Connection,
  { created }: Pick<Membership, 'created'>,
  write: () => Promise<T>,
): Promise<T> {
  for (let wait = SHORTEST_PAUSE; ; wait *= 2) {
    try {
      return await write();
    } catch (error) {
      if (created === 0 || !isProblem(error, 'invalid_input') || wait + ROUND_TRIP > connection.http.left()) throw error;
      await pause(wait, connection.http.time.over);
    }
  }
}

/** Milliseconds. */
const SHORTEST_PAUSE = 1_000;
const ROUND_TRIP = 2_000;
