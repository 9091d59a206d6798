import { accountTypes } from '../../../sandbox/accounts.ts';
import { isRecord, parseJson } from '../../../sandbox/json.ts';

/**
 * Changes every value of a JSON text for which `change` returns something; undefined removes the key. Null if nothing
 * changed.
 */
export function changed(json: string, change: (key: string, value: unknown) => unknown): unknown {
  const before = parseJson(json);
  const after = walk(before, change);
  return JSON.stringify(after) === JSON.stringify(before) ? null : after;
}

function walk(value: unknown, change: (key: string, value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'string' ? change('', item) : walk(item, change)));
  if (!isRecord(value)) return value;
  const items = Object.entries(value).flatMap(([key, part]) => {
    const after = typeof part === 'object' && part !== null ? walk(part, change) : change(key, part);
    return after === undefined ? [] : [[key, after] as const];
  });
  return Object.fromEntries(items);
}

/** The keys of IDs. */
export const IDS = ['id', '_id', ...Object.values(accountTypes).flatMap(({ idKey }) => idKey ?? [])];
/** What leads from one response to the next, and isn't about people. */
const LINKS = /^@odata|cursor|pageToken|etag|changeKey|request_?id|traceId/i;

/** Every ID is a number. */
export const numbersAsIds = (json: string): unknown => changed(json, (key, value) => (IDS.includes(key) ? 42 : value));
/** Every ID is missing. */
export const withoutIds = (json: string): unknown => changed(json, (key, value) => (IDS.includes(key) ? undefined : value));
/** Every text that isn't an ID is a number. */
export const numbersAsTexts = (json: string): unknown =>
  changed(json, (key, value) => (typeof value === 'string' && !IDS.includes(key) && !LINKS.test(key) ? 42 : value));
/** Everything is missing except IDs and what contains them. */
export const idsAlone = (json: string): unknown =>
  changed(json, (key, value) => (IDS.includes(key) || LINKS.test(key) || key === '' ? value : undefined));
