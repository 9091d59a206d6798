import type { Contact, ContactAddress } from './contact.ts';
import { contactField, keysWith, type OutputKey } from './contact_keys.ts';
import { type CustomValue, customKey, customValueOf } from './custom_field.ts';
import { sameCustomValue } from './custom_value.ts';
import { fold } from './text.ts';

/** A field in which two contacts differ, with both values as texts; null if one has none. */
export interface FieldDifference {
  /** The key of the field; `custom_<id>` for a custom one. */
  readonly field: string;
  readonly one: string | null;
  readonly other: string | null;
}

/** What people enter, without what is read from a list or belongs to the account's own order. */
const COMPARED: readonly OutputKey[] = [
  ...keysWith('input', 'text').filter((key) => contactField(key).readFrom === undefined && key !== 'folder_id'),
  'emails',
  'phones',
  'addresses',
  'websites',
  'im_addresses',
  'tags',
  'do_not_disturb',
];

/** The fields in which two contacts differ, in the order of the table of fields. Lists are compared whatever their order. */
export function compareContacts(one: Contact, other: Contact): FieldDifference[] {
  const fields = COMPARED.flatMap((field): FieldDifference[] => {
    const [left, right] = [valuesOf(one, field), valuesOf(other, field)];
    return sameValues(left, right) ? [] : [{ field, one: asText(left), other: asText(right) }];
  });
  const ids = [...new Set([one, other].flatMap(({ custom_fields = {} }) => Object.keys(custom_fields)))];
  const custom = ids.flatMap((id): FieldDifference[] => {
    const [left, right] = [customValueOf(one, id), customValueOf(other, id)];
    return sameCustomValue(left, right) ? [] : [{ field: customKey(id), one: asText(textsOf(left)), other: asText(textsOf(right)) }];
  });
  return [...fields, ...custom];
}

/** An address on one line. */
export function addressText({ street, city, region, postal_code, country }: ContactAddress): string {
  return [street, city, region, postal_code, country].filter((part) => part !== null && part !== '').join(', ');
}

/** A custom value as one text; null if it's empty. */
export function customText(value: CustomValue | undefined): string | null {
  return asText(textsOf(value));
}

function valuesOf(contact: Contact, key: OutputKey): readonly string[] {
  if (key === 'emails') return contact.emails.map(({ address }) => address);
  if (key === 'phones') return contact.phones.map(({ number }) => number);
  if (key === 'addresses') return contact.addresses.map(addressText);
  if (key === 'birthday') return [contact.birthday ?? contact.birthday_month_day ?? []].flat();
  if (key === 'do_not_disturb') return contact.do_not_disturb === true ? ['yes'] : [];
  const value = contact[key];
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value.map(String) : [];
}

function textsOf(value: CustomValue | undefined): string[] {
  if (value === undefined || value === null || value === '') return [];
  if (typeof value !== 'object') return [String(value)];
  return value.map((item) => (typeof item === 'string' ? item : item.url));
}

function sameValues(one: readonly string[], other: readonly string[]): boolean {
  const [left, right] = [new Set(one.map(fold)), new Set(other.map(fold))];
  return left.size === right.size && [...left].every((value) => right.has(value));
}

function asText(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join(', ');
}
