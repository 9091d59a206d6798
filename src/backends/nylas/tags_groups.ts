import * as zod from 'zod/mini';
import { Problem } from '../../contacts/errors.ts';
import { sameTag } from '../../contacts/tags.ts';
import { fewInWords, shortenValue } from '../../contacts/text.ts';
import type { Connection } from '../backend.ts';
import { endlessListGuard } from '../paging.ts';
import { readableRows, readEveryRow } from '../rows.ts';
import { GROUPS, NYLAS } from './client.ts';
import { LARGEST_PAGE } from './pages.ts';
import type { Provider } from './providers.ts';
import { withScope } from './sign_in_scopes.ts';
import * as wire from './wire.ts';

/** A group of contacts, which users know as a tag. */
export interface Group {
  readonly id: string;
  readonly name: string;
  /** The provider's own, such as Google's `myContacts`: never shown, and never removed from a contact. */
  readonly hidden: boolean;
}

/** The mailbox's groups, and whether they were read just now. */
export interface Groups {
  readonly groups: readonly Group[];
  readonly current: boolean;
}

/**
 * The groups from the cache of a few minutes if they are enough. A missing one may be new, so the list is then read
 * again.
 */
export async function readGroupsUntil(connection: Connection, isEnough: (kept: readonly Group[]) => boolean): Promise<Groups> {
  const kept = await keptGroups(connection);
  if (kept !== null && isEnough(kept)) return { groups: kept, current: false };
  return { groups: await currentGroups(connection), current: true };
}

/** The groups, read again. */
export async function currentGroups(connection: Connection): Promise<readonly Group[]> {
  return groupsIn(connection, await readGroupRows(connection));
}

/**
 * The groups, with those of these names or IDs if they exist. It's a problem if one of them may be a group that can't
 * be read.
 */
export async function readGroups(connection: Connection, tags: readonly string[]): Promise<readonly Group[]> {
  const isEnough = (groups: readonly Group[]): boolean => tags.every((tag) => groupNamed(groups, tag) !== undefined);
  const kept = await keptGroups(connection);
  if (kept !== null && isEnough(kept)) return kept;
  const rows = await readGroupRows(connection);
  const groups = await groupsIn(connection, rows);
  if (!isEnough(groups)) readEveryRow(connection, { rows, ...GROUP });
  return groups;
}

/** The group with that name, or else that ID. */
export function groupNamed(groups: readonly Group[], tag: string): Group | undefined {
  return groups.find((group) => !group.hidden && sameTag(group.name, tag)) ?? groups.find((group) => group.id === tag);
}

/** The groups with these names. An unknown one is refused, with a list of the existing groups and where to create one. */
export async function existingGroups(connection: Connection, tags: readonly string[], provider: Provider): Promise<readonly Group[]> {
  const groups = await readGroups(connection, tags);
  const found = tags.flatMap((tag) => groupNamed(groups, tag) ?? []);
  if (found.length === tags.length) return found;
  const missing = tags.filter((tag) => groupNamed(groups, tag) === undefined);
  throw problemForUnknown(missing, groups, provider);
}

/** Refuses, before any request, what needs groups if there are none. */
export function requireGroups(provider: Provider): void {
  if (provider.groups > 0) return;
  throw new Problem(
    'missing_capability',
    `${provider.label} has no contact groups through ${NYLAS}. Leave the ${__BUILD__.words.tags} out, or choose another account.`,
    { inputs: ['tags'] },
  );
}

const KEY = 'nylas_groups';
const MINUTES = 10;
const KEPT = zod.array(zod.object({ id: zod.string(), name: zod.string(), hidden: zod.boolean() }));

const DOING = 'list the contact groups';
const GROUP = { item: wire.group, what: 'contact group' };

async function keptGroups(connection: Connection): Promise<readonly Group[] | null> {
  const kept = KEPT.safeParse(await connection.cache.get(KEY));
  return kept.success ? kept.data : null;
}

/** The readable groups, which the cache keeps for the next minutes. */
async function groupsIn(connection: Connection, rows: readonly unknown[]): Promise<readonly Group[]> {
  const groups = readableRows(connection, { rows, ...GROUP }).map(({ id, name, group_type }) => {
    const shown = name || id;
    // `starred` is the only system group that people set themselves.
    return { id, name: shown, hidden: group_type === 'system' && !sameTag(shown, 'starred') };
  });
  await connection.cache.set(KEY, groups, MINUTES * 60);
  return groups;
}

/** The rows of all pages. https://developer.nylas.com/docs/reference/api/contacts/ */
async function readGroupRows(connection: Connection): Promise<readonly unknown[]> {
  const rows: unknown[] = [];
  const guard = endlessListGuard(connection, DOING);
  for (let token: string | undefined; ; ) {
    const response: zod.infer<typeof wire.groups> = await readGroupPage(connection, token);
    rows.push(...response.data);
    if (!response.next_cursor) return rows;
    guard(response.next_cursor);
    token = response.next_cursor;
  }
}

async function readGroupPage(connection: Connection, token: string | undefined) {
  const response = await connection.http.send({
    method: 'GET',
    url: GROUPS,
    query: { limit: LARGEST_PAGE, page_token: token },
    schema: wire.groups,
    doing: DOING,
    writes: false,
    ...withScope(connection.authData.provider, 'address_book'),
  });
  return response.data;
}

function problemForUnknown(missing: readonly string[], groups: readonly Group[], { createGroup }: Provider): Problem {
  const names = groups.filter((group) => !group.hidden).map((group) => group.name);
  const there =
    names.length === 0 ? `First ${createGroup}.` : `Available groups: ${fewInWords(names)}. Choose one of them, or ${createGroup} first.`;
  const what =
    missing.length === 1 ? `no contact group called ${shortenValue(missing[0] ?? '')}` : `no contact groups called ${fewInWords(missing)}`;
  return new Problem('invalid_input', `This mailbox has ${what}, and ${NYLAS} can't create one. ${there}`, { inputs: ['tags'] });
}
