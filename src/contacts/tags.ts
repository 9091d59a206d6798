import type { TagChange } from './change.ts';
import { fold } from './text.ts';

/** Whether two tags are the same. Services and people don't tell tags apart by case. */
export function sameTag(one: string, other: string): boolean {
  return fold(one) === fold(other);
}

/** Whether the list contains the tag, whatever its case. */
export function hasTag(tags: readonly string[], tag: string): boolean {
  return tags.some((one) => sameTag(one, tag));
}

/** Both lists without repetitions, in the spelling and order of the first one. */
export function joinTags(tags: readonly string[], more: readonly string[]): string[] {
  if (tags.length + more.length < 2) return [...tags, ...more];
  const seen = new Map<string, string>();
  for (const tag of [...tags, ...more]) if (!seen.has(fold(tag))) seen.set(fold(tag), tag);
  return [...seen.values()];
}

/** The first list without the tags of the second one. */
export function withoutTags(tags: readonly string[], gone: readonly string[]): string[] {
  const names = folded(gone);
  return tags.filter((tag) => !names.has(fold(tag)));
}

/** The tags after the change; null clears them. */
export function changedTags(tags: readonly string[], change: TagChange | null): string[] {
  if (change === null) return [];
  if (change.mode === 'remove') return withoutTags(tags, change.names);
  const names = folded(change.names);
  const remaining = change.mode === 'replace' ? tags.filter((tag) => names.has(fold(tag))) : tags;
  return joinTags(remaining, change.names);
}

/** Whether two lists contain the same tags, whatever their order and case. */
export function sameTags(one: readonly string[], other: readonly string[]): boolean {
  return withoutTags(one, other).length === 0 && withoutTags(other, one).length === 0;
}

/** A set, because a mapped list can have a hundred thousand items. */
function folded(tags: readonly string[]): ReadonlySet<string> {
  return new Set(tags.map(fold));
}
