import type { TagChange } from '../../contacts/change.ts';
import { Problem } from '../../contacts/errors.ts';
import { fewInWords } from '../../contacts/text.ts';
import type { Connection } from '../backend.ts';
import type { Provider } from './providers.ts';
import { existingGroups, type Group, groupNamed, readGroups, requireGroups } from './tags_groups.ts';

/** A change of a contact's groups. */
export interface GroupChange {
  readonly mode: TagChange['mode'];
  readonly groups: readonly Group[];
}

type Called = Pick<Group, 'id' | 'name'>;

/**
 * The groups for a change of tags; null empties them. An unknown group can't be added, and no contact has it, so
 * nothing is removed.
 */
export async function readGroupChange(connection: Connection, change: TagChange | null, provider: Provider): Promise<GroupChange> {
  requireGroups(provider);
  const { mode, names } = change ?? { mode: 'replace', names: [] };
  const groups = await (mode === 'remove' ? existingAmong(connection, names) : existingGroups(connection, names, provider));
  if (mode !== 'remove') refuseSurplus(groups, groups, provider);
  return { mode, groups };
}

/** The IDs of the contact's groups after the change. The provider's own always stay. */
export async function groupIdsAfter(
  connection: Connection,
  ids: readonly string[],
  { mode, groups }: GroupChange,
  provider: Provider,
): Promise<readonly string[]> {
  const changed = groups.map((group) => group.id);
  if (mode === 'remove') return ids.filter((id) => !changed.includes(id));
  const all = await readGroups(connection, ids);
  const isHidden = (id: string): boolean => all.find((group) => group.id === id)?.hidden ?? false;
  const kept = mode === 'replace' ? ids.filter((id) => changed.includes(id) || isHidden(id)) : ids;
  const after = [...new Set([...kept, ...changed])];
  const shown = after.flatMap((id) => (isHidden(id) ? [] : [all.find((group) => group.id === id) ?? { id, name: id }]));
  const isNew = after.some((id) => !ids.includes(id));
  if (isNew) refuseSurplus(shown, groups, provider);
  return after;
}

async function existingAmong(connection: Connection, names: readonly string[]): Promise<readonly Group[]> {
  const all = await readGroups(connection, names);
  return names.flatMap((name) => groupNamed(all, name) ?? []);
}

/** A provider allows one group for a contact, or any number. */
function refuseSurplus(groups: readonly Called[], requested: readonly Called[], { label, groups: limit }: Provider): void {
  const ids = new Set(groups.map((group) => group.id));
  if (ids.size <= limit) return;
  const names = (some: readonly Called[]): string => fewInWords([...new Set(some.map((group) => group.name))]);
  const others = groups.filter((group) => !requested.some((one) => one.id === group.id));
  const there =
    others.length === 0
      ? `. Choose one of ${names(requested)}.`
      : `, and this one is already in ${names(others)}. To add ${names(requested)}, remove ${names(others)} first, or replace it.`;
  throw new Problem('invalid_input', `A ${label} contact can only be in ${limit} group${there}`);
}
