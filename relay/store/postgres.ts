import pg from 'pg';
import type { Db } from 'pg-boss';
import { type Database, newOwner } from './database.ts';
import { openPresence } from './presence.ts';

const CONNECTIONS = 8;

/** Connects to PostgreSQL. Several relays can use the same database. */
export async function openPostgres(url: string, warn: (sentence: string) => void): Promise<Database> {
  const options = { connectionString: url, application_name: 'contacts-relay', connectionTimeoutMillis: 5_000, keepAlive: true };
  const pool = new pg.Pool({ ...options, max: CONNECTIONS });
  // An idle connection that breaks is replaced by the pool; unheard, it would end the process.
  pool.on('error', () => undefined);
  const owner = newOwner();
  const presence = await openPresence(() => new pg.Client(options), owner, warn);
  return {
    backend: 'postgres',
    db: sessionOfPool(pool),
    transaction: (work) => inTransaction(pool, work),
    owner,
    liveOwners: () => presence.liveOwners(),
    missingMs: 10_000,
    async close() {
      await presence.close();
      await pool.end();
    },
  };
}

function sessionOfPool(pool: pg.Pool): Db {
  return {
    executeSql: (text, values) => pool.query(text, values),
    /** pg-boss's clock for tests sets each connection up. The relay itself never uses it. */
    async setSessionStatements(statements) {
      pool.on('connect', (client) => {
        for (const statement of statements) client.query(statement).catch(() => undefined);
      });
    },
  };
}

async function inTransaction<Result>(pool: pg.Pool, work: (session: Db) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken = true;
  // Without a listener, a connection that breaks now would end the process; its statement rejects anyway.
  const ignore = (): void => undefined;
  client.on('error', ignore);
  try {
    await client.query('BEGIN');
    const result = await work({ executeSql: (text, values) => client.query(text, values) });
    await client.query('COMMIT');
    broken = false;
    return result;
  } finally {
    client.off('error', ignore);
    // Closing the connection of a failed transaction rolls it back.
    client.release(broken);
  }
}
