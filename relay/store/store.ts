import { type Clock, PgBoss } from 'pg-boss';
import { Encryption } from '../encryption.ts';
import type { Settings } from '../settings.ts';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { openPostgres } from './postgres.ts';
import { createTables, QUEUE, QUEUE_SCHEMA } from './schema.ts';

/** Subscriptions, deliveries, and what was received already. */
export interface Store extends Database {
  readonly boss: PgBoss;
  readonly encryption: Encryption;
}

/** A delivery as pg-boss holds it. */
export interface JobData {
  /** See `targetIdOf`. */
  readonly target: string;
  /** `Sealed` as JSON, encrypted. */
  readonly sealed: string;
  /** The ID that stays the same over all attempts. */
  readonly delivery: string;
  /** When the event was received, in milliseconds since 1970. */
  readonly received: number;
  readonly attempts: number;
  /** The moment that was reserved for it at its target, in milliseconds since 1970. */
  readonly slot?: number;
}

/** The encrypted part of a delivery. */
export interface Sealed {
  readonly address: string;
  readonly body: string;
}

const YEAR_SECONDS = 365 * 24 * 3_600;

/**
 * A job is deleted when its delivery ends, and a retry is a new job at its own time. So pg-boss's own retries only
 * serve for what a dead relay left, and its limits must never end a job.
 */
const QUEUE_OPTIONS = { retryLimit: 1_000_000, retryDelay: 0, expireInSeconds: 12 * 3_600, retentionSeconds: YEAR_SECONDS };

export interface StoreOptions {
  /** For tests. */
  readonly clock?: Clock;
  readonly warn: (sentence: string) => void;
}

/** Opens the store and makes its tables if they're missing. */
export async function openStore(settings: Settings, { clock, warn }: StoreOptions): Promise<Store> {
  const { databaseUrl, dataFolder, secrets } = settings;
  const database = databaseUrl === undefined ? await openEmbedded(dataFolder) : await openPostgres(databaseUrl, warn);
  const boss = new PgBoss({
    db: database.db,
    backend: database.backend,
    schema: QUEUE_SCHEMA,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
    ...(clock === undefined ? {} : { clock }),
  });
  boss.on('error', () => warn("The queue's maintenance failed. It's tried again."));
  await boss.start();
  await boss.createQueue(QUEUE, QUEUE_OPTIONS);
  await createTables(database);
  return {
    ...database,
    boss,
    encryption: new Encryption(secrets),
    async close() {
      await boss.stop({ graceful: false, close: false });
      await database.close();
    },
  };
}
