import { fittingPage } from '../../http/page_size.ts';
import type { Connection } from '../backend.ts';
import { problemForEndlessList } from '../paging.ts';
import { readableRows, type readEveryRow } from '../rows.ts';
import type { Filter } from './filter.ts';
import { locationOf } from './location.ts';
import * as wire from './wire.ts';

export const LARGEST_PAGE = 500;
/** Page times pageLimit can't exceed this; beyond it, only `searchAfter` works. */
export const NUMBERED_ROWS_LIMIT = 10_000;

export interface Search {
  readonly filters?: readonly Filter[];
  readonly sort?: readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[];
  readonly pageLimit: number;
  /** From 1; missing if `searchAfter` is given. */
  readonly page?: number;
  /** That of the last contact on the previous page. */
  readonly searchAfter?: readonly unknown[];
  readonly query?: string | undefined;
}

/** One response of the search. */
export interface SearchPage {
  /** The request that worked in the end, with fewer rows if the first response was too large. */
  readonly request: Search;
  readonly contacts: readonly wire.WireContact[];
  /** How many rows came, including unreadable ones. */
  readonly count: number;
  /** The number of contacts on all pages; null if the response doesn't say. */
  readonly total: number | null;
  /** Where the next page begins; null if the response doesn't say. */
  readonly after: readonly unknown[] | null;
}

/**
 * One page of the search. Its index lags some seconds behind writes. `read` decides about a row that can't be read:
 * it's left out, unless the result decides something.
 */
export async function readPage(
  connection: Connection,
  search: Search,
  doing: string,
  read: typeof readEveryRow = readableRows,
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

/**
 * The request for the next page: after the last row if the response says how, or else by number, as far as numbers
 * work; null beyond.
 */
export function nextRequest({ request, after }: SearchPage): Search | null {
  const { page = 1, searchAfter: _before, ...rest } = request;
  if (after !== null && after.length > 0) return { ...rest, searchAfter: after };
  return (page + 1) * request.pageLimit > NUMBERED_ROWS_LIMIT ? null : { ...rest, page: page + 1 };
}

/** A page of a list, and whether it's the last one. */
export interface ListPage {
  readonly contacts: readonly wire.WireContact[];
  readonly isLast: boolean;
}

/** Page by page, to the end of the list or until the caller stops. */
export async function* pagesOf(
  connection: Connection,
  first: Search,
  doing: string,
  read: typeof readEveryRow = readableRows,
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
    // A page without new contacts would lead to itself forever.
    if (next === null || (ids.size === before && page.contacts.length > 0)) throw problemForEndlessList(connection, doing, 'too_much');
    request = next;
  }
}

/**
 * A full page can have a next one, whatever the total says. After a short page, the total decides. An empty page is the
 * end.
 */
export function isLastPage({ request, count, total }: SearchPage, seen: number): boolean {
  if (count >= request.pageLimit) return false;
  return count === 0 || total === null || seen >= total;
}
