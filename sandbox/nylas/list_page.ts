import type { Call } from './call.ts';
import type { OutputRow } from './contact_output.ts';
import { fromCursor, pageOf, toCursor } from './cursor.ts';
import { invalid } from './errors.ts';
import type { StoredRows } from './stored_rows.ts';

/** The part of a list response besides request_id. */
export interface ListBody {
  readonly data: readonly OutputRow[];
  readonly next_cursor?: string | null;
}

/** One page of a list, with the paging of contacts and groups. */
export function listPage<Row extends { readonly id: string }>(
  { request, store, grant }: Call,
  list: {
    readonly name: string;
    readonly rows: StoredRows<Row>;
    readonly defaultLimit: number;
    readonly isMatch: (row: Row) => boolean;
    readonly show: (row: Row) => OutputRow;
  },
): ListBody {
  const { switches, epoch } = store;
  const owner = `${grant.id}/${list.name}`;
  const token = request.query.get('page_token') ?? '';
  const limit = limitOf(request.query, list.defaultLimit);
  const first = { list: owner, epoch, step: 0, length: list.rows.slots.length, turn: switches.shuffle ? store.next() : 0 };
  const { rows, next } = pageOf(list.rows.slots, token === '' ? first : fromCursor(token, owner, epoch), limit, list.isMatch);
  const data = rows.map(list.show);
  if (switches.cursorLoop && token !== '') return { data, next_cursor: token };
  if (next !== undefined) return { data, next_cursor: toCursor(next) };
  if (switches.lastCursor === 'absent') return { data };
  return { data, next_cursor: switches.lastCursor === 'null' ? null : '' };
}

/** A query parameter that is true or false. */
export function flag(query: URLSearchParams, name: string): boolean {
  const value = query.get(name) ?? 'false';
  if (value !== 'true' && value !== 'false') throw invalid(`${name} must be true or false`);
  return value === 'true';
}

const PAGE_LIMIT = 200;

function limitOf(query: URLSearchParams, otherwise: number): number {
  const text = query.get('limit');
  if (text === null) return otherwise;
  const limit = Number(text);
  if (!/^\d+$/.test(text) || limit < 1 || limit > PAGE_LIMIT) throw invalid(`limit must be a number from 1 to ${PAGE_LIMIT}`);
  return limit;
}
