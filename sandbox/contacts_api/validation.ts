import { isRecord, isTextList } from '../json.ts';
import { isoTime } from './dates.ts';
import { unprocessable } from './errors.ts';

/** What one key of a body can hold. `?` after a type also allows null. */
export type Check = 'text' | 'text?' | 'boolean' | 'number' | 'texts' | 'object' | 'list' | 'time';

/** The keys that a body may have. */
export interface BodyRules {
  readonly keys: Readonly<Record<string, Check>>;
  readonly required?: readonly string[];
}

/**
 * The body if it follows the rules; otherwise a 422 with one message for each mistake, in the words of the vendor's
 * framework.
 */
export function checkedBody(body: unknown, rules: BodyRules): Readonly<Record<string, unknown>> {
  if (body === undefined) return checkedBody({}, rules);
  if (!isRecord(body)) throw unprocessable('the body should be an object');
  const unknown = Object.keys(body)
    .filter((key) => rules.keys[key] === undefined)
    .map((key) => `property ${key} should not exist`);
  const wrong = Object.entries(rules.keys).flatMap(([key, check]) =>
    problems(key, body[key], check, rules.required?.includes(key) ?? false),
  );
  const messages = [...unknown, ...wrong];
  if (messages.length > 0) throw unprocessable(...messages);
  return body;
}

/** A text of a checked body; undefined if the key is missing. */
export function textOf(body: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = body[key];
  return typeof value === 'string' ? value : undefined;
}

function problems(key: string, value: unknown, check: Check, required: boolean): string[] {
  if (value === undefined) return required ? [`${key} should not be empty`, ...wording(key, check)] : [];
  if (required && value === '') return [`${key} should not be empty`];
  return holds(value, check) ? [] : wording(key, check);
}

function holds(value: unknown, check: Check): boolean {
  switch (check) {
    case 'text':
      return typeof value === 'string';
    case 'text?':
      return value === null || typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number';
    case 'texts':
      return isTextList(value);
    case 'object':
      return isRecord(value);
    case 'list':
      return Array.isArray(value);
    case 'time':
      return isoTime(value) !== undefined;
  }
}

function wording(key: string, check: Check): string[] {
  switch (check) {
    case 'text':
    case 'text?':
      return [`${key} must be a string`];
    case 'boolean':
      return [`${key} must be a boolean value`];
    case 'number':
      return [`${key} must be a number conforming to the specified constraints`];
    case 'texts':
      return [`each value in ${key} must be a string`, `${key} must be an array`];
    case 'object':
      return [`${key} must be an object`];
    case 'list':
      return [`${key} must be an array`];
    case 'time':
      return [`${key} must be a valid ISO 8601 date string`];
  }
}
