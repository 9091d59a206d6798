import * as zod from 'zod/mini';
import { sameTag } from '../../contacts/tags.ts';
import type { Connection } from '../backend.ts';
import { endlessListGuard } from '../paging.ts';
import { readableRows, readEveryRow } from '../rows.ts';
import { READ_SCOPE } from './sign_in_scopes.ts';
import { groupId, STARRED } from './translate.ts';
import * as wire from './wire.ts';

/** A label of contacts, which users know as a tag. */
export interface Group {
  /** `contactGroups/1a2b`. */
  readonly resourceName: string;
  readonly name: string;
}

/** The groups, and whether they were read just now. */
export interface Groups {
  readonly groups: readonly Group[];
  readonly current: boolean;
}

export const GROUPS = '/v1/contactGroups';

/** The groups from the cache of a few minutes if they are enough. A missing one may be new, so the list is then read again. */
export async function readGroupsUntil(connection: Connection, isEnough: (kept: readonly Group[]) => boolean): Promise<Groups> {
  const kept = KEPT.safeParse(await connection.cache.get(KEY));
  if (kept.success && isEnough(kept.data)) return { groups: kept.data, current: false };
  return { groups: await currentGroups(connection), current: true };
}

/**
 * The groups, with those of these names or IDs if they exist. It's a problem if one of them may be a group that can't
 * be read.
 */
export async function readGroupsWith(connection: Connection, tags: readonly string[]): Promise<Groups> {
  const isEnough = (groups: readonly Group[]): boolean => tags.every((tag) => groupNamed(groups, tag) !== undefined);
  const kept = KEPT.safeParse(await connection.cache.get(KEY));
  if (kept.success && isEnough(kept.data)) return { groups: kept.data, current: false };
  const rows = await readGroupRows(connection);
  const groups = await groupsIn(connection, rows);
  if (!isEnough(groups)) readEveryRow(connection, { rows, ...GROUP });
  return { groups, current: true };
}

/** The groups, read again. */
export async function currentGroups(connection: Connection): Promise<readonly Group[]> {
  return groupsIn(connection, await readGroupRows(connection));
}

/** The group with that name, or else that ID. */
export function groupNamed(groups: readonly Group[], tag: string): Group | undefined {
  return groups.find(({ name }) => sameTag(name, tag)) ?? groups.find(({ resourceName }) => groupId(resourceName) === groupId(tag));
}

/** Keeps the groups for the next runs. */
export async function keepGroups(connection: Connection, groups: readonly Group[]): Promise<void> {
  await connection.cache.set(KEY, groups, MINUTES * 60);
}

export function toGroup({ resourceName, name }: zod.infer<typeof wire.group>): Group {
  return { resourceName, name: name || groupId(resourceName) };
}

/** The only group of Google's own that people use as they use theirs. */
const STAR: Group = { resourceName: STARRED, name: 'starred' };

const KEY = 'google_groups';
const MINUTES = 10;
const KEPT = zod.array(zod.object({ resourceName: zod.string(), name: zod.string() }));

const DOING = 'list the contact groups';
const GROUP = { item: wire.group, what: 'contact group', id: 'resourceName' };

/** The readable groups, which the cache keeps for the next minutes. */
async function groupsIn(connection: Connection, rows: readonly unknown[]): Promise<readonly Group[]> {
  const read = readableRows(connection, { rows, ...GROUP });
  const groups = [STAR, ...read.filter(({ groupType }) => groupType !== 'SYSTEM_CONTACT_GROUP').map(toGroup)];
  await keepGroups(connection, groups);
  return groups;
}

/** The rows of all pages. https://developers.google.com/people/api/rest/v1/contactGroups/list */
async function readGroupRows(connection: Connection): Promise<readonly unknown[]> {
  const rows: unknown[] = [];
  const guard = endlessListGuard(connection, DOING);
  for (let token: string | undefined; ; ) {
    const { data }: { data: zod.infer<typeof wire.groups> } = await connection.http.send({
      method: 'GET',
      url: GROUPS,
      query: { pageSize: LARGEST_PAGE, pageToken: token },
      schema: wire.groups,
      doing: DOING,
      writes: false,
      scope: READ_SCOPE,
    });
    rows.push(...(data.contactGroups ?? []));
    if (!data.nextPageToken) return rows;
    guard(data.nextPageToken);
    token = data.nextPageToken;
  }
}

/** Thirty come if it isn't said. */
const LARGEST_PAGE = 1000;
