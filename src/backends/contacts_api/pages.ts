import { fittingPage } from '../../http/page_size.ts';
import type { Connection } from '../backend.ts';
import { endlessList } from '../paging.ts';
import { type everyRow, readableRows } from '../rows.ts';
import type { Filter } from './filter.ts';
import { locationOf } from './location.ts';
import * as wire from './wire.ts';

/** The most contacts a page can have. */
export const LARGEST_PAGE = 500;
/** How far `page` reaches: page times pageLimit. Beyond it only `searchAfter` goes on. */
export const NUMBERED_ROWS_LIMIT = 10_000;

export interface Search {
  readonly filters?: readonly Filter[];
  readonly sort?: readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[];
  readonly pageLimit: number;
  /** From 1; left out when `searchAfter` is given. */
  readonly page?: number;
  /** Of the last contact of the page before. */
  readonly searchAfter?: readonly unknown[];
  readonly query?: string | undefined;
}

/** One response of the search. */
export interface SearchPage {
  /** What was asked for in the end: fewer rows, where as many don't fit into a response. */
  readonly request: Search;
  readonly contacts: readonly wire.WireContact[];
  /** How many rows came, with those that can't be read. */
  readonly count: number;
  /** How many fit on all pages together; null when the response does not say. */
  readonly total: number | null;
  /** Where the rows after these begin; null when the response does not say. */
  readonly after: readonly unknown[] | null;
}

/**
 * One page of the search. Its index lags behind writes by seconds; reading by id does not. `read` says what becomes of a row that can't be
 * read: it is left out, unless somebody decides by what was found.
 */
export async function readPage(
  connection: Connection,
  search: Search,
  doing: string,
  read: typeof everyRow = readableRows,
): Promise<SearchPage> {
  const { request, response } = await fittingPage(search.pageLimit, async (pageLimit, divisor) => {
    const page = search.page === undefined ? {} : { page: (search.page - 1) * divisor + 1 };
    const request: Search = { ...search, pageLimit, ...page };
    const response = await connection.http.send({
      method: 'POST',
      url: '/contacts/search',
      body: { locationId: locationOf(connection), ...request },
      schema: wire.contacts,
      doing,
      writes: false,
      scope: 'contacts.readonly',
    });
    return { request, response };
  });
  const { contacts: rows, total = null } = response.data;
  const last = wire.position.safeParse(rows.at(-1));
  return {
    request,
    contacts: read(connection, { rows, item: wire.contact, what: 'contact' }),
    count: rows.length,
    total,
    after: last.success ? (last.data.searchAfter ?? null) : null,
  };
}

/** The request for what follows a page: behind its last row where it says how, else by number as far as numbers reach; null beyond. */
export function nextRequest({ request, after }: SearchPage): Search | null {
  const { page = 1, searchAfter: _before, ...rest } = request;
  if (after !== null && after.length > 0) return { ...rest, searchAfter: after };
  return (page + 1) * request.pageLimit > NUMBERED_ROWS_LIMIT ? null : { ...rest, page: page + 1 };
}

/** A page of a list, and whether the list ends with it. */
export interface ListPage {
  readonly contacts: readonly wire.WireContact[];
  readonly isLast: boolean;
}

/** Page after page to the end of the list, as far as the caller goes. */
export async function* pagesOf(
  connection: Connection,
  first: Search,
  doing: string,
  read: typeof everyRow = readableRows,
): AsyncGenerator<ListPage> {
  const ids = new Set<string>();
  let seen = 0;
  for (let request = first; ; ) {
    const page = await readPage(connection, request, doing, read);
    const before = ids.size;
    for (const { id } of page.contacts) ids.add(id);
    seen += page.count;
    const isLast = isLastPage(page, seen);
    yield { contacts: page.contacts, isLast };
    if (isLast) return;
    const next = nextRequest(page);
    // A page that brings nobody new would be followed by itself for ever.
    if (next === null || (ids.size === before && page.contacts.length > 0)) throw endlessList(connection, doing, 'too_much');
    request = next;
  }
}

/** A full page may be followed by another, whatever the total says; after a short one the total decides, and an empty one is the end. */
export function isLastPage({ request, count, total }: SearchPage, seen: number): boolean {
  if (count >= request.pageLimit) return false;
  return count === 0 || total === null || seen >= total;
}
