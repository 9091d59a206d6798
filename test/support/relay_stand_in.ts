import { createHmac, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isRecord, parseJson } from '../../sandbox/json.ts';
import { send } from '../../sandbox/notifications.ts';
import type { WebhookKeys } from '../../sandbox/relay/publisher.ts';
import type { HookHost } from '../../sandbox/zapier/hook_host.ts';

/** What someone asked the stand-in to send. */
export interface Subscription {
  readonly account_type: string;
  readonly account: string;
  readonly target: string;
  readonly events: readonly string[];
}

/**
 * The relay as docs/relay.md describes it to the integration, without its store: it checks every signature by its own
 * code, answers handshakes and delivers at once.
 */
export interface RelayStandIn {
  readonly url: string;
  /** `PUT /subscriptions`, without bodies. */
  readonly requests: readonly string[];
  readonly subscriptions: readonly Subscription[];
  /** Responds with this status to everything; undefined: works. */
  fail(status?: number): void;
  /** Responds once with 409 to the next change of a subscription. */
  overtake(): void;
  /** What it needs to check the vendors' webhooks. */
  trust(keys: WebhookKeys): void;
  reset(): void;
  close(): Promise<void>;
}

type Reply = readonly [status: number, body?: string, type?: string];

interface Handled {
  readonly reply: Reply;
  readonly deliveries?: readonly (readonly [target: string, notice: object])[];
}

