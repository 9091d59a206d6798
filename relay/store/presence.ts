import type { Client } from 'pg';

/** The advisory locks of the relays, each with its owner's number. */
const LOCK_CLASS = 1_668_247_156;
const RECONNECT_MS = 1_000;

/** Tells which relays are running: each holds a lock on a connection of its own, which ends with the process. */
export interface Presence {
  liveOwners(): Promise<ReadonlySet<number>>;
  close(): Promise<void>;
}

/** Takes the lock, and takes it again whenever the connection was lost. */
export async function openPresence(newClient: () => Client, owner: number, warn: (sentence: string) => void): Promise<Presence> {
  let isClosed = false;
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const connect = async (): Promise<void> => {
    const next = newClient();
    next.on('error', () => undefined);
    next.once('end', () => {
      client = undefined;
      if (!isClosed) reconnectLater();
    });
    await next.connect();
    // Shared, because the server may not know yet that our last connection is gone.
    await next.query('SELECT pg_advisory_lock_shared($1::int, $2::int)', [LOCK_CLASS, owner]);
    client = next;
  };
  const reconnectLater = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      connect().catch(() => {
        warn("The database can't be reached.");
        reconnectLater();
      });
    }, RECONNECT_MS);
  };
  await connect();
  return {
    async liveOwners() {
      if (client === undefined) throw new Error('The connection to the database was lost.');
      const { rows } = await client.query<{ owner: number }>(
        `SELECT objid::int AS owner FROM pg_locks
         WHERE locktype = 'advisory' AND granted AND classid::bigint = $1
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        [LOCK_CLASS],
      );
      return new Set(rows.map((row) => row.owner));
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}
