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
