import { toOneForm } from '../../contacts/text.ts';
import type { ChangeDate } from '../backend.ts';

/**
 * A text in a filter, with quotes doubled. The rest is encoded with the address.
 * https://learn.microsoft.com/graph/query-parameters#escaping-single-quotes
 */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The only documented condition on addresses. */
export function withEmail(email: string): string {
  return `emailAddresses/any(a:a/address eq ${quoted(email.trim())})`;
}

export function withTag(tag: string): string {
  return `categories/any(c:c eq ${quoted(tag.trim())})`;
}

export function companyCondition(company: string): string {
  return `companyName eq ${quoted(company)}`;
}

/**
 * Names are in three properties, and the one that a person means is unknown. Accents are searched as typed, as one
 * character with their letter.
 */
export function nameCondition(name: string): string {
  const words = toOneForm(name).trim().split(/\s+/u);
  const start = quoted(words.join(' '));
  const whole = ['displayName', 'givenName', 'surname'].map((property) => `startswith(${property},${start})`);
  return `(${[...whole, ...divided(words)].join(' or ')})`;
}

/** First and last name, split at each blank, because the display name can have another form, like "Example, Ada". */
function divided(words: readonly string[]): string[] {
  return words
    .slice(1, DIVIDED_LIMIT)
    .map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')].map(quoted))
    .map(([first = '', last = '']) => `(givenName eq ${first} and surname eq ${last})`);
}

/** Words. Longer names are rare, and each split makes the filter longer. */
const DIVIDED_LIMIT = 6;

/** Dated at or after one moment and, if given, at or before another. The service stores whole seconds. */
export function datedWithin(date: ChangeDate, since: number, until?: number): string {
  const from = `${DATES[date]} ge ${wholeSeconds(since)}`;
  return until === undefined ? from : `${from} and ${DATES[date]} le ${wholeSeconds(until)}`;
}

function wholeSeconds(milliseconds: number): string {
  return `${new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

/**
 * A filtered list can only be sorted by what its filter names first. A list that needs no date gets one before all
 * contacts. https://learn.microsoft.com/graph/api/user-list-messages#using-filter-and-orderby-in-the-same-query
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

/** All of the conditions; undefined if there are none. */
export function joinConditions(conditions: readonly string[]): string | undefined {
  return conditions.length === 0 ? undefined : conditions.join(' and ');
}

const DATES: Readonly<Record<ChangeDate, string>> = { created: 'createdDateTime', updated: 'lastModifiedDateTime' };
