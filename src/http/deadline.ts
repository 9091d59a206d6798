import { now } from './clock.ts';

/** Milliseconds. The platform stops an operation after 30 s. A read that takes 10 s won't come. */
export const LIMITS = { run: 25_000, read: 10_000 } as const;

/** The time of one run, within which everything of the run happens. */
export interface Deadline {
  /** Milliseconds that are left. */
  left(): number;
  /**
   * Aborted when the run is over. A request that outlived its run would take time and memory from the next one in this
   * process.
   */
  readonly over: AbortSignal;
  end(): void;
}

/**
 * Why a run's signal is aborted. Created once, because without a reason Node creates an error with its stack at the end
 * of every run.
 */
const OVER = new Error('the run is over');

export function startDeadline(milliseconds: number = LIMITS.run): Deadline {
  const deadline = now() + milliseconds;
  const ending = new AbortController();
  return { left: () => deadline - now(), over: ending.signal, end: () => ending.abort(OVER) };
}
