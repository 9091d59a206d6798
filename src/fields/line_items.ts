import type { PlainOutputField } from 'zapier-platform-core';
import type { CustomFile } from '../contacts/custom_field.ts';
import { CONTACT_OUTPUT, WHOLE_CONTACT } from './contact_output.ts';

/** The first of these is a key of its own, and the others stand behind it as one text. */
const OTHERS = [
  { list: 'emails', of: 'address', key: 'other_emails', label: 'Other Emails' },
  { list: 'phones', of: 'number', key: 'other_phones', label: 'Other Phones' },
] as const;

/** Their first entry is in the flat keys; no text could stand for the whole of them. */
const LEFT_OUT: ReadonlySet<string> = new Set(['emails', 'phones', 'addresses', 'groups']);

/**
 * A contact as a line item, in which nothing is nested: the platform pairs the items of lists within lists wrongly. Lists of texts become
 * one text, with a comma between the values, files by their addresses; null where the list is empty.
 */
export function lineItem(contact: object): Record<string, unknown> {
  const item: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(contact)) if (!LEFT_OUT.has(key)) item[key] = flat(value);
  for (const { list, of, key } of OTHERS) item[key] = joined(textsOf(Reflect.get(contact, list), of).slice(1));
  return item;
}

/** The fields of such a line item. */
export const LINE_ITEM_OUTPUT: readonly PlainOutputField[] = [
  ...CONTACT_OUTPUT.filter(({ key }) => !LEFT_OUT.has(key)).map(({ list: _list, ...field }) => field),
  ...OTHERS.map(({ key, label }) => ({ key, label })),
];

/** One of them with each key. */
export const WHOLE_LINE_ITEM = lineItem(WHOLE_CONTACT);

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
