import { FAILURES_LIMIT } from '../store/settle.ts';
import type { JobData } from '../store/store.ts';
import type { Decision, TargetState } from '../store/take.ts';

/** So long a delivery may wait for its slot in memory, before it's put back. */
const WAIT_MS = 250;
/** Deliveries to one target at the same time, so that a slow one doesn't take all. */
const AT_ONCE = 20;
const CROWDED_MS = 1_000;
const PROBE_MS = 5_000;

/** Decides about the jobs of one batch. */
export class Batch {
  readonly #inFlight: (target: string) => number;
  readonly #retryMs: number;
  readonly #started = new Map<string, number>();

  /** `inFlight` says how many deliveries are on their way to a target. */
  constructor(inFlight: (target: string) => number, retryMs: number) {
    this.#inFlight = inFlight;
    this.#retryMs = retryMs;
  }

  decide(job: JobData & { readonly slot: number }, target: TargetState): Decision {
    const { slot } = job;
    const { now, blockedUntil } = target;
    if (target.isGone) return { end: 'gone' };
    // A slot from before it was blocked is lost; all the others begin when that ends.
    if (blockedUntil > now) return this.#putBack(job, target, Math.max(slot, blockedUntil), slot < blockedUntil ? undefined : slot);
    const busy = this.#inFlight(target.id) + (this.#started.get(target.id) ?? 0);
    // While a target fails, one delivery at a time finds out whether it's well again.
    if (target.failures >= FAILURES_LIMIT && busy > 0) return this.#putBack(job, target, now + PROBE_MS * (1 + Math.random()));
    if (busy >= AT_ONCE) return this.#putBack(job, target, now + CROWDED_MS);
    if (slot > now + WAIT_MS) return this.#putBack(job, target, slot, slot);
    this.#started.set(target.id, (this.#started.get(target.id) ?? 0) + 1);
    return { deliverAt: slot };
  }

  /** It ends if its time is up. If that's before the given moment, it's decided then. */
  #putBack({ received }: JobData, { now }: TargetState, until: number, slot?: number): Decision {
    const deadline = received + this.#retryMs;
    if (now >= deadline) return { end: 'dead' };
    if (slot === undefined || until > deadline) return { putBackUntil: Math.min(until, deadline) };
    return { putBackUntil: until, slot };
  }
}
