import { randomBytes } from 'node:crypto';
import { createApp } from '../../relay/http/app.ts';
import { createLog } from '../../relay/log.ts';
import { Metrics } from '../../relay/metrics.ts';
import type { VendorEvent } from '../../relay/notice.ts';
import { readSettings } from '../../relay/settings.ts';
import type { Subscription } from '../../relay/store/subscriptions.ts';
import { SECRET } from './support/relay_process.ts';
import {
  graphChange,
  highlevelRequest,
  highlevelSignature,
  nylasRequest,
  nylasSignature,
  outlookPath,
  outlookRequest,
  subscriptionRequest,
  VENDOR_SETTINGS,
  type VendorRequest,
} from './support/vendor_requests.ts';

const TARGET = 'https://hooks.zapier.com/hooks/standard/1/abc/';
const MINUTE = 60_000;

/** The routes, with what they stored, and whether the store works. */
function routes(settings: Readonly<Record<string, string>> = {}) {
  const stored: VendorEvent[] = [];
  const changes: { readonly change: string; readonly subscription: Subscription }[] = [];
  const revived: string[] = [];
  const logged: string[] = [];
  const store = { works: true, isLater: true };
  const change = (name: string) => async (subscription: Subscription) => {
    if (!store.works) throw new Error('down');
    if (store.isLater) changes.push({ change: name, subscription });
    return store.isLater;
  };
  const app = createApp({
    settings: readSettings({ RELAY_SECRET: SECRET, ...VENDOR_SETTINGS, ...settings }),
    intake: {
      async store(events) {
        if (store.works) stored.push(...events);
        return store.works;
      },
    },
    subscriptions: { subscribe: change('subscribe'), unsubscribe: change('unsubscribe'), revive: (address) => revived.push(address) },
    async counts() {
      if (!store.works) throw new Error('down');
      return { undelivered: 2, oldestSeconds: 3.6, totals: { delivered: 10, dead: 1, gone: 0, maybe_repeated: 0 } };
    },
    now: Date.now,
    log: createLog((line) => logged.push(line)),
    metrics: new Metrics(),
  });
  const ask = async ({ method, path, headers, body }: VendorRequest): Promise<{ status: number; text: string }> => {
    const response = await app.request(path, { method, headers, body });
    return { status: response.status, text: await response.text() };
  };
  return { app, ask, stored, changes, revived, logged, store };
}

const error = (sentence: string): string => JSON.stringify({ error: sentence });
const withBody = (request: VendorRequest, body: string): VendorRequest => ({ ...request, body });
const withHeaders = (request: VendorRequest, headers: Readonly<Record<string, string>>): VendorRequest => ({ ...request, headers });

