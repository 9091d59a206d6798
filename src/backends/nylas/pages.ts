import { fittingPage } from '../../http/page_size.ts';
import type { Connection } from '../backend.ts';
import { endlessListGuard, isOutOfTime, problemForTooMuch } from '../paging.ts';
import { readableRows, type readEveryRow } from '../rows.ts';
import { CONTACTS } from './client.ts';
import { withScope } from './sign_in_scopes.ts';
import type { Source } from './sources.ts';
import * as wire from './wire.ts';

/** The filters of a list. A list can't be filtered by date, name or text, and it has no order. */
export interface Listing {
  readonly source: Source;
  /** The ID of a group. */
  readonly group?: string;
  /** As stored, letter by letter. */
  readonly email?: string;
  /** As stored, character by character. */
  readonly phone_number?: string;
}

export interface Rows {
  readonly rows: readonly wire.WireContact[];
  /** How many rows came, including those that are left out. */
  readonly count: number;
  /** The token of the next page; null at the end. */
  readonly next: string | null;
  /** How many rows were requested in the end: fewer if the first response was too large. */
  readonly limit: number;
}

export const LARGEST_PAGE = 200;

/**
 * One page of a list. `read` decides about a row that can't be read: it's left out, unless the result decides
 * something.
 */
export async function readPage(
  connection: Connection,
  listing: Listing,
  page: { limit: number; token: string | null },
  doing: string,
  read: typeof readEveryRow = readableRows,
): Promise<Rows> {
  const ask = (limit: number) =>
    connection.http.send({
      method: 'GET',
      url: CONTACTS,
      query: {
        limit,
        page_token: page.token ?? undefined,
        select: wire.SELECTED,
        source: listing.source,
        group: listing.group,
        email: listing.email,
        phone_number: listing.phone_number,
      },
      schema: wire.contacts,
      doing,
      writes: false,
      ...withScope(connection.authData.provider, listing.source),
    });
  const { limit, response } = await fittingPage(Math.min(page.limit, LARGEST_PAGE), async (limit) => ({
    limit,
    response: await ask(limit),
  }));
  const rows = read(connection, { rows: response.data.data, item: wire.contact, what: 'contact' });
  return { rows, count: response.data.data.length, next: response.data.next_cursor || null, limit };
}

/**
 * The whole list, page by page and never at once. It's a problem if it can't be read whole, because a part of it would
 * look like the whole.
 */
export async function* pagesOf(
  connection: Connection,
  listing: Listing,
  doing: string,
  remedy: string,
  mayMatch?: (row: unknown) => boolean,
): AsyncGenerator<readonly wire.WireContact[]> {
  const guard = endlessListGuard(connection, doing);
  let read = 0;
  let limit = LARGEST_PAGE;
  for (let token: string | null = null; ; ) {
    const page: Rows = await readPage(connection, listing, { limit, token }, doing, (run, list) =>
      readableRows(run, { ...list, mayMatch }),
    );
    limit = page.limit;
    read += page.count;
    yield page.rows;
    if (page.next === null) return;
    guard(page.next);
    if (isOutOfTime(connection)) throw problemForTooMuch(connection, read, remedy);
    token = page.next;
  }
}
