/**
 * The processor time of a step in the platform's own runtime, compared with a bare app that sends the same requests
 * with `z.request`, in processes that take turns. The service runs in another process, so it isn't counted.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type SandboxProcess, startSandboxProcess } from '../sandbox/child_process.ts';
import { quick, round } from './figures.ts';

export interface Plan {
  /** Missing for the bare app. */
  readonly step?: { readonly method: string; readonly input: Readonly<Record<string, string>> };
  readonly requests: readonly Request[];
  /** Whether the bare step runs within our definition, unmerged, to measure the definition alone. */
  readonly within?: boolean;
  readonly authData: Readonly<Record<string, string>>;
}

/** A child's result: the processor time of one run, and the output of the last run. */
export interface Done {
  readonly milliseconds: number;
  readonly id: string;
}

interface Request {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers: Record<string, string>;
  readonly body?: string;
}

export interface Runtime {
  readonly account: string;
  readonly step: string;
  readonly requests: number;
  readonly warm_ms: number;
  readonly bare_warm_ms: number;
  readonly warm_ratio: number;
  /** The bare step within our definition, over the bare app. */
  readonly definition_ratio: number;
  readonly cold_ms: number;
  readonly bare_cold_ms: number;
  readonly cold_ratio: number;
}

/** HighLevel and the Contacts API have the same code. */
const ACCOUNTS = ['highlevel', 'outlook', 'nylas'];
const FIND = { step: 'find_contact, by ID', method: 'searches.find_contact.operation.perform', input: {} };
const UPDATE = { step: 'update_contact', method: 'creates.update_contact.operation.perform', input: { first_name: 'Ada #' } };
/** Runs that don't count, so that the engine has compiled everything. */
const WARM_UP = 200;
const TURNS = 20;
const RUNS_A_TURN = 8;
const COLD_STARTS = 5;

export async function runtimes(): Promise<Runtime[]> {
  const sandbox = await startSandboxProcess(250);
  Object.assign(process.env, sandbox.environment);
  try {
    const found: Runtime[] = [];
    for (const account of ACCOUNTS) for (const step of [FIND, UPDATE]) found.push(await runtimeOf(sandbox, account, step));
    return found;
  } finally {
    await sandbox.stop();
  }
}

async function runtimeOf(sandbox: SandboxProcess, account: string, { step, method, input }: typeof FIND | typeof UPDATE): Promise<Runtime> {
  const authData = sandbox.connections[account] ?? {};
  const contact_id = await contactOf(authData);
  const ours: Plan = { step: { method, input: { ...input, contact_id } }, requests: [], authData };
  const requests = await requestsOf(sandbox, ours);
  const bare: Plan = { requests, authData };
  const [warm, bareWarm, withinWarm] = await inTurn(ours, bare, { ...bare, within: true });
  const [cold, bareCold] = await firstRuns(ours, bare);
  return {
    account,
    step,
    requests: requests.length,
    warm_ms: round(warm, 2),
    bare_warm_ms: round(bareWarm, 2),
    warm_ratio: round(warm / bareWarm, 2),
    definition_ratio: round(withinWarm / bareWarm, 2),
    cold_ms: round(cold),
    bare_cold_ms: round(bareCold),
    cold_ratio: round(cold / bareCold, 2),
  };
}

/** Ours, the bare app, and the bare step within our definition. */
type Times = readonly [ours: number, bare: number, within: number];

async function inTurn(...plans: readonly Plan[]): Promise<Times> {
  const children = await Promise.all(plans.map(start));
  for (const child of children) await ask(child, WARM_UP);
  const times = await turns(
    children.map((child) => () => ask(child, RUNS_A_TURN)),
    TURNS,
  );
  for (const child of children) child.disconnect();
  return times;
}

/** The first run of a process, without loading, which start-up measures. */
function firstRuns(...plans: readonly Plan[]): Promise<Times> {
  const first = async (plan: Plan): Promise<number> => {
    const child = await start(plan);
    const time = await ask(child, 1);
    child.disconnect();
    return time;
  };
  return turns(
    plans.map((plan) => () => first(plan)),
    COLD_STARTS,
  );
}

async function turns(measures: readonly (() => Promise<number>)[], count: number): Promise<Times> {
  const times = measures.map((): number[] => []);
  for (let turn = 0; turn < count; turn += 1) for (const [index, measure] of measures.entries()) times[index]?.push(await measure());
  const [ours = Number.NaN, bare = Number.NaN, within = Number.NaN] = times.map(quick);
  return [ours, bare, within];
}

/** The requests of one run of the step, for the bare app to send. */
async function requestsOf(sandbox: SandboxProcess, plan: Plan): Promise<Request[]> {
  const child = await start(plan);
  await ask(child, 1);
  await fetch(`${sandbox.url}/_sandbox/requests`, { method: 'DELETE' });
  await ask(child, 1);
  child.disconnect();
  const response = await fetch(`${sandbox.url}/_sandbox/requests`);
  const records = (await response.json()) as readonly (Request & { readonly status: number })[];
  return records.map(({ url, method, headers, body }) => ({
    url: `${sandbox.url}${url}`,
    method,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => SENT.includes(name))),
    ...(body === '' || body === undefined ? {} : { body }),
  }));
}

const SENT = ['authorization', 'version', 'accept', 'content-type', 'prefer'];

async function contactOf(authData: Plan['authData']): Promise<string> {
  const list: Plan = { step: { method: 'triggers.contact_list.operation.perform', input: {} }, requests: [], authData };
  const child = await start(list);
  const { id } = await run(child, 1);
  child.disconnect();
  return id;
}

async function start(plan: Plan): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, 'runtime_child.ts'), [JSON.stringify(plan)], { stdio: 'inherit' });
  child.once('exit', (code) => {
    if (code !== 0) throw new Error(`A step of the bench ended with ${code}.`);
  });
  await once(child, 'message');
  return child;
}

async function ask(child: ChildProcess, count: number): Promise<number> {
  return (await run(child, count)).milliseconds;
}

async function run(child: ChildProcess, count: number): Promise<Done> {
  child.send(count);
  const [done] = await once(child, 'message');
  return done;
}
