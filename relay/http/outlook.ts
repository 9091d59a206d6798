import type { Context } from 'hono';
import { isHookAddress } from '../hook_address.ts';
import { clientStateOf, isMadeByOneOf, sealOf } from '../signing.ts';
import { parsedJson } from '../vendors/json.ts';
import { graphEvent, graphItems } from '../vendors/outlook.ts';
import { type AppParts, type RouteResponse, refusal } from './parts.ts';

const UNKNOWN = "There's nothing here.";

/** Graph's question whether the address works, which doesn't touch the store; undefined if the request isn't that. */
export function handshakeResponse(parts: AppParts, context: Context): RouteResponse | undefined {
  const token = context.req.query('validationToken');
  if (token === undefined) return undefined;
  const address = sealedAddress(parts, context);
  if (address === undefined) return refusal(404, UNKNOWN);
  parts.subscriptions.revive(address);
  return { status: 200, body: token };
}

/** Graph's notices for one target. */
export async function outlookResponse(parts: AppParts, context: Context, body: Buffer): Promise<RouteResponse> {
  const address = sealedAddress(parts, context);
  if (address === undefined) return refusal(404, UNKNOWN);
  const items = graphItems(parsedJson(body.toString('utf8')));
  if (items === undefined) return refusal(400, "The body isn't Graph's.");
  const { secrets } = parts.settings;
  const own = items.filter(({ clientState = '' }) => isMadeByOneOf(secrets, clientState, (secret) => clientStateOf(secret, address)));
  if (own.length === 0 && items.length > 0) return refusal(401, "The clientState isn't right.");
  const events = own.flatMap((item) => graphEvent(item, address, parts.now()) ?? []);
  return (await parts.intake.store(events)) ? { status: 202 } : refusal(503, "The notices couldn't be stored.");
}

/** The target of the address, if the seal is right. */
function sealedAddress({ settings }: AppParts, { req }: Context): string | undefined {
  const address = Buffer.from(req.param('target') ?? '', 'base64url').toString('utf8');
  const isSealed = isMadeByOneOf(settings.secrets, req.param('seal') ?? '', (secret) => sealOf(secret, address));
  return isSealed && isHookAddress(address, settings.hookHosts) ? address : undefined;
}
