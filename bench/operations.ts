/**
 * What each operation takes with each account: its requests, and the time in this process (the connector, the platform's core and the
 * HTTP client) without the time that the service took. The steps are those of the end-to-end test.
 */
import { ACCOUNTS } from '../test/e2e/accounts.ts';
import { CONTACTS, LEAVING, TRIGGERS } from '../test/e2e/plan/contacts.ts';
import { LISTS } from '../test/e2e/plan/lists.ts';
import { THINGS } from '../test/e2e/plan/things.ts';
import { refusalOf } from '../test/e2e/refusal.ts';
import { type SandboxProcess, startSandboxProcess } from '../test/e2e/sandbox_process.ts';
import { type Memory, type Step, text } from '../test/e2e/step.ts';
import { type BuiltApp, loadApp, type Perform, type Platform, performOf, type Values } from './app.ts';
import { quick, round } from './figures.ts';

const STEPS: readonly Step[] = [...LISTS, ...CONTACTS, ...THINGS, ...TRIGGERS, ...LEAVING];
const PASSES = 9;
const SEEDED = 250;

/** One operation with one account. */
export interface Operation {
  readonly account: string;
  readonly operation: string;
  /** Requests when nothing is remembered from earlier runs, and when it is. */
  readonly cold: number;
  readonly warm: number;
  /** Milliseconds in this process. */
  readonly own_ms: number;
}

/** What no operation goes below. */
export interface Floor {
  /** An operation that does nothing. */
  readonly nothing_ms: number;
  /** An operation that sends one request and gives its answer. */
  readonly one_request_ms: number;
}

export async function operations(): Promise<{ operations: Operation[]; floor: Floor }> {
  const { app, platform } = await loadApp();
  const sandbox = await startSandboxProcess(SEEDED);
  Object.assign(process.env, sandbox.environment);
  try {
    const found: Operation[] = [];
    for (const account of Object.keys(ACCOUNTS)) found.push(...(await operationsOf(account, { app, platform, sandbox })));
    return { operations: found, floor: await floorOf(platform(), sandbox) };
  } finally {
    sandbox.stop();
  }
}

interface Tools {
  readonly app: BuiltApp;
  readonly platform: () => Platform;
  readonly sandbox: SandboxProcess;
}

async function operationsOf(key: string, tools: Tools): Promise<Operation[]> {
  const account = ACCOUNTS[key];
  if (account === undefined) return [];
  const steps = STEPS.filter(({ needs }) => needs === undefined || refusalOf(account, needs) === undefined);
  const results = new Map(steps.map((step) => [step, { requests: [] as number[], own: [] as number[] }]));
  const kept = tools.platform();
  for (let pass = 0; pass < PASSES; pass += 1) {
    const memory: Memory = { account, found: new Map() };
    const authData = tools.sandbox.connections[key] ?? {};
    for (const step of steps) {
      // Nothing is remembered in the first pass, and in the others all that the passes before left.
      const { requests, own } = await timed(step, memory, pass === 0 ? tools.platform() : kept, authData, tools);
      results.get(step)?.requests.push(requests);
      if (pass > 1) results.get(step)?.own.push(own);
    }
    // The one contact that the steps leave behind.
    await fetch(`${tools.sandbox.url}/_sandbox/contacts/${key}/${encodeURIComponent(text(memory, 'other'))}`, { method: 'DELETE' });
  }
  return [...results].map(([{ kind, key: operation, note }, { requests, own }]) => ({
    account: key,
    operation: `${kind} ${operation}${note === undefined ? '' : ` (${note})`}`,
    cold: requests[0] ?? Number.NaN,
    warm: requests.at(-1) ?? Number.NaN,
    own_ms: round(quick(own)),
  }));
}

async function timed(step: Step, memory: Memory, run: Platform, authData: Readonly<Record<string, string>>, { app, sandbox }: Tools) {
  const kinds = { trigger: app.triggers, search: app.searches, create: app.creates };
  const input: Values = step.input?.(memory) ?? {};
  await fetch(`${sandbox.url}/_sandbox/requests`, { method: 'DELETE' });
  const start = performance.now();
  const output = await run(performOf(kinds[step.kind], step.key), input, authData, metaOf(step.flags ?? []));
  const wall = performance.now() - start;
  const wrong = Object.entries(step.expect(output, memory)).find(([, met]) => !met);
  if (wrong !== undefined) throw new Error(`${memory.account.label}, ${step.key}: ${wrong[0]} is not so.`);
  const answer = await fetch(`${sandbox.url}/_sandbox/requests`);
  const requests = (await answer.json()) as readonly { readonly milliseconds: number }[];
  return { requests: requests.length, own: wall - requests.reduce((sum, { milliseconds }) => sum + milliseconds, 0) };
}

function metaOf(flags: readonly string[]): Values {
  const page = flags.indexOf('--page');
  return {
    page: page === -1 ? 0 : Number(flags[page + 1]),
    ...Object.fromEntries(flags.filter((flag) => flag.startsWith('--is')).map((flag) => [flag.slice(2), true])),
  };
}

async function floorOf(run: Platform, sandbox: SandboxProcess): Promise<Floor> {
  const { access_token } = sandbox.connections.outlook ?? {};
  const url = `${sandbox.environment.GRAPH_URL}/me`;
  const nothing: Perform = () => [];
  const one: Perform = async (z) => [(await z.request({ url, headers: { Authorization: `Bearer ${access_token}` } })).data];
  const time = async (perform: Perform): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < 60; round += 1) {
      const start = performance.now();
      await run(perform, {}, {});
      if (round >= 20) times.push(performance.now() - start);
    }
    return round(quick(times));
  };
  return { nothing_ms: await time(nothing), one_request_ms: await time(one) };
}