describe('HighLevel', () => {
  const NOT_SIGNED = { status: 401, text: error("The signature isn't HighLevel's.") };

  it.each(['ContactCreate', 'ContactUpdate', 'ContactTagUpdate', 'ContactDndUpdate'])('stores %s as a change', async (type) => {
    const { ask, stored } = routes();
    expect(await ask(highlevelRequest({ type, webhookId: 'w', timestamp: new Date().toISOString() }))).toEqual({ status: 200, text: '{}' });
    const notice = { event: 'contact_changed', account_type: 'highlevel', account: 'location-1', id: 'contact-1', at: expect.any(String) };
    expect(stored).toEqual([{ notice, key: '["highlevel","w"]', rememberMinutes: 1_440, address: undefined }]);
  });

  it('stores a deletion with what it says of the person', async () => {
    const { ask, stored } = routes();
    await ask(highlevelRequest({ type: 'ContactDelete', timestamp: Date.now() }));
    await ask(highlevelRequest({ type: 'ContactDelete', firstName: undefined, lastName: ' ', email: 7, phone: undefined }));
    expect(stored.map(({ notice }) => notice)).toMatchObject([
      { event: 'contact_deleted', full_name: 'Ada Lovelace', email: 'ada@example.com', phone: '+1 555 010 0123' },
      { event: 'contact_deleted', full_name: null, email: null, phone: null },
    ]);
  });

  it('answers 200 to what is not about a contact, and stores nothing', async () => {
    const { ask, stored } = routes();
    for (const type of ['OpportunityCreate', 'INSTALL', 'toString'])
      expect(await ask(highlevelRequest({ type }))).toMatchObject({ status: 200 });
    expect(stored).toEqual([]);
  });

  it('refuses a signature that is missing, wrong, of something else or no base64', async () => {
    const { ask, stored } = routes();
    const request = highlevelRequest({});
    const signatures = ['', highlevelSignature(`${request.body} `), randomBytes(64).toString('base64'), 'ä', 'a', '{}', '"'];
    for (const signature of signatures) {
      expect(await ask(withHeaders(request, signature === 'ä' ? {} : { 'x-ghl-signature': signature }))).toEqual(NOT_SIGNED);
    }
    expect(await ask(withBody(request, request.body.replace('Ada', 'Eve')))).toEqual(NOT_SIGNED);
    expect(await ask(withHeaders(request, { 'x-wh-signature': request.headers['x-ghl-signature'] ?? '' }))).toEqual(NOT_SIGNED);
    expect(stored).toEqual([]);
  });

  it('refuses what is older than 75 minutes, and what is from the future', async () => {
    const { ask, stored } = routes();
    const at = (minutes: number): VendorRequest => highlevelRequest({ timestamp: new Date(Date.now() - minutes * MINUTE).toISOString() });
    expect(await ask(at(74))).toMatchObject({ status: 200 });
    expect(await ask(at(76))).toEqual({ status: 400, text: error('The event is older than 75 minutes.') });
    expect(await ask(at(-6))).toEqual({ status: 400, text: error('The event is from the future.') });
    expect(stored).toHaveLength(1);
  });

  it('refuses an event that lacks what tells repeats and age', async () => {
    const { ask, stored } = routes();
    for (const event of [
      { webhookId: undefined },
      { timestamp: undefined },
      { locationId: undefined },
      { id: '' },
      { locationId: 'a\u0000' },
    ]) {
      expect(await ask(highlevelRequest(event))).toEqual({ status: 400, text: error("The event isn't complete.") });
    }
    expect(await ask(highlevelRequest({ timestamp: 'yesterday' }))).toMatchObject({ status: 400 });
    expect(stored).toEqual([]);
  });

  it('answers 429 if the event could not be stored, because HighLevel only repeats that', async () => {
    const { ask, store } = routes();
    store.works = false;
    expect(await ask(highlevelRequest({}))).toEqual({ status: 429, text: error("The event couldn't be stored.") });
  });
});

