import type { AuthData } from '../../sandbox/account.ts';
import { send } from '../../sandbox/notifications.ts';
import { notificationsOf, setWebhooks } from '../../sandbox/relay/publisher.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { type HookHost, startHookHost } from '../../sandbox/zapier/hook_host.ts';
import { type InstantZap, openInstantZap } from '../../sandbox/zapier/instant_zap.ts';
import { onlyOperation } from '../../sandbox/zapier/only_operation.ts';
import { platformFor } from '../../sandbox/zapier/platform.ts';
import { type RelayStandIn, startRelayStandIn } from './relay_stand_in.ts';
import { definition, type Inputs, type Row } from './run.ts';
import { NEXT_SECRET, RELAY_SECRET } from './with_relay.ts';

/** A sandbox, whose vendors tell. */
interface Vendors {
  readonly sandbox: Sandbox;
}

/** One of its accounts, connected. */
interface Connected {
  readonly authData: AuthData;
}

/** A relay and Zapier's hook host, which a describe block shares. */
export interface Instant {
  readonly relay: RelayStandIn;
  readonly host: HookHost;
  /** A Zap with an instant trigger, not yet turned on. */
  zap(account: Connected, key: string, input?: Inputs, changes?: Readonly<Record<string, string>>): InstantZap;
  /** Waits until every vendor has told what happened, and every Zap has worked it off. */
  settle(vendors: Vendors): Promise<void>;
  /** Has HighLevel and Nylas tell the relay, as its publisher sets it up. */
  connect(vendors: Vendors): Promise<void>;
  /** What the Zap ran for since the last call, and its errors must be none. */
  news(vendors: Vendors, zap: InstantZap): Promise<readonly Row[]>;
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
    relay = await startRelayStandIn([RELAY_SECRET, NEXT_SECRET], host);
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
  const settle = async ({ sandbox }: Vendors): Promise<void> => {
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
      zap: (account, key, input = {}, changes = {}) => {
        const app = onlyOperation(definition, 'triggers', key);
        const zap = openInstantZap(
          app,
          platformFor(app, () => ({ ...account.authData, ...changes })),
          hooks,
          key,
          input,
        );
        zaps.push(zap);
        return zap;
      },
      settle,
      connect: async ({ sandbox }) => {
        // The challenge comes before the secret.
        stand.trust({ highlevelKey: sandbox.accounts.highlevel.webhooks.publicKey, nylasSecret: '' });
        stand.trust(await setWebhooks(sandbox, stand.url));
      },
      news: async (vendors, zap) => {
        await settle(vendors);
        expect(zap.errors.map(({ message }) => message)).toEqual([]);
        const rows = zap.rows.slice(seen.get(zap) ?? 0);
        seen.set(zap, zap.rows.length);
        return rows;
      },
    };
  };
}

/** Posts to a hook what the relay never would. */
export function postTo(target: string, body: unknown): Promise<unknown> {
  return send('POST', target, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}
