import { isRecord } from '../json.ts';
import { isoTime } from './dates.ts';
import { badRequest, unprocessable } from './errors.ts';
import type { Contact, CustomField } from './records.ts';
import type { SearchField } from './search_fields.ts';
import { searchField } from './search_fields.ts';

/** Whether a contact matches. */
export type Predicate = (contact: Contact) => boolean;

/**
 * The `filters` of a search as one function. The items are joined by AND, groups by their own operator. Throws 400 for
 * what the grammar doesn't know.
 */
export function readFilters(filters: unknown, customFields: ReadonlyMap<string, CustomField>): Predicate {
  if (filters === undefined) return () => true;
  if (!Array.isArray(filters)) throw unprocessable('filters must be an array');
  const tests = filters.map((filter: unknown) => readFilter(filter, customFields));
  return (contact) => tests.every((test) => test(contact));
}

function readFilter(filter: unknown, customFields: ReadonlyMap<string, CustomField>): Predicate {
  if (!isRecord(filter)) throw unprocessable('each value in filters must be an object');
  if (filter.group !== undefined) return readGroup(filter, customFields);
  const field = searchField(filter.field, customFields);
  const { operator, value } = filter;
  switch (operator) {
    case 'eq':
      return equal(field, value);
    case 'not_eq':
      return not(equal(field, value));
    case 'contains':
      return contains(field, value);
    case 'not_contains':
      return not(contains(field, value));
    case 'exists':
      return (contact) => field.read(contact).length > 0;
    case 'not_exists':
      return (contact) => field.read(contact).length === 0;
    case 'range':
      return range(field, value);
    default:
      throw badRequest(`Invalid operator ${String(operator)}`);
  }
}

function readGroup(filter: Readonly<Record<string, unknown>>, customFields: ReadonlyMap<string, CustomField>): Predicate {
  const { group, filters } = filter;
  if ((group !== 'AND' && group !== 'OR') || !Array.isArray(filters)) throw badRequest('Invalid filter group');
  const tests = filters.map((inner: unknown) => readFilter(inner, customFields));
  return (contact) => (group === 'AND' ? tests.every((test) => test(contact)) : tests.some((test) => test(contact)));
}

/** Equal in any case; with a list of values, any of them. */
function equal(field: SearchField, value: unknown): Predicate {
  const searched = new Set((Array.isArray(value) ? value : [value]).map((item: unknown) => comparable(field, item)));
  return (contact) => field.read(contact).some((item) => searched.has(item));
}

function contains(field: SearchField, value: unknown): Predicate {
  if (field.kind !== 'text') throw badRequest(`Operator contains is not supported for field ${field.name}`);
  const searched = comparable(field, value);
  if (typeof searched !== 'string' || searched.length < 3)
    throw badRequest(`Value for contains must have at least 3 characters in field ${field.name}`);
  if (!/^[\p{L}\p{M}\p{N} ]+$/u.test(searched))
    throw badRequest(`Value for contains must not have special characters in field ${field.name}`);
  return (contact) => field.read(contact).some((item) => typeof item === 'string' && item.includes(searched));
}

function range(field: SearchField, value: unknown): Predicate {
  if (field.kind !== 'date' && field.kind !== 'number') throw badRequest(`Operator range is not supported for field ${field.name}`);
  const limits = isRecord(value) ? Object.entries(value) : [];
  if (limits.length === 0) throw badRequest(`Invalid range value for field ${field.name}`);
  const tests = limits.map(([bound, limit]) => limitTest(field, bound, comparable(field, limit)));
  return (contact) => field.read(contact).some((item) => typeof item === 'number' && tests.every((test) => test(item)));
}

function limitTest(field: SearchField, bound: string, limit: unknown): (item: number) => boolean {
  if (typeof limit !== 'number') throw badRequest(`Invalid range value for field ${field.name}`);
  switch (bound) {
    case 'gt':
      return (item) => item > limit;
    case 'gte':
      return (item) => item >= limit;
    case 'lt':
      return (item) => item < limit;
    case 'lte':
      return (item) => item <= limit;
    default:
      throw badRequest(`Invalid range bound ${bound} for field ${field.name}`);
  }
}

/** A filter's value in the form of its field: lower case, milliseconds, number or boolean. Throws 400. */
function comparable(field: SearchField, value: unknown): string | number | boolean {
  if (typeof value === 'string' && value.length > LONGEST_VALUE)
    throw badRequest(`Value must not be longer than ${LONGEST_VALUE} characters in field ${field.name}`);
  const read = field.kind === 'date' ? isoTime(value) : value;
  if (field.kind === 'text' && typeof read === 'string' && read !== '') return read.toLowerCase();
  if ((field.kind === 'date' || field.kind === 'number') && typeof read === 'number') return read;
  if (field.kind === 'boolean' && typeof read === 'boolean') return read;
  throw badRequest(`Invalid value for field ${field.name}`);
}

const LONGEST_VALUE = 75;

const not =
  (test: Predicate): Predicate =>
  (contact) =>
    !test(contact);
