import type { Context } from 'hono';
import { z } from 'zod';
import { isHookAddress } from '../hook_address.ts';
import { CONTACT_EVENTS } from '../notice.ts';
import { isMadeByOneOf, signatureOf } from '../signing.ts';
import type { Subscription } from '../store/subscriptions.ts';
import { accountId } from '../vendors/account_id.ts';
import { parsedJson } from '../vendors/json.ts';
import { type AppParts, type RouteResponse, refusal } from './parts.ts';

const MINUTE = 60_000;
const CLOCK_LIMIT = 5 * MINUTE;

const request = z.object({
  account_type: z.enum(['highlevel', 'nylas']),
  account: accountId,
  target: z.string(),
  events: z.array(z.enum(CONTACT_EVENTS)).min(1).optional(),
});

/** A request of the integration. It checked, with the person's token, that the account is theirs; the signature says so. */
export async function subscriptionResponse(parts: AppParts, { req }: Context, body: Buffer): Promise<RouteResponse> {
  const timestamp = req.header('x-relay-timestamp') ?? '';
  const text = body.toString('utf8');
  const isSigned = isMadeByOneOf(parts.settings.secrets, req.header('x-relay-signature') ?? '', (secret) =>
    signatureOf(secret, req.method, timestamp, text),
  );
  if (!isSigned) return refusal(401, "The signature isn't right. RELAY_SECRET must be the same in the integration and in the relay.");
  const signedAt = Number(timestamp);
  if (!/^\d{13}$/.test(timestamp) || Math.abs(parts.now() - signedAt) > CLOCK_LIMIT) {
    return refusal(401, 'The request is older than 5 minutes, or from the future.');
  }
  const subscription = subscriptionIn(parts, parsedJson(text), req.method);
  if (typeof subscription === 'string') return refusal(400, subscription);
  try {
    return await changed(parts, subscription, signedAt, req.method === 'PUT');
  } catch (error) {
    parts.log.trouble("A subscription couldn't be stored.", error);
    return refusal(503, "The store can't be reached.");
  }
}

async function changed({ subscriptions }: AppParts, subscription: Subscription, signedAt: number, isPut: boolean): Promise<RouteResponse> {
  const { accountType, account, address, events } = subscription;
  const isDone = await (isPut ? subscriptions.subscribe(subscription, signedAt) : subscriptions.unsubscribe(subscription, signedAt));
  if (!isDone) return refusal(409, 'A later request has already changed this subscription.');
  return isPut ? { status: 200, body: { account_type: accountType, account, target: address, events } } : { status: 204 };
}

/** A text is why it's refused. */
function subscriptionIn({ settings }: AppParts, body: unknown, method: string): Subscription | string {
  const parsed = request.safeParse(body);
  if (!parsed.success) return 'The body needs account_type (highlevel or nylas), account, target and events.';
  const { account_type: accountType, account, target: address, events } = parsed.data;
  if (!isHookAddress(address, settings.hookHosts)) return "The target isn't an address of one of RELAY_HOOK_HOSTS.";
  if (events === undefined && method === 'PUT') return 'The body needs events (contact_changed, contact_deleted).';
  return { accountType, account, address, events: [...new Set(events ?? CONTACT_EVENTS)].sort() };
}
