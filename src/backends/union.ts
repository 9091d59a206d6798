/** The list, followed by the items of the others whose key hasn't come before. */
export function union<T>(list: readonly T[], others: readonly T[], keyOf: (item: T) => string): T[] {
  const all = [...list];
  const seen = new Set(list.map(keyOf));
  for (const item of others) {
    if (!seen.has(keyOf(item))) all.push(item);
    seen.add(keyOf(item));
  }
  return all;
}
