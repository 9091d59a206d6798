import { contactPath } from '../../sandbox/account.ts';
import { accountTypeOf } from '../../sandbox/accounts.ts';
import { setEnvironment } from '../../sandbox/environment.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import type { Definition } from '../../sandbox/zapier/definition.ts';
import type { Platform } from '../../sandbox/zapier/platform.ts';
import { quickPlatformFor } from '../../sandbox/zapier/quick_platform.ts';
import { ADA_EMAIL, type Cast } from './plain_runs.ts';

/** How many people each account of the sandbox has. */
export const SIZE = 250;

/** One account of the sandbox, with its seed before each run. */
export interface Stage {
  readonly key: string;
  readonly sandbox: Sandbox;
  /** A platform with an empty cache, for this account or with these changes to its connection. */
  platform(changes?: Readonly<Record<string, string>>): Platform;
  /** Restores the seed and returns what a plain run needs. */
  reset(): Promise<Cast>;
}

/** The accounts of one sandbox. */
export interface Stages {
  of(app: Definition, key: string): Stage;
  /** Also restores the environment. */
  close(): Promise<void>;
}

/** Starts a sandbox and points the app at it. */
export async function openStages(): Promise<Stages> {
  const sandbox = await startSandbox({ size: SIZE });
  const restore = setEnvironment(sandbox.environment);
  return {
    of: (app, key) => stage(sandbox, app, key),
    close: () => {
      restore();
      return sandbox.close();
    },
  };
}

function stage(sandbox: Sandbox, app: Definition, key: string): Stage {
  // Asked for each time, because restoring the seed can revoke tokens.
  const account = () => sandbox.account(key).connection();
  const platform = (changes: Readonly<Record<string, string>> = {}) => quickPlatformFor(app, { ...account(), ...changes });
  return {
    key,
    sandbox,
    platform,
    reset: async () => {
      sandbox.reset();
      const prepare = platform();
      const [found] = await prepare.run('searches', 'find_contact', { email: ADA_EMAIL });
      const contact = String(found?.id);
      const task = await taskOf(prepare, contact);
      addNamesake(sandbox, key, contact);
      sandbox.clearRequests();
      const workflow = sandbox.account(key).book.seededWorkflows?.published.id ?? '';
      return { contact, task, workflow, path: contactPath(accountTypeOf(key), contact), query: accountTypeOf(key).readQuery ?? {} };
    },
  };
}

/** Someone whom a search for duplicates finds. */
function addNamesake(sandbox: Sandbox, key: string, contact: string): void {
  const { book } = sandbox.account(key);
  const { first_name = null, last_name = null } = book.read(contact) ?? {};
  book.add({ first_name, last_name, emails: ['namesake@example.com'] });
}

/** If the account has no tasks, no run uses the ID. */
async function taskOf(platform: Platform, contact: string): Promise<string> {
  try {
    const input = { contact_id: contact, title: 'Call', due_date: '2030-01-15T09:00:00-06:00' };
    const [task] = await platform.run('creates', 'add_task', input);
    return String(task?.id);
  } catch {
    return 'none';
  }
}
