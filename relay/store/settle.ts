import { randomUUID } from 'node:crypto';
import type { Db } from 'pg-boss';
import { count } from './counter.ts';
import { rowsOf } from './database.ts';
import { NOW, QUEUE } from './schema.ts';
import type { JobData, Store } from './store.ts';
import type { Claimed } from './take.ts';

/** How an attempt ended. */
export type Outcome =
  | { readonly kind: 'delivered' }
  /** The target said that its Zap is off. */
  | { readonly kind: 'gone' }
  /** Nobody tries it again. */
  | { readonly kind: 'dead'; readonly isTargetFailing: boolean }
  | {
      readonly kind: 'retry';
      readonly afterMs: number;
      /** Whether the reason concerns the whole target, and for how long it asked to be left alone. */
      readonly isTargetFailing: boolean;
      readonly blockMs?: number;
      /** It was cut off, and the target may have taken it. */
      readonly isUnknown?: boolean;
    };

/** A claimed delivery and how its attempt ended. */
export interface Settled {
  readonly claimed: Claimed;
  readonly outcome: Outcome;
}

/** From so many failures in a row on, a target is left alone for a while. */
export const FAILURES_LIMIT = 5;
const BLOCK_MS = 1_000;
const BLOCK_MS_LIMIT = 5 * 60_000;

/** Notes how the attempts ended, in one transaction. Whatever another relay has claimed meanwhile is left to it. */
export async function settle(store: Store, all: readonly Settled[]): Promise<void> {
  await store.transaction(async (session) => {
    const settled = await stillClaimed(session, store.owner, all);
    if (settled.length === 0) return;
    await store.boss.deleteJob(
      QUEUE,
      settled.map(({ claimed }) => claimed.job),
      { db: session },
    );
    const retries = settled.flatMap(({ claimed, outcome }) => (outcome.kind === 'retry' ? [retryOf(claimed, outcome.afterMs)] : []));
    if (retries.length > 0) await store.boss.insert(QUEUE, retries, { db: session });
    await noteTargets(session, settled);
    const of = (kind: Outcome['kind']): number => settled.filter(({ outcome }) => outcome.kind === kind).length;
    const unknown = settled.filter(({ outcome }) => outcome.kind === 'retry' && outcome.isUnknown === true).length;
    await count(session, { delivered: of('delivered'), dead: of('dead'), gone: of('gone'), maybe_repeated: unknown });
  });
}

async function stillClaimed(session: Db, owner: number, all: readonly Settled[]): Promise<readonly Settled[]> {
  const rows = await rowsOf<{ job: string }>(session, 'DELETE FROM relay.claim WHERE job = ANY ($1::uuid[]) AND owner = $2 RETURNING job', [
    all.map(({ claimed }) => claimed.job),
    owner,
  ]);
  const jobs = new Set(rows.map(({ job }) => job));
  return all.filter(({ claimed }) => jobs.has(claimed.job));
}

function retryOf(claimed: Claimed, afterMs: number): { id: string; data: JobData; startAfter: string } {
  const { target, sealed, delivery, received, attempts } = claimed;
  const data = { target, sealed, delivery, received, attempts: attempts + 1 };
  return { id: randomUUID(), data, startAfter: `${(afterMs / 1_000).toFixed(3)} seconds` };
}

interface TargetChange {
  readonly id: string;
  readonly isGone: boolean;
  readonly isFailing: boolean;
  readonly isFine: boolean;
  readonly blockMs: number;
}

/** A success ends a row of failures. Several failures of one batch count as one, because they were on their way together. */
async function noteTargets(session: Db, settled: readonly Settled[]): Promise<void> {
  const byTarget = Map.groupBy(settled, ({ claimed }) => claimed.target);
  const changes = [...byTarget]
    .map(([id, attempts]) =>
      targetChange(
        id,
        attempts.map(({ outcome }) => outcome),
      ),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  await session.executeSql(
    `UPDATE relay.target AS t SET
       gone_at = CASE WHEN c."isGone" THEN ${NOW} ELSE t.gone_at END,
       failures = c.failures,
       blocked_until = c.until,
       next_at = greatest(t.next_at, c.until)
     FROM (
       SELECT n.*, greatest(o.blocked_until, ${NOW} + n."blockMs" * interval '1 millisecond',
         CASE WHEN n.failures >= ${FAILURES_LIMIT} AND n."isFailing" THEN ${NOW}
           + least(${BLOCK_MS_LIMIT}, ${BLOCK_MS} * 2 ^ least(16, n.failures - ${FAILURES_LIMIT})) * (0.75 + random() / 4)
             * interval '1 millisecond' END) AS until
       FROM (
         SELECT r.*, CASE WHEN r."isFine" THEN 0 WHEN r."isFailing" THEN t.failures + 1 ELSE t.failures END AS failures
         FROM jsonb_to_recordset($1::jsonb) AS r(id text, "isGone" bool, "isFailing" bool, "isFine" bool, "blockMs" float8)
         JOIN relay.target t USING (id)
         ORDER BY id FOR UPDATE OF t
       ) AS n JOIN relay.target o USING (id)
     ) AS c
     WHERE t.id = c.id AND (c."isGone" OR c."isFailing" OR c."blockMs" > 0 OR t.failures > 0)`,
    [JSON.stringify(changes)],
  );
  const gone = changes.filter(({ isGone }) => isGone).map(({ id }) => id);
  if (gone.length > 0) await session.executeSql('DELETE FROM relay.subscription WHERE target = ANY ($1::text[])', [gone]);
}

function targetChange(id: string, outcomes: readonly Outcome[]): TargetChange {
  return {
    id,
    isGone: outcomes.some(({ kind }) => kind === 'gone'),
    isFine: outcomes.some(({ kind }) => kind === 'delivered'),
    isFailing: outcomes.some((outcome) => 'isTargetFailing' in outcome && outcome.isTargetFailing),
    blockMs: Math.max(0, ...outcomes.map((outcome) => ('blockMs' in outcome ? (outcome.blockMs ?? 0) : 0))),
  };
}
