import type { Contact } from './contact.ts';
import { contactField, type KeysWith, OUTPUT_KEYS, type OutputKey } from './contact_keys.ts';
import { type CustomReading, type CustomValue, customKey } from './custom_field.ts';

/**
 * A line item's keys of a contact, without the lists that hold several texts per item; the flat keys have their first
 * item.
 */
export const LINE_ITEM_KEYS = OUTPUT_KEYS.filter(isFlat);

function isFlat(key: OutputKey): key is Exclude<OutputKey, KeysWith<'itemLabels', unknown>> {
  return contactField(key).itemLabels === undefined;
}

/**
 * A contact as a line item. Nothing is nested in it, because the platform pairs the items of nested lists wrongly. A
 * list of texts becomes one text, joined by commas, and a file becomes its address; an empty list is null.
 */
export function toLineItem(contact: Contact, read: CustomReading): LineItem {
  const item: LineItem = { ...NOTHING };
  for (const key of LINE_ITEM_KEYS) {
    const value = contact[key];
    if (value !== null) item[key] = toFlat(value);
  }
  item.other_emails = others(contact.emails, ({ address }) => address);
  item.other_phones = others(contact.phones, ({ number }) => number);
  const { custom_fields: values } = contact;
  for (const id in values) if (Object.hasOwn(values, id)) item[customKey(id)] = toFlat(read(id, values[id] ?? null));
  return item;
}

type LineItem = Record<string, unknown>;

/**
 * Parsed, because an object that gets so many keys one by one becomes a hash table, which takes ten times as long to
 * make and to read.
 */
const NOTHING: LineItem = JSON.parse(
  JSON.stringify(Object.fromEntries([...LINE_ITEM_KEYS, 'other_emails', 'other_phones'].map((key) => [key, null]))),
);

/** A value in the form of a line item. */
export function toFlat(value: CustomValue | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return joined(value.map((item) => (typeof item === 'string' ? item : item.url)));
}

function others<T>(list: readonly T[], textOf: (item: T) => string): string | null {
  return list.length < 2 ? null : joined(list.slice(1).map(textOf));
}

function joined(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join(', ');
}
