import type { TagCount } from './book.ts';

/**
 * The greatest items of a list by a number, the greatest first. A few are found without sorting the list, which can
 * have 100,000.
 */
export function greatest<T>(items: Iterable<T>, limit: number, numberOf: (item: T) => number): T[] {
  if (limit > FEW)
    return first(
      [...items].sort((one, other) => numberOf(other) - numberOf(one)),
      limit,
    );
  const kept: { readonly item: T; readonly number: number }[] = [];
  for (const item of items) {
    const number = numberOf(item);
    if (kept.length === limit && number <= (kept.at(-1)?.number ?? 0)) continue;
    const index = kept.findIndex((other) => other.number < number);
    kept.splice(index === -1 ? kept.length : index, 0, { item, number });
    if (kept.length > limit) kept.pop();
  }
  return kept.map(({ item }) => item);
}

/** For more than these, sorting is faster. */
const FEW = 200;

/** Every name and how many have it, including known names that no one has. */
export function counted(known: Iterable<string>, held: Iterable<readonly string[]>): TagCount[] {
  const counts = new Map<string, number>([...known].map((name) => [name, 0]));
  for (const names of held) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, contacts]) => ({ name, contacts })).sort((one, other) => other.contacts - one.contacts);
}

/** The first items of a list, which isn't read any further. */
export function first<T>(items: Iterable<T>, limit: number): T[] {
  const some: T[] = [];
  for (const item of items) {
    if (some.length === limit) break;
    some.push(item);
  }
  return some;
}
