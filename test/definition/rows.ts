import { isRecord } from '../../sandbox/json.ts';
import type { Field, Values } from '../../sandbox/zapier/definition.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const LIKE_A_DATE = /^(\d{1,2} \w{3,9} \d{4}|\w{3,9} \d{1,2}, \d{4}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2}[T ])/;

/** Texts in a row that look like a date but aren't ISO 8601, including times without a zone. */
export function wrongDates(value: unknown): string[] {
  if (typeof value === 'string') return LIKE_A_DATE.test(value) && !INSTANT.test(value) ? [`"${value}" isn't ISO 8601`] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wrongDates) : [];
}

/** Where a row doesn't match its output fields. */
export function disagreements(row: Values, fields: readonly Field[]): string[] {
  return fields.flatMap((field) => {
    const value = row[field.key];
    if (value === undefined || value === null) return field.required === true ? [`"${field.key}" is required and missing`] : [];
    const { key, children, list, type } = field;
    const items = Array.isArray(value) ? value : [value];
    if (children !== undefined)
      return items.flatMap((item) => (isRecord(item) ? disagreements(item, children) : [`"${key}" holds no line items`]));
    if (list === true && !Array.isArray(value)) return [`"${key}" isn't a list`];
    return items.filter((item) => !fits(item, type)).map(() => `"${key}" isn't a ${type ?? 'text'}`);
  });
}

function fits(value: unknown, type: string | undefined): boolean {
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return typeof value === 'number';
  if (type === 'datetime') return typeof value === 'string' && (DAY.test(value) || INSTANT.test(value));
  return type === undefined || typeof value === 'string';
}
