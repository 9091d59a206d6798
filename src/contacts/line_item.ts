import type { CustomFile } from './custom_field.ts';

/** The first of these is a key of its own, and the others stand behind it as one text. */
const OTHERS = [
  { list: 'emails', of: 'address', key: 'other_emails' },
  { list: 'phones', of: 'number', key: 'other_phones' },
] as const;

/** The lists that a line item leaves out: their first entry is in the flat keys, and no text could stand for the whole of them. */
export const NESTED_LISTS: ReadonlySet<string> = new Set(['emails', 'phones', 'addresses', 'groups']);

/**
 * A contact as a line item, in which nothing is nested: the platform pairs the items of lists within lists wrongly. Lists of texts become
 * one text, with a comma between the values, files by their addresses; null where the list is empty.
 */
export function toLineItem(contact: object): Record<string, unknown> {
  const item: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(contact)) if (!NESTED_LISTS.has(key)) item[key] = flat(value);
  for (const { list, of, key } of OTHERS) item[key] = joined(textsOf(Reflect.get(contact, list), of).slice(1));
  return item;
}

function flat(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isTexts(value)) return joined(value);
  return isFiles(value) ? joined(value.map(({ url }) => url)) : value;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** What a custom field can hold. */
function isFiles(value: unknown): value is readonly CustomFile[] {
  return Array.isArray(value) && value.every((one: unknown) => typeof one === 'object' && one !== null && 'url' in one);
}

function textsOf(list: unknown, key: string): string[] {
  return Array.isArray(list) ? list.map((entry: object) => String(Reflect.get(entry, key))) : [];
}

function joined(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join(', ');
}
