/** What a poll costs the service, by the size of the book and the number of changes: requests and bytes, no times. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { accountTypes } from '../sandbox/accounts.ts';
import { loadBuiltApp } from '../sandbox/zapier/built_app.ts';
import { type Platform, platformFor } from '../sandbox/zapier/platform.ts';
import { StepError } from '../sandbox/zapier/step_error.ts';
import type { Asked, Order, Started } from './poll_sandbox.ts';

export interface Poll {
  readonly account: string;
  readonly contacts: number;
  readonly changed: number;
  /** How many contacts the poll returned, or that it was refused. */
  readonly rows: number | 'refused';
  readonly requests: number;
  readonly bytes: number;
}

const ACCOUNTS = Object.keys(accountTypes);
const SIZES = [1_000, 100_000];
const CHANGED = [0, 1, 1_000];

export async function polls(): Promise<Poll[]> {
  const app = await loadBuiltApp();
  const all: Poll[] = [];
  for (const size of SIZES) {
    const sandbox = await largeSandbox(size);
    Object.assign(process.env, sandbox.environment);
    for (const account of ACCOUNTS)
      all.push(...(await pollsOf(account, size, sandbox, platformFor(app, sandbox.connections[account] ?? {}))));
    sandbox.stop();
  }
  return all.sort((one, other) => ACCOUNTS.indexOf(one.account) - ACCOUNTS.indexOf(other.account));
}

type Large = Awaited<ReturnType<typeof largeSandbox>>;

async function pollsOf(account: string, contacts: number, sandbox: Large, platform: Platform): Promise<Poll[]> {
  const poll = () => platform.run('triggers', 'new_or_updated_contact');
  const found: Poll[] = [];
  for (const [index, changed] of CHANGED.entries()) {
    await sandbox.change(account, CHANGED[index - 1] ?? 0, changed);
    // The first of two polls fills the cache, for example with the names of custom fields.
    await poll().catch(() => null);
    await sandbox.asked();
    const rows = await poll().catch((error: unknown) => {
      if (error instanceof StepError && error.code === 'too_much') return 'refused' as const;
      throw error;
    });
    const { requests, bytes } = await sandbox.asked();
    found.push({
      account,
      contacts,
      changed,
      rows: Array.isArray(rows) ? rows.length : 'refused',
      requests,
      bytes,
    });
  }
  return found;
}

/** Its own process, because the platform's core would end this one for the memory of a large sandbox. */
async function largeSandbox(size: number) {
  const child = fork(path.join(import.meta.dirname, 'poll_sandbox.ts'), { stdio: 'inherit' });
  child.once('exit', (code) => {
    if (code !== 0) throw new Error(`The sandbox has ended with ${code}.`);
  });
  const ask = async (order: Order): Promise<unknown> => {
    child.send(order);
    const [response] = await once(child, 'message');
    return response;
  };
  const { environment, connections } = (await ask({ do: 'start', size })) as Started;
  return {
    environment,
    connections,
    change: (account: string, from: number, to: number) => ask({ do: 'change', account, from, to }),
    asked: async () => (await ask({ do: 'asked' })) as Asked,
    stop: () => child.disconnect(),
  };
}