describe('Nylas', () => {
  it('gives the challenge back as it is, as plain text', async () => {
    const { app } = routes({ NYLAS_WEBHOOK_SECRET: '' });
    const response = await app.request('/nylas?challenge=%3Cb%3Eabc');
    expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([
      200,
      '<b>abc',
      'text/plain; charset=UTF-8',
    ]);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await app.request('/nylas')).status).toBe(400);
  });

  it('stores changes and deletions', async () => {
    const { ask, stored } = routes();
    const person = { given_name: 'Ada', surname: 'Lovelace', emails: [{ email: 'ada@example.com', type: 'work' }] };
    await ask(nylasRequest({ id: 'e1', time: Math.floor(Date.now() / 1_000) }, person));
    await ask(nylasRequest({ id: 'e2', type: 'contact.deleted' }, { ...person, phone_numbers: [{ number: '+1 555 010 0123' }] }));
    await ask(nylasRequest({ id: 'e3', type: 'contact.deleted', time: undefined }, { emails: 'none' }));
    await ask(nylasRequest({ id: 'e4', type: 'contact.updated.truncated' }));
    const common = { account_type: 'nylas', account: 'grant-1', id: 'contact-1', at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) };
    expect(stored.map(({ notice }) => notice)).toEqual([
      { ...common, event: 'contact_changed' },
      { ...common, event: 'contact_deleted', full_name: 'Ada Lovelace', email: 'ada@example.com', phone: '+1 555 010 0123' },
      { ...common, event: 'contact_deleted', full_name: null, email: null, phone: null },
      { ...common, event: 'contact_changed' },
    ]);
    expect(stored.map(({ key }) => key)).toEqual(['["nylas","e1"]', '["nylas","e2"]', '["nylas","e3"]', '["nylas","e4"]']);
  });

  it('refuses a wrong, missing or changed signature, and takes that of a second secret', async () => {
    const { ask, stored } = routes();
    const request = nylasRequest({});
    for (const headers of [{}, { 'x-nylas-signature': '' }, { 'x-nylas-signature': nylasSignature(`${request.body} `) }]) {
      expect(await ask(withHeaders(request, headers))).toEqual({ status: 401, text: error("The signature isn't right.") });
    }
    expect(stored).toEqual([]);
    const rotating = routes({ NYLAS_WEBHOOK_SECRET: `another,${VENDOR_SETTINGS.NYLAS_WEBHOOK_SECRET}` });
    expect(await rotating.ask(request)).toMatchObject({ status: 200 });
    expect(await routes({ NYLAS_WEBHOOK_SECRET: '' }).ask(request)).toEqual({
      status: 503,
      text: error("NYLAS_WEBHOOK_SECRET isn't set."),
    });
  });

  it('ignores other events, and refuses one that is older than repeats are known for', async () => {
    const { ask, stored } = routes();
    expect(await ask(nylasRequest({ type: 'grant.expired' }))).toMatchObject({ status: 200 });
    expect(await ask(nylasRequest({ type: 'contact.created.x' }))).toMatchObject({ status: 200 });
    const old = Math.floor(Date.now() / 1_000) - 25 * 3_600;
    expect(await ask(nylasRequest({ time: old }))).toEqual({ status: 400, text: error('The event is older than a day.') });
    expect(await ask(nylasRequest({}, { grant_id: 'two words' }))).toEqual({ status: 400, text: error("The event isn't complete.") });
    expect(stored).toEqual([]);
  });

  it('answers 503 if the event could not be stored, which Nylas repeats', async () => {
    const { ask, store } = routes();
    store.works = false;
    expect(await ask(nylasRequest({}))).toEqual({ status: 503, text: error("The event couldn't be stored.") });
  });
});

