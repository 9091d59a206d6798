import type { Outcome } from '../store/settle.ts';
import type { Reply } from './send.ts';

const BACKOFF_MS = 1_000;
const BACKOFF_MS_LIMIT = 10 * 60_000;

/** An attempt that was answered, or wasn't. */
export interface Attempt {
  readonly reply: Reply;
  /** Attempts before this one. */
  readonly attempts: number;
  /** When it's given up, in milliseconds from now. */
  readonly leftMs: number;
  /** From 0 to 1. */
  readonly random: number;
}

/** What the reply means for the delivery and its target. */
export function outcomeOf({ reply, attempts, leftMs, random }: Attempt): Outcome {
  if ('failure' in reply) {
    if (reply.failure === 'interrupted') return { kind: 'retry', afterMs: 0, isTargetFailing: false, isUnknown: true };
    return retry({ attempts, leftMs, random, isTargetFailing: true, ...(reply.failure === 'unanswered' ? { isUnknown: true } : {}) });
  }
  const { status, retryAfterMs } = reply;
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  if (status === 410) return { kind: 'gone' };
  // Any other 4xx may be about this one notice, so the target isn't left alone because of it.
  const isTargetFailing = status === 408 || status === 429 || status >= 500;
  const isAskedToWait = retryAfterMs !== undefined && (status === 429 || status === 503);
  return retry({ attempts, leftMs, random, isTargetFailing, ...(isAskedToWait ? { blockMs: retryAfterMs } : {}) });
}

interface Retry {
  readonly attempts: number;
  readonly leftMs: number;
  readonly random: number;
  readonly isTargetFailing: boolean;
  readonly blockMs?: number;
  readonly isUnknown?: boolean;
}

/** The last attempt is when the time is up, and not before. */
function retry({ attempts, leftMs, random, isTargetFailing, ...known }: Retry): Outcome {
  if (leftMs <= 0) return { kind: 'dead', isTargetFailing };
  const backoff = Math.min(BACKOFF_MS * 2 ** Math.min(attempts, 16), BACKOFF_MS_LIMIT) * (0.5 + random / 2);
  const afterMs = Math.max(Math.min(backoff, leftMs), known.blockMs ?? 0);
  return { kind: 'retry', afterMs, isTargetFailing, ...known };
}
