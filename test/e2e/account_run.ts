import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import type { AccountType } from '../../sandbox/account.ts';
import { accountTypes } from '../../sandbox/accounts.ts';
import type { SandboxProcess } from '../../sandbox/child_process.ts';
import { parseJson } from '../../sandbox/json.ts';
import { type CommandLine, commandLine, type Ran } from './command_line.ts';
import { CONTACTS, LEAVING, TRIGGERS } from './plan/contacts.ts';
import { LISTS } from './plan/lists.ts';
import { THINGS } from './plan/things.ts';
import { placeBrowser, signIn } from './sign_in.ts';
import { type Definition, stageApp, writeSettings } from './staged_app.ts';
import type { Memory, Step, Values } from './step.ts';
import { row } from './step.ts';

/** The result of one command with one account type. */
export interface Outcome {
  readonly account: string;
  /** `create add_task`, `auth test`. */
  readonly command: string;
  readonly milliseconds: number;
  /** The account can't do it, so its build doesn't have it. */
  readonly absent: boolean;
  /** The expectations that failed, or what went wrong. */
  readonly wrong: readonly string[];
}

const STEPS: readonly Step[] = [...LISTS, ...CONTACTS, ...THINGS, ...TRIGGERS, ...LEAVING];

/** Plays a developer with a build of one account type: signs in, tests, renews, and runs every operation. */
export async function runAccount(
  key: string,
  folder: string,
  sandbox: SandboxProcess,
  browser: Browser,
  tell: (outcome: Outcome) => void,
): Promise<void> {
  const account = accountTypes[key];
  if (account === undefined) return tell(failure(key, 'plan', 'sandbox/accounts.ts has no such account type.'));
  const definition = await stageApp(folder, key);
  for (const missing of unplanned(definition)) tell(failure(key, missing, 'No step of test/e2e/plan runs it.'));
  writeSettings(folder, settingsOf(key, account, sandbox));
  const terminal = commandLine(folder, { BROWSER: placeBrowser(folder) });
  try {
    await inTerminal(key, account, definition, terminal, folder, browser, tell);
  } finally {
    terminal.close();
  }
}

async function inTerminal(
  key: string,
  account: AccountType,
  definition: Definition,
  { invoke }: CommandLine,
  folder: string,
  browser: Browser,
  tell: (outcome: Outcome) => void,
): Promise<void> {
  for await (const outcome of authentication(key, account, invoke, folder, browser)) {
    tell(outcome);
    if (outcome.command === 'auth start' && outcome.wrong.length > 0) return;
  }
  const memory: Memory = { account, found: new Map() };
  for (const step of STEPS) {
    tell(isPossible(account, step) ? await runStep(key, step, invoke, memory) : absence(key, account, step, definition));
  }
}

/** The one-brand client, by the platform's own names; the rest of the environment points to the sandbox. */
function settingsOf(key: string, account: AccountType, { environment, connections }: SandboxProcess): Record<string, string> {
  const brand = key.toUpperCase();
  const addresses = Object.entries(environment).filter(([name]) => !/_CLIENT_(ID|SECRET)$/.test(name));
  return {
    ...Object.fromEntries(addresses),
    CLIENT_ID: environment[`${brand}_CLIENT_ID`] ?? '',
    CLIENT_SECRET: environment[`${brand}_CLIENT_SECRET`] ?? '',
    ...Object.fromEntries(account.signIn.fieldsOfAccount.map((name) => [`authData_${name}`, connections[key]?.[name] ?? ''])),
  };
}

