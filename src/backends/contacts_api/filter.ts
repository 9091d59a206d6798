import { Problem } from '../../contacts/errors.ts';
import { lastDigits } from '../../contacts/phone.ts';
import type { ContactQuery, Criterion } from '../../contacts/query.ts';
import { fold, quote } from '../../contacts/text.ts';

/** One condition of `POST /contacts/search`, or a group of them. */
export type Filter =
  | { readonly field: string; readonly operator: 'eq' | 'contains' | 'exists'; readonly value?: string | number | boolean }
  | {
      readonly field: string;
      readonly operator: 'range';
      readonly value: { readonly gte?: string; readonly gt?: string; readonly lte?: string };
    }
  | { readonly group: 'AND' | 'OR'; readonly filters: readonly Filter[] };

/** The maximum length of text in a filter and in the free text. */
export const LONGEST_VALUE = 75;
/** Null if the search can't take the value. Then only the second request remains. */
export function criterionFilter({ by, value }: Criterion): Filter | null {
  if (by === 'email') return value.length > LONGEST_VALUE ? null : { field: 'email', operator: 'eq', value: fold(value) };
  if (by === 'phone') {
    // Numbers are stored with a country code, which the value may lack, so only the last digits are the same.
    const digits = lastDigits(value);
    return digits.length < 3 ? null : { field: 'phone', operator: 'contains', value: digits };
  }
  return value.length > LONGEST_VALUE ? null : nameFilter(fold(value).split(/\s+/u));
}

/** One filter for all of them; null if there are none. A group in a group of the same kind is flattened, because the documented depth is small. */
export function anyOf(filters: readonly Filter[]): Filter | null {
  const flat = filters.flatMap((filter): readonly Filter[] => ('group' in filter && filter.group === 'OR' ? filter.filters : [filter]));
  const [first, ...more] = flat;
  if (first === undefined) return null;
  return more.length === 0 ? first : { group: 'OR', filters: flat };
}

/** A name of several words can be split into first and last name at each blank. One word can be either. */
function nameFilter(words: readonly string[]): Filter {
  const is = (field: string, value: string): Filter => ({ field, operator: 'eq', value });
  const whole = words.join(' ');
  const divided = words.slice(1).map(
    (_, index): Filter => ({
      group: 'AND',
      filters: [is('firstNameLowerCase', words.slice(0, index + 1).join(' ')), is('lastNameLowerCase', words.slice(index + 1).join(' '))],
    }),
  );
  return { group: 'OR', filters: [is('firstNameLowerCase', whole), is('lastNameLowerCase', whole), ...divided] };
}

/** The part of a query that the service can check. Throws `invalid_input` if a text is too long to search for. */
export function queryFilters(query: ContactQuery): Filter[] {
  const is = (field: string, value: string | undefined): Filter[] =>
    value === undefined ? [] : [{ field, operator: 'eq', value: requireFittingText(value) }];
  const digits = lastDigits(query.phone ?? '');
  return [
    ...is('email', query.email === undefined ? undefined : fold(query.email)),
    ...(digits.length < 3 ? [] : [{ field: 'phone', operator: 'contains', value: digits } as const]),
    ...(query.name === undefined ? [] : [nameFilter(fold(requireFittingText(query.name)).split(/\s+/u))]),
    ...is('tags', query.tag?.toLowerCase()),
    ...is('assignedTo', query.owner_id),
    ...is('source', query.source),
    ...(query.updated_after === undefined
      ? []
      : [{ field: 'dateUpdated', operator: 'range', value: { gte: query.updated_after } } as const]),
  ];
}

/** The filter, if its text is short enough. */
export function fittingFilter(filter: Filter): Filter {
  return 'value' in filter && typeof filter.value === 'string' && filter.operator !== 'range'
    ? { ...filter, value: requireFittingText(filter.value) }
    : filter;
}

export function requireFittingText(text: string): string {
  if (text.length <= LONGEST_VALUE) return text;
  throw new Problem(
    'invalid_input',
    `${quote(text)} is too long to search for: it has ${text.length} characters, and the limit is ${LONGEST_VALUE}. Shorten it.`,
  );
}
