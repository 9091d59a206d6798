import { targetIdOf } from '../hook_address.ts';
import type { ContactEvent } from '../notice.ts';
import { rowsOf } from './database.ts';
import { NOW } from './schema.ts';
import type { Store } from './store.ts';

/** A Zap that wants the events of an account. */
export interface Subscription {
  readonly accountType: 'highlevel' | 'nylas';
  readonly account: string;
  readonly address: string;
  readonly events: readonly ContactEvent[];
}

/** Stores the subscription; false if a later request has changed it already. */
export async function subscribe(store: Store, subscription: Subscription, signedAt: number): Promise<boolean> {
  return store.transaction(async (session) => {
    const { accountType, account, address, events } = subscription;
    const target = targetIdOf(address);
    // First the target and then the subscription, as everywhere, so that two transactions never wait for each other.
    await session.executeSql('SELECT FROM relay.target WHERE id = $1 FOR UPDATE', [target]);
    const rows = await rowsOf(
      session,
      `INSERT INTO relay.subscription AS s (account_type, account, target, address, events, signed_at)
       VALUES ($1, $2, $3, $4, $5::text[], $6)
       ON CONFLICT (account_type, account, target) DO UPDATE SET events = excluded.events, signed_at = excluded.signed_at
       WHERE s.signed_at < excluded.signed_at OR (s.signed_at = excluded.signed_at AND s.events = excluded.events)
       RETURNING 1`,
      [accountType, account, target, address, events, signedAt],
    );
    if (rows.length === 0) return false;
    await session.executeSql('UPDATE relay.target SET gone_at = NULL, blocked_until = NULL, failures = 0 WHERE id = $1', [target]);
    return true;
  });
}

/** Ends the events of the subscription; false if a later request has changed it already. */
export async function unsubscribe({ db }: Store, subscription: Subscription, signedAt: number): Promise<boolean> {
  const { accountType, account, address, events } = subscription;
  const rows = await rowsOf(
    db,
    `INSERT INTO relay.subscription AS s (account_type, account, target, address, events, signed_at)
     VALUES ($1, $2, $3, $4, '{}', $6)
     ON CONFLICT (account_type, account, target) DO UPDATE
     SET signed_at = excluded.signed_at, events = ARRAY(SELECT unnest(s.events) EXCEPT SELECT unnest($5::text[]))
     WHERE s.signed_at < excluded.signed_at OR (s.signed_at = excluded.signed_at AND NOT s.events && $5::text[])
     RETURNING 1`,
    [accountType, account, targetIdOf(address), address, events, signedAt],
  );
  return rows.length > 0;
}

/** Graph is validating the target's address again, so its Zap was turned on. */
export async function reviveTarget({ db }: Store, address: string): Promise<void> {
  await db.executeSql(`UPDATE relay.target SET gone_at = NULL, next_at = ${NOW} WHERE id = $1 AND gone_at IS NOT NULL`, [
    targetIdOf(address),
  ]);
}
