import type { CustomFile, CustomValue } from '../../contacts/custom_field.ts';

/**
 * A value of the API in a form that can be mapped: files as name and address, a signature as its address, and anything
 * else that isn't a plain value as lines of text. The API doesn't say which field it is, so the value's own form
 * decides.
 */
export function toCustomValue(value: unknown): CustomValue {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null) return null;
  const own = Array.isArray(value) ? null : fileIn(value);
  if (own !== null) return own.url;
  const items: readonly unknown[] = Object.values(value);
  const files = items.map(fileIn).filter((file) => file !== null);
  if (files.length > 0 && files.length === items.length) return files;
  const lines = linesOf(value, 0);
  return lines.length === 0 ? null : lines;
}

/** `{url, meta: {originalname}}`, in an upload and in a signature. */
function fileIn(value: unknown): CustomFile | null {
  if (typeof value !== 'object' || value === null) return null;
  const { url, meta }: { readonly url?: unknown; readonly meta?: unknown } = value;
  if (typeof url !== 'string' || url === '') return null;
  return { name: nameIn(meta) ?? lastPart(url), url };
}

function nameIn(meta: unknown): string | undefined {
  if (typeof meta !== 'object' || meta === null) return undefined;
  const names: readonly unknown[] = ['originalname', 'name', 'filename'].map((key) => Reflect.get(meta, key));
  return names.find((name): name is string => typeof name === 'string' && name !== '');
}

function lastPart(url: string): string {
  return url.split(/[?#]/)[0]?.split('/').at(-1) || url;
}

/** No value of the API is nested deeper. */
const DEEPEST = 4;

/**
 * One line for each value. A key that is a word goes before its value; a generated one (the IDs of a list of text
 * boxes) doesn't.
 */
function linesOf(value: unknown, depth: number): string[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value !== 'object') return [String(value)];
  if (depth === DEEPEST) return [JSON.stringify(value)];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => linesOf(item, depth + 1));
  return Object.entries(value).flatMap(([key, item]) => {
    const lines = linesOf(item, depth + 1);
    return isMadeUp(key) ? lines : lines.map((line) => `${key}: ${line}`);
  });
}

function isMadeUp(key: string): boolean {
  return /^[\w-]{16,}$/.test(key) || /^\d+$/.test(key);
}
