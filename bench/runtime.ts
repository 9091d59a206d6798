/**
 * The processor time of a step in the platform's own runtime, compared with a bare app that sends the same requests
 * with `z.request`, in processes that take turns. The service runs in another process, so it isn't counted.
 */
import { type SandboxProcess, startSandboxProcess } from '../sandbox/child_process.ts';
import { quick, round } from './figures.ts';
import { ACCOUNTS, FIND, type Plan, plansOf, run, start, UPDATE } from './runtime_plans.ts';

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

async function runtimeOf(sandbox: SandboxProcess, account: string, step: typeof FIND | typeof UPDATE): Promise<Runtime> {
  const { ours, bare } = await plansOf(sandbox, account, step);
  const [warm, bareWarm, withinWarm] = await inTurn(ours, bare, { ...bare, within: true });
  const [cold, bareCold] = await firstRuns(ours, bare);
  return {
    account,
    step: step.step,
    requests: bare.requests.length,
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
  for (const child of children) await run(child, WARM_UP);
  const times = await turns(
    children.map((child) => async () => (await run(child, RUNS_A_TURN)).milliseconds),
    TURNS,
  );
  for (const child of children) child.disconnect();
  return times;
}

/** The first run of a process, without loading, which start-up measures. */
function firstRuns(...plans: readonly Plan[]): Promise<Times> {
  const first = async (plan: Plan): Promise<number> => {
    const child = await start(plan);
    const { milliseconds } = await run(child, 1);
    child.disconnect();
    return milliseconds;
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
