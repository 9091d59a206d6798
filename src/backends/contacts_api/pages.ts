import * as zod from 'zod/mini';
import { Problem } from '../../contacts/errors.ts';
import { fittingPage } from '../../http/page_size.ts';
import type { Connection } from '../backend.ts';
import { type everyRow, readableRows } from '../rows.ts';
import { locationOf } from './client.ts';
import * as wire from './wire.ts';

/** One condition of `POST /contacts/search`, or a group of them. */
export type Filter =
  | { readonly field: string; readonly operator: 'eq' | 'contains' | 'exists'; readonly value?: string | number | boolean }
  | {
      readonly field: string;
      readonly operator: 'range';
      readonly value: { readonly gte?: string; readonly gt?: string; readonly lte?: string };
    }
  | { readonly group: 'AND' | 'OR'; readonly filters: readonly Filter[] };

/** The most contacts a page can have. */
export const LARGEST_PAGE = 500;
/** The longest text that a filter and the free text take. */
export const LONGEST_VALUE = 75;
/** How far `page` reaches: page times pageLimit. Beyond it only `searchAfter` goes on. */
export const PAGE_REACH = 10_000;

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

/** One answer of the search. */
export interface SearchPage {
  /** What was asked for in the end: fewer rows, where as many don't fit into a response. */
  readonly asked: Search;
  readonly contacts: readonly wire.WireContact[];
  /** How many rows came, with those that can't be read. */
  readonly count: number;
  /** How many fit on all pages together; null when the answer does not say. */
  readonly total: number | null;
  /** Where the rows after these begin; null when the answer does not say. */
  readonly after: readonly unknown[] | null;
}

/**
 * One page of the search. Its index lags behind writes by seconds; reading by id does not. `read` says what becomes of a row that can't be
 * read: it is left out, unless somebody decides by what was found.
 */
export async function search(
  connection: Connection,
  request: Search,
  doing: string,
  read: typeof everyRow = readableRows,
): Promise<SearchPage> {
  const { asked, response } = await fittingPage(request.pageLimit, async (pageLimit, divisor) => {
    const page = request.page === undefined ? {} : { page: (request.page - 1) * divisor + 1 };
    const asked: Search = { ...request, pageLimit, ...page };
    const response = await connection.http.send({
      method: 'POST',
      url: '/contacts/search',
      body: { locationId: locationOf(connection), ...asked },
      schema: wire.contacts,
      doing,
      writes: false,
      scope: 'contacts.readonly',
    });
    return { asked, response };
  });
  const { contacts: rows, total = null } = response.data;
  const last = wire.position.safeParse(rows.at(-1));
  return {
    asked,
    contacts: read(connection, { rows, item: wire.contact, what: 'contact' }),
    count: rows.length,
    total,
    after: last.success ? (last.data.searchAfter ?? null) : null,
  };
}

/** The request for what follows a page: behind its last row where it says how, else by number as far as numbers reach; null beyond. */
export function following({ asked, after }: SearchPage): Search | null {
  const { page = 1, searchAfter: _before, ...rest } = asked;
  if (after !== null && after.length > 0) return { ...rest, searchAfter: after };
  return (page + 1) * asked.pageLimit > PAGE_REACH ? null : { ...rest, page: page + 1 };
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
    const page = await search(connection, request, doing, read);
    const before = ids.size;
    for (const { id } of page.contacts) ids.add(id);
    seen += page.count;
    const isLast = isEnd(page, seen);
    yield { contacts: page.contacts, isLast };
    if (isLast) return;
    const next = following(page);
    // A page that brings nobody new would be followed by itself for ever.
    if (next === null || (ids.size === before && page.contacts.length > 0)) throw endless(connection, doing);
    request = next;
  }
}

/** A full page may be followed by another, whatever the total says; after a short one the total decides, and an empty one is the end. */
export function isEnd({ asked, count, total }: SearchPage, seen: number): boolean {
  if (count >= asked.pageLimit) return false;
  return count === 0 || total === null || seen >= total;
}

function endless({ http }: Connection, doing: string): Problem {
  return new Problem(
    'too_much',
    `${http.label} was asked to ${doing}, but its list can't be read to the end: it doesn't go on where it should. Try again later. If this keeps happening, contact support.`,
  );
}

/**
 * Where the request begins, as a text that `continued` understands. `usual`: the rows that a page has where nothing else is said; `seen`: how
 * many rows came before, where that is known.
 */
export function position(request: Search, { usual, seen }: { readonly usual: number; readonly seen: number | null }): string {
  const rows = request.pageLimit === usual ? {} : { rows: request.pageLimit };
  const after = { searchAfter: request.searchAfter, ...(seen === null ? {} : { seen }) };
  return JSON.stringify({ ...(request.searchAfter === undefined ? { page: request.page ?? 1 } : after), ...rows });
}

/** How many rows came before the position; null where it doesn't say. */
export function seenBefore(text: string): number | null {
  const read = POSITION.safeParse(json(text));
  return read.success ? (read.data.seen ?? null) : null;
}

/** The same request from another position on; a text that is no position is bad input. */
export function continued(request: Search, text: string): Search {
  const { page: _page, ...rest } = request;
  const read = POSITION.safeParse(json(text));
  if (read.success && read.data.searchAfter !== undefined) return { ...rest, searchAfter: read.data.searchAfter };
  if (read.success && read.data.page !== undefined)
    return { ...rest, pageLimit: Math.min(rest.pageLimit, read.data.rows ?? rest.pageLimit), page: read.data.page };
  throw new Problem(
    'invalid_input',
    'The page is not one that an earlier run of this search gave as its next page. Take it from "next_page", or leave it blank. Nothing was sent.',
  );
}

const POSITION = zod.object({
  page: zod.optional(zod.int().check(zod.positive())),
  rows: zod.optional(zod.int().check(zod.positive())),
  seen: zod.optional(zod.int().check(zod.nonnegative())),
  searchAfter: zod.optional(zod.array(zod.union([zod.string(), zod.number(), zod.null()]))),
});

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
