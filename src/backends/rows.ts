import { Problem } from '../contacts/errors.ts';
import { readAs, type Schema } from '../http/schema.ts';
import { fitsSchema } from '../http/schema_fits.ts';
import type { Connection } from './connection.ts';

/** The rows of a list, and what each of them is. */
export interface RowList<T> {
  readonly rows: readonly unknown[];
  readonly item: Schema<T>;
  /** The name of one row in messages: `contact`. */
  readonly what: string;
  /** The key of a row's ID, if it isn't `id`. */
  readonly id?: string;
  /** Whether an unread row can be a match, because few rows are; the others aren't read. */
  readonly mayMatch?: ((row: unknown) => boolean) | undefined;
}

/**
 * The readable rows. An unreadable one is left out and named in the log, so that it doesn't hide all others. If no row
 * of a long page can be read, it isn't such a list at all.
 */
export function readableRows<T>(connection: Connection, { rows, item, what, id, mayMatch }: RowList<T>): T[] {
  const read: T[] = [];
  let unwanted = 0;
  for (const row of rows) {
    if (mayMatch !== undefined && !mayMatch(row)) {
      unwanted += 1;
      continue;
    }
    if (fitsSchema(item, row)) {
      read.push(row);
      continue;
    }
    const reading = readAs(item, row);
    if (reading.success) read.push(reading.data);
    else connection.log(`Left out a ${what} that can't be read: ${nameOf(row, id)}, ${fieldOf(reading.error.issues)}.`);
  }
  if (read.length + unwanted > 0 || rows.length < A_LONG_PAGE) return read;
  throw new Problem(
    'unexpected_response',
    `${connection.http.label} sent a list in which none of the ${rows.length} rows can be read as a ${what}. Try again later. If this keeps happening, contact support.`,
  );
}

/** Every row, for a decision that a missing row could make wrong. An unreadable one is a problem that names it. */
export function readEveryRow<T>(connection: Connection, { rows, item, what, id }: RowList<T>): T[] {
  return rows.map((row) => {
    if (fitsSchema(item, row)) return row;
    const reading = readAs(item, row);
    if (reading.success) return reading.data;
    throw new Problem(
      'unexpected_response',
      `${connection.http.label} sent a ${what} that this step needs but can't read: ${nameOf(row, id)}, ${fieldOf(reading.error.issues)}. Correct it in the account, and run the step again.`,
    );
  });
}

const A_LONG_PAGE = 20;

function nameOf(row: unknown, key = 'id'): string {
  const id: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, key) : undefined;
  return typeof id === 'string' || typeof id === 'number' ? `ID ${String(id).slice(0, 100)}` : 'it has no ID';
}

function fieldOf(issues: readonly { readonly path: readonly PropertyKey[] }[]): string {
  const path = issues[0]?.path ?? [];
  return path.length === 0 ? "it isn't what was expected" : `its field "${path.map(String).join('.')}" isn't what was expected`;
}
