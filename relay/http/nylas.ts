import type { Context } from 'hono';
import { parsedJson } from '../vendors/json.ts';
import { isSignedByNylas, nylasEvent } from '../vendors/nylas.ts';
import { type AppParts, type RouteResponse, refusal } from './parts.ts';

/** An event of Nylas, which repeats it after a 503. */
export async function nylasResponse({ settings, intake, now }: AppParts, { req }: Context, body: Buffer): Promise<RouteResponse> {
  if (settings.nylasSecrets.length === 0) return refusal(503, "NYLAS_WEBHOOK_SECRET isn't set.");
  if (!isSignedByNylas(body, req.header('x-nylas-signature') ?? '', settings.nylasSecrets)) {
    return refusal(401, "The signature isn't right.");
  }
  const event = nylasEvent(parsedJson(body.toString('utf8')), now());
  if (typeof event === 'string') return refusal(400, event);
  const isStored = event === null || (await intake.store([event]));
  return isStored ? { status: 200, body: {} } : refusal(503, "The event couldn't be stored.");
}
