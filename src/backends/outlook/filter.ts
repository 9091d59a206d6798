import { composed } from '../../contacts/text.ts';
import type { ChangeDate } from '../backend.ts';

/** A text in a filter: quotes are doubled. The address encodes the rest. https://learn.microsoft.com/graph/query-parameters#escaping-single-quotes */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The only condition on addresses that the service documents. */
export function withEmail(email: string): string {
  return `emailAddresses/any(a:a/address eq ${quoted(email.trim())})`;
}

export function withTag(tag: string): string {
  return `categories/any(c:c eq ${quoted(tag.trim())})`;
}

export function ofCompany(company: string): string {
  return `companyName eq ${quoted(company)}`;
}

/** Names are kept in three places, and which one a person means is not known. Accents are looked for as they are typed: one character with their letter. */
export function named(name: string): string {
  const words = composed(name).trim().split(/\s+/u);
  const start = quoted(words.join(' '));
  const whole = ['displayName', 'givenName', 'surname'].map((property) => `startswith(${property},${start})`);
  return `(${[...whole, ...divided(words)].join(' or ')})`;
}

/** First and last name, divided at each blank: the name that is shown can be made otherwise, like "Example, Ada". */
function divided(words: readonly string[]): string[] {
  return words
    .slice(1, DIVIDED_LIMIT)
    .map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')].map(quoted))
    .map(([first = '', last = '']) => `(givenName eq ${first} and surname eq ${last})`);
}

/** Words. Longer names are rare, and each division makes the filter longer. */
const DIVIDED_LIMIT = 6;

/** Dated at or after the moment: the service keeps whole seconds. */
export function datedSince(date: ChangeDate, milliseconds: number): string {
  return `${DATES[date]} ge ${new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

/**
 * A filtered list is sorted only by what its filter names first, so a list that needs no date gets one that all contacts are after.
 * https://learn.microsoft.com/graph/api/user-list-messages#using-filter-and-orderby-in-the-same-query
 */
export function datedAtAll(date: ChangeDate): string {
  return `${DATES[date]} ge 1900-01-01T00:00:00Z`;
}

export function newestFirst(date: ChangeDate): string {
  return `${DATES[date]} desc`;
}

export function oldestFirst(date: ChangeDate): string {
  return DATES[date];
}

/** All of the conditions; undefined where there are none. */
export function allOf(conditions: readonly string[]): string | undefined {
  return conditions.length === 0 ? undefined : conditions.join(' and ');
}

const DATES: Readonly<Record<ChangeDate, string>> = { created: 'createdDateTime', updated: 'lastModifiedDateTime' };
