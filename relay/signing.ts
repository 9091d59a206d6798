import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** The seal in the address that Graph gets: only who knows the secret can have notices delivered to this target. */
export function sealOf(secret: string, target: string): string {
  return hmac(secret, target);
}

/** The `clientState` that Graph repeats in each notice. It isn't the seal, because addresses end up in logs of proxies. */
export function clientStateOf(secret: string, target: string): string {
  return hmac(secret, `clientState\n${target}`);
}

/** The signature of a request to /subscriptions. The path is fixed, because a proxy may change it. */
export function signatureOf(secret: string, method: string, timestamp: string, body: string): string {
  return hmac(secret, [method, '/subscriptions', timestamp, body].join('\n'));
}

/** Whether the text is what one of the secrets makes. It takes the same time whichever secret matches, or none. */
export function isMadeByOneOf(secrets: readonly string[], text: string, make: (secret: string) => string): boolean {
  return secrets.map((secret) => isSame(text, make(secret))).includes(true);
}

/** Compares in constant time. The digests make the length unreadable, too. */
export function isSame(text: string, other: string): boolean {
  return timingSafeEqual(digest(text), digest(other));
}

function hmac(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text, 'utf8').digest('base64url');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
