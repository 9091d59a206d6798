import { createHmac } from 'node:crypto';
import { Problem } from '../contacts/errors.ts';
import { address, readSetting } from './environment.ts';

/** The service that hears from the vendors and tells the Zaps. It's set up by the integration's publisher. */
export interface Relay {
  /** Without a slash at the end. */
  readonly url: string;
  readonly secret: string;
}

/** The relay of this integration. It's a problem if it isn't set up. */
export function readRelay(): Relay {
  // While a secret is changed, several are set; the first one signs.
  const secret = readSetting('RELAY_SECRET')?.split(',')[0]?.trim() ?? '';
  if (readSetting('RELAY_URL') === undefined || secret === '') throw notSetUp('Its publisher must set RELAY_URL and RELAY_SECRET.');
  if (secret.length < SHORTEST_SECRET) throw notSetUp(`Its publisher must set RELAY_SECRET to at least ${SHORTEST_SECRET} characters.`);
  const url = address('RELAY_URL', undefined);
  if (!isRelayAddress(url)) throw notSetUp('Its publisher must set RELAY_URL to an address that begins with https.');
  return { url, secret };
}

/** The part of the relay's address that belongs to a Zap's hook. Whoever is turned off finds its subscriptions by it. */
export function hookAddress({ url }: Relay, accountType: string, target: string): string {
  return `${url}/${accountType}/${Buffer.from(target).toString('base64url')}/`;
}

/** The address to which a vendor sends notices for a Zap's hook. The seal shows the relay that we made it. */
export function sealedAddress(relay: Relay, accountType: string, target: string): string {
  return `${hookAddress(relay, accountType, target)}${signature(relay, target)}`;
}

/** What the vendor repeats in each notice, to show that it comes from whom we gave it to. */
export function clientState(relay: Relay, target: string): string {
  return signature(relay, `clientState\n${target}`);
}

/** HMAC-SHA256 in the relay's form. */
export function signature({ secret }: Relay, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

const SHORTEST_SECRET = 32;

/** Whatever is sent there is signed but not encrypted, so only a relay on the same machine can do without https. */
function isRelayAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, search, hash, username } = new URL(url);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
  return isSafe && `${search}${hash}${username}` === '';
}

function notSetUp(remedy: string): Problem {
  return new Problem('misconfigured', `This integration isn't set up for instant triggers. ${remedy} Reconnecting doesn't help.`);
}
