/**
 * Where the processor time of a step goes, beside the bare app with the same requests: what a ratio above its promise
 * consists of. A profile slows down what it measures, so its times are only shares.
 */
import { startSandboxProcess } from '../sandbox/child_process.ts';
import { median, round } from './figures.ts';
import { PLACES } from './profile_shares.ts';
import { FIND, type Plan, plansOf, run, start, UPDATE } from './runtime_plans.ts';

/** Milliseconds of one run, for one place. */
export interface ProfileRow {
  readonly step: string;
  readonly where: string;
  readonly bare_warm_ms: number;
  readonly warm_ms: number;
  readonly bare_cold_ms: number;
  readonly cold_ms: number;
}

const ACCOUNT = 'highlevel';
const WARM_UP = 200;
const WARM_RUNS = 300;
const COLD_STARTS = 5;

export async function profiles(): Promise<ProfileRow[]> {
  const sandbox = await startSandboxProcess(250);
  Object.assign(process.env, sandbox.environment);
  try {
    const rows: ProfileRow[] = [];
    for (const step of [FIND, UPDATE]) {
      const { ours, bare } = await plansOf(sandbox, ACCOUNT, step);
      const [own, least] = [await placesOf(ours), await placesOf(bare)];
      for (const where of PLACES)
        rows.push({
          step: `${ACCOUNT}: ${step.step}`,
          where,
          bare_warm_ms: least(where).warm,
          warm_ms: own(where).warm,
          bare_cold_ms: least(where).cold,
          cold_ms: own(where).cold,
        });
    }
    return rows;
  } finally {
    await sandbox.stop();
  }
}

async function placesOf(plan: Plan): Promise<(place: (typeof PLACES)[number]) => { readonly warm: number; readonly cold: number }> {
  const child = await start(plan);
  await run(child, WARM_UP);
  const { shares: warm } = await run(child, WARM_RUNS, true);
  child.disconnect();
  const cold: (typeof warm)[] = [];
  for (let count = 0; count < COLD_STARTS; count += 1) {
    const fresh = await start(plan);
    cold.push((await run(fresh, 1, true)).shares);
    fresh.disconnect();
  }
  return (place) => ({
    warm: round(warm?.[place] ?? Number.NaN, 2),
    cold: round(median(cold.map((shares) => shares?.[place] ?? Number.NaN))),
  });
}
