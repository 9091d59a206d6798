import type { Db } from 'pg-boss';

/** Counts events; the numbers outlive the process and are of all relays on the database. */
export async function count(session: Db, counts: Readonly<Partial<Record<Counter, number>>>): Promise<void> {
  const rows = Object.entries(counts)
    .filter(([, value]) => value > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => ({ name, value }));
  if (rows.length === 0) return;
  await session.executeSql(
    `INSERT INTO relay.counter AS c (name, value)
     SELECT name, value FROM jsonb_to_recordset($1::jsonb) AS r(name text, value bigint)
     ON CONFLICT (name) DO UPDATE SET value = c.value + excluded.value`,
    [JSON.stringify(rows)],
  );
}

/** What is counted: see docs/relay.md. */
export type Counter = 'delivered' | 'dead' | 'gone' | 'maybe_repeated';
