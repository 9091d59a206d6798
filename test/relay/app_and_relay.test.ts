/** The integration and the relay's own process, together: what one of them sends is what the other one reads. */
import '../support/with_relay.ts';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setEnvironment } from '../../sandbox/environment.ts';
import { notificationsOf } from '../../sandbox/relay/publisher.ts';
import { type RelayProcess, startRelayProcess } from '../../sandbox/relay/relay_process.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { type HookHost, startHookHost } from '../../sandbox/zapier/hook_host.ts';
import { type InstantZap, openInstantZap } from '../../sandbox/zapier/instant_zap.ts';
import { onlyOperation } from '../../sandbox/zapier/only_operation.ts';
import { platformFor } from '../../sandbox/zapier/platform.ts';
import { anywhere, onlyLoopback } from '../support/network.ts';
import { definition, type Inputs } from '../support/run.ts';

const ACCOUNTS = ['outlook', 'highlevel', 'nylas'];
const PERSON = { first_name: 'Zenobia', last_name: 'Example', emails: ['zenobia@example.com'], phones: ['+15550100177'] };

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

const folder = mkdtempSync(path.join(tmpdir(), 'relay-data-'));
let sandbox: Sandbox;
let hooks: HookHost;
let relay: RelayProcess;
let restore = (): void => undefined;
const tokens: string[] = [];

beforeAll(async () => {
  onlyLoopback();
  sandbox = await startSandbox({ size: 12, clock: () => Date.now() });
  hooks = await startHookHost();
  relay = await startRelayProcess(sandbox, hooks, folder);
  restore = setEnvironment({ ...sandbox.environment, ...relay.environment });
});

afterAll(async () => {
  restore();
  await relay.stop();
  rmSync(folder, { recursive: true });
  await hooks.close();
  await sandbox.close();
  anywhere();
});

beforeEach(() => hooks.behave());

async function on(account: string, key: string, input: Inputs = {}): Promise<InstantZap> {
  const app = onlyOperation(definition, 'triggers', key);
  // Each run has a fresh token, because Zapier renews it.
  const connection = () => {
    const authData = sandbox.account(account).connection();
    tokens.push(String(authData.access_token));
    return authData;
  };
  const zap = openInstantZap(app, platformFor(app, connection), hooks, key, input);
  await zap.turnOn();
  return zap;
}

async function told(): Promise<void> {
  await Promise.all(notificationsOf(sandbox).map((notifications) => notifications.settle()));
}

describe.each(ACCOUNTS)('%s', (account) => {
  it('starts each Zap once for what happens, until it is off', async () => {
    const { book } = sandbox.account(account);
    const [changed, deleted] = [await on(account, 'contact_changed'), await on(account, 'contact_deleted')];
    const id = book.add(PERSON);
    expect(await changed.nextRow()).toMatchObject({ id, account_type: account, email: 'zenobia@example.com', first_name: 'Zenobia' });
    book.change(id, { company: 'Example Works' });
    expect(await changed.nextRow()).toMatchObject({ id, company: 'Example Works', revision: expect.any(String) });
    book.remove(id);
    const person = { full_name: 'Zenobia Example', email: 'zenobia@example.com', phone: '+15550100177' };
    // Only HighLevel says who it was.
    const who = account === 'highlevel' ? person : { full_name: null, email: null, phone: null };
    const { deleted_at, ...rest } = await deleted.nextRow();
    expect(rest).toEqual({ id, account_type: account, ...who });
    expect(Math.abs(Date.parse(String(deleted_at)) - Date.now())).toBeLessThan(60_000);
    await changed.turnOff();
    await deleted.turnOff();
    book.remove(book.add({ first_name: 'Late' }));
    await told();
    expect([changed.rows.length, deleted.rows.length, changed.errors, deleted.errors]).toEqual([2, 1, [], []]);
    expect(await relay.undelivered()).toBe(0);
  });

  it('starts the Zap once Zapier takes what it refused', async () => {
    const zap = await on(account, 'contact_changed');
    const answers = [
      { kind: 'status', status: 429, retryAfter: 1 },
      { kind: 'status', status: 500 },
    ] as const;
    let requests = 0;
    hooks.behave(() => answers[requests++] ?? { kind: 'ok' });
    const id = sandbox.account(account).book.add(PERSON);
    expect(await zap.nextRow()).toMatchObject({ id });
    expect([requests, zap.rows.length]).toEqual([3, 1]);
    await zap.turnOff();
    sandbox.account(account).book.remove(id);
    await told();
  });
});

