import type * as zod from 'zod/mini';
import { fittingPage } from '../../http/page_size.ts';
import type { Connection } from '../backend.ts';
import { endlessListGuard, isOutOfTime, problemForOutOfTime } from '../paging.ts';
import { readableRows, type readEveryRow } from '../rows.ts';
import type { Reader } from './client_batch.ts';
import { linkInMailbox } from './client_links.ts';
import * as wire from './wire.ts';

/** A list of Graph, from its start. */
export interface List {
  /** Below Graph's address, or the whole address of a page from Graph. */
  readonly url: string;
  readonly filter?: string | undefined;
  readonly orderby?: string | undefined;
  readonly select?: readonly string[] | undefined;
  readonly expand?: string | undefined;
  readonly top?: number | undefined;
  readonly skip?: number | undefined;
}

export interface RowReading<T> {
  readonly item: zod.ZodMiniType<T>;
  /** The name of one row in messages: `contact`. */
  readonly what: string;
  readonly doing: string;
  readonly scope: string;
  /** What happens to a row that can't be read: it's left out, unless the result decides something. */
  readonly rows?: typeof readEveryRow;
  /** Whether an unread row can be a match; the others aren't read. */
  readonly mayMatch?: ((row: unknown) => boolean) | undefined;
  /** Whether other reads wait for it. */
  readonly isUrgent?: boolean;
}

export interface ListPage<T> {
  readonly items: readonly T[];
  /** The address of the next page; null if there's none. */
  readonly next: string | null;
}

/** The largest page. https://learn.microsoft.com/graph/api/user-list-contacts */
export const LARGEST_PAGE = 1000;

/** To Do doesn't document its largest page, so this is a modest one. */
export const LARGEST_TASK_PAGE = 100;

/** One page, with fewer items than requested if they don't fit into a response. */
export function readPage<T>(connection: Connection, list: List, reading: RowReading<T>): Promise<ListPage<T>> {
  return fittingList(list, (fitting) => ask(connection, fitting, reading));
}

function fittingList<T>(list: List, read: (list: List) => Promise<T>): Promise<T> {
  const top = list.top ?? topOf(list.url);
  return top === null ? read(list) : fittingPage(top, (rows) => read(rows === top ? list : withTop(list, rows)));
}

/** How many items a link asks for. */
function topOf(url: string): number | null {
  const top = TOP.exec(url)?.[2];
  return top === undefined ? null : Number(top);
}

function withTop(list: List, top: number): List {
  return list.top === undefined ? { ...list, url: list.url.replace(TOP, `$1${top}`) } : { ...list, top };
}

const TOP = /([?&](?:\$|%24)top=)([1-9]\d{0,4})(?=&|$)/;

async function ask<T>(connection: Connection, list: List, reading: RowReading<T>): Promise<ListPage<T>> {
  const response = await connection.http.send({
    method: 'GET',
    url: list.url,
    query: optionsOf(list),
    schema: wire.list,
    doing: reading.doing,
    writes: false,
    scope: reading.scope,
  });
  return toPage(connection, response.data, reading);
}

function toPage<T>(connection: Connection, data: wire.WireList, { item, what, rows = readableRows, mayMatch }: RowReading<T>): ListPage<T> {
  const next = data['@odata.nextLink'] || null;
  return {
    items: rows(connection, { rows: data.value, item, what, mayMatch }),
    next: next === null ? null : linkInMailbox(connection.authData, next),
  };
}

/** How one page is read. */
export type PageReader = <T>(list: List, reading: RowReading<T>) => Promise<ListPage<T>>;

/** Reads pages together with the other reads of the same turn. */
export function pageReader(connection: Connection, read: Reader): PageReader {
  return async (list, reading) => {
    const { doing, scope, isUrgent = false } = reading;
    const one = async (from: List) =>
      toPage(connection, await read({ url: urlOf(from), schema: wire.list, doing, scope, isUrgent }), reading);
    return fittingList(list, one);
  };
}

/**
 * Page by page, until the caller stops. Next links are followed as given, in this connection's mailbox; pages can be
 * empty.
 * https://learn.microsoft.com/graph/paging
 */
export async function* pagesOf<T>(
  connection: Connection,
  list: List,
  reading: RowReading<T>,
  read?: PageReader,
): AsyncGenerator<ListPage<T>> {
  const one: PageReader = read ?? ((from, how) => readPage(connection, from, how));
  const guard = endlessListGuard(connection, reading.doing);
  let page = await one(list, reading);
  while (page.next !== null) {
    guard(page.next);
    yield page;
    page = await one({ url: page.next }, reading);
  }
  yield page;
}

/** Every item of a list that people keep by hand, which is short. It's a problem if it can't be read in time. */
export async function readAllItems<T>(
  connection: Connection,
  list: List,
  reading: RowReading<T>,
  read?: PageReader,
): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const page of pagesOf(connection, list, reading, read)) {
    all.push(...page.items);
    if (page.next !== null && isOutOfTime(connection)) throw problemForOutOfTime(connection, reading.doing);
  }
  return all;
}

/** The whole path of a list. Each value is percent-encoded, with a blank as %20. */
export function urlOf(list: List): string {
  const options = Object.entries(optionsOf(list)).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return options.length === 0 ? list.url : `${list.url}?${options.join('&')}`;
}

/** Empty for a link, which already has its options. */
function optionsOf({ filter, orderby, select, expand, top, skip }: List) {
  return { $filter: filter, $orderby: orderby, $select: select?.join(','), $expand: expand, $top: top, $skip: skip };
}
