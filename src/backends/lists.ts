/** How the first entry of a list is known, changed and made. */
export interface Entry<T> {
  is(entry: T, value: string): boolean;
  become(entry: T, value: string): T;
  make(value: string): T;
}

/**
 * The list with `value` as its first entry: one that is further back moves to the front as it is, else the first one gets the new value
 * and keeps the rest of itself. Null takes the first entry away; undefined leaves the list alone.
 */
export function withFirst<T>(list: readonly T[], value: string | null | undefined, entry: Entry<T>): readonly T[] {
  if (value === undefined) return list;
  const [first, ...rest] = list;
  if (value === null || value === '') return rest;
  const there = list.find((one) => entry.is(one, value));
  if (there !== undefined) return [there, ...list.filter((one) => one !== there)];
  return first === undefined ? [entry.make(value)] : [entry.become(first, value), ...rest];
}
