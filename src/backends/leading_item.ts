/** How to identify an item by its value, give it another value, and create one. */
export interface ItemRules<T> {
  is(item: T, value: string): boolean;
  change(item: T, value: string): T;
  make(value: string): T;
}

/**
 * The list with `value` as its first item. If it's further back, that item moves to the front unchanged. Otherwise, the
 * first one gets the new value and keeps its other parts. Null removes the first item; undefined changes nothing.
 */
export function putFirst<T>(list: readonly T[], value: string | null | undefined, kind: ItemRules<T>): readonly T[] {
  if (value === undefined) return list;
  const [first, ...rest] = list;
  if (value === null || value === '') return rest;
  const there = list.find((item) => kind.is(item, value));
  if (there !== undefined) return [there, ...list.filter((item) => item !== there)];
  return first === undefined ? [kind.make(value)] : [kind.change(first, value), ...rest];
}
