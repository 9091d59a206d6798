import { sameName } from '../../contacts/text.ts';

/** The items, with those of the other list that aren't the same as one. The same one takes the parts that it lacks. */
export function united<T extends object>(own: readonly T[], others: readonly T[], isSame: (one: T, other: T) => boolean): readonly T[] {
  const all = [...own];
  for (const item of others) {
    const index = all.findIndex((one) => isSame(one, item));
    const there = all[index];
    if (there === undefined) all.push(item);
    else all[index] = filled(there, item);
  }
  return all;
}

/** The item with the parts that only the other one has. */
export function filled<T extends object>(item: T, other: T, keys?: readonly string[]): T {
  const lacking = partsOf(other).filter(([key]) => isBlank(Reflect.get(item, key)) && (keys?.includes(key) ?? true));
  return lacking.length === 0 ? item : { ...item, ...Object.fromEntries(lacking) };
}

/** Whether no part differs that both have. */
export function isCompatible(item: object, other: object): boolean {
  return partsOf(other).every(([key, value]) => isBlank(Reflect.get(item, key)) || isSameValue(Reflect.get(item, key), value));
}

/** Whether the other one has no part that this one lacks. */
export function holds(item: object, other: object): boolean {
  return partsOf(other).every(([key, value]) => isSameValue(Reflect.get(item, key), value));
}

function partsOf(item: object): [string, unknown][] {
  return Object.entries(item).filter(([key, value]) => key !== 'metadata' && !isBlank(value));
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function isSameValue(one: unknown, other: unknown): boolean {
  if (typeof one === 'string' && typeof other === 'string') return sameName(one, other);
  return JSON.stringify(one) === JSON.stringify(other);
}
