import { NOW } from './schema.ts';
import type { Store } from './store.ts';

/** Twice as long as the signature of a request is accepted. */
const ENDED_MINUTES = 10;
/** Longer than any of Graph's subscriptions lives. */
const TARGET_DAYS = 30;

/** Deletes what is no longer needed to know repeats, old requests and the state of targets. */
export async function cleanUp({ db }: Store, now: number): Promise<void> {
  await db.executeSql(`DELETE FROM relay.received WHERE forget_at <= ${NOW}`);
  await db.executeSql("DELETE FROM relay.subscription WHERE events = '{}' AND signed_at < $1", [now - ENDED_MINUTES * 60_000]);
  await db.executeSql(`DELETE FROM relay.target WHERE next_at < ${NOW} - interval '${TARGET_DAYS} days'`);
}
