import { type KillReport, killRun } from './support/kill_run.ts';
import { embeddedStores, postgresStores, type Stores } from './support/stores.ts';

/** The same with 10,000 events and ten kills: `npm run test:relay`. */
const PLAN = { events: 300, rate: 100, kills: 2, zaps: 6, random: Math.random };

const KINDS: readonly (readonly [string, number, () => Promise<Stores>])[] = [
  ['one relay on the embedded store', 1, () => Promise.resolve(embeddedStores())],
  ['two relays on one PostgreSQL', 2, postgresStores],
];

it.each(KINDS)('nothing is lost when %s is killed, and nothing else comes twice', async (_name, relays, open) => {
  const stores = await open();
  let report: KillReport;
  try {
    report = await killRun({ ...PLAN, relays, store: await stores.create() });
  } finally {
    stores.close();
  }
  expect(report).toMatchObject({ accepted: PLAN.events, kills: PLAN.kills, lost: [], unexpected: [], twiceWithoutReason: [] });
  expect(report.twice.length).toBeLessThanOrEqual(report.maybeRepeated);
  expect(report.refusedByHooks).toBeGreaterThan(0);
});
