import { invalid } from './errors.ts';
import { LISTS, type ListName, ONLY_READ } from './person.ts';

const LIST_NAMES: readonly string[] = Object.keys(LISTS);

/** The fields that a mask names. Every read needs one. */
export function maskOf(
  query: URLSearchParams,
  name: 'personFields' | 'readMask',
  allowed: readonly string[] = [...LIST_NAMES, ...ONLY_READ],
): readonly string[] {
  const fields = query.get(name)?.split(',') ?? [];
  if (fields.length === 0 || fields[0] === '') throw invalid(`${name} mask is required. Please specify one or more valid paths.`);
  const unknown = fields.find((field) => !allowed.includes(field));
  if (unknown !== undefined) throw invalid(`Invalid ${name} mask path: "${unknown}". Valid paths are documented.`);
  return fields;
}

/** The fields that an update writes. */
export function updateMask(query: URLSearchParams): readonly ListName[] {
  const fields = query.get('updatePersonFields')?.split(',') ?? [];
  if (fields.length === 0 || fields[0] === '')
    throw invalid('updatePersonFields mask is required. Please specify one or more valid paths.');
  const unknown = fields.find((field) => !isList(field));
  if (unknown !== undefined) throw invalid(`Invalid updatePersonFields mask path: "${unknown}".`);
  return fields.filter(isList);
}

function isList(field: string): field is ListName {
  return LIST_NAMES.includes(field);
}

/** Whether profiles are left out: only the contact's own source was asked for. */
export function onlyContacts(query: URLSearchParams): boolean {
  const sources = query.getAll('sources');
  const unknown = sources.find((source) => !SOURCES.includes(source));
  if (unknown !== undefined) throw invalid(`Invalid value at 'sources': "${unknown}"`);
  return sources.length > 0 && sources.every((source) => source === 'READ_SOURCE_TYPE_CONTACT');
}

const SOURCES = ['PROFILE', 'CONTACT', 'DOMAIN_CONTACT', 'OTHER_CONTACT'].map((name) => `READ_SOURCE_TYPE_${name}`);

/** A number of rows within the documented limits. */
export function pageSize(query: URLSearchParams, usual: number, largest: number): number {
  const text = query.get('pageSize');
  if (text === null) return usual;
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1 || size > largest) throw invalid(`Page size must be between 1 and ${largest}.`);
  return size;
}
