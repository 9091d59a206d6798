import type { Contact } from '../../contacts/contact.ts';
import { Problem } from '../../contacts/errors.ts';
import { lastPage, type Page } from '../../contacts/page.ts';
import { type ContactQuery, matchesQuery } from '../../contacts/query.ts';
import type { Connection } from '../backend.ts';
import { endlessListGuard, isOutOfTime, SEARCH_RESERVE } from '../paging.ts';
import { readableRows } from '../rows.ts';
import { NYLAS } from './client.ts';
import { providerInAuthData } from './client_provider.ts';
import { exactFilters, readFiltered } from './find.ts';
import { LARGEST_PAGE, type Listing, readPage } from './pages.ts';
import { cursorInMatches, cursorOnPage, fromCursor, type OnPage } from './pages_cursor.ts';
import { sourceOf } from './sources.ts';
import { groupNamed, readGroups, requireGroups } from './tags_groups.ts';
import { contactReader } from './tags_names.ts';

type Request = { readonly cursor: string | null; readonly limit: number };

/** The service checks source, group, email and phone number; the rest is checked here, page by page. */
export async function search(connection: Connection, query: ContactQuery, { cursor, limit }: Request): Promise<Page<Contact>> {
  refuseDates(query);
  const position = cursor === null ? null : fromCursor(cursor);
  const listing = await listingOf(connection, query);
  if (listing === null) return lastPage([]);
  // A group that was given by its ID, or one without a visible name, isn't among the contact's tags.
  const { tag: _tag, ...rest } = query;
  if (position?.kind === 'page') return readOn(connection, listing, rest, position, limit);
  const exact = await exactMatches(connection, listing, rest);
  if (exact.length > 0 || query.email !== undefined) return slice(exact, position?.skip ?? 0, limit);
  return readOn(connection, listing, rest, { token: null, skip: 0 }, limit);
}

/** Null if the tag isn't a group, so that no one can have it. */
async function listingOf(connection: Connection, query: ContactQuery): Promise<Listing | null> {
  const source = sourceOf(connection, query.source);
  if (query.tag === undefined) return { source };
  const provider = providerInAuthData(connection);
  if (provider !== null) requireGroups(provider);
  const group = groupNamed(await readGroups(connection, [query.tag]), query.tag);
  return group === undefined ? null : { source, group: group.id };
}

async function exactMatches(connection: Connection, listing: Listing, query: ContactQuery): Promise<readonly Contact[]> {
  const { email, phone } = query;
  const criterion = email === undefined ? { by: 'phone' as const, value: phone ?? '' } : { by: 'email' as const, value: email };
  if (criterion.value === '') return [];
  for (const filter of await exactFilters(connection, criterion)) {
    const rows = await readFiltered(connection, { ...listing, ...filter }, readableRows);
    const found = (await contactReader(connection)(rows)).filter((contact) => matchesQuery(contact, query));
    if (found.length > 0) return found;
  }
  return [];
}

function slice(found: readonly Contact[], skip: number, limit: number): Page<Contact> {
  const next = skip + limit;
  return { items: found.slice(skip, next), next: next < found.length ? cursorInMatches(next) : null };
}

/**
 * Continues until there are enough matches, the list ends, or time runs out. In that case, the next run continues
 * there.
 */
async function readOn(connection: Connection, listing: Listing, query: ContactQuery, from: OnPage, limit: number): Promise<Page<Contact>> {
  const contacts = contactReader(connection);
  const pageLimit = isPlain(query) ? limit : LARGEST_PAGE;
  const guard = endlessListGuard(connection, DOING);
  const items: Contact[] = [];
  for (let { token, skip } = from; ; skip = 0) {
    const { rows, next } = await readPage(connection, listing, { limit: pageLimit, token }, DOING);
    const found = (await contacts(rows)).filter((contact) => matchesQuery(contact, query)).slice(skip);
    const room = limit - items.length;
    items.push(...found.slice(0, room));
    if (found.length > room) return { items, next: cursorOnPage(token, skip + room) };
    if (next === null) return lastPage(items);
    if (items.length >= limit || isOutOfTime(connection, SEARCH_RESERVE)) return { items, next: cursorOnPage(next, 0) };
    guard(next);
    token = next;
  }
}

/** Whether every row of a page matches the query, so that a page needs no more rows than requested. */
function isPlain({ folder_id: _folder, source: _source, ...judgedHere }: ContactQuery): boolean {
  return Object.keys(judgedHere).length === 0;
}

const DOING = 'find contacts';

function refuseDates({ updated_after }: ContactQuery): void {
  if (updated_after === undefined) return;
  throw new Problem(
    'missing_capability',
    `${NYLAS} doesn't keep dates of contacts, so you can't search by the date of the last change. Leave Updated After blank.`,
  );
}
