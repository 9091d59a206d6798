import { isProblem } from '../contacts/errors.ts';

/** Seconds. A header that asks for more is wrong or hostile: Zapier would keep a step waiting for a year. */
const AN_HOUR = 3_600;
/** Seconds. The longest budget of a service is a day's. */
export const A_DAY = 24 * AN_HOUR;

/**
 * How many seconds the service asks to wait: `Retry-After` in seconds or as an HTTP date; undefined if it doesn't say.
 * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function retryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return cappedDelay(Number(value));
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : cappedDelay((date - now) / 1000);
}

/** A delay in whole seconds, at least one and at most `limit`. */
export function cappedDelay(seconds: number, limit: number = AN_HOUR): number {
  return Math.min(limit, Math.max(1, Math.ceil(seconds)));
}

/**
 * How many milliseconds to wait before a failed request is sent again; undefined if it isn't. Pauses double (1, 2, 4 s)
 * and are random, so that requests that failed together don't return together. If the service asks for a delay, no
 * pause is shorter. `attempt` counts from 0; `persistent`: as often as there is time.
 */
export function pauseBefore(error: unknown, attempt: number, persistent: boolean): number | undefined {
  if (!isProblem(error) || error.detail.again === undefined) return undefined;
  if (attempt >= REPEATS_LIMIT && !persistent) return undefined;
  const backoff = FIRST_PAUSE * 2 ** Math.min(attempt, DOUBLINGS_LIMIT) * (1 + Math.random() / 4);
  return Math.max(0, (error.detail.again.after ?? 1) * 1000 - FIRST_PAUSE) + backoff;
}

/** Milliseconds. */
const FIRST_PAUSE = 1_000;
const REPEATS_LIMIT = 3;
const DOUBLINGS_LIMIT = 3;
