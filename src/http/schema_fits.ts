import * as zod from 'zod/mini';
import type { Schema } from './schema.ts';

/**
 * Whether the value already matches, so that reading would only drop unknown keys. Most rows of most lists match, and
 * zod, which copies each of them, takes longer than everything else with a row.
 */
export function fitsSchema<T>(schema: Schema<T>, value: unknown): value is T {
  return fitsOf(schema)(value);
}

type Fits = (value: unknown) => boolean;

const made = new WeakMap<object, Fits>();

function fitsOf(schema: object): Fits {
  const before = made.get(schema);
  if (before !== undefined) return before;
  const one = schema instanceof zod.ZodMiniType ? newFits(schema) : () => false;
  made.set(schema, one);
  return one;
}

function newFits(schema: zod.ZodMiniType): Fits {
  // Only zod knows its checks. The value matches if zod returns an equal one.
  if (isNarrowed(schema._zod.def)) return comesBack(schema);
  if (schema instanceof zod.ZodMiniOptional) return orMissing(schema._zod.def.innerType);
  if (schema instanceof zod.ZodMiniNullable) return either(null, fitsOf(schema._zod.def.innerType));
  if (schema instanceof zod.ZodMiniString) return isText;
  if (schema instanceof zod.ZodMiniNumber) return Number.isFinite;
  if (schema instanceof zod.ZodMiniBoolean) return (value) => typeof value === 'boolean';
  if (schema instanceof zod.ZodMiniUnknown) return () => true;
  if (schema instanceof zod.ZodMiniArray) return listOf(fitsOf(schema._zod.def.element));
  if (schema instanceof zod.ZodMiniUnion) return anyOf(schema._zod.def.options.map(fitsOf));
  return schema instanceof zod.ZodMiniObject ? objectOf(schema._zod.def) : () => false;
}

function isNarrowed(def: { readonly checks?: readonly unknown[]; readonly check?: unknown }): boolean {
  return def.check !== undefined || (def.checks ?? []).length > 0;
}

function comesBack(schema: zod.ZodMiniType): Fits {
  return (value) => {
    const reading = schema.safeParse(value);
    return reading.success && reading.data === value;
  };
}

const isText: Fits = (value) => typeof value === 'string';
const isTextOrNothing: Fits = (value) => typeof value === 'string' || value === null || value === undefined;

function orMissing(schema: object): Fits {
  const isMaybeText = schema instanceof zod.ZodMiniNullable && fitsOf(schema._zod.def.innerType) === isText;
  return isMaybeText ? isTextOrNothing : either(undefined, fitsOf(schema));
}

function either(nothing: null | undefined, other: Fits): Fits {
  return (value) => value === nothing || other(value);
}

function anyOf(options: readonly Fits[]): Fits {
  return (value) => options.some((option) => option(value));
}

function listOf(item: Fits): Fits {
  return (value) => Array.isArray(value) && value.every(item);
}

function objectOf({ shape, catchall }: ObjectDefinition): Fits {
  if (catchall !== undefined && !(catchall instanceof zod.ZodMiniUnknown)) return () => false;
  const parts = Object.entries(shape).map(([key, schema]) => ({ key, isRight: fitsOf(schema) }));
  return (value) => {
    if (!isObject(value)) return false;
    for (const { key, isRight } of parts) if (!isRight(value[key])) return false;
    return true;
  };
}

interface ObjectDefinition {
  readonly shape: Readonly<Record<string, object>>;
  /** The schema for keys that it doesn't name. */
  readonly catchall?: unknown;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
