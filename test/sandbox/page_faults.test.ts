import { accountTypeOf, accountTypes } from '../../sandbox/accounts.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ size: 3 });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const KEYS = Object.keys(accountTypes);
const add = (fault: unknown) => fetch(`${sandbox.url}/_sandbox/page/fault`, { method: 'POST', body: JSON.stringify(fault) });

interface View {
  readonly faultChoices: readonly { readonly key: string; readonly label: string }[];
  readonly services: readonly { readonly key: string; readonly label: string }[];
  readonly faults: readonly { readonly service: string; readonly text: string; readonly left: number }[];
}

async function view(): Promise<View> {
  return JSON.parse(await (await fetch(`${sandbox.url}/_sandbox/page/view?account=`)).text());
}

/** A list of contacts, requested with a ready connection. */
function ask(key: string): Promise<Response> {
  const { access_token, location_id } = sandbox.connections()[key] ?? {};
  const [service] = sandbox.account(key).services;
  const query = new URLSearchParams({ ...accountTypeOf(key).readQuery, ...(location_id === undefined ? {} : { locationId: location_id }) });
  const headers = { authorization: `Bearer ${access_token}`, version: '2021-07-28' };
  return fetch(`${sandbox.url}${service?.mount}${accountTypeOf(key).contactsPath}?${query}`, { headers });
}

test('every fault of the list can be added, and each is described', async () => {
  const { faultChoices } = await view();
  for (const { key } of faultChoices) expect((await add({ service: 'outlook', kind: key, times: 2 })).status).toBe(204);
  const { faults } = await view();
  expect(faults.map(({ text }) => text)).toEqual([
    '401',
    '403',
    '404',
    '429, try again in 30 s',
    '429',
    '500',
    '200, HTML',
    'cut-off response',
    'slow response (12 s)',
  ]);
  for (const { service, left } of faults) expect({ service, left }).toEqual({ service: 'Outlook', left: 2 });
});

test.each(KEYS)('%s responds with the fault as often as was asked, in its own words, and no other account does', async (key) => {
  const expected = { unauthorized: 401, forbidden: 403, no_route: 404, throttled_delay: 429, throttled: 429, broken: 500 };
  for (const [kind, status] of Object.entries(expected)) {
    await add({ service: key, kind, times: 2 });
    for (const other of KEYS.filter((one) => one !== key)) expect((await ask(other)).status).toBe(200);
    const responses = [await ask(key), await ask(key), await ask(key)];
    expect(responses.map((response) => response.status)).toEqual([status, status, 200]);
    const [response] = responses;
    expect(response?.headers.get('retry-after')).toBe(kind === 'throttled_delay' ? '30' : null);
    const body = (await response?.text()) ?? '';
    // A vendor may answer an unknown address with a page.
    if (kind === 'no_route' && typeof accountTypeOf(key).responses.routeNotFound.body === 'string')
      expect(body).toBe(accountTypeOf(key).responses.routeNotFound.body);
    else expect(typeof JSON.parse(body)).toBe('object');
  }
});

test.each(KEYS)('%s: HTML and a cut-off response are not JSON', async (key) => {
  await add({ service: key, kind: 'html', times: 1 });
  const html = await ask(key);
  expect([html.status, html.headers.get('content-type')]).toEqual([200, 'text/html']);
  expect(await html.text()).toContain('<html>');
  await add({ service: key, kind: 'cut_off', times: 1 });
  const cut = await ask(key);
  expect(cut.status).toBe(200);
  const text = await cut.text();
  expect(text).toMatch(/^\{/);
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
});

test('what a service has not used up can be cleared', async () => {
  await add({ service: 'nylas', kind: 'broken', times: 100 });
  expect((await ask('nylas')).status).toBe(500);
  const planned: unknown = JSON.parse(await (await fetch(`${sandbox.url}/_sandbox/faults`)).text());
  expect(planned).toMatchObject([{ service: 'nylas', times: 99, response: { status: 500 } }]);
  expect((await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' })).status).toBe(204);
  expect((await view()).faults).toEqual([]);
  expect((await ask('nylas')).status).toBe(200);
});

test('a fault that a test planned is described too', async () => {
  sandbox.plan({ method: 'POST', path: /search/, response: { drop: 'after' } });
  expect((await view()).faults).toEqual([{ service: 'Every service', text: 'closed connection, only POST search', left: 1 }]);
});

test.each([
  ['an unknown service', { service: 'nowhere', kind: 'broken', times: 1 }],
  ['an unknown fault', { service: 'outlook', kind: 'constructor', times: 1 }],
  ['no number', { service: 'outlook', kind: 'broken', times: null }],
  ['none', { service: 'outlook', kind: 'broken', times: 0 }],
  ['too many', { service: 'outlook', kind: 'broken', times: 101 }],
  ['half a request', { service: 'outlook', kind: 'broken', times: 1.5 }],
])('%s is refused', async (_what, fault) => {
  expect((await add(fault)).status).toBe(400);
  expect((await view()).faults).toEqual([]);
});
