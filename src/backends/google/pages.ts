import { fittingPage } from '../../http/page_size.ts';
import type { Connection } from '../backend.ts';
import { endlessListGuard, isOutOfTime, problemForTooMuch } from '../paging.ts';
import { readableRows, type readEveryRow } from '../rows.ts';
import { SOURCE } from './client.ts';
import { DOMAIN_SCOPE, INBOX_SCOPE, READ_SCOPE, WRITE_SCOPE } from './sign_in_scopes.ts';
import type { Source } from './sources.ts';
import * as wire from './wire.ts';

/** What a list has. A list can't be filtered. */
export interface Listing {
  /** The address book if it's missing. */
  readonly source?: Source;
  /** The fields of each row; whole contacts if it's missing. Only of the address book. */
  readonly fields?: string;
  /** Of the address book; the others have no order. */
  readonly order: keyof typeof ORDERS;
  /** Whether the page only shows that steps will work. */
  readonly isTest?: boolean;
}

/** https://developers.google.com/people/api/rest/v1/people.connections/list#SortOrder */
const ORDERS = {
  newest: 'LAST_MODIFIED_DESCENDING',
  oldest: 'LAST_MODIFIED_ASCENDING',
  by_name: 'FIRST_NAME_ASCENDING',
} as const;

export interface Rows {
  readonly rows: readonly wire.WireContact[];
  /** How many rows came, including those that are left out. */
  readonly count: number;
  /** The token of the next page; null at the end. */
  readonly next: string | null;
  /** How many rows were requested in the end: fewer if the first response was too large. */
  readonly limit: number;
}

export const LARGEST_PAGE = 1000;

export interface PageRequest {
  readonly limit: number;
  readonly token: string | null;
}

/** One page of a list. `read` decides about a row that can't be read: it's left out, unless the result decides something. */
export async function readPage(
  connection: Connection,
  listing: Listing,
  page: PageRequest,
  doing: string,
  read: typeof readEveryRow = readableRows,
): Promise<Rows> {
  const { source = 'address_book', isTest = false } = listing;
  const { url, rows, scope } = LISTS[source];
  const ask = (limit: number) =>
    connection.http.send({
      method: 'GET',
      url,
      query: { ...queryOf(source, listing), pageSize: limit, pageToken: page.token ?? undefined },
      schema: wire.page,
      doing,
      writes: false,
      scope: isTest && connection.authData.access !== 'read' ? WRITE_SCOPE : scope,
    });
  const { limit, response } = await fittingPage(Math.min(page.limit, LARGEST_PAGE), async (limit) => ({
    limit,
    response: await ask(limit),
  }));
  const all = response.data[rows] ?? [];
  return {
    rows: read(connection, { rows: all, item: wire.contact, what: 'contact', id: 'resourceName' }),
    count: all.length,
    next: response.data.nextPageToken || null,
    limit,
  };
}

/**
 * The whole list, or the rest of it from a token on, page by page and never at once. It's a problem if it can't be read
 * whole, because a part of it would look like the whole.
 */
export async function* pagesOf(connection: Connection, listing: Listing, reading: Reading): AsyncGenerator<readonly wire.WireContact[]> {
  const { doing, remedy, from = null, read = readableRows } = reading;
  const guard = endlessListGuard(connection, doing);
  let count = reading.count ?? 0;
  let limit = LARGEST_PAGE;
  for (let token: string | null = from; ; ) {
    if (count > 0 && isOutOfTime(connection)) throw problemForTooMuch(connection, count, remedy);
    const page: Rows = await readPage(connection, listing, { limit, token }, doing, read);
    limit = page.limit;
    count += page.count;
    yield page.rows;
    if (page.next === null) return;
    guard(page.next);
    token = page.next;
  }
}

/** How to read a whole list. */
export interface Reading {
  readonly doing: string;
  /** What to do if it's too long. */
  readonly remedy: string;
  /** The token of the first page to read. */
  readonly from?: string | null;
  /** How many rows were read before. */
  readonly count?: number;
  readonly read?: typeof readEveryRow;
}

/** The lists of Google have the same form, and the rows of each have another name. */
const LISTS = {
  address_book: { url: '/v1/people/me/connections', rows: 'connections', scope: READ_SCOPE },
  inbox: { url: '/v1/otherContacts', rows: 'otherContacts', scope: INBOX_SCOPE },
  domain: {
    // https://developers.google.com/people/api/rest/v1/DirectorySourceType
    url: '/v1/people:listDirectoryPeople?sources=DIRECTORY_SOURCE_TYPE_DOMAIN_PROFILE&sources=DIRECTORY_SOURCE_TYPE_DOMAIN_CONTACT',
    rows: 'people',
    scope: DOMAIN_SCOPE,
  },
} as const;

function queryOf(source: Source, { fields = wire.FIELDS, order }: Listing): Record<string, string> {
  // A count of all contacts isn't needed, and changes with each of them.
  const parts = { fields: `${LISTS[source].rows},nextPageToken` };
  if (source === 'address_book') return { personFields: fields, sources: SOURCE, sortOrder: ORDERS[order], ...parts };
  return { readMask: source === 'inbox' ? wire.OTHER_FIELDS : wire.FIELDS, ...parts };
}
