import { isRecord, isTextList } from '../json.ts';
import { isoTime } from './dates.ts';
import { unprocessable } from './errors.ts';
import type { CustomField, CustomValue } from './records.ts';

/**
 * The custom values of a contact after a write. Each item names its field by ID or key (with or without `contact.`) and
 * has the value as `field_value`, `fieldValue` or `value`; null, '' and [] empty it. Other fields keep theirs. Throws
 * 422.
 */
export function mergedCustomValues(
  items: readonly unknown[],
  old: readonly CustomValue[],
  fields: ReadonlyMap<string, CustomField>,
): CustomValue[] {
  const values = new Map(old.map(({ id, value }) => [id, value]));
  items.forEach((item, index) => {
    const { field, value } = readEntry(item, `customFields.${index}`, fields);
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) values.delete(field.id);
    else values.set(field.id, value);
  });
  return [...values].map(([id, value]) => ({ id, value }));
}

function readEntry(item: unknown, at: string, fields: ReadonlyMap<string, CustomField>): { field: CustomField; value: unknown } {
  if (!isRecord(item)) throw unprocessable(`${at} must be an object`);
  const extra = Object.keys(item).filter((key) => !KEYS.includes(key));
  if (extra.length > 0) throw unprocessable(...extra.map((key) => `${at}.property ${key} should not exist`));
  const { id, key } = item;
  const field = typeof id === 'string' ? fields.get(id) : typeof key === 'string' ? byKey(fields, key) : undefined;
  if (field === undefined) throw unprocessable(`${at}.id must name a custom field of the location`);
  const value = item.field_value ?? item.fieldValue ?? item.value ?? null;
  return { field, value: value === null ? null : typed(value, field, at) };
}

function byKey(fields: ReadonlyMap<string, CustomField>, key: string): CustomField | undefined {
  return [...fields.values()].find(({ fieldKey }) => fieldKey === key || fieldKey === `contact.${key}`);
}

/** The stored form of the value, or a message about what it must be. */
type Form = (value: unknown) => { readonly kept: unknown } | string;

const text: Form = (value) => (typeof value === 'string' ? { kept: value } : 'must be a string');
const texts: Form = (value) => (isTextList(value) ? { kept: value } : 'must be an array');
const object: Form = (value) => (isRecord(value) ? { kept: value } : 'must be an object');
const number: Form = (value) => {
  const read = value === '' ? value : Number(value);
  return Number.isNaN(read) ? 'must be a number' : { kept: read };
};
/** In real data, such values are milliseconds. */
const day: Form = (value) => {
  const time = value === '' ? value : isoTime(value);
  return time === undefined ? 'must be a valid date' : { kept: time };
};

const FORMS: Readonly<Record<string, Form>> = {
  MULTIPLE_OPTIONS: texts,
  CHECKBOX: texts,
  NUMERICAL: number,
  MONETORY: number,
  FLOAT: number,
  FILE_UPLOAD: object,
  SIGNATURE: object,
  TEXTBOX_LIST: object,
  DATE: day,
};

function typed(value: unknown, { dataType }: CustomField, at: string): unknown {
  const form = (FORMS[dataType] ?? text)(value);
  if (typeof form === 'string') throw unprocessable(`${at}.field_value ${form}`);
  return form.kept;
}

const KEYS = ['id', 'key', 'field_value', 'fieldValue', 'value'];
