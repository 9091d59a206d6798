import { createHmac, verify } from 'node:crypto';
import { createServer } from 'node:http';
import { isRecord, parseJson } from '../../sandbox/json.ts';
import { Notifications, send } from '../../sandbox/notifications.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { startHookHost } from '../../sandbox/zapier/hook_host.ts';

const MINUTE = 60_000;
const START = Date.parse('2030-05-06T09:00:00Z');

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Someone who listens, and answers as the test says. */
async function listen() {
  const seen: Seen[] = [];
  let answer = (_seen: Seen): readonly [number, string?, string?] => [200];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() };
      seen.push(one);
      const [status, text = '', type = 'text/plain'] = answer(one);
      response.writeHead(status, { 'content-type': type }).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    seen,
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/in`,
    answer: (how: typeof answer) => {
      answer = how;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

let now = START;
let sandbox: Sandbox;
let listener: Awaited<ReturnType<typeof listen>>;
const echoToken = ({ url }: Seen): readonly [number, string?, string?] => {
  const token = new URL(url, 'http://x').searchParams.get('validationToken');
  return token === null ? [202] : [200, token];
};

beforeAll(async () => {
  sandbox = await startSandbox({ size: 5, clock: () => now });
  listener = await listen();
});
beforeEach(() => {
  now = START;
  sandbox.reset();
  listener.seen.length = 0;
  listener.answer(echoToken);
});
afterAll(async () => {
  await sandbox.close();
  await listener.close();
});

async function call(method: string, path: string, body?: unknown, token = sandbox.issueToken('outlook', { scopes: ['Contacts.Read'] })) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', prefer: 'IdType="ImmutableId"' };
  const { status, text } = await send(method, `${sandbox.url}${path}`, { headers, body: body === undefined ? '' : JSON.stringify(body) });
  const parsed = parseJson(text);
  return { status, body: isRecord(parsed) ? parsed : {} };
}

describe('Graph', () => {
  const store = () => sandbox.accounts.outlook.store;
  const subscribe = (changes = {}) =>
    call('POST', '/graph/v1.0/subscriptions', {
      changeType: 'created,updated,deleted',
      notificationUrl: listener.url,
      lifecycleNotificationUrl: listener.url,
      resource: 'me/contacts',
      expirationDateTime: new Date(now + 10_080 * MINUTE).toISOString(),
      clientState: 'state',
      ...changes,
    });

  it('shakes hands before there is a subscription, and tells what changes', async () => {
    const { status, body } = await subscribe();
    expect([status, body.clientState, body.expirationDateTime]).toEqual([201, 'state', new Date(START + 10_080 * MINUTE).toISOString()]);
    expect(listener.seen.map(({ method }) => method)).toEqual(['POST']);
    listener.seen.length = 0;
    const { id } = store().addContact({ givenName: 'Ada' });
    store().changeContact(id, { jobTitle: 'Engineer' });
    store().deleteContact(id);
    await store().subscriptions.notifications.settle();
    const notices = listener.seen.map((one) => Object(parseJson(one.body)).value[0]);
    expect(notices.map(({ changeType }) => changeType).sort()).toEqual(['created', 'deleted', 'updated']);
    for (const notice of notices) expect(notice).toMatchObject({ subscriptionId: body.id, clientState: 'state', resourceData: { id } });
  });

  it.each([
    ['does not return the token', () => [200, 'else'] as const],
    ['returns it as something else', (seen: Seen) => [200, echoToken(seen)[1] ?? '', 'application/json'] as const],
    ['refuses', () => [404] as const],
  ])('makes none if the other side %s', async (_what, answer) => {
    listener.answer(answer);
    const { status, body } = await subscribe();
    expect([status, body]).toMatchObject([400, { error: { code: 'ValidationError' } }]);
    expect(store().subscriptions.all.size).toBe(0);
  });

  it.each([
    [{ notificationUrl: 'http://127.0.0.1:9/in' }, 'ValidationError'],
    [{ notificationUrl: 'https://relay.example.com/in' }, 'InvalidRequest'],
    [{ expirationDateTime: new Date(START + 10_081 * MINUTE).toISOString() }, 'ExtensionError'],
    [{ expirationDateTime: new Date(START - MINUTE).toISOString() }, 'InvalidRequest'],
    [{ clientState: 'x'.repeat(129) }, 'InvalidRequest'],
    [{ resource: 'me/messages' }, 'InvalidRequest'],
    [{ changeType: 'moved' }, 'InvalidRequest'],
    [{ unknown: 1 }, 'RequestBodyRead'],
  ])('makes none of what it does not take: %j', async (changes, code) => {
    const { status, body } = await subscribe(changes);
    expect([status, body]).toMatchObject([400, { error: { code } }]);
  });

  it('lists, renews and deletes, and asks to renew a day before the end', async () => {
    const { body } = await subscribe();
    const path = `/graph/v1.0/subscriptions/${body.id}`;
    expect((await call('GET', '/graph/v1.0/subscriptions')).body).toMatchObject({ value: [{ id: body.id, clientState: null }] });
    now += 6 * 24 * 60 * MINUTE + MINUTE;
    listener.seen.length = 0;
    for (let times = 0; times < 3; times += 1) store().subscriptions.tick();
    await store().subscriptions.notifications.settle();
    expect(listener.seen.map((one) => Object(parseJson(one.body)).value[0].lifecycleEvent)).toEqual(['reauthorizationRequired']);
    const expirationDateTime = new Date(now + 4_000 * MINUTE).toISOString();
    expect(await call('PATCH', path, { expirationDateTime })).toMatchObject({ status: 200, body: { expirationDateTime } });
    now += 4_001 * MINUTE;
    expect((await call('GET', path, undefined)).status).toBe(404);
    const again = await subscribe({ resource: `me/contactFolders/${[...store().folders.keys()][1]}/contacts` });
    expect((await call('DELETE', `/graph/v1.0/subscriptions/${again.body.id}`)).status).toBe(204);
    expect((await call('DELETE', `/graph/v1.0/subscriptions/${again.body.id}`)).status).toBe(404);
  });

  it('repeats for four hours, gives up, and says so as soon as it can', async () => {
    await subscribe();
    listener.answer(() => [500]);
    store().addContact({ givenName: 'Ada' });
    const { notifications } = store().subscriptions;
    for (let minutes = 0; minutes < 5 * 60; minutes += 10) {
      await notifications.settle();
      now += 10 * MINUTE;
    }
    expect([notifications.waiting, notifications.lost.length]).toEqual([0, 1]);
    expect(listener.seen.length).toBeGreaterThan(8);
    listener.seen.length = 0;
    listener.answer(echoToken);
    store().subscriptions.tick();
    await notifications.settle();
    expect(listener.seen.map((one) => Object(parseJson(one.body)).value[0].lifecycleEvent)).toEqual(['missed']);
  });
});

describe('HighLevel', () => {
  const account = () => sandbox.accounts.highlevel;
  const types = () => listener.seen.map(({ body }) => Object(parseJson(body)).type);

  it('signs every webhook, for every kind of change', async () => {
    account().webhooks.url = listener.url;
    const id = account().book.add({ first_name: 'Ada', emails: ['ada@example.com'] });
    const contact = account().store.contacts.get(id);
    if (contact === undefined) throw new Error('The contact is missing.');
    account().store.retag(account().store.change(contact, { dnd: true }), ['customer']);
    account().book.remove(id);
    await account().webhooks.notifications.settle();
    expect(types().sort()).toEqual(['ContactCreate', 'ContactDelete', 'ContactDndUpdate', 'ContactTagUpdate', 'ContactUpdate']);
    for (const { headers, body } of listener.seen) {
      const signature = Buffer.from(String(headers['x-ghl-signature']), 'base64');
      expect(verify(null, Buffer.from(body), account().webhooks.publicKey, signature)).toBe(true);
      expect(verify(null, Buffer.from(`${body} `), account().webhooks.publicKey, signature)).toBe(false);
      expect(parseJson(body)).toMatchObject({ id, locationId: account().connection().location_id, webhookId: expect.any(String) });
    }
    const gone = listener.seen.find(({ body }) => body.includes('ContactDelete'))?.body ?? '';
    expect(parseJson(gone)).toMatchObject({ email: 'ada@example.com', name: 'Ada' });
  });

  it('is set up through the control paths, as in the marketplace', async () => {
    const set = (body: unknown, key = 'highlevel') => call('PUT', `/_sandbox/webhooks/${key}`, body);
    const { status, body } = await set({ url: listener.url });
    expect([status, body]).toEqual([200, { url: listener.url, public_key: account().webhooks.publicKey }]);
    account().book.add({ first_name: 'Ada' });
    await account().webhooks.notifications.settle();
    expect(types()).toEqual(['ContactCreate']);
    expect((await set({ url: null })).status).toBe(200);
    account().book.add({ first_name: 'Eve' });
    await account().webhooks.notifications.settle();
    expect(types()).toHaveLength(1);
    for (const wrong of [{ url: 'https://relay.example.com' }, {}, 'text']) expect((await set(wrong)).status).toBe(400);
    expect((await set({ url: listener.url }, 'outlook')).status).toBe(400);
    expect((await set({ url: listener.url }, 'nothing')).status).toBe(404);
  });

  it.each([
    [429, 7],
    [500, 1],
    [200, 1],
  ])('repeats only after a 429: %s', async (status, times) => {
    account().webhooks.url = listener.url;
    listener.answer(() => [status]);
    account().book.add({ first_name: 'Ada' });
    for (let minutes = 0; minutes < 90; minutes += 10) {
      await account().webhooks.notifications.settle();
      now += 10 * MINUTE;
    }
    expect(listener.seen).toHaveLength(times);
    expect(new Set(listener.seen.map(({ body }) => body)).size).toBe(1);
  });
});

describe('Nylas', () => {
  const store = () => sandbox.accounts.nylas.store;
  const key = () => sandbox.environment.NYLAS_CLIENT_SECRET;
  const create = (changes = {}, token = key()) =>
    call(
      'POST',
      '/nylas/v3/webhooks',
      { trigger_types: ['contact.updated', 'contact.deleted'], webhook_url: listener.url, ...changes },
      token,
    );
  const challenge = ({ url }: Seen): readonly [number, string?] => {
    const text = new URL(url, 'http://x').searchParams.get('challenge');
    return text === null ? [200] : [200, text];
  };

  beforeEach(() => listener.answer(challenge));

  it('sends a challenge, and signs what it tells', async () => {
    const { body } = await create();
    const { webhook_secret: secret } = Object(body.data);
    expect(listener.seen.map(({ method }) => method)).toEqual(['GET']);
    listener.seen.length = 0;
    const grant = store().grant('google');
    const { id } = grant.addContact({ given_name: 'Ada' });
    grant.deleteContact(id);
    await store().webhooks.notifications.settle();
    expect(listener.seen).toHaveLength(2);
    for (const one of listener.seen) {
      expect(one.headers['x-nylas-signature']).toBe(createHmac('sha256', secret).update(one.body).digest('hex'));
      expect(parseJson(one.body)).toMatchObject({ data: { object: { id, grant_id: grant.id } } });
    }
  });

  it('makes no webhook without the API key, or if the challenge is not returned', async () => {
    expect((await create({}, sandbox.issueToken('nylas'))).status).toBe(401);
    listener.answer(() => [200, 'else']);
    expect((await create()).status).toBe(400);
    listener.answer(() => [404]);
    expect((await create()).body).toMatchObject({ error: { message: expect.stringContaining('unable.verify.webhook_url') } });
    expect((await create({ trigger_types: ['message.created'] })).status).toBe(400);
    expect((await create({ webhook_url: 'https://relay.example.com/nylas' })).status).toBe(400);
    expect((await call('GET', '/nylas/v3/webhooks', undefined, key())).body).toMatchObject({ data: [] });
  });

  it.each([
    [503, 4],
    [429, 4],
    [500, 1],
    [401, 1],
  ])('repeats some failures three times: %s', async (status, times) => {
    await create();
    listener.seen.length = 0;
    listener.answer(() => [status]);
    store().grant('google').addContact({ given_name: 'Ada' });
    for (let minutes = 0; minutes < 40; minutes += 5) {
      await store().webhooks.notifications.settle();
      now += 5 * MINUTE;
    }
    expect(listener.seen).toHaveLength(times);
  });
});

describe("Zapier's hook host", () => {
  it('takes, refuses, takes its time, is down, and is gone once a Zap is off', async () => {
    const host = await startHookHost();
    const target = host.target();
    const taken: unknown[] = [];
    host.onDelivery(target, ({ body }) => void taken.push(body));
    const post = async (body: unknown = { id: 'c1' }) => (await send('POST', target, { body: JSON.stringify(body) })).status;
    expect(await post()).toBe(200);
    host.behave(() => ({ kind: 'status', status: 429, retryAfter: 3 }));
    expect(await post()).toBe(429);
    host.behave(() => ({ kind: 'status', status: 502 }));
    expect(await post()).toBe(502);
    host.behave(() => ({ kind: 'down' }));
    await expect(post()).rejects.toThrow();
    host.behave(() => ({ kind: 'slow', milliseconds: 20 }));
    expect(await post({ id: 'slow' })).toBe(200);
    host.behave();
    host.turnOff(target);
    expect(await post()).toBe(410);
    expect(taken).toEqual([{ id: 'c1' }, { id: 'slow' }]);
    expect([host.requests, host.deliveries.length]).toEqual([6, 2]);
    expect(target.startsWith(`http://${host.host}/hooks/`)).toBe(true);
    await host.close();
  });
});

it('a message that nobody repeats is lost after one attempt', async () => {
  const notifications = new Notifications(
    () => now,
    () => undefined,
  );
  notifications.post({ url: 'http://127.0.0.1:9/in', headers: {}, body: '{}' });
  await notifications.settle();
  expect([notifications.waiting, notifications.lost.length]).toEqual([0, 1]);
  notifications.clear();
  expect(notifications.lost).toEqual([]);
});
