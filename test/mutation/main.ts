/**
 * Changes the code of src, one place at a time, and sees whether a test notices. Takes an hour or two on two processors; what did not change
 * since the last run is not tried again (build/mutation).
 *
 *   npm run test:mutation [-- --report] [-- --write]      --report reads the last run, --write puts it into docs/mutation.md
 *
 * Fails when a part of the code is below its score, or when a reason for a change that no test noticed is not needed any more.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { byArea, page } from './page.ts';
import { mutantsOf } from './report.ts';
import { reasonsFor, survived } from './survivors.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const REPORT = path.join(ROOT, 'build', 'mutation', 'report.json');

const { values } = parseArgs({ options: { report: { type: 'boolean' }, write: { type: 'boolean' } } });

function main(): number {
  if (!values.report) {
    const { status } = spawnSync('stryker', ['run', path.join(import.meta.dirname, 'stryker.config.json')], {
      cwd: ROOT,
      stdio: 'inherit',
    });
    if (status !== 0) return status ?? 1;
  }
  const mutants = mutantsOf(REPORT);
  if (values.write) writeFileSync(path.join(ROOT, 'docs', 'mutation.md'), page(mutants, new Date().toISOString().slice(0, 10)));
  const areas = byArea(mutants);
  for (const { area, score } of areas) {
    const tried = score.found + score.survived + score.uncovered;
    console.log(
      `${area.name.padEnd(26)} ${tried === 0 ? 'not in this run' : `${score.percent.toFixed(1).padStart(5)} % of ${tried}`} (at least ${area.least} %)`,
    );
  }
  const reasons = reasonsFor(mutants);
  const open = mutants.filter((mutant) => survived(mutant) && reasons.of(mutant) === undefined);
  console.log(`${open.length} changes that no test noticed have no reason (test/mutation/reasons)`);
  for (const unused of reasons.unused) console.log(`a reason that is not needed any more: ${unused}`);
  return reasons.unused.length === 0 && areas.every(({ area, score }) => score.percent >= area.least) ? 0 : 1;
}

process.exitCode = main();
