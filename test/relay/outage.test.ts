import { type HookHost, startHookHost } from './support/hook_host.ts';
import { type RelayProcess, startRelayProcess } from './support/relay_process.ts';
import { postgresStores } from './support/stores.ts';
import {
  ask,
  graphChange,
  highlevelRequest,
  nylasRequest,
  outlookPath,
  outlookRequest,
  subscriptionRequest,
  VENDOR_SETTINGS,
  type VendorRequest,
} from './support/vendor_requests.ts';

let stores: Awaited<ReturnType<typeof postgresStores>>;
let hooks: HookHost;
let relay: RelayProcess;

beforeAll(async () => {
  hooks = await startHookHost();
  stores = await postgresStores();
  relay = await startRelayProcess({ ...(await stores.create()), ...VENDOR_SETTINGS, RELAY_HOOK_HOSTS: hooks.host });
});

afterAll(async () => {
  await relay.kill();
  await hooks.close();
  stores.close();
});

it('tells the vendors to send again while its database is down, and goes on by itself afterwards', async () => {
  const statusOf = async (request: VendorRequest): Promise<number> => (await ask(relay.url, request)).status;
  const untilStatus = async (status: number, request: () => VendorRequest): Promise<void> => {
    while ((await statusOf(request())) !== status);
  };
  const put = (): VendorRequest => subscriptionRequest('PUT', { target: hooks.address('a') });
  expect(await statusOf(put())).toBe(200);
  // One is waiting for its next attempt when the database goes.
  hooks.reply = () => ({ status: 503 });
  await statusOf(outlookRequest(hooks.address('b'), [graphChange('before')]));
  await hooks.until(() => hooks.requests.length > 0);
  stores.server.stop();
  const event = highlevelRequest({ id: 'during' });
  expect([
    await statusOf(event),
    await statusOf(nylasRequest({})),
    await statusOf(outlookRequest(hooks.address('b'), [graphChange('x')])),
  ]).toEqual([429, 503, 503]);
  expect(await statusOf(put())).toBe(503);
  const healthStatus = async (): Promise<number> => (await fetch(`${relay.url}/health`)).status;
  while ((await healthStatus()) !== 503);
  expect(await (await fetch(`${relay.url}/metrics`)).text()).toContain('relay_store_up 0\n');
  expect(await statusOf({ ...put(), method: 'POST', path: `${outlookPath(hooks.address('b'))}?validationToken=x` })).toBe(200);
  stores.server.start();
  hooks.reply = () => ({ status: 200 });
  await untilStatus(200, () => event);
  await hooks.until(() => hooks.delivered().length >= 2);
  expect(
    hooks
      .delivered()
      .map(({ body }) => body.id)
      .sort(),
  ).toEqual(['before', 'during']);
  while ((await healthStatus()) !== 200);
});
