/** How an item of a list is told by its value, changed to another value, and made of one. */
export interface ItemKind<T> {
  is(item: T, value: string): boolean;
  change(item: T, value: string): T;
  make(value: string): T;
}

/**
 * The list with `value` as its first item: one that is further back moves to the front as it is, else the first one gets the new value
 * and keeps the rest of itself. Null takes the first item away; undefined leaves the list alone.
 */
export function putFirst<T>(list: readonly T[], value: string | null | undefined, kind: ItemKind<T>): readonly T[] {
  if (value === undefined) return list;
  const [first, ...rest] = list;
  if (value === null || value === '') return rest;
  const there = list.find((item) => kind.is(item, value));
  if (there !== undefined) return [there, ...list.filter((item) => item !== there)];
  return first === undefined ? [kind.make(value)] : [kind.change(first, value), ...rest];
}

/** The list, and behind it those of the others whose key none before them has. */
export function union<T>(list: readonly T[], others: readonly T[], keyOf: (item: T) => string): T[] {
  const all = [...list];
  const seen = new Set(list.map(keyOf));
  for (const item of others) {
    if (!seen.has(keyOf(item))) all.push(item);
    seen.add(keyOf(item));
  }
  return all;
}
