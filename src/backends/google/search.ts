import type { Contact } from '../../contacts/contact.ts';
import { lastPage, type Page } from '../../contacts/page.ts';
import { type ContactQuery, matchesQuery } from '../../contacts/query.ts';
import type { Connection } from '../backend.ts';
import { areReadBackTo, endlessListGuard, isOutOfTime, SEARCH_RESERVE } from '../paging.ts';
import { LARGEST_PAGE, readPage } from './pages.ts';
import { fromCursor, toCursor } from './pages_cursor.ts';
import { sourceOf } from './sources.ts';
import { readGroupsWith } from './tags_groups.ts';
import { contactReader } from './tags_names.ts';

/**
 * Every condition is checked here, page by page from the contacts that changed last, until there are enough matches,
 * the list ends, or time runs out. Then the next run continues there.
 */
export async function search(
  connection: Connection,
  query: ContactQuery,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<Page<Contact>> {
  const listing = { source: sourceOf(connection, query.source), order: 'newest' } as const;
  const known = query.tag === undefined ? undefined : await readGroupsWith(connection, [query.tag]);
  const contacts = contactReader(connection, known);
  const pageLimit = isPlain(query) ? limit : LARGEST_PAGE;
  const guard = endlessListGuard(connection, DOING);
  const items: Contact[] = [];
  for (let { token, skip } = cursor === null ? FIRST : fromCursor(cursor); ; skip = 0) {
    const { rows, next } = await readPage(connection, listing, { limit: pageLimit, token }, DOING);
    const read = await contacts(rows);
    const found = read.filter((contact) => matchesQuery(contact, query)).slice(skip);
    const room = limit - items.length;
    items.push(...found.slice(0, room));
    if (found.length > room) return { items, next: toCursor({ token, skip: skip + room }) };
    if (next === null || isPast(read, query)) return lastPage(items);
    if (items.length >= limit || isOutOfTime(connection, SEARCH_RESERVE)) return { items, next: toCursor({ token: next, skip: 0 }) };
    guard(next);
    token = next;
  }
}

const FIRST = { token: null, skip: 0 };
const DOING = 'find contacts';

/** Whether every row of a page matches the query, so that a page needs no more rows than requested. */
function isPlain({ folder_id: _folder, source: _source, ...judgedHere }: ContactQuery): boolean {
  return Object.keys(judgedHere).length === 0;
}

/** Whether all further contacts changed before the moment of the query. Only the address book is in that order. */
function isPast(read: readonly Contact[], { updated_after: moment, source = 'address_book' }: ContactQuery): boolean {
  if (moment === undefined || source !== 'address_book') return false;
  const rows = read.map((contact) => ({ contact, revision: '' }));
  return areReadBackTo(rows, 'updated', Date.parse(moment) - 1);
}
