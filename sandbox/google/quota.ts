import { Refusal } from './errors.ts';
import type { GoogleStore } from './store.ts';

/** Counts a read or an update, and refuses it over the limit of a user in a minute. */
export function countRequest(store: GoogleStore): void {
  const { requestsPerMinute } = store.switches;
  if (requestsPerMinute === undefined) return;
  const now = store.now();
  store.requests = store.requests.filter((moment) => moment > now - 60_000);
  if (store.requests.length >= requestsPerMinute)
    throw new Refusal(
      429,
      'RESOURCE_EXHAUSTED',
      "Quota exceeded for quota metric 'Critical read requests (Contact and Profile Reads)' and limit 'Critical read requests (Contact and Profile Reads) per minute per user' of service 'people.googleapis.com'.",
      'RATE_LIMIT_EXCEEDED',
    );
  store.requests.push(now);
}

/** Refuses every write when the whole account is over its limit, which isn't over in a minute. */
export function checkAccountLimit({ switches }: GoogleStore): void {
  if (switches.accountLimit) throw new Refusal(429, 'RESOURCE_EXHAUSTED', 'FBS quota limit exceeded.');
}
