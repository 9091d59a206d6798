import { BOTH_STORES } from './support/both_stores.ts';
import { type HookHost, startHookHost } from './support/hook_host.ts';
import { type RelayProcess, startSimulatedRelay } from './support/relay_process.ts';
import type { Stores } from './support/stores.ts';
import { ask, graphChange, highlevelRequest, outlookRequest, VENDOR_SETTINGS } from './support/vendor_requests.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NOW = Date.parse('2026-11-27T12:00:00Z');

describe.each(BOTH_STORES)('in simulated time on %s', (_name, open) => {
  let stores: Stores;
  let hooks: HookHost;
  let relay: RelayProcess;
  let now = NOW;

  beforeAll(async () => {
    hooks = await startHookHost();
    stores = await open();
    relay = await start();
  });

  afterAll(async () => {
    await relay.kill();
    await hooks.close();
    stores.close();
  });

  const start = async (): Promise<RelayProcess> =>
    startSimulatedRelay({
      ...(await stores.create()),
      ...VENDOR_SETTINGS,
      RELAY_HOOK_HOSTS: hooks.host,
      SIMULATED_NOW: `${NOW}`,
      RELAY_RETRY_HOURS: '2',
    });
  const advance = async (milliseconds: number): Promise<void> => {
    now += milliseconds;
    await relay.advance(milliseconds);
  };
  const health = async (): Promise<{ undelivered: number; oldest_seconds: number; dead: number }> =>
    JSON.parse(await (await fetch(`${relay.url}/health`)).text());
  const sentTo = (hook: string): number => hooks.requests.filter((request) => request.hook === hook).length;
  /** Lets time pass in steps until the condition holds, and returns how much has passed. */
  const passUntil = async (step: number, condition: () => boolean | Promise<boolean>): Promise<number> => {
    const began = now;
    while (!(await condition())) await advance(step);
    return now - began;
  };

  it('delivers everything once after its target was down for an hour, without asking it all the time', async () => {
    hooks.reply = () => ({ status: 502 });
    const notices = Array.from({ length: 20 }, (_, index) => graphChange(`down-${index}`));
    await ask(relay.url, outlookRequest(hooks.address('down'), notices));
    await hooks.until(() => sentTo('down') > 0);
    let hour = 0;
    await passUntil(2 * MINUTE, () => {
      hour += 2 * MINUTE;
      return hour > HOUR;
    });
    expect((await health()).undelivered).toBe(20);
    // 20 notices that are each tried every two minutes would be 600.
    expect(sentTo('down')).toBeLessThan(200);
    hooks.reply = () => ({ status: 200 });
    const passed = await passUntil(30 * SECOND, () => hooks.delivered('down').length >= 20);
    expect(passed).toBeLessThanOrEqual(30 * MINUTE);
    const ids = hooks.delivered('down').map(({ body }) => body.id);
    expect(new Set(ids).size).toBe(20);
    expect(ids).toHaveLength(20);
  });

  it('leaves a target alone for as long as Retry-After says, and the other targets not', async () => {
    hooks.reply = (hook) => (hook === 'limited' ? { status: 429, headers: { 'retry-after': '600' } } : { status: 200 });
    await ask(relay.url, outlookRequest(hooks.address('limited'), [graphChange('first')]));
    await hooks.until(() => sentTo('limited') === 1);
    hooks.reply = () => ({ status: 200 });
    let left = 9;
    await passUntil(MINUTE, async () => {
      await ask(relay.url, outlookRequest(hooks.address('limited'), [graphChange(`more-${left}`)]));
      await ask(relay.url, outlookRequest(hooks.address('free'), [graphChange(`more-${left}`)]));
      left -= 1;
      return left === 0;
    });
    await hooks.until(() => hooks.delivered('free').length === 9);
    expect(sentTo('limited')).toBe(1);
    await passUntil(MINUTE, () => hooks.delivered('limited').length === 10);
  });

  it('gives up after RELAY_RETRY_HOURS, counts it, and keeps nothing', async () => {
    hooks.reply = (hook) => (hook === 'dead' ? { status: 400 } : { status: 200 });
    await ask(relay.url, outlookRequest(hooks.address('dead'), [graphChange('dead')]));
    await hooks.until(() => sentTo('dead') === 1);
    const passed = await passUntil(15 * MINUTE, async () => (await health()).dead === 1);
    expect(passed).toBeGreaterThanOrEqual(2 * HOUR);
    expect(passed).toBeLessThanOrEqual(3 * HOUR);
    expect(await health()).toMatchObject({ undelivered: 0, dead: 1 });
    const metrics = await (await fetch(`${relay.url}/metrics`)).text();
    expect(metrics).toContain('\nrelay_dead_total 1\n');
  });

  it('takes an event that HighLevel repeats within 75 minutes once, and refuses it later', async () => {
    hooks.reply = () => ({ status: 200 });
    const request = highlevelRequest({ timestamp: new Date(now).toISOString() });
    const statuses: number[] = [];
    for (let minutes = 0; minutes <= 80; minutes += 20) {
      statuses.push((await ask(relay.url, request)).status);
      await advance(20 * MINUTE);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 400]);
  });

  it('takes a second missed of the same subscription, but not its repeat', async () => {
    hooks.reply = () => ({ status: 200 });
    const missed = (): Promise<Response> => ask(relay.url, outlookRequest(hooks.address('missed'), [{ lifecycleEvent: 'missed' }]));
    await missed();
    await missed();
    await advance(11 * MINUTE);
    await missed();
    await passUntil(SECOND, () => sentTo('missed') >= 2);
    expect(sentTo('missed')).toBe(2);
  });

  it('sends a target no more than 30 a second', async () => {
    hooks.reply = () => ({ status: 200 });
    await ask(
      relay.url,
      outlookRequest(
        hooks.address('paced'),
        Array.from({ length: 90 }, (_, index) => graphChange(`paced-${index}`)),
      ),
    );
    const counts: number[] = [];
    const passed = await passUntil(SECOND, () => {
      counts.push(sentTo('paced'));
      return sentTo('paced') >= 90;
    });
    const perSecond = counts.map((count, index) => count - (counts[index - 1] ?? 0));
    expect(Math.max(...perSecond)).toBeLessThanOrEqual(30);
    expect(passed).toBeGreaterThanOrEqual(2 * SECOND);
  });
});