describe('Outlook', () => {
  const NOTHING = { status: 404, text: error("There's nothing here.") };

  it('gives the validation token back decoded, as plain text, without the store', async () => {
    const { app, revived, store } = routes();
    store.works = false;
    const path = `${outlookPath(TARGET)}?validationToken=Validation%3A+Testing%20%3Cb%3E`;
    const response = await app.request(path, { method: 'POST' });
    expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([
      200,
      'Validation: Testing <b>',
      'text/plain; charset=UTF-8',
    ]);
    expect(revived).toEqual([TARGET]);
  });

  it('refuses a forged seal, also for a validation, and a target that is no hook host', async () => {
    const { app, ask, stored } = routes();
    const [, , target, seal = ''] = outlookPath(TARGET).split('/');
    const forged = [
      `/outlook/${target}/${seal.slice(1)}`,
      `/outlook/${target}/${seal}a`,
      `/outlook/${target}/${'A'.repeat(43)}`,
      `/outlook/${Buffer.from(`${TARGET}x`).toString('base64url')}/${seal}`,
      outlookPath('https://example.com/hooks'),
      outlookPath('http://169.254.169.254/latest'),
    ];
    for (const path of forged) {
      expect(await ask({ ...outlookRequest(TARGET, [graphChange('c')]), path })).toEqual(NOTHING);
      expect((await app.request(`${path}?validationToken=x`, { method: 'POST' })).status).toBe(404);
    }
    expect(stored).toEqual([]);
  });

  it('stores changes, deletions and lifecycle events for its target', async () => {
    const { ask, stored } = routes();
    const items = [
      graphChange('c1', { changeType: 'created' }),
      graphChange('c2'),
      graphChange('c3', { changeType: 'deleted' }),
      { lifecycleEvent: 'reauthorizationRequired', subscriptionExpirationDateTime: '2026-12-04T12:00:00.0000000Z' },
      { lifecycleEvent: 'subscriptionRemoved', subscriptionExpirationDateTime: undefined },
      { lifecycleEvent: 'missed' },
    ];
    expect(await ask(outlookRequest(TARGET, items))).toEqual({ status: 202, text: '' });
    const common = { account_type: 'outlook', subscription: 'subscription-1', at: expect.any(String) };
    const changed = { ...common, account: 'user-1', expires_at: '2030-01-01T00:00:00.000Z' };
    const lifecycle = { ...common, account: null, id: null };
    expect(stored.map(({ notice }) => notice)).toEqual([
      { ...changed, event: 'contact_changed', id: 'c1' },
      { ...changed, event: 'contact_changed', id: 'c2' },
      { ...changed, event: 'contact_deleted', id: 'c3', full_name: null, email: null, phone: null },
      { ...lifecycle, event: 'reauthorization_required', expires_at: '2026-12-04T12:00:00.000Z' },
      { ...lifecycle, event: 'subscription_removed', expires_at: null },
      { ...lifecycle, event: 'missed', expires_at: '2030-01-01T00:00:00.000Z' },
    ]);
    expect(stored.map(({ address }) => address)).toEqual(items.map(() => TARGET));
    expect(new Set(stored.map(({ key }) => key)).size).toBe(items.length);
    expect(stored.map(({ rememberMinutes }) => rememberMinutes)).toEqual([1_440, 1_440, 1_440, 10, 10, 10]);
  });

  it('knows a repeat by its ID, or by subscription, change, contact and etag', async () => {
    const { ask, stored } = routes();
    const etag = (value: string | undefined) => ({ resourceData: { id: 'c1', '@odata.etag': value } });
    const items = [
      graphChange('c1', etag('a')),
      graphChange('c1', etag('a')),
      graphChange('c1', etag('b')),
      graphChange('c1', { ...etag('a'), changeType: 'deleted' }),
      graphChange('c1', { ...etag('a'), subscriptionId: 'subscription-2' }),
      graphChange('c1', { ...etag('a'), id: 'notice-1' }),
      graphChange('c2', { ...etag('c'), id: 'notice-1' }),
      graphChange('c1', etag(undefined)),
      graphChange('c1', { ...etag(undefined), changeType: 'deleted' }),
    ];
    await ask(outlookRequest(TARGET, items));
    const [first, repeat, ...others] = stored.map(({ key }) => key);
    expect(repeat).toBe(first);
    expect(new Set([first, ...others.slice(0, 4)]).size).toBe(5);
    expect(others[4]).toBe(others[3]);
    // Two changes without an etag look the same, and the second one must not be lost.
    expect(others[5]).toBeUndefined();
    expect(others[6]).toBeDefined();
  });

  it('refuses a wrong clientState, and leaves out single notices that have one', async () => {
    const { ask, stored } = routes();
    const wrong = graphChange('c1', { clientState: 'forged' });
    const missing = graphChange('c2', { clientState: undefined });
    expect(await ask(outlookRequest(TARGET, [wrong, missing]))).toEqual({ status: 401, text: error("The clientState isn't right.") });
    expect(stored).toEqual([]);
    expect(await ask(outlookRequest(TARGET, [wrong, graphChange('c3')]))).toMatchObject({ status: 202 });
    expect(stored.map(({ notice }) => notice.id)).toEqual(['c3']);
  });

  it('answers 202 to notices that have nothing for a Zap, and 400 to what is not from Graph', async () => {
    const { ask, stored } = routes();
    const request = outlookRequest(TARGET, [{ changeType: 'moved', resourceData: {} }, { lifecycleEvent: 'unknown' }]);
    expect(await ask(request)).toMatchObject({ status: 202 });
    for (const body of ['', 'null', '[]', '{}', '{"value":1}', '{"value":[1]}', 'x', '\u0000']) {
      expect(await ask(withBody(request, body))).toEqual({ status: 400, text: error("The body isn't Graph's.") });
    }
    expect(stored).toEqual([]);
  });

  it('answers 503 if the notices could not be stored, which Graph repeats', async () => {
    const { ask, store } = routes();
    store.works = false;
    const response = await ask(outlookRequest(TARGET, [graphChange('c1')]));
    expect(response).toEqual({ status: 503, text: error("The notices couldn't be stored.") });
  });
});

