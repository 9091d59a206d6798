import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { isRecord } from '../json.ts';
import { isOnThisMachine, Notifications, send } from '../notifications.ts';
import type { Clock, ServiceRequest, ServiceResponse } from '../service.ts';
import type { Contact } from './contact.ts';
import { invalid, notFound, unauthorized } from './errors.ts';
import type { Grant } from './grant.ts';

/** https://developer.nylas.com/docs/v3/notifications/ */
interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly types: readonly string[];
  readonly secret: string;
}

const TYPES = ['contact.updated', 'contact.deleted'];

/** The application's webhooks: made with the API key, for all of its mailboxes. */
export class Webhooks {
  readonly notifications: Notifications;
  readonly #clock: Clock;
  readonly #apiKey: string;
  readonly #all = new Map<string, Webhook>();

  constructor(clock: Clock, apiKey: string) {
    this.#clock = clock;
    this.#apiKey = apiKey;
    this.notifications = new Notifications(clock, repeatAfter);
  }

  /** Tells of a new or changed contact, or of a deleted one. */
  tell(type: 'contact.updated' | 'contact.deleted', contact: Contact, { provider }: Grant): void {
    const { id, grant_id } = contact;
    const object = type === 'contact.deleted' ? { id, grant_id, object: 'contact' } : contact;
    for (const webhook of this.#all.values()) {
      if (!webhook.types.includes(type)) continue;
      const body = JSON.stringify({
        specversion: '1.0',
        type,
        source: `/${provider}/contacts/incremental`,
        id: randomUUID(),
        time: Math.floor(this.#clock() / 1000),
        webhook_delivery_attempt: 1,
        data: { application_id: 'sandbox-application', object },
      });
      const signature = createHmac('sha256', webhook.secret).update(body).digest('hex');
      this.notifications.post({ url: webhook.url, headers: { 'content-type': 'application/json', 'x-nylas-signature': signature }, body });
    }
  }

  /** POST, GET and DELETE below /v3/webhooks. */
  async respond(request: ServiceRequest, id: string | undefined, requestId: string): Promise<ServiceResponse> {
    // A person's token isn't enough.
    if (request.headers.authorization !== `Bearer ${this.#apiKey}`) throw unauthorized();
    if (request.method === 'POST' && id === undefined)
      return { status: 200, body: { request_id: requestId, data: await this.#create(request) } };
    if (request.method === 'GET' && id === undefined)
      return { status: 200, body: { request_id: requestId, data: [...this.#all.values()].map(shown) } };
    if (request.method === 'DELETE' && id !== undefined && this.#all.delete(id)) return { status: 200, body: { request_id: requestId } };
    throw notFound();
  }

  clear(): void {
    this.#all.clear();
    this.notifications.clear();
  }

  async #create({ body }: ServiceRequest): Promise<object> {
    const { url, types } = readWebhook(body);
    const challenge = randomBytes(16).toString('hex');
    const address = `${url}${url.includes('?') ? '&' : '?'}challenge=${challenge}`;
    const reply = await send('GET', address).catch(() => null);
    if (reply === null || reply.status !== 200)
      throw invalid(`unable.verify.webhook_url : status is not ok, got ${reply?.status ?? 'no response'}`);
    if (reply.text !== challenge) throw invalid('Failed to verify challenge string');
    const webhook = { id: randomUUID(), url, types, secret: randomBytes(16).toString('base64url') };
    this.#all.set(webhook.id, webhook);
    // The secret is shown only now.
    return { ...shown(webhook), webhook_secret: webhook.secret };
  }
}

function shown({ id, url, types }: Webhook): object {
  return { id, webhook_url: url, trigger_types: types, status: 'active' };
}

function readWebhook(body: Buffer): Pick<Webhook, 'url' | 'types'> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    throw invalid('The body is not valid JSON.');
  }
  const { webhook_url: url, trigger_types: types } = isRecord(parsed) ? parsed : {};
  if (typeof url !== 'string' || !isOnThisMachine(url)) throw invalid('webhook_url: the sandbox only sends to this machine');
  if (!Array.isArray(types) || types.length === 0 || !types.every((type) => TYPES.includes(String(type))))
    throw invalid('trigger_types: unknown type');
  return { url, types: types.map(String) };
}

/** Three more attempts in 10 to 20 minutes, after these answers only. */
function repeatAfter(status: number | null, attempt: number): number | undefined {
  const isRepeated = status === null || [408, 429, 502, 503, 504, 507].includes(status);
  return isRepeated && attempt <= 3 ? 5 * 60_000 : undefined;
}
