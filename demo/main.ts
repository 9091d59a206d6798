/**
 * Shows the integration at work without an account and without a network but this machine's own: starts the sandbox, signs in to each
 * account type of the build, and runs every trigger, search and action through the platform's own runtime.
 *
 *   npm run demo -- [--account KEY[,KEY]] [--size N] [--json]
 */
import { accountTypeOf } from '../sandbox/accounts.ts';
import { setEnvironment } from '../sandbox/environment.ts';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { loadBuiltApp } from '../sandbox/zapier/built_app.ts';
import { accountTypes, type Definition } from '../sandbox/zapier/definition.ts';
import { signInAddress } from '../sandbox/zapier/sign_in.ts';
import { type Flags, readFlags } from './flags.ts';
import { Printer } from './print.ts';
import { Stage, StoryEnded } from './stage.ts';
import { tell } from './story/index.ts';
import { otherOperations, requestRange, shortcomings, type Told, visibleOperations } from './told.ts';

async function main(flags: Flags): Promise<number> {
  const began = performance.now();
  const printer = flags.json ? undefined : new Printer(process.stdout.isTTY === true && !process.env.NO_COLOR);
  const app = await loadBuiltApp();
  const sandbox = await startSandbox({ size: flags.size, signIn: true });
  try {
    setEnvironment(sandbox.environment);
    const keys = chosen(flags, accountTypes(app) ?? (await onlyAccountType(app, sandbox)));
    printer?.say(INTRODUCTION.replace('SIZE', flags.size.toLocaleString('en')).replace('URL', sandbox.url));
    const stories: Told[] = [];
    for (const key of keys) stories.push(await story(app, sandbox, key, flags.size, printer));
    return report(app, stories, (performance.now() - began) / 1000, printer);
  } finally {
    await sandbox.close();
  }
}

const INTRODUCTION = `Contacts, shown against a sandbox on this machine (URL): SIZE invented people in each account.
Each step runs in the platform's own runtime, as Zapier runs it, and checks what comes out.`;

/** Of a build with one, which the sign-in form does not ask for: it is told by whose client it signs in. */
async function onlyAccountType(app: Definition, sandbox: Sandbox): Promise<readonly string[]> {
  const client = (await signInAddress(app, {}, 'none')).searchParams.get('client_id');
  return Object.entries(sandbox.environment).flatMap(([name, value]) =>
    name.endsWith('_CLIENT_ID') && value === client ? [name.replace('_CLIENT_ID', '').toLowerCase()] : [],
  );
}

function chosen({ accounts }: Flags, built: readonly string[]): readonly string[] {
  const unknown = accounts.filter((key) => !built.includes(key));
  if (unknown.length > 0) throw new Error(`This build has no account type ${unknown.join(', ')}. It has: ${built.join(', ')}.`);
  return accounts.length > 0 ? accounts : built;
}

async function story(app: Definition, sandbox: Sandbox, key: string, size: number, printer: Printer | undefined): Promise<Told> {
  const account = accountTypeOf(key);
  printer?.chapter(account.label, key);
  const stage = new Stage(app, sandbox, key, size, (record) => printer?.step(record));
  try {
    await tell(stage, account);
  } catch (error) {
    if (!(error instanceof StoryEnded)) throw error;
  }
  return { key, label: account.label, steps: stage.records };
}

function report(app: Definition, stories: readonly Told[], seconds: number, printer: Printer | undefined): number {
  const visible = visibleOperations(app);
  const operations = [...otherOperations(stories, visible), ...visible];
  const wrong = shortcomings(stories, visible);
  const steps = stories.reduce((sum, told) => sum + told.steps.length, 0);
  if (printer === undefined) {
    const requests = Object.fromEntries(
      operations.map((name) => [name, Object.fromEntries(stories.map((told) => [told.key, requestRange(told.steps, name)]))]),
    );
    process.stdout.write(`${JSON.stringify({ ok: wrong.length === 0, seconds, wrong, requests, accounts: stories }, null, 2)}\n`);
  } else {
    printer.table(stories, operations);
    for (const sentence of wrong) printer.say(`\nNot as expected: ${sentence}`);
    const end = wrong.length === 0 ? 'All as expected' : `${wrong.length} not as expected`;
    printer.say(`\n${end}: ${steps} steps on ${stories.map(({ label }) => label).join(', ')} in ${seconds.toFixed(1)} s.`);
  }
  return wrong.length === 0 ? 0 : 1;
}

const flags = readFlags(process.argv.slice(2));
if (typeof flags === 'string') {
  process.stderr.write(`${flags}\n`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await main(flags);
  } catch (error) {
    process.stderr.write(`The demo could not run: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
