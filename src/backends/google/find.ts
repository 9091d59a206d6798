import type { Contact } from '../../contacts/contact.ts';
import { type Criterion, meetsCriterion, type Within } from '../../contacts/query.ts';
import type { Connection } from '../backend.ts';
import { readableRows, type readEveryRow } from '../rows.ts';
import { type MayMatch, mayMeet } from './filter_rows.ts';
import { readAgain, searchBook } from './find_index.ts';
import { LARGEST_PAGE, pagesOf, readPage } from './pages.ts';
import { sourceOf } from './sources.ts';
import { contactReader } from './tags_names.ts';
import { toContact } from './translate.ts';
import type * as wire from './wire.ts';

type Row = wire.WireContact;

/**
 * A list can't be filtered, and a search only finds the starts of words, late. So most books are read whole, in one
 * page. In a larger one, the search adds to the page of those that changed last; a phone number, which it finds only as
 * it was typed, is looked for in all pages.
 */
export async function find(connection: Connection, criterion: Criterion, within: Within): Promise<readonly Contact[]> {
  const value = criterion.value.trim();
  if (value === '') return [];
  const isMatch = (row: Row): boolean => meetsCriterion(toContact(row, NO_NAMES), criterion);
  const read = onlyPossible(mayMeet(criterion), readableRows);
  const source = sourceOf(connection, within.source);
  const matches: Row[] = [];
  if (source !== 'address_book')
    for await (const rows of pagesOf(connection, { source, order: 'newest' }, { ...READING, read })) matches.push(...rows.filter(isMatch));
  else {
    const page = await readFirstPage(connection, read);
    matches.push(...page.rows.filter(isMatch));
    if (page.next !== null && criterion.by === 'phone') {
      const rest = pagesOf(connection, BOOK, { ...READING, read, from: page.next, count: page.count });
      for await (const rows of rest) matches.push(...rows.filter(isMatch));
    } else if (page.next !== null) matches.push(...(await searchBeyond(connection, value, page.rows, isMatch)));
  }
  return contactReader(connection)(matches);
}

/** The matches that the search knows and the page doesn't have, as they are now. */
export async function searchBeyond(connection: Connection, value: string, page: readonly Row[], isMatch: (row: Row) => boolean) {
  const seen = new Set(page.map(({ resourceName }) => resourceName));
  const found = (await searchBook(connection, value, FINDING)).filter((row) => !seen.has(row.resourceName) && isMatch(row));
  return (await readAgain(connection, found, FINDING)).filter(isMatch);
}

/** The contacts that changed last: in most books, all of them. */
export function readFirstPage(connection: Connection, read: typeof readEveryRow) {
  return readPage(connection, BOOK, { limit: LARGEST_PAGE, token: null }, FINDING, read);
}

/** Reads only rows that can be a match, because few of a page are. */
export function onlyPossible(mayMatch: MayMatch, read: typeof readEveryRow): typeof readEveryRow {
  return (connection, list) => read(connection, { ...list, rows: list.rows.filter(mayMatch) });
}

/** Each row once: a list and a search can both contain it. */
export function once(rows: readonly Row[]): Row[] {
  return [...new Map(rows.toReversed().map((row) => [row.resourceName, row])).values()].toReversed();
}

export const BOOK = { order: 'newest' } as const;
export const FINDING = 'find the contact';

/** The names of groups don't decide, so only those of the matches are read. */
export const NO_NAMES: ReadonlyMap<string, string> = new Map();

const READING = { doing: FINDING, remedy: 'Search for the email address.' };
