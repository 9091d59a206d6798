import { randomUUID } from 'node:crypto';
import type { Db, JobWithMetadata } from 'pg-boss';
import { count } from './counter.ts';
import { rowsOf } from './database.ts';
import { NOW, QUEUE } from './schema.ts';
import type { JobData, Store } from './store.ts';

/** Zapier takes 30 a second for each hook. */
export const PACE_MS = 34;

/** How a target is doing. */
export interface TargetState {
  readonly id: string;
  readonly isGone: boolean;
  /** Failures in a row. */
  readonly failures: number;
  /** In milliseconds since 1970; in the past if it isn't blocked. */
  readonly blockedUntil: number;
  /** The first of the slots that were reserved for this batch. */
  readonly firstSlot: number;
  readonly now: number;
}

/** What to do with a job: deliver it at a moment, put it back until one, or end it. */
export type Decision =
  | { readonly deliverAt: number }
  | { readonly putBackUntil: number; readonly slot?: number }
  | { readonly end: 'dead' | 'gone' };

/** A delivery that this relay has claimed. */
export interface Claimed extends JobData {
  readonly job: string;
  readonly deliverAt: number;
}

/** A slot counts as used if it's longer ago, so that what piled up isn't sent all at once. */
const SLOT_MS = 1_000;

/** Decides about one job of a batch, in the order in which they're due. Its slot is a new one if it had none, or a past one. */
export type Decide = (job: JobData & { readonly slot: number }, target: TargetState) => Decision;

/** Takes due deliveries, oldest first, and claims those that are decided to be delivered now. */
export async function take(store: Store, limit: number, decide: Decide): Promise<{ claimed: readonly Claimed[]; others: number }> {
  return store.transaction(async (session) => {
    const fetched = await store.boss.fetch<JobData>(QUEUE, { batchSize: limit, includeMetadata: true, db: session });
    if (fetched.length === 0) return { claimed: [], others: 0 };
    const jobs = fetched.map(withoutPastSlot);
    const targets = await reserveSlots(session, jobs);
    const slots = new Map([...targets].map(([id, { firstSlot }]) => [id, firstSlot]));
    const decided = jobs.map((job) => {
      const target = stateOf(targets, job.data.target);
      return { job, decision: decide({ ...job.data, slot: job.data.slot ?? nextSlot(slots, target) }, target) };
    });
    const claimed = decided.flatMap(({ job, decision }) =>
      'deliverAt' in decision ? [{ ...job.data, job: job.id, deliverAt: decision.deliverAt }] : [],
    );
    await claim(session, store.owner, claimed);
    await putBack(
      store,
      session,
      decided.filter(({ decision }) => !('deliverAt' in decision)),
    );
    return { claimed, others: jobs.length - claimed.length };
  });
}

/** `startedOn` is the store's time. */
function withoutPastSlot(job: JobWithMetadata<JobData>): JobWithMetadata<JobData> {
  const { slot, ...data } = job.data;
  return slot === undefined || slot > job.startedOn.getTime() - SLOT_MS ? job : { ...job, data };
}

function nextSlot(slots: Map<string, number>, { id, firstSlot }: TargetState): number {
  const slot = slots.get(id) ?? firstSlot;
  slots.set(id, slot + PACE_MS);
  return slot;
}

function stateOf(targets: ReadonlyMap<string, TargetState>, id: string): TargetState {
  const state = targets.get(id);
  if (state === undefined) throw new Error('A target has no state.');
  return state;
}

/** Reserves a slot for each job that has none, and says how its target is doing. */
async function reserveSlots(session: Db, jobs: readonly JobWithMetadata<JobData>[]): Promise<ReadonlyMap<string, TargetState>> {
  const counts = new Map<string, number>();
  for (const { data } of jobs) counts.set(data.target, (counts.get(data.target) ?? 0) + (data.slot === undefined ? 1 : 0));
  // In the order of the IDs, so that two relays never wait for each other.
  const rows = [...counts].map(([id, slots]) => ({ id, slots })).sort((a, b) => (a.id < b.id ? -1 : 1));
  const states = await rowsOf<TargetState>(
    session,
    `INSERT INTO relay.target AS t (id, next_at, reserved)
     SELECT id, ${NOW} + slots * interval '${PACE_MS} milliseconds', slots FROM jsonb_to_recordset($1::jsonb) AS r(id text, slots int)
     ON CONFLICT (id) DO UPDATE SET
       next_at = greatest(t.next_at + excluded.reserved * interval '${PACE_MS} milliseconds', excluded.next_at),
       reserved = excluded.reserved
     RETURNING t.id, t.gone_at IS NOT NULL AS "isGone", t.failures,
       ${milliseconds('coalesce(t.blocked_until, to_timestamp(0))')} AS "blockedUntil",
       ${milliseconds(`t.next_at - t.reserved * interval '${PACE_MS} milliseconds'`)} AS "firstSlot",
       ${milliseconds(NOW)} AS now`,
    [JSON.stringify(rows)],
  );
  return new Map(states.map((state) => [state.id, state]));
}

function milliseconds(sql: string): string {
  return `(extract(epoch FROM ${sql}) * 1000)::float8`;
}

async function claim(session: Db, owner: number, claimed: readonly Claimed[]): Promise<void> {
  if (claimed.length === 0) return;
  await session.executeSql(
    `INSERT INTO relay.claim AS c (job, owner) SELECT job, $2::int FROM unnest($1::uuid[]) AS job
     ON CONFLICT (job) DO UPDATE SET owner = excluded.owner`,
    [claimed.map(({ job }) => job), owner],
  );
}

interface Decided {
  readonly job: JobWithMetadata<JobData>;
  readonly decision: Decision;
}

/** pg-boss can't put a fetched job back at a moment, so a new one replaces it. */
async function putBack({ boss }: Store, session: Db, decided: readonly Decided[]): Promise<void> {
  if (decided.length === 0) return;
  await boss.deleteJob(
    QUEUE,
    decided.map(({ job }) => job.id),
    { db: session },
  );
  const jobs = decided.flatMap(({ job, decision }) => {
    if (!('putBackUntil' in decision)) return [];
    const { slot: _, ...data } = job.data;
    const { putBackUntil, slot } = decision;
    return [{ id: randomUUID(), startAfter: new Date(putBackUntil), data: slot === undefined ? data : { ...data, slot } }];
  });
  if (jobs.length > 0) await boss.insert(QUEUE, jobs, { db: session });
  const ended = (kind: 'dead' | 'gone'): number => decided.filter(({ decision }) => 'end' in decision && decision.end === kind).length;
  await count(session, { dead: ended('dead'), gone: ended('gone') });
}