it.each(['highlevel', 'nylas'])('the relay refuses a subscription that another secret signed, and the Zap says so: %s', async (account) => {
  const undo = setEnvironment({ RELAY_SECRET: 'another-secret-of-the-tests-with-32-chars' });
  await expect(on(account, 'contact_changed')).rejects.toThrow("doesn't accept its signature");
  undo();
});

it('the relay refuses an address for Outlook that another secret sealed, so nothing is turned on', async () => {
  const undo = setEnvironment({ RELAY_SECRET: 'another-secret-of-the-tests-with-32-chars' });
  await expect(on('outlook', 'contact_changed')).rejects.toThrow();
  undo();
  expect([...sandbox.accounts.outlook.store.subscriptions.all.values()]).toEqual([]);
});

it.each(['highlevel', 'nylas'])('the relay refuses a target that is no hook host, and the Zap says so: %s', async (account) => {
  const elsewhere = { ...hooks, target: () => hooks.target().replace('127.0.0.1', 'localhost') };
  const app = onlyOperation(definition, 'triggers', 'contact_changed');
  const zap = openInstantZap(app, platformFor(app, sandbox.account(account).connection()), elsewhere, 'contact_changed');
  await expect(zap.turnOn()).rejects.toThrow('RELAY_HOOK_HOSTS');
});

describe("what Graph says of a subscription reaches the Zap's own token", () => {
  const subscriptions = () => sandbox.accounts.outlook.store.subscriptions;
  const all = () => [...subscriptions().all.values()];
  const book = () => sandbox.account('outlook').book;
  const arrived = async (zap: InstantZap, arrivals: number): Promise<void> => {
    await told();
    while (zap.arrivals < arrivals) await new Promise((resolve) => setImmediate(resolve));
    await zap.settle();
    expect(zap.errors).toEqual([]);
  };

  afterEach(() => jest.restoreAllMocks());

  it('lives for 30 days by being asked to renew', async () => {
    const zap = await on('outlook', 'contact_changed');
    const ids = all().map(({ id }) => id);
    const began = Date.now();
    for (let round = 1; Date.now() - began < 30 * DAY; round += 1) {
      jest.spyOn(Date, 'now').mockReturnValue((all()[0]?.expires ?? 0) - HOUR);
      subscriptions().tick();
      await arrived(zap, round * ids.length);
      expect(Math.min(...all().map(({ expires }) => expires)) - Date.now()).toBeGreaterThan(6 * DAY);
    }
    expect(all().map(({ id }) => id)).toEqual(ids);
    const id = book().add(PERSON);
    expect(await zap.nextRow()).toMatchObject({ id });
    await zap.turnOff();
    book().remove(id);
    expect(all()).toEqual([]);
  });

  it('is made anew when it was removed, and what it missed arrives', async () => {
    const zap = await on('outlook', 'contact_changed');
    const [{ id: removed } = { id: '' }, ...others] = all();
    subscriptions().remove(removed);
    await arrived(zap, 1);
    expect([all().length, all().some(({ id }) => id === removed)]).toEqual([others.length + 1, false]);
    subscriptions().isInterrupted = true;
    const id = book().add(PERSON);
    subscriptions().resume();
    expect(await zap.nextRow()).toMatchObject({ id });
    expect([zap.rows.length, zap.errors]).toEqual([1, []]);
    await zap.turnOff();
    book().remove(id);
  });
});

it('keeps nothing of a person, and no token at all', async () => {
  expect(await relay.undelivered()).toBe(0);
  await relay.stop();
  const stored = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => readFileSync(path.join(file.parentPath, file.name), 'latin1'));
  expect(stored.length).toBeGreaterThan(100);
  const texts = [...stored, relay.output()];
  for (const secret of [...tokens, 'Zenobia', 'zenobia@example.com', '5550100177'])
    expect([secret, texts.filter((text) => text.includes(secret)).length]).toEqual([secret, 0]);
  expect(relay.output()).toBe(`The relay listens on ${relay.url}\n`);
});
