import { execFileSync } from 'node:child_process';
import { BOTH_STORES } from './support/both_stores.ts';
import { type HookHost, startHookHost } from './support/hook_host.ts';
import { type Environment, type RelayProcess, startRelayProcess } from './support/relay_process.ts';
import type { Stores } from './support/stores.ts';
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

describe.each(BOTH_STORES)('on %s', (_name, open) => {
  let stores: Stores;
  let hooks: HookHost;
  let store: Environment;
  let relay: RelayProcess;

  const start = (settings: Environment = {}): Promise<RelayProcess> =>
    startRelayProcess({ ...store, ...VENDOR_SETTINGS, RELAY_HOOK_HOSTS: hooks.host, ...settings });
  const statusOf = async (request: VendorRequest): Promise<number> => (await ask(relay.url, request)).status;
  const health = async (): Promise<unknown> => (await fetch(`${relay.url}/health`)).json();
  const subscribe = (account: string, hook: string, values: object = {}): Promise<number> =>
    statusOf(subscriptionRequest('PUT', { account, target: hooks.address(hook), ...values }));
  const ids = (hook: string): readonly unknown[] => hooks.delivered(hook).map(({ body }) => body.id);
  const arrived = (hook: string, count: number): Promise<void> => hooks.until(() => hooks.delivered(hook).length >= count);
  /** A later event to the same relay has arrived, so an earlier one that is stored and due has, too. */
  const nothingElseArrives = async (): Promise<void> => {
    const id = `last-${Math.random()}`;
    await statusOf(outlookRequest(hooks.address('last'), [graphChange(id)]));
    await hooks.until(() => ids('last').includes(id));
  };

  beforeAll(async () => {
    hooks = await startHookHost();
    stores = await open();
    store = await stores.create();
    relay = await start();
  });

  afterAll(async () => {
    await relay.stop();
    await hooks.close();
    stores.close();
  });

  it('delivers an event to every Zap that subscribed to it, and to no other', async () => {
    await subscribe('fan-1', 'fan-a');
    await subscribe('fan-1', 'fan-b', { events: ['contact_changed', 'contact_deleted'] });
    await subscribe('fan-1', 'fan-c', { events: ['contact_deleted'] });
    await subscribe('fan-2', 'fan-d');
    await subscribe('fan-1', 'fan-e', { account_type: 'nylas' });
    expect(await statusOf(highlevelRequest({ locationId: 'fan-1', id: 'changed' }))).toBe(200);
    expect(await statusOf(highlevelRequest({ locationId: 'fan-1', id: 'deleted', type: 'ContactDelete' }))).toBe(200);
    expect(await statusOf(nylasRequest({}, { grant_id: 'fan-1', id: 'nylas' }))).toBe(200);
    await Promise.all([arrived('fan-a', 1), arrived('fan-b', 2), arrived('fan-c', 1), arrived('fan-e', 1)]);
    await nothingElseArrives();
    expect([ids('fan-a'), [...ids('fan-b')].sort(), ids('fan-c'), ids('fan-d'), ids('fan-e')]).toEqual([
      ['changed'],
      ['changed', 'deleted'],
      ['deleted'],
      [],
      ['nylas'],
    ]);
    const [deleted] = hooks.delivered('fan-c');
    expect(deleted?.body).toEqual({
      event: 'contact_deleted',
      account_type: 'highlevel',
      account: 'fan-1',
      id: 'deleted',
      at: expect.any(String),
      full_name: 'Ada Lovelace',
      email: 'ada@example.com',
      phone: '+1 555 010 0123',
    });
  });

  it('delivers repeats once, also when they come at the same moment', async () => {
    await subscribe('repeat', 'repeat');
    const request = highlevelRequest({ locationId: 'repeat', id: 'once' });
    const statuses = await Promise.all(Array.from({ length: 10 }, () => statusOf(request)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    const notices = [graphChange('g1'), graphChange('g1'), graphChange('g2')];
    await statusOf(outlookRequest(hooks.address('repeat-outlook'), notices));
    await statusOf(outlookRequest(hooks.address('repeat-outlook'), notices));
    await arrived('repeat', 1);
    await arrived('repeat-outlook', 2);
    await statusOf(request);
    await nothingElseArrives();
    expect(ids('repeat')).toEqual(['once']);
    expect([...ids('repeat-outlook')].sort()).toEqual(['g1', 'g2']);
  });

  it('delivers a second change without an etag, and events in any order', async () => {
    const change = (id: string): object => ({ ...graphChange(id), resourceData: { id } });
    const target = hooks.address('any-order');
    await statusOf(outlookRequest(target, [{ ...change('c1'), changeType: 'deleted' }]));
    await statusOf(outlookRequest(target, [{ ...change('c1') }]));
    await statusOf(outlookRequest(target, [{ ...change('c1') }]));
    await statusOf(outlookRequest(target, [{ ...change('c1'), changeType: 'created' }]));
    await arrived('any-order', 4);
    await nothingElseArrives();
    expect(
      hooks
        .delivered('any-order')
        .map(({ body }) => body.event)
        .sort(),
    ).toEqual(['contact_changed', 'contact_changed', 'contact_changed', 'contact_deleted']);
  });

  it('delivers nothing more after the subscription was ended', async () => {
    await subscribe('ended', 'ended', { events: ['contact_changed', 'contact_deleted'] });
    const end = (events: readonly string[]): Promise<number> =>
      statusOf(subscriptionRequest('DELETE', { account: 'ended', target: hooks.address('ended'), events }));
    expect(await end(['contact_deleted'])).toBe(204);
    await statusOf(highlevelRequest({ locationId: 'ended', id: 'not this', type: 'ContactDelete' }));
    await statusOf(highlevelRequest({ locationId: 'ended', id: 'this' }));
    await arrived('ended', 1);
    expect(await end(['contact_changed'])).toBe(204);
    expect(await end(['contact_changed'])).toBe(204);
    await statusOf(highlevelRequest({ locationId: 'ended', id: 'nor this' }));
    await nothingElseArrives();
    expect(ids('ended')).toEqual(['this']);
  });

  it('refuses an old request for a subscription, so that nobody can send it again', async () => {
    const now = Date.now();
    const at = (method: 'PUT' | 'DELETE', milliseconds: number): Promise<number> =>
      statusOf(subscriptionRequest(method, { account: 'old', target: hooks.address('old') }, now + milliseconds));
    expect(await at('PUT', -3_000)).toBe(200);
    expect(await at('PUT', -3_000)).toBe(200);
    expect(await at('DELETE', -3_000)).toBe(409);
    expect(await at('DELETE', -2_000)).toBe(204);
    expect(await at('DELETE', -2_000)).toBe(204);
    expect(await at('PUT', -3_000)).toBe(409);
    expect(await at('PUT', -1_000)).toBe(200);
    expect(await at('DELETE', -2_000)).toBe(409);
  });

  it('ends the subscription after 410, and begins again with a new one', async () => {
    await subscribe('gone', 'gone');
    hooks.reply = (hook) => ({ status: hook === 'gone' || hook === 'gone-outlook' ? 410 : 200 });
    await statusOf(highlevelRequest({ locationId: 'gone', id: 'first' }));
    await statusOf(outlookRequest(hooks.address('gone-outlook'), [graphChange('first')]));
    await hooks.until(
      () => hooks.requests.some(({ hook }) => hook === 'gone') && hooks.requests.some(({ hook }) => hook === 'gone-outlook'),
    );
    await nothingElseArrives();
    hooks.reply = () => ({ status: 200 });
    await statusOf(highlevelRequest({ locationId: 'gone', id: 'second' }));
    expect(await statusOf(outlookRequest(hooks.address('gone-outlook'), [graphChange('second')]))).toBe(202);
    await nothingElseArrives();
    expect(hooks.requests.filter(({ hook }) => hook.startsWith('gone')).map(({ body }) => body.id)).toEqual(['first', 'first']);
    await subscribe('gone', 'gone');
    await fetch(`${relay.url}${outlookPath(hooks.address('gone-outlook'))}?validationToken=x`, { method: 'POST' });
    await nothingElseArrives();
    await statusOf(highlevelRequest({ locationId: 'gone', id: 'third' }));
    await statusOf(outlookRequest(hooks.address('gone-outlook'), [graphChange('third')]));
    await Promise.all([arrived('gone', 1), arrived('gone-outlook', 1)]);
    expect([ids('gone'), ids('gone-outlook')]).toEqual([['third'], ['third']]);
  });

  it('tries again after every kind of failure, with one delivery ID', async () => {
    const failures = {
      dropped: 'drop',
      failed: { status: 500 },
      limited: { status: 429, headers: { 'retry-after': '1' } },
      unknown: { status: 404 },
      moved: { status: 302, headers: { location: '/elsewhere' } },
    } as const;
    const isFirst = (hook: string): boolean => !hooks.requests.some((request) => request.hook === hook);
    hooks.reply = (hook) =>
      isFirst(hook) ? (Object.entries(failures).find(([name]) => name === hook)?.[1] ?? { status: 200 }) : { status: 200 };
    for (const hook of Object.keys(failures)) await statusOf(outlookRequest(hooks.address(hook), [graphChange('c1')]));
    for (const hook of Object.keys(failures)) await arrived(hook, 1);
    hooks.reply = () => ({ status: 200 });
    const requests = Object.keys(failures).map((name) => hooks.requests.filter(({ hook }) => hook === name));
    expect(requests.map((attempts) => attempts.map(({ status }) => status))).toEqual([
      [0, 200],
      [500, 200],
      [429, 200],
      [404, 200],
      [302, 200],
    ]);
    expect(requests.every((attempts) => new Set(attempts.map(({ delivery }) => delivery)).size === 1)).toBe(true);
  });

  it('does not keep the others waiting for a target that never answers', async () => {
    hooks.reply = (hook) => (hook === 'slow' ? { status: 200, delay: 60_000 } : { status: 200 });
    const notices = Array.from({ length: 30 }, (_, index) => graphChange(`slow-${index}`));
    await statusOf(outlookRequest(hooks.address('slow'), notices));
    await nothingElseArrives();
    hooks.reply = () => ({ status: 200 });
    expect(ids('last').length).toBeGreaterThan(0);
  });

  it('delivers what it stored before it was killed, and again what was on its way, and counts that', async () => {
    await subscribe('killed', 'killed');
    hooks.reply = (hook) => (hook === 'on-its-way' ? { status: 200, delay: 60_000 } : { status: 503 });
    for (let index = 0; index < 5; index += 1) await statusOf(highlevelRequest({ locationId: 'killed', id: `killed-${index}` }));
    await statusOf(outlookRequest(hooks.address('on-its-way'), [graphChange('c1')]));
    await hooks.until(() => hooks.requests.some(({ hook }) => hook === 'on-its-way'));
    await relay.kill();
    hooks.reply = () => ({ status: 200 });
    // PostgreSQL takes seconds to give up a relay that was killed, so this happens once for both.
    relay = await start();
    await arrived('killed', 5);
    await hooks.until(() => hooks.requests.filter(({ hook }) => hook === 'on-its-way').length === 2);
    await nothingElseArrives();
    expect([...ids('killed')].sort()).toEqual(['killed-0', 'killed-1', 'killed-2', 'killed-3', 'killed-4']);
    const [first, second] = hooks.requests.filter(({ hook }) => hook === 'on-its-way');
    expect(second?.delivery).toBe(first?.delivery);
    const metrics = await (await fetch(`${relay.url}/metrics`)).text();
    expect(Number(/^relay_maybe_repeated_total (\d+)$/m.exec(metrics)?.[1])).toBeGreaterThan(0);
  });

  it('stops on SIGTERM after it finished what is on its way', async () => {
    hooks.reply = (hook) => ({ status: 200, delay: hook === 'finishing' ? 500 : 0 });
    await statusOf(outlookRequest(hooks.address('finishing'), [graphChange('c1')]));
    await hooks.until(() => hooks.requests.some(({ hook }) => hook === 'finishing'));
    expect(await relay.stop()).toBe(0);
    hooks.reply = () => ({ status: 200 });
    relay = await start();
    await nothingElseArrives();
    expect(ids('finishing')).toEqual(['c1']);
  });

  it('takes an old secret until it is dropped, and reads what that has encrypted', async () => {
    hooks.reply = () => ({ status: 503 });
    await statusOf(outlookRequest(hooks.address('rotated'), [graphChange('before')]));
    await relay.stop();
    hooks.reply = () => ({ status: 200 });
    relay = await start({ RELAY_SECRET: `${'n'.repeat(40)},a-secret-for-tests-only-0123456789abcdef` });
    await arrived('rotated', 1);
    expect(await statusOf(outlookRequest(hooks.address('rotated'), [graphChange('with the old one')]))).toBe(202);
    await arrived('rotated', 2);
    await relay.stop();
    relay = await start({ RELAY_SECRET: 'n'.repeat(40) });
    expect(await statusOf(outlookRequest(hooks.address('rotated'), [graphChange('c2')]))).toBe(404);
    await relay.stop();
    relay = await start();
  });

  it('says in /health that nothing is left', async () => {
    await nothingElseArrives();
    await fetch(`${relay.url}/metrics`);
    const metrics = await (await fetch(`${relay.url}/metrics`)).text();
    expect(metrics).toMatch(/^relay_delivered_total \d+$/m);
    expect(await health()).toMatchObject({ status: 'ok', undelivered: expect.any(Number), dead: 0 });
  });

  // The last one, because it ends with the relay stopped.
  it('leaves nothing of a person in the store or in its output, neither while it waits nor after', async () => {
    const person = { firstName: 'Zanzibara', lastName: 'Quillfeather', email: 'zanzibara@example.com', phone: '+1 555 010 4242' };
    await subscribe('private', 'private', { events: ['contact_changed', 'contact_deleted'] });
    hooks.reply = () => ({ status: 503 });
    await statusOf(highlevelRequest({ ...person, locationId: 'private', id: 'contact-of-zanzibara', type: 'ContactDelete' }));
    await hooks.until(() => hooks.requests.some(({ hook }) => hook === 'private'));
    const isStored = (word: string): boolean => contains(stores.folder(store), word);
    const words = ['Zanzibara', 'Quillfeather', 'zanzibara@example.com', '555 010 4242', 'contact-of-zanzibara'];
    expect(words.filter(isStored)).toEqual([]);
    // The search does find what is there.
    expect(isStored('contact_changed')).toBe(true);
    hooks.reply = () => ({ status: 200 });
    await arrived('private', 1);
    await relay.stop();
    expect(words.filter((word) => isStored(word) || relay.output().includes(word))).toEqual([]);
    expect(relay.output().includes(hooks.host)).toBe(false);
  });
});

function contains(folder: string, word: string): boolean {
  try {
    execFileSync('grep', ['-r', '-q', '-a', '-F', word, folder]);
    return true;
  } catch {
    return false;
  }
}