export async function startRelayStandIn(secrets: readonly string[], host: HookHost): Promise<RelayStandIn> {
  let subscriptions: Subscription[] = [];
  const requests: string[] = [];
  let failing: number | undefined;
  let overtaken = false;
  let vendors: WebhookKeys | undefined;
  const isMade = (hmac: unknown, text: string): boolean =>
    secrets.some((secret) => hmac === createHmac('sha256', secret).update(text, 'utf8').digest('base64url'));
  const deliver = async (target: string, notice: object): Promise<void> => {
    const { status } = await send('POST', target, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(notice) });
    if (status === 410) subscriptions = subscriptions.filter((one) => one.target !== target);
  };

  /** What to respond, and what to deliver afterwards. */
  const outlook = (url: URL, body: string): Handled => {
    const [, , encoded = '', seal] = url.pathname.split('/');
    const target = Buffer.from(encoded, 'base64url').toString('utf8');
    if (!isMade(seal, target) || new URL(target).host !== host.host) return { reply: [404] };
    const token = url.searchParams.get('validationToken');
    if (token !== null) return { reply: [200, token, 'text/plain'] };
    const parsed = parseJson(body);
    const items = isRecord(parsed) && Array.isArray(parsed.value) ? parsed.value.filter(isRecord) : [];
    if (items.some(({ clientState }) => !isMade(clientState, `clientState\n${target}`))) return { reply: [401] };
    return { reply: [202], deliveries: items.map((item) => [target, graphNotice(item)]) };
  };

  const change = (request: IncomingMessage, body: string): Reply => {
    const { 'x-relay-timestamp': timestamp, 'x-relay-signature': signature } = request.headers;
    if (!isMade(signature, `${request.method}\n/subscriptions\n${timestamp}\n${body}`)) return [401];
    if (!(Math.abs(Date.now() - Number(timestamp)) < 5 * 60_000)) return [401];
    if (overtaken) {
      overtaken = false;
      return [409];
    }
    const { account_type, account, target, events } = Object(parseJson(body));
    if (new URL(target).host !== host.host) return [400];
    const isSame = (one: Subscription): boolean => one.account_type === account_type && one.account === account && one.target === target;
    subscriptions = subscriptions.filter((one) => !isSame(one));
    if (request.method === 'DELETE') return [204];
    subscriptions.push({ account_type, account, target, events });
    return [200, body];
  };

  /** To each hook that is subscribed to the account's event. */
  const fanOut = (notice: VendorNotice | null): Handled => {
    const subscribed = subscriptions.filter(
      (one) => one.account_type === notice?.account_type && one.account === notice.account && one.events.includes(notice.event),
    );
    return { reply: [200], deliveries: notice === null ? [] : subscribed.map(({ target }) => [target, notice]) };
  };
  const toVendor = (request: IncomingMessage, url: URL, body: string): Handled => {
    if (url.pathname.startsWith('/outlook/')) return outlook(url, body);
    if (vendors === undefined) return { reply: [404] };
    if (url.pathname === '/highlevel') {
      const signature = Buffer.from(String(request.headers['x-ghl-signature']), 'base64');
      return verify(null, Buffer.from(body), vendors.highlevelKey, signature) ? fanOut(highlevelNotice(parseJson(body))) : { reply: [401] };
    }
    const challenge = url.searchParams.get('challenge');
    if (challenge !== null) return { reply: [200, challenge, 'text/plain'] };
    const signature = createHmac('sha256', vendors.nylasSecret).update(body).digest('hex');
    return request.headers['x-nylas-signature'] === signature ? fanOut(nylasNotice(parseJson(body))) : { reply: [401] };
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '', 'http://relay');
    const body = await textOf(request);
    requests.push(`${request.method} ${url.pathname.split('/').slice(0, 2).join('/')}`);
    if (failing !== undefined) return end(response, failing);
    if (url.pathname === '/subscriptions') return end(response, ...change(request, body));
    const { reply, deliveries = [] } = toVendor(request, url, body);
    end(response, ...reply);
    for (const [target, notice] of deliveries) await deliver(target, notice);
  };
  const server = createServer((request, response) => void respond(request, response));
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    get subscriptions() {
      return subscriptions;
    },
    fail: (status) => {
      failing = status;
    },
    overtake: () => {
      overtaken = true;
    },
    trust: (trusted) => {
      vendors = trusted;
    },
    reset: () => {
      subscriptions = [];
      requests.length = 0;
      failing = undefined;
      overtaken = false;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

const LIFECYCLE: Readonly<Record<string, string>> = {
  reauthorizationRequired: 'reauthorization_required',
  subscriptionRemoved: 'subscription_removed',
  missed: 'missed',
};

function graphNotice(item: Readonly<Record<string, unknown>>): object {
  const { subscriptionId, subscriptionExpirationDateTime, changeType, lifecycleEvent, resource, resourceData } = item;
  const shared = {
    account_type: 'outlook',
    account: /^users\/([^/]+)/i.exec(String(resource))?.[1] ?? null,
    at: new Date(Date.now()).toISOString(),
    subscription: subscriptionId,
    expires_at: subscriptionExpirationDateTime,
  };
  if (lifecycleEvent !== undefined) return { ...shared, event: LIFECYCLE[String(lifecycleEvent)], id: null };
  const id = isRecord(resourceData) ? resourceData.id : null;
  if (changeType !== 'deleted') return { ...shared, event: 'contact_changed', id };
  return { ...shared, event: 'contact_deleted', id, full_name: null, email: null, phone: null };
}

interface VendorNotice extends Readonly<Record<string, unknown>> {
  readonly account_type: string;
  readonly account: string;
  readonly event: string;
}

function highlevelNotice(body: unknown): VendorNotice | null {
  const { type, locationId, id, timestamp, name = null, email = null, phone = null } = Object(body);
  const shared = { account_type: 'highlevel', account: locationId, id, at: timestamp };
  if (type === 'ContactDelete') return { ...shared, event: 'contact_deleted', full_name: name, email, phone };
  return { ...shared, event: 'contact_changed' };
}

function nylasNotice(body: unknown): VendorNotice | null {
  const { type, time, data } = Object(body);
  const { id, grant_id } = Object(data?.object);
  const shared = { account_type: 'nylas', account: grant_id, id, at: new Date(time * 1000).toISOString() };
  if (type === 'contact.deleted') return { ...shared, event: 'contact_deleted', full_name: null, email: null, phone: null };
  return { ...shared, event: 'contact_changed' };
}

function end(response: ServerResponse, status: number, body = '', type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}
