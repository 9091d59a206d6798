import { randomInt } from 'node:crypto';
import type { Db } from 'pg-boss';

/** The database below the store: PostgreSQL, or the embedded one. */
export interface Database {
  readonly backend: 'postgres' | 'pglite';
  /** For single statements. pg-boss takes it, too. */
  readonly db: Db;
  /** Runs the work in one transaction, which pg-boss's calls join if they get its session. */
  transaction<Result>(work: (session: Db) => Promise<Result>): Promise<Result>;
  /** This process among all relays on the database. */
  readonly owner: number;
  /** The relays that are running now. */
  liveOwners(): Promise<ReadonlySet<number>>;
  /** For how long a relay has to be missing until it counts as dead: it may only be connecting again. */
  readonly missingMs: number;
  close(): Promise<void>;
}

/** The rows of one statement. */
export async function rowsOf<Row>(db: Db, text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
  const { rows } = await db.executeSql(text, [...values]);
  return rows;
}

/** A number for this process that no other relay has. */
export function newOwner(): number {
  return randomInt(1, 2 ** 31 - 1);
}