describe('subscriptions', () => {
  const put = (values: Readonly<Record<string, unknown>> = {}, timestamp?: number): VendorRequest =>
    subscriptionRequest('PUT', { target: TARGET, ...values }, timestamp);

  it('are made and ended', async () => {
    const { ask, changes } = routes();
    const events = ['contact_changed', 'contact_deleted'];
    const body = { account_type: 'nylas', account: 'grant-1', target: TARGET, events };
    expect(await ask(put({ account_type: 'nylas', account: 'grant-1', events: ['contact_deleted', ...events] }))).toEqual({
      status: 200,
      text: JSON.stringify(body),
    });
    expect(await ask(subscriptionRequest('DELETE', { target: TARGET }))).toEqual({ status: 204, text: '' });
    expect(await ask(subscriptionRequest('DELETE', { target: TARGET, events: undefined }))).toEqual({ status: 204, text: '' });
    const highlevel = { accountType: 'highlevel', account: 'location-1', address: TARGET };
    expect(changes).toEqual([
      { change: 'subscribe', subscription: { accountType: 'nylas', account: 'grant-1', address: TARGET, events } },
      { change: 'unsubscribe', subscription: { ...highlevel, events: ['contact_changed'] } },
      { change: 'unsubscribe', subscription: { ...highlevel, events } },
    ]);
  });

  it('need the signature of exactly this request', async () => {
    const { ask, changes } = routes();
    const request = put();
    const { 'x-relay-timestamp': timestamp = '', 'x-relay-signature': signature = '' } = request.headers;
    const later = `${Number(timestamp) + 1}`;
    const forged = [
      withHeaders(request, {}),
      withHeaders(request, { 'x-relay-timestamp': timestamp }),
      withHeaders(request, { 'x-relay-timestamp': later, 'x-relay-signature': signature }),
      withHeaders(request, { 'x-relay-timestamp': timestamp, 'x-relay-signature': `${signature}=` }),
      withBody(request, request.body.replace('location-1', 'location-2')),
      { ...request, method: 'DELETE' },
    ];
    const text = error("The signature isn't right. RELAY_SECRET must be the same in the integration and in the relay.");
    for (const one of forged) expect(await ask(one)).toEqual({ status: 401, text });
    expect(await routes({ RELAY_SECRET: 'x'.repeat(32) }).ask(request)).toEqual({ status: 401, text });
    expect(await routes({ RELAY_SECRET: `${'x'.repeat(32)},${SECRET}` }).ask(request)).toMatchObject({ status: 200 });
    expect(changes).toEqual([]);
  });

  it('are limited in time', async () => {
    const { ask } = routes();
    const text = error('The request is older than 5 minutes, or from the future.');
    expect(await ask(put({}, Date.now() - 4 * MINUTE))).toMatchObject({ status: 200 });
    expect(await ask(put({}, Date.now() - 6 * MINUTE))).toEqual({ status: 401, text });
    expect(await ask(put({}, Date.now() + 6 * MINUTE))).toEqual({ status: 401, text });
    expect(await ask(put({}, Math.floor(Date.now() / 1_000)))).toEqual({ status: 401, text });
    expect(await ask(put({}, Number.NaN))).toEqual({ status: 401, text });
  });

  it('are refused with a sentence', async () => {
    const { ask, changes, store } = routes();
    const incomplete = 'The body needs account_type (highlevel or nylas), account, target and events.';
    for (const values of [
      { account_type: 'outlook' },
      { account: '' },
      { account: 'a b' },
      { target: 1 },
      { events: [] },
      { events: ['x'] },
    ]) {
      expect(await ask(put(values))).toEqual({ status: 400, text: error(incomplete) });
    }
    expect(await ask(put({ events: undefined }))).toEqual({
      status: 400,
      text: error('The body needs events (contact_changed, contact_deleted).'),
    });
    expect(await ask(put({ target: 'https://example.com/' }))).toEqual({
      status: 400,
      text: error("The target isn't an address of one of RELAY_HOOK_HOSTS."),
    });
    store.isLater = false;
    expect(await ask(put())).toEqual({ status: 409, text: error('A later request has already changed this subscription.') });
    store.works = false;
    expect(await ask(put())).toEqual({ status: 503, text: error("The store can't be reached.") });
    expect(changes).toEqual([]);
  });
});

