/** How an item of a list is told by its value, changed to another value, and made of one. */
export interface ItemRules<T> {
  is(item: T, value: string): boolean;
  change(item: T, value: string): T;
  make(value: string): T;
}

/**
 * The list with `value` as its first item: one that is further back moves to the front as it is, else the first one gets the new value
 * and keeps the rest of itself. Null takes the first item away; undefined leaves the list alone.
 */
export function putFirst<T>(list: readonly T[], value: string | null | undefined, kind: ItemRules<T>): readonly T[] {
  if (value === undefined) return list;
  const [first, ...rest] = list;
  if (value === null || value === '') return rest;
  const there = list.find((item) => kind.is(item, value));
  if (there !== undefined) return [there, ...list.filter((item) => item !== there)];
  return first === undefined ? [kind.make(value)] : [kind.change(first, value), ...rest];
}
