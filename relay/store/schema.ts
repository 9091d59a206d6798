import type { Db } from 'pg-boss';
import type { Database } from './database.ts';

export const QUEUE_SCHEMA = 'relay_queue';
export const QUEUE = 'deliveries';

/** The time of the store, in SQL. It's pg-boss's function, so that both see one clock, also in tests. */
export const NOW = `${QUEUE_SCHEMA}.job_now()`;

/** Any number that no other program locks. */
const LOCK = 7_265_108_121;

const TABLES = `
  CREATE SCHEMA IF NOT EXISTS relay;

  -- What tells the repeat of an event, as a digest.
  CREATE TABLE IF NOT EXISTS relay.received (key text PRIMARY KEY, forget_at timestamptz NOT NULL);
  CREATE INDEX IF NOT EXISTS received_forget_at ON relay.received (forget_at);

  -- Without events, it was ended; it stays for some minutes so that an old request can't bring it back.
  CREATE TABLE IF NOT EXISTS relay.subscription (
    account_type text NOT NULL,
    account text NOT NULL,
    target text NOT NULL,
    address text NOT NULL,
    events text[] NOT NULL,
    signed_at bigint NOT NULL,
    PRIMARY KEY (account_type, account, target)
  );
  CREATE INDEX IF NOT EXISTS subscription_target ON relay.subscription (target);

  -- How a target is doing: its next free slot, how many slots were taken last, failures in a row.
  CREATE TABLE IF NOT EXISTS relay.target (
    id text PRIMARY KEY,
    next_at timestamptz NOT NULL,
    reserved int NOT NULL DEFAULT 0,
    blocked_until timestamptz,
    failures int NOT NULL DEFAULT 0,
    gone_at timestamptz
  );

  -- Which relay is delivering a job.
  CREATE TABLE IF NOT EXISTS relay.claim (job uuid PRIMARY KEY, owner int NOT NULL);
  CREATE INDEX IF NOT EXISTS claim_owner ON relay.claim (owner);

  CREATE TABLE IF NOT EXISTS relay.counter (name text PRIMARY KEY, value bigint NOT NULL);
`;

/** Makes the relay's own tables. Several relays may start at the same time. */
export async function createTables({ transaction }: Database): Promise<void> {
  await transaction(async (session: Db) => {
    await session.executeSql(`SELECT pg_advisory_xact_lock(${LOCK})`);
    await session.executeSql(TABLES);
  });
}
