import { type Caller, openSandbox } from './support.ts';

let api: Caller;
let now: number;
beforeEach(async () => {
  now = Date.parse('2026-11-21T09:00:00Z');
  api = await openSandbox({ clock: () => now, indexLag: 5000 });
});
afterEach(() => api.close());

const byEmail = (): Promise<unknown[]> =>
  api
    .call('POST', '/contacts/search', {
      locationId: api.location,
      pageLimit: 5,
      filters: [{ field: 'email', operator: 'eq', value: 'grace@example.com' }],
    })
    .then(({ body }) => [body.contacts].flat());

test('the search sees a write late, reading by id and the look for duplicates at once', async () => {
  const created = await api.call('POST', '/contacts/', { locationId: api.location, email: 'grace@example.com' });
  const { id } = Object(created.body.contact);
  expect(await byEmail()).toEqual([]);
  expect((await api.call('GET', `/contacts/${id}`)).status).toBe(200);
  const found = await api.call('GET', `/contacts/search/duplicate?locationId=${api.location}&email=grace@example.com`);
  expect(found.body.contact).toMatchObject({ id });
  now += 5001;
  expect(await byEmail()).toHaveLength(1);
});

test('the burst limit is in the headers, and enforced on request', async () => {
  api.sandbox.accounts.highlevel.store.behavior.enforceBurstLimit = true;
  for (let count = 0; count < 100; count += 1) expect((await api.call('GET', `/locations/${api.location}`)).status).toBe(200);
  const refused = await api.call('GET', `/locations/${api.location}`);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
  now += 10_000;
  expect((await api.call('GET', `/locations/${api.location}`)).status).toBe(200);
});

test('a planned fault answers once, instead of the service', async () => {
  api.sandbox.plan({ service: 'highlevel', path: /^\/locations/, response: { status: 502, body: { message: 'down' } } });
  expect(await api.call('GET', `/locations/${api.location}`)).toMatchObject({ status: 502, body: { message: 'down' } });
  expect((await api.call('GET', `/locations/${api.location}`)).status).toBe(200);
});

test('a connection can break, and a response can be cut off', async () => {
  api.sandbox.plan({ response: { drop: 'before' } });
  await expect(api.call('GET', `/locations/${api.location}`)).rejects.toThrow('fetch failed');
  api.sandbox.plan({ response: { cutOff: true } });
  await expect(api.call('GET', `/locations/${api.location}`)).rejects.toThrow(/JSON/);
});

test('every request is in the log, except the control paths', async () => {
  await api.call('GET', `/locations/${api.location}`);
  const log = await fetch(`${api.sandbox.url}/_sandbox/requests`).then((response) => response.text());
  expect(JSON.parse(log)).toMatchObject([{ method: 'GET', service: 'highlevel', status: 200 }]);
});

test('an expired token is shut out', async () => {
  api.sandbox.tokens.expire(api.token);
  expect((await api.call('GET', `/locations/${api.location}`)).status).toBe(401);
});
