/**
 * Shows what the integration does, without an account and without a network: starts the sandbox, signs in to each
 * account type of the build, and runs every trigger, search and action in the platform's own runtime.
 *
 * `npm run demo -- --help` prints its usage.
 */
import { accountTypeOf } from '../sandbox/accounts.ts';
import { setEnvironment } from '../sandbox/environment.ts';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { loadBuiltApp } from '../sandbox/zapier/built_app.ts';
import { accountTypes, type Definition, operationOf } from '../sandbox/zapier/definition.ts';
import { platformFor } from '../sandbox/zapier/platform.ts';
import { signInAddress } from '../sandbox/zapier/sign_in.ts';
import { chooseAccounts } from './accounts.ts';
import { type Flags, HELP, readFlags } from './flags.ts';
import { Printer } from './print.ts';
import { Progress } from './progress.ts';
import { loadAppWithRelay } from './relay/built_app.ts';
import { openRelayStage, type RelayStage } from './relay/stage.ts';
import { tellInstant } from './relay/story.ts';
import { Stage, type StepRecord, StoryEnded } from './stage.ts';
import { tell } from './story/index.ts';
import { proofs } from './summary.ts';
import { instantTriggers, otherOperations, requestRange, shortcomings, type Told, visibleOperations } from './told.ts';

async function main(flags: Flags): Promise<number> {
  const began = performance.now();
  const terminal = process.stdout.isTTY === true;
  const printer = new Printer(terminal && !process.env.NO_COLOR);
  const app = flags.relay ? await loadAppWithRelay() : await loadBuiltApp();
  const sandbox = await startSandbox({ size: flags.size, signIn: true });
  let relayStage: RelayStage | undefined;
  try {
    setEnvironment(sandbox.environment);
    const built = accountTypes(app) ?? (await onlyAccountType(app, sandbox));
    const keys = chooseAccounts(flags.accounts, flags.relay ? await watchable(app, built) : built);
    if (!flags.json) printer.say(flags.relay ? INSTANT_INTRODUCTION : introduction(keys, flags.size));
    relayStage = flags.relay ? await openRelayStage(sandbox) : undefined;
    const told = flags.json ? silent : flags.verbose || flags.relay ? verbose(printer) : brief(printer, new Progress(terminal));
    const stories: Told[] = [];
    for (const key of keys) {
      const { label } = accountTypeOf(key);
      told.account(label, key);
      const steps = await story(app, sandbox, key, flags.size, relayStage, (record) => told.step(label, record));
      stories.push({ key, label, steps });
      told.end(label, steps);
    }
    return report(app, stories, (performance.now() - began) / 1000, flags, printer);
  } finally {
    await relayStage?.close();
    await sandbox.close();
  }
}

function introduction(keys: readonly string[], size: number): string {
  return `Contacts connects an address book to Zapier: ${keys.map((key) => accountTypeOf(key).label).join(', ')}.
This demo needs no account. It signs in to a sandbox on this machine with ${size.toLocaleString('en')} invented
people, runs every trigger, search and action as Zapier does, and checks each result.
`;
}

const INSTANT_INTRODUCTION = `This demo starts the relay on this machine, signs in to a sandbox with invented people, and turns two Zaps on.
Then others change the account, and the vendor's notifications reach the Zaps through the relay.
`;

/** What is printed while the stories run. */
interface Telling {
  account(label: string, key: string): void;
  step(label: string, record: StepRecord): void;
  end(label: string, steps: readonly StepRecord[]): void;
}

const silent: Telling = { account: () => {}, step: () => {}, end: () => {} };

function verbose(printer: Printer): Telling {
  return { account: (label, key) => printer.chapter(label, key), step: (_label, record) => printer.step(record), end: () => {} };
}

function brief(printer: Printer, progress: Progress): Telling {
  return {
    account: (label) => progress.show(label, 'sign in'),
    step: (label, { title }) => progress.show(label, title),
    end: (label, steps) => {
      progress.clear();
      printer.account(label, steps);
    },
  };
}

/** A build with one account type doesn't ask for it. The client in the sign-in address shows which one it is. */
async function onlyAccountType(app: Definition, sandbox: Sandbox): Promise<readonly string[]> {
  const client = (await signInAddress(app, {}, 'none')).searchParams.get('client_id');
  return Object.entries(sandbox.environment).flatMap(([name, value]) =>
    name.endsWith('_CLIENT_ID') && value === client ? [name.replace('_CLIENT_ID', '').toLowerCase()] : [],
  );
}

/** The account types that can be watched: for the others, the form says that they can't. */
async function watchable(app: Definition, keys: readonly string[]): Promise<readonly string[]> {
  const trigger = operationOf(app, 'triggers', 'contact_deleted');
  const can = await Promise.all(
    keys.map(async (account_type) => {
      const fields = await platformFor(app, { account_type }).inputFields(trigger);
      return fields.every(({ key }) => key !== 'not_available');
    }),
  );
  return keys.filter((_, index) => can[index]);
}

async function story(
  app: Definition,
  sandbox: Sandbox,
  key: string,
  size: number,
  relayStage: RelayStage | undefined,
  onStep: (record: StepRecord) => void,
) {
  const stage = new Stage(app, sandbox, key, size, onStep);
  try {
    if (relayStage === undefined) await tell(stage, accountTypeOf(key));
    else await tellInstant(stage, accountTypeOf(key), relayStage);
  } catch (error) {
    if (!(error instanceof StoryEnded)) throw error;
  }
  return stage.records;
}

function report(app: Definition, stories: readonly Told[], seconds: number, flags: Flags, printer: Printer): number {
  const visible = flags.relay ? instantTriggers(app) : visibleOperations(app);
  const operations = [...otherOperations(stories, visible), ...visible];
  const wrong = shortcomings(stories, visible);
  if (flags.json) {
    const requests = Object.fromEntries(
      operations.map((name) => [name, Object.fromEntries(stories.map((told) => [told.key, requestRange(told.steps, name)]))]),
    );
    process.stdout.write(`${JSON.stringify({ ok: wrong.length === 0, seconds, wrong, requests, accounts: stories }, null, 2)}\n`);
  } else {
    if (flags.verbose) printer.requests(stories, operations);
    printer.proofs(stories, proofs(stories));
    printer.end(stories, wrong, seconds);
    if (!flags.verbose && !flags.relay) printer.say(MORE);
  }
  return wrong.length === 0 ? 0 : 1;
}

const MORE = `
See every step, with what goes in and comes out:  npm run demo -- --verbose
Click through the accounts in a browser:          npm run sandbox`;

const flags = readFlags(process.argv.slice(2));
if (typeof flags === 'string') {
  process.stderr.write(`${flags}\n`);
  process.exitCode = 2;
} else if (flags.help) {
  process.stdout.write(`${HELP}\n`);
} else {
  try {
    process.exitCode = await main(flags);
  } catch (error) {
    process.stderr.write(`The demo couldn't run: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
