import type * as zod from 'zod/mini';
import { Problem } from '../../contacts/errors.ts';
import type { Connection } from '../backend.ts';
import * as wire from './wire.ts';

/** A list of Graph, from its beginning. */
export interface List {
  /** Below Graph's address, or the whole address of a page that Graph gave. */
  readonly url: string;
  readonly filter?: string | undefined;
  readonly orderby?: string | undefined;
  readonly select?: readonly string[] | undefined;
  readonly expand?: string | undefined;
  readonly top?: number | undefined;
  readonly skip?: number | undefined;
}

export interface Reading<T> {
  readonly item: zod.ZodMiniType<T>;
  readonly doing: string;
  readonly needs: string;
}

export interface ListPage<T> {
  readonly items: readonly T[];
  /** The address of the page behind it; null when there is none. */
  readonly next: string | null;
}

/** The most that a page can have. https://learn.microsoft.com/graph/api/user-list-contacts */
export const LARGEST_PAGE = 1000;

/** To Do documents no greatest page, so this is a modest one. */
export const LARGEST_TASK_PAGE = 100;

/** One page. */
export async function readPage<T>(connection: Connection, list: List, reading: Reading<T>): Promise<ListPage<T>> {
  const answer = await connection.http.send({
    method: 'GET',
    url: list.url,
    query: optionsOf(list),
    answer: wire.listOf(reading.item),
    doing: reading.doing,
    writes: false,
    needs: reading.needs,
  });
  const next = answer.data['@odata.nextLink'] ?? '';
  return { items: answer.data.value, next: next === '' ? null : next };
}

/** Page after page, as far as the caller goes. Next links are followed as they are given; pages may be empty. https://learn.microsoft.com/graph/paging */
export async function* pagesOf<T>(connection: Connection, list: List, reading: Reading<T>): AsyncGenerator<ListPage<T>> {
  const seen = new Set<string>();
  let page = await readPage(connection, list, reading);
  while (page.next !== null) {
    if (seen.has(page.next)) throw endless(reading.doing);
    seen.add(page.next);
    yield page;
    page = await readPage(connection, { url: page.next }, reading);
  }
  yield page;
}

/** Every item of a list that people keep by hand, so that it is short; one that cannot be read in time is a problem of its own. */
export async function readAll<T>(connection: Connection, list: List, reading: Reading<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const page of pagesOf(connection, list, reading)) {
    all.push(...page.items);
    if (page.next !== null && connection.http.left() < RESERVE) throw outOfTime(reading.doing);
  }
  return all;
}

/** Milliseconds to leave for what comes after a list was read. */
export const RESERVE = 5_000;

export function outOfTime(doing: string): Problem {
  return new Problem(
    'too_much',
    `There is more in this Outlook account than can be read at one go to ${doing}, and a part of it could mislead. Narrow it down.`,
  );
}

function endless(doing: string): Problem {
  return new Problem(
    'unexpected_answer',
    `Outlook was asked to ${doing} and points from a page of the list back to one that was read already. Try again later. If it stays, report it to Microsoft.`,
  );
}

/** None for a link, which has its own in it. */
function optionsOf({ filter, orderby, select, expand, top, skip }: List) {
  return { $filter: filter, $orderby: orderby, $select: select?.join(','), $expand: expand, $top: top, $skip: skip };
}