async function* authentication(
  key: string,
  account: AccountType,
  invoke: CommandLine['invoke'],
  folder: string,
  browser: Browser,
): AsyncGenerator<Outcome> {
  const began = performance.now();
  try {
    const { ran, pages } = await signIn(invoke, folder, browser);
    yield judged(key, 'auth start', ran, {
      'went through the pages': pages.join() === account.signIn.pages.join(),
      'an access token is kept': tokensIn(folder).length === 1,
      'a refresh token is kept': settings(folder).includes('authData_refresh_token='),
    });
  } catch (error) {
    yield {
      ...failure(key, 'auth start', error instanceof Error ? error.message : String(error)),
      milliseconds: performance.now() - began,
    };
    return;
  }
  for (const command of ['test', 'label', 'refresh', 'test']) {
    const ran = await invoke(['auth', command, '--non-interactive']);
    const output = row(parseJson(ran.stdout));
    const expected =
      command === 'refresh'
        ? { 'a new access token is kept': new Set(tokensIn(folder)).size === 2 }
        : {
            'names the account type': output.account_type === key,
            'says what it may do': output.access === 'write',
            'has a name': Boolean(output.name),
          };
    yield judged(key, `auth ${command}${command === 'test' && tokensIn(folder).length > 1 ? ' (renewed)' : ''}`, ran, expected);
  }
}

async function runStep(account: string, step: Step, invoke: CommandLine['invoke'], memory: Memory): Promise<Outcome> {
  const input: Values = step.input?.(memory) ?? {};
  const ran = await invoke([step.kind, step.key, '--inputData', JSON.stringify(input), '--non-interactive', ...(step.flags ?? [])]);
  return judged(account, commandOf(step), ran, ran.status === 0 ? step.expect(parseJson(ran.stdout), memory) : {});
}

function isPossible({ has }: AccountType, { capability }: Step): boolean {
  return capability === undefined || has.includes(capability);
}

/** An operation that the account can do otherwise is in its build all the same. */
function absence(key: string, account: AccountType, step: Step, { triggers, searches, creates }: Definition): Outcome {
  const there = { trigger: triggers, search: searches, create: creates }[step.kind];
  const isUsed = STEPS.some((other) => other.kind === step.kind && other.key === step.key && isPossible(account, other));
  const wrong = step.key in there && !isUsed ? ['it is in the build, but can never succeed'] : [];
  return { account: key, command: commandOf(step), milliseconds: 0, absent: true, wrong };
}

function commandOf({ kind, key, note }: Step): string {
  return `${kind} ${key}${note === undefined ? '' : ` (${note})`}`;
}

function judged(account: string, command: string, ran: Ran, expected: Readonly<Record<string, boolean>>): Outcome {
  const unmet = Object.keys(expected).filter((name) => expected[name] !== true);
  const said = ran.status === 0 ? ran.stdout.replace(/\s+/g, ' ').slice(0, 300) : ran.said;
  const wrong = ran.status === 0 ? unmet : ['it ended with an error', ...unmet];
  return { account, command, milliseconds: ran.milliseconds, absent: false, wrong: wrong.length === 0 ? [] : [...wrong, said] };
}

function failure(account: string, command: string, said: string): Outcome {
  return { account, command, milliseconds: 0, absent: false, wrong: [said] };
}

function unplanned(definition: Definition): string[] {
  const planned = new Set(STEPS.map(({ kind, key, flags = [] }) => `${kind} ${key}${flags.includes('--page') ? ' (page 1)' : ''}`));
  const paged = Object.entries(definition.triggers).filter(([, { operation }]) => operation.canPaginate === true);
  return [
    ...Object.keys(definition.triggers).map((key) => `trigger ${key}`),
    ...paged.map(([key]) => `trigger ${key} (page 1)`),
    ...Object.keys(definition.searches).map((key) => `search ${key}`),
    ...Object.keys(definition.creates).map((key) => `create ${key}`),
  ].filter((command) => !planned.has(command));
}

const settings = (folder: string): string => readFileSync(path.join(folder, '.env'), 'utf8');

const tokensIn = (folder: string): string[] =>
  [...settings(folder).matchAll(/^authData_access_token='(.+)'$/gm)].map(([, token = '']) => token);
