import type { Failure, FailureReading } from '../../http/status_errors.ts';
import { RELAY_IS_DOWN } from '../relay_subscription.ts';

/** What Graph's refusal of a subscription means; null if it's about something else. https://learn.microsoft.com/graph/change-notifications-delivery-webhooks */
export function readSubscriptionFailure({ status, path }: Failure, code: string, message: string): FailureReading | null {
  if (path !== '/subscriptions' && !path.startsWith('/subscriptions/')) return null;
  if (status === 404 && GONE.includes(code)) return { kind: 'not_found', missing: path === '/subscriptions' ? 'folder' : 'subscription' };
  if (status !== 400) return null;
  // One code stands for all of its refusals, so its words decide.
  if (/validation (?:request|token)|notification ?url|endpoint/i.test(message)) return { kind: 'service_error', sentence: RELAY_IS_DOWN };
  return /expir/i.test(message) ? { kind: 'invalid_input', reason: TOO_LONG } : null;
}

const GONE: readonly string[] = ['ErrorItemNotFound', 'ResourceNotFound', 'itemNotFound', 'ItemNotFound', 'NotFound'];

/** Graph refuses to keep a subscription that long. */
export const TOO_LONG = 'subscription_too_long';
