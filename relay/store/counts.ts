import type { Counter } from './counter.ts';
import { rowsOf } from './database.ts';
import { NOW, QUEUE, QUEUE_SCHEMA } from './schema.ts';
import type { Store } from './store.ts';

/** How much is waiting, and how much has ended. */
export interface Counts {
  readonly undelivered: number;
  /** The age of the oldest event that is waiting. */
  readonly oldestSeconds: number;
  readonly totals: Readonly<Record<Counter, number>>;
}

/** Counts in the store. */
export async function counts({ db }: Store): Promise<Counts> {
  const [waiting] = await rowsOf<{ undelivered: number; oldestSeconds: number }>(
    db,
    `SELECT count(*)::int AS undelivered,
       greatest(0, coalesce(extract(epoch FROM ${NOW}) - min((data ->> 'received')::float8) / 1000, 0))::float8 AS "oldestSeconds"
     FROM ${QUEUE_SCHEMA}.job WHERE name = '${QUEUE}' AND state < 'completed'`,
  );
  const rows = await rowsOf<{ name: Counter; value: number }>(db, 'SELECT name, value::float8 FROM relay.counter');
  const totals = { delivered: 0, dead: 0, gone: 0, maybe_repeated: 0 };
  for (const { name, value } of rows) totals[name] = value;
  return { undelivered: waiting?.undelivered ?? 0, oldestSeconds: waiting?.oldestSeconds ?? 0, totals };
}
