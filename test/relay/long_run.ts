/**
 * The long form of kills.test.ts: `npm run test:relay`, with `-- --events 10000 --rate 200 --kills 10` as its defaults. It takes
 * some minutes, and wants a machine that does nothing else.
 */
import { parseArgs } from 'node:util';
import { type KillReport, killRun } from './support/kill_run.ts';
import { embeddedStores, postgresStores, type Stores } from './support/stores.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '10000' },
    rate: { type: 'string', default: '200' },
    kills: { type: 'string', default: '10' },
  },
});
const plan = { events: Number(values.events), rate: Number(values.rate), kills: Number(values.kills), zaps: 15, random: Math.random };
const HANDSHAKE_MS = 1_000;

async function run(name: string, relays: number, stores: Stores): Promise<boolean> {
  const report = await killRun({ ...plan, relays, store: await stores.create() }).finally(() => stores.close());
  const problems = problemsOf(report);
  const { accepted, lost, twice, maybeRepeated, kills, refusedByHooks, slowestHandshake, seconds } = report;
  process.stdout.write(
    `${name}: ${accepted} events accepted, ${lost.length} lost, ${twice.length} twice (the relay counted ${maybeRepeated}), ` +
      `${kills} kills, ${refusedByHooks} refusals by the hooks, slowest validation ${slowestHandshake} ms, ${seconds} s\n`,
  );
  for (const problem of problems) process.stdout.write(`  ${problem}\n`);
  return problems.length === 0;
}

function problemsOf(report: KillReport): readonly string[] {
  const { accepted, lost, twice, twiceWithoutReason, unexpected, maybeRepeated, slowestHandshake, problems } = report;
  return [
    ...(accepted === plan.events && lost.length === 0 ? [] : ['Not every event arrived.']),
    ...(twiceWithoutReason.length === 0 ? [] : [`Twice without a kill: ${twiceWithoutReason.join(', ')}.`]),
    ...(twice.length <= maybeRepeated ? [] : ['More came twice than the relay counted.']),
    ...(unexpected.length === 0 ? [] : [`Nobody sent ${unexpected.join(', ')}.`]),
    ...(slowestHandshake <= HANDSHAKE_MS ? [] : ['A validation took more than a second.']),
    ...problems,
  ];
}

const embedded = await run('one relay, embedded store', 1, embeddedStores());
const postgres = await run('two relays, one PostgreSQL', 2, await postgresStores());
process.exit(embedded && postgres ? 0 : 1);
