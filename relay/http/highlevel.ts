import type { Context } from 'hono';
import { highlevelEvent, isSignedByHighLevel } from '../vendors/highlevel.ts';
import { parsedJson } from '../vendors/json.ts';
import { type AppParts, type RouteResponse, refusal } from './parts.ts';

/** An event of HighLevel. It repeats an event only after a 429; after any other answer, the event is lost. */
export async function highlevelResponse({ settings, intake, now }: AppParts, { req }: Context, body: Buffer): Promise<RouteResponse> {
  if (!isSignedByHighLevel(body, req.header('x-ghl-signature') ?? '', settings.highlevelPublicKey)) {
    return refusal(401, "The signature isn't HighLevel's.");
  }
  const event = highlevelEvent(parsedJson(body.toString('utf8')), now());
  if (typeof event === 'string') return refusal(400, event);
  const isStored = event === null || (await intake.store([event]));
  return isStored ? { status: 200, body: {} } : refusal(429, "The event couldn't be stored.");
}
