/**
 * Changes the code of src, one place at a time, and sees whether a test notices, part by part. Takes about an hour on two processors; what did
 * not change since the last run is not tried again (build/mutation).
 *
 *   npm run test:mutation [-- part ...] [-- --report] [-- --write]
 *
 * The parts are those of report.ts, all of them when none is named; --report reads the last run of each part in place of a new one, --write
 * puts it into docs/mutation.md. Fails when an area is below its score, or when a reason for a change that no test noticed is missing or not
 * needed any more.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Finding, page, whole } from './page.ts';
import { AREAS, mutantsOf, type Part, scoreOf } from './report.ts';
import { reasonsFor, survived } from './survivors.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const BUILD = path.join(ROOT, 'build', 'mutation');
const PARTS = AREAS.flatMap(({ parts }) => Object.entries(parts));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { report: { type: 'boolean' }, write: { type: 'boolean' } },
});

function main(): number {
  const unknown = positionals.find((name) => PARTS.every(([part]) => part !== name));
  if (unknown !== undefined) throw new Error(`There is no part "${unknown}". The parts are: ${PARTS.map(([part]) => part).join(', ')}.`);
  if (!values.report)
    for (const [name, part] of PARTS) {
      const status = positionals.length === 0 || positionals.includes(name) ? run(name, part) : 0;
      if (status !== 0) return status;
    }
  const findings = AREAS.map((area): Finding => ({ area, mutants: Object.keys(area.parts).flatMap(read) }));
  if (values.write) writeFileSync(path.join(ROOT, 'docs', 'mutation.md'), page(findings, new Date().toISOString().slice(0, 10)));
  return [tell([...findings, whole(findings)]), tellReasons(whole(findings))].every((good) => good) ? 0 : 1;
}

function run(name: string, { files, tests }: Part): number {
  const options = ['--mutate', files.join(','), '--incrementalFile', path.join(BUILD, `${name}.incremental.json`)];
  const only = tests === undefined ? [] : ['--testFiles', tests.join(',')];
  const { status } = spawnSync('stryker', ['run', path.join(import.meta.dirname, 'stryker.config.json'), ...options, ...only], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status === 0) renameSync(path.join(BUILD, 'report.json'), reportOf(name));
  return status ?? 1;
}

function reportOf(name: string): string {
  return path.join(BUILD, `${name}.json`);
}

function read(name: string): ReturnType<typeof mutantsOf> {
  return existsSync(reportOf(name)) ? mutantsOf(reportOf(name)) : [];
}

function tell(findings: readonly Finding[]): boolean {
  const scores = findings.map(({ area, mutants }) => ({ area, score: scoreOf(mutants) }));
  for (const { area, score } of scores) {
    const tried = score.found + score.survived + score.uncovered;
    const result = tried === 0 ? 'not in this run' : `${score.percent.toFixed(1).padStart(5)} % of ${tried}`;
    console.log(`${area.name.padEnd(26)} ${result} (at least ${area.least} %)`);
  }
  return scores.every(({ area, score }) => score.percent >= area.least);
}

function tellReasons({ mutants }: Finding): boolean {
  const reasons = reasonsFor(mutants);
  const open = mutants.filter((mutant) => survived(mutant) && reasons.of(mutant) === undefined);
  for (const { file, line, was, became } of open) console.log(`no reason: ${file}:${line}: "${was}" became "${became}"`);
  for (const unused of reasons.unused) console.log(`a reason that is not needed any more: ${unused}`);
  console.log(`${open.length} changes that no test noticed have no reason, ${reasons.unused.length} reasons have no such change`);
  return open.length === 0 && reasons.unused.length === 0;
}

process.exitCode = main();
