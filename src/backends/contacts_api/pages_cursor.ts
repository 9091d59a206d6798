import * as zod from 'zod/mini';
import { problemForBadPage } from '../paging.ts';
import type { Search } from './pages.ts';

/**
 * The request's position, as a text for `fromCursor`. `usual`: the default number of rows on a page; `seen`: how many
 * rows came before, if known.
 */
export function toCursor(request: Search, { usual, seen }: { readonly usual: number; readonly seen: number | null }): string {
  const rows = request.pageLimit === usual ? {} : { rows: request.pageLimit };
  const after = { searchAfter: request.searchAfter, ...(seen === null ? {} : { seen }) };
  return JSON.stringify({ ...(request.searchAfter === undefined ? { page: request.page ?? 1 } : after), ...rows });
}

/** How many rows came before the position; null if it doesn't say. */
export function rowsBefore(text: string): number | null {
  const read = POSITION.safeParse(json(text));
  return read.success ? (read.data.seen ?? null) : null;
}

/** The same request from another position. A text that isn't a position is bad input. */
export function fromCursor(request: Search, text: string): Search {
  const { page: _page, ...rest } = request;
  const read = POSITION.safeParse(json(text));
  if (read.success && read.data.searchAfter !== undefined) return { ...rest, searchAfter: read.data.searchAfter };
  if (read.success && read.data.page !== undefined)
    return { ...rest, pageLimit: Math.min(rest.pageLimit, read.data.rows ?? rest.pageLimit), page: read.data.page };
  throw problemForBadPage();
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
