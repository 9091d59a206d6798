import { type CustomValue, type CustomValues, customId } from '../contacts/custom_field.ts';
import type { Input } from '../operation.ts';
import { readText, readTexts } from './read_input.ts';

/** The custom values of the step, unchecked: the backend checks them against the definitions of the fields. */
export function readCustomValues(input: Input): CustomValues {
  const values = Object.entries(input).flatMap(([key, value]) => {
    const id = isBlank(value) ? null : customId(key);
    return id === null ? [] : [[id, customValue(key, value)] as const];
  });
  return Object.fromEntries(values);
}

function customValue(key: string, value: unknown): CustomValue {
  // Not split at commas: an option can contain one, and only the field's definition knows.
  if (Array.isArray(value)) return readTexts({ [key]: value }, key, () => true) ?? [];
  return typeof value === 'number' || typeof value === 'boolean' ? value : (readText({ [key]: value }, key) ?? null);
}

function isBlank(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isBlank);
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
