import { now } from './clock.ts';

/** Milliseconds. The platform stops an operation after 30 s; a read that takes 10 s isn't going to come. */
export const LIMITS = { run: 25_000, read: 10_000 } as const;

/** The time of one run: everything that the run does lives within it. */
export interface Deadline {
  /** Milliseconds that are left. */
  left(): number;
  /** Aborted when the run is over: no request outlives its run, or it would take time and memory from the next one in this process. */
  readonly over: AbortSignal;
  /** Ends the run. */
  end(): void;
}

/** Why a run's signal is aborted: made once, because without a reason Node makes an error with its stack at the end of every run. */
const OVER = new Error('the run is over');

/** Starts the clock of a run. */
export function startDeadline(milliseconds: number = LIMITS.run): Deadline {
  const deadline = now() + milliseconds;
  const ending = new AbortController();
  return { left: () => deadline - now(), over: ending.signal, end: () => ending.abort(OVER) };
}
