import { ApiError } from './errors.ts';
import type { ContactsStore } from './store.ts';

/** Counts the calls of each location: 100 in 10 seconds, 200,000 a day. */
export class RateLimit {
  readonly #store: ContactsStore;
  readonly #counts = new Map<string, { burstFrom: number; burst: number; dayFrom: number; day: number }>();

  constructor(store: ContactsStore) {
    this.#store = store;
  }

  /**
   * Counts one call and returns the headers of every response. `refusal` is set if the call exceeds the limit and the
   * limit is enforced.
   */
  count(location: string): { headers: Record<string, string>; refusal?: ApiError } {
    const now = this.#store.clock();
    const count = this.#counts.get(location) ?? { burstFrom: now, burst: 0, dayFrom: now, day: 0 };
    if (now - count.burstFrom >= INTERVAL) Object.assign(count, { burstFrom: now, burst: 0 });
    if (now - count.dayFrom >= DAY) Object.assign(count, { dayFrom: now, day: 0 });
    count.burst += 1;
    count.day += 1;
    this.#counts.set(location, count);
    const enforced = this.#store.behavior.enforceBurstLimit;
    // While the limit isn't enforced, the headers never say that it's reached.
    const remaining = Math.max(enforced ? 0 : 1, BURST - count.burst);
    const headers = {
      'X-RateLimit-Max': String(BURST),
      'X-RateLimit-Remaining': String(remaining),
      'X-RateLimit-Interval-Milliseconds': String(INTERVAL),
      'X-RateLimit-Limit-Daily': String(DAILY),
      'X-RateLimit-Daily-Remaining': String(Math.max(0, DAILY - count.day)),
    };
    return enforced && count.burst > BURST ? { headers, refusal: new ApiError(429, 'Too Many Requests') } : { headers };
  }

  clear(): void {
    this.#counts.clear();
  }
}

const BURST = 100;
const INTERVAL = 10_000;
const DAILY = 200_000;
const DAY = 86_400_000;
