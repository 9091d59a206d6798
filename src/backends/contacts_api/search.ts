import type { Contact } from '../../contacts/contact.ts';
import type { Page } from '../../contacts/page.ts';
import { type ContactQuery, matchesQuery } from '../../contacts/query.ts';
import type { Connection } from '../backend.ts';
import { isOutOfTime, SEARCH_RESERVE } from '../paging.ts';
import { contactContext } from './client.ts';
import { type Filter, fittingFilter, queryFilters, requireFittingText } from './filter.ts';
import { withCustomField } from './filter_custom_field.ts';
import { isLastPage, LARGEST_PAGE, nextRequest, readPage, type Search, type SearchPage } from './pages.ts';
import { fromCursor, rowsBefore, toCursor } from './pages_cursor.ts';
import { contactsOfBusiness } from './search_business.ts';
import { toContact } from './translate.ts';

/**
 * Sends every condition that the service can check, and checks the results again, because the service compares by its
 * own rules.
 */
export async function search(
  connection: Connection,
  query: ContactQuery,
  page: { readonly cursor: string | null; readonly limit: number },
): Promise<Page<Contact>> {
  if (query.business_id !== undefined) return contactsOfBusiness(connection, query.business_id, query, page);
  const { query: conditions, filters, read } = await withCustomField(connection, query);
  const first = searchOf(conditions, filters, page.limit);
  const context = contactContext(connection);
  let request: Search | null = page.cursor === null ? first : fromCursor(first, page.cursor);
  const items: Contact[] = [];
  let rows = page.limit;
  let seen = page.cursor === null ? 0 : rowsBefore(page.cursor);
  while (request !== null && (items.length === 0 || rows >= request.pageLimit) && !isOutOfTime(connection, SEARCH_RESERVE)) {
    const found: SearchPage = await readPage(connection, request, 'find contacts');
    const contacts = found.contacts.map((item) => read(toContact(item, context)));
    items.push(...contacts.filter((contact) => matchesQuery(contact, conditions)));
    // If so many rows don't fit into a response, one page is enough for one run.
    rows = found.request.pageLimit < request.pageLimit ? 0 : rows - request.pageLimit;
    seen = seen === null ? null : seen + found.count;
    request = isEndOfSearch(found, seen) ? null : noMoreThan(rows, nextRequest(found));
  }
  return { items, next: request === null ? null : toCursor(request, { usual: first.pageLimit, seen }) };
}

/** The last page can be smaller, but pages by number all need the same size. */
function noMoreThan(rows: number, request: Search | null): Search | null {
  if (request?.searchAfter === undefined || rows <= 0) return request;
  return { ...request, pageLimit: Math.min(request.pageLimit, rows) };
}

/**
 * A short page can be all that the service returns at once; then the total says whether more follows. By number, it's
 * the last page, because the start of the next one is unknown.
 */
function isEndOfSearch(page: SearchPage, seen: number | null): boolean {
  const isFirst = page.request.searchAfter === undefined && (page.request.page ?? 1) === 1;
  if (isFirst) return isLastPage(page, page.count);
  return page.request.searchAfter === undefined || seen === null ? page.count < page.request.pageLimit : isLastPage(page, seen);
}

function searchOf(query: ContactQuery, custom: readonly Filter[], limit: number): Search {
  const filters = [...queryFilters(query), ...custom.map(fittingFilter)];
  return {
    ...(filters.length === 0 ? {} : { filters }),
    query: query.text === undefined ? undefined : requireFittingText(query.text),
    sort: [{ field: 'dateUpdated', direction: 'desc' }],
    pageLimit: Math.min(limit, LARGEST_PAGE),
    page: 1,
  };
}
