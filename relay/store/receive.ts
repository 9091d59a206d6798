import { createHash, randomUUID } from 'node:crypto';
import type { Db, JobInsert } from 'pg-boss';
import { targetIdOf } from '../hook_address.ts';
import type { VendorEvent } from '../notice.ts';
import { rowsOf } from './database.ts';
import { NOW, QUEUE } from './schema.ts';
import type { JobData, Sealed, Store } from './store.ts';

/** An event and when it was received, in milliseconds since 1970. */
export interface ReceivedEvent extends VendorEvent {
  readonly received: number;
}

/** What became of a batch of events. */
export interface Receipt {
  readonly repeats: number;
  readonly deliveries: number;
}

/** Stores the deliveries of the events in one transaction. When it resolves, none of them can be lost. */
export async function receive(store: Store, events: readonly ReceivedEvent[]): Promise<Receipt> {
  return store.transaction(async (session) => {
    const fresh = await withoutRepeats(session, events);
    const addressed = [...(await forSubscriptions(session, fresh)), ...(await forAddresses(session, fresh))];
    const jobs = addressed.map(({ event, address }) => jobOf(store, event, address));
    if (jobs.length > 0) await store.boss.insert(QUEUE, jobs, { db: session });
    return { repeats: events.length - fresh.length, deliveries: jobs.length };
  });
}

async function withoutRepeats(session: Db, events: readonly ReceivedEvent[]): Promise<readonly ReceivedEvent[]> {
  const byKey = new Map<string, ReceivedEvent>();
  for (const event of events) {
    const digest = event.key === undefined ? randomUUID() : digestOf(event.key);
    if (!byKey.has(digest)) byKey.set(digest, event);
  }
  const keyed = [...byKey].filter(([, { key }]) => key !== undefined);
  // In the order of the keys, so that two relays never wait for each other.
  const rows = keyed.map(([key, { rememberMinutes }]) => ({ key, minutes: rememberMinutes })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const stored = await rowsOf<{ key: string }>(
    session,
    `INSERT INTO relay.received AS r (key, forget_at)
     SELECT key, ${NOW} + minutes * interval '1 minute' FROM jsonb_to_recordset($1::jsonb) AS e(key text, minutes int)
     ON CONFLICT (key) DO UPDATE SET forget_at = excluded.forget_at WHERE r.forget_at <= ${NOW}
     RETURNING key`,
    [JSON.stringify(rows)],
  );
  const fresh = new Set(stored.map(({ key }) => key));
  return [...byKey].filter(([digest, { key }]) => key === undefined || fresh.has(digest)).map(([, event]) => event);
}

interface Addressed {
  readonly event: ReceivedEvent;
  readonly address: string;
}

async function forSubscriptions(session: Db, events: readonly ReceivedEvent[]): Promise<readonly Addressed[]> {
  const accounts = events.filter(({ address }) => address === undefined);
  if (accounts.length === 0) return [];
  const rows = accounts.map(({ notice }, index) => ({ index, ...notice }));
  const subscribed = await rowsOf<{ index: number; address: string }>(
    session,
    `SELECT e.index, s.address
     FROM jsonb_to_recordset($1::jsonb) AS e(index int, account_type text, account text, event text)
     JOIN relay.subscription s USING (account_type, account)
     WHERE e.event = ANY (s.events)`,
    [JSON.stringify(rows)],
  );
  return subscribed.flatMap(({ index, address }) => {
    const event = accounts[index];
    return event === undefined ? [] : [{ event, address }];
  });
}

/** Graph keeps sending to a target that is gone until the subscription expires. */
async function forAddresses(session: Db, events: readonly ReceivedEvent[]): Promise<readonly Addressed[]> {
  const addressed = events.flatMap((event) => (event.address === undefined ? [] : [{ event, address: event.address }]));
  if (addressed.length === 0) return [];
  const gone = await rowsOf<{ id: string }>(session, 'SELECT id FROM relay.target WHERE id = ANY ($1::text[]) AND gone_at IS NOT NULL', [
    [...new Set(addressed.map(({ address }) => targetIdOf(address)))],
  ]);
  const ended = new Set(gone.map(({ id }) => id));
  return addressed.filter(({ address }) => !ended.has(targetIdOf(address)));
}

function jobOf({ encryption }: Store, { notice, received }: ReceivedEvent, address: string): JobInsert<JobData> {
  const target = targetIdOf(address);
  const delivery = randomUUID();
  const sealed: Sealed = { address, body: JSON.stringify(notice) };
  return { id: delivery, data: { target, delivery, received, attempts: 0, sealed: encryption.encrypt(JSON.stringify(sealed), delivery) } };
}

function digestOf(key: string): string {
  return createHash('sha256').update(key, 'utf8').digest('base64url');
}