describe('every route', () => {
  const large = 'x'.repeat(1_000_001);

  it.each(['/highlevel', '/nylas', outlookPath(TARGET)])('refuses more than 1 MB at POST %s', async (path) => {
    const { app, ask } = routes();
    const refused = { status: 413, text: error('The body is larger than 1 MB.') };
    expect(await ask({ method: 'POST', path, headers: {}, body: large })).toEqual(refused);
    const chunks = new ReadableStream({
      start(controller) {
        for (let index = 0; index < 11; index += 1) controller.enqueue(Buffer.alloc(100_000));
        controller.close();
      },
    });
    const init: RequestInit = { method: 'POST', body: chunks, duplex: 'half' };
    expect((await app.request(path, init)).status).toBe(413);
  });

  it.each(['[['.repeat(200_000), '{"a":'.repeat(100_000), '"\\ud800"', '{"__proto__":{"type":"ContactCreate"}}', '\ufeff{}', 'NaN'])(
    'survives the signed body %#',
    async (body) => {
      const { ask, stored, logged } = routes();
      const requests: readonly VendorRequest[] = [
        { method: 'POST', path: '/highlevel', headers: { 'x-ghl-signature': highlevelSignature(body) }, body },
        { method: 'POST', path: '/nylas', headers: { 'x-nylas-signature': nylasSignature(body) }, body },
        withBody(outlookRequest(TARGET, []), body),
      ];
      for (const request of requests) expect([200, 400]).toContain((await ask(request)).status);
      expect(stored).toEqual([]);
      expect(logged).toEqual([]);
    },
  );

  it('is nothing else', async () => {
    const { app } = routes();
    for (const path of ['/', '/outlook', '/outlook/a', '/outlook/a/b/c', '/highlevel/x', '/../etc/passwd', '/%00']) {
      expect((await app.request(path, { method: 'POST' })).status).toBe(404);
    }
    expect((await app.request('/highlevel')).status).toBe(404);
    expect((await app.request('/subscriptions')).status).toBe(404);
  });
});

describe('health and metrics', () => {
  it('say how much is waiting', async () => {
    const { app } = routes();
    const response = await app.request('/health');
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok', undelivered: 2, oldest_seconds: 4, dead: 1 }]);
    const text = await (await app.request('/metrics')).text();
    expect(text).toContain('\nrelay_undelivered 2\n');
    expect(text).toContain('\nrelay_dead_total 1\n');
    expect(text).toContain('relay_store_up 1\n');
  });

  it('say that the store cannot be reached', async () => {
    const { app, store } = routes();
    store.works = false;
    const response = await app.request('/health');
    expect([response.status, await response.json()]).toEqual([503, { status: 'store unreachable' }]);
    expect(await (await app.request('/metrics')).text()).toContain('relay_store_up 0\n');
  });

  it('count what was refused', async () => {
    const { app, ask } = routes();
    await ask(withHeaders(highlevelRequest({}), {}));
    await ask(withHeaders(highlevelRequest({}), {}));
    const text = await (await app.request('/metrics')).text();
    expect(text).toContain('relay_refused_total{route="highlevel",status="401"} 2\n');
  });
});
