import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Settings } from '../settings.ts';
import type { Counts } from '../store/counts.ts';
import type { Subscription } from '../store/subscriptions.ts';
import type { Intake } from './intake.ts';

/** What the routes need. */
export interface AppParts {
  readonly settings: Settings;
  readonly intake: Pick<Intake, 'store'>;
  readonly subscriptions: Subscriptions;
  /** Rejects if the store can't be reached. */
  readonly counts: () => Promise<Counts>;
  readonly now: () => number;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** What the routes do with subscriptions. */
export interface Subscriptions {
  subscribe(subscription: Subscription, signedAt: number): Promise<boolean>;
  unsubscribe(subscription: Subscription, signedAt: number): Promise<boolean>;
  revive(address: string): void;
}

/** What a route answers: JSON, or text if the body is a text. */
export interface RouteResponse {
  readonly status: ContentfulStatusCode | 204;
  readonly body?: object | string;
}

/** A refusal, with a sentence for whoever reads the log of the other side. */
export function refusal(status: ContentfulStatusCode, error: string): RouteResponse {
  return { status, body: { error } };
}
