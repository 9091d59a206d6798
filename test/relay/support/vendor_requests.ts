import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { SECRET } from './relay_process.ts';

const KEYS = generateKeyPairSync('ed25519');

export const NYLAS_SECRET = 'nylas-secret-for-tests';

/** The settings that make the relay take these requests. */
export const VENDOR_SETTINGS = {
  HIGHLEVEL_WEBHOOK_PUBLIC_KEY: String(KEYS.publicKey.export({ type: 'spki', format: 'pem' })),
  NYLAS_WEBHOOK_SECRET: NYLAS_SECRET,
};

/** An HTTP request to the relay. */
export interface VendorRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Values = Readonly<Record<string, unknown>>;

/** HighLevel's event about a contact, signed. */
export function highlevelRequest(event: Values): VendorRequest {
  const body = JSON.stringify({
    type: 'ContactUpdate',
    locationId: 'location-1',
    id: 'contact-1',
    webhookId: `webhook-${Math.random()}`,
    timestamp: new Date().toISOString(),
    firstName: 'Ada',
    lastName: 'Lovelace',
    email: 'ada@example.com',
    phone: '+1 555 010 0123',
    ...event,
  });
  return post('/highlevel', body, { 'x-ghl-signature': highlevelSignature(body) });
}

export function highlevelSignature(body: string): string {
  return sign(null, Buffer.from(body), KEYS.privateKey).toString('base64');
}

/** Nylas's event about a contact, signed. */
export function nylasRequest(event: Values, contact: Values = {}): VendorRequest {
  const object = { id: 'contact-1', grant_id: 'grant-1', ...contact };
  const body = JSON.stringify({
    specversion: '1.0',
    type: 'contact.updated',
    source: '/contacts',
    id: `event-${Math.random()}`,
    time: Math.floor(Date.now() / 1_000),
    data: { application_id: 'application-1', object },
    ...event,
  });
  return post('/nylas', body, { 'x-nylas-signature': nylasSignature(body) });
}

export function nylasSignature(body: string): string {
  return createHmac('sha256', NYLAS_SECRET).update(body).digest('hex');
}

/** Graph's notices to the target. */
export function outlookRequest(target: string, items: readonly Values[]): VendorRequest {
  const value = items.map((item) => ({
    subscriptionId: 'subscription-1',
    subscriptionExpirationDateTime: '2030-01-01T00:00:00Z',
    clientState: hmac(`clientState\n${target}`),
    tenantId: 'tenant-1',
    ...item,
  }));
  return post(outlookPath(target), JSON.stringify({ value }));
}

/** A change of a contact, as Graph tells it. */
export function graphChange(id: string, change: Values = {}): Values {
  return {
    changeType: 'updated',
    resource: `Users/user-1/Contacts/${id}`,
    resourceData: { '@odata.type': '#Microsoft.Graph.Contact', '@odata.etag': 'W/"1"', id },
    ...change,
  };
}

export function outlookPath(target: string): string {
  return `/outlook/${Buffer.from(target).toString('base64url')}/${hmac(target)}`;
}

/** The integration's request, signed. */
export function subscriptionRequest(method: 'PUT' | 'DELETE', subscription: Values, timestamp: number = Date.now()): VendorRequest {
  const body = JSON.stringify({ account_type: 'highlevel', account: 'location-1', events: ['contact_changed'], ...subscription });
  const signature = hmac([method, '/subscriptions', `${timestamp}`, body].join('\n'));
  return {
    method,
    path: '/subscriptions',
    headers: { 'content-type': 'application/json', 'x-relay-timestamp': `${timestamp}`, 'x-relay-signature': signature },
    body,
  };
}

/** Sends it. */
export function ask(url: string, { method, path, headers, body }: VendorRequest): Promise<Response> {
  return fetch(`${url}${path}`, { method, headers, body });
}

function post(path: string, body: string, headers: Readonly<Record<string, string>> = {}): VendorRequest {
  return { method: 'POST', path, headers: { 'content-type': 'application/json', ...headers }, body };
}

function hmac(text: string): string {
  return createHmac('sha256', SECRET).update(text).digest('base64url');
}
