import { parseJson } from '../../sandbox/json.ts';
import { send } from '../../sandbox/notifications.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { type HookHost, startHookHost } from '../../sandbox/zapier/hook_host.ts';
import { type InstantZap, openInstantZap } from '../../sandbox/zapier/instant_zap.ts';
import { onlyOperation } from '../../sandbox/zapier/only_operation.ts';
import { platformFor } from '../../sandbox/zapier/platform.ts';
import { type RelayStandIn, startRelayStandIn } from './relay_stand_in.ts';
import { definition, type Inputs, type Row } from './run.ts';
import { RELAY_SECRET } from './with_relay.ts';
import type { World } from './world.ts';

/** A relay and Zapier's hook host, which a describe block shares. */
export interface Instant {
  readonly relay: RelayStandIn;
  readonly host: HookHost;
  /** A Zap with an instant trigger, not yet turned on. */
  zap(world: World, key: string, input?: Inputs, changes?: Readonly<Record<string, string>>): InstantZap;
  /** Waits until every vendor has told what happened, and every Zap has worked it off. */
  settle(world: World): Promise<void>;
  /** Has HighLevel and Nylas tell the relay, as its publisher sets it up. */
  connect(world: World): Promise<void>;
  /** What the Zap ran for since the last call, and its errors must be none. */
  news(world: World, zap: InstantZap): Promise<readonly Row[]>;
}

/** Opens both before the tests of a describe block, and points the app to the relay. */
export function useInstant(): () => Instant {
  let relay: RelayStandIn | undefined;
  let host: HookHost | undefined;
  let zaps: InstantZap[] = [];
  const seen = new Map<InstantZap, number>();
  const before = { RELAY_URL: process.env.RELAY_URL, RELAY_SECRET: process.env.RELAY_SECRET };
  beforeAll(async () => {
    host = await startHookHost();
    relay = await startRelayStandIn(RELAY_SECRET, host);
  });
  beforeEach(() => {
    relay?.reset();
    host?.behave();
    zaps = [];
    Object.assign(process.env, { RELAY_URL: relay?.url, RELAY_SECRET });
  });
  afterAll(async () => {
    await relay?.close();
    await host?.close();
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });
  const settle = async ({ sandbox }: World): Promise<void> => {
    // A Zap's run can lead to more: a renewal, a new subscription.
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(notificationsOf(sandbox).map((one) => one.settle()));
      await new Promise((resolve) => setImmediate(resolve));
      for (const zap of zaps) await zap.settle();
    }
  };
  return () => {
    if (relay === undefined || host === undefined) throw new Error('The relay exists in tests only.');
    const [stand, hooks] = [relay, host];
    return {
      relay: stand,
      host: hooks,
      zap: (world, key, input = {}, changes = {}) => {
        const app = onlyOperation(definition, 'triggers', key);
        const zap = openInstantZap(
          app,
          platformFor(app, () => ({ ...world.authData, ...changes })),
          hooks,
          key,
          input,
        );
        zaps.push(zap);
        return zap;
      },
      settle,
      connect: async ({ sandbox }) => {
        const { highlevel } = sandbox.accounts;
        highlevel.webhooks.url = `${stand.url}/highlevel`;
        // The challenge comes before the secret.
        stand.trust({ highlevelKey: highlevel.webhooks.publicKey, nylasSecret: '' });
        const body = { trigger_types: ['contact.updated', 'contact.deleted'], webhook_url: `${stand.url}/nylas` };
        const { text } = await send('POST', `${sandbox.url}/nylas/v3/webhooks`, {
          headers: { authorization: `Bearer ${sandbox.environment.NYLAS_CLIENT_SECRET}`, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        const { data } = Object(parseJson(text));
        stand.trust({ highlevelKey: highlevel.webhooks.publicKey, nylasSecret: String(data?.webhook_secret) });
      },
      news: async (world, zap) => {
        await settle(world);
        expect(zap.errors.map(({ message }) => message)).toEqual([]);
        const rows = zap.rows.slice(seen.get(zap) ?? 0);
        seen.set(zap, zap.rows.length);
        return rows;
      },
    };
  };
}

function notificationsOf({ accounts }: Sandbox) {
  return [accounts.outlook.store.subscriptions, accounts.highlevel.webhooks, accounts.nylas.store.webhooks].map(
    ({ notifications }) => notifications,
  );
}

/** Posts to a hook what the relay never would. */
export function postTo(target: string, body: unknown): Promise<unknown> {
  return send('POST', target, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}
