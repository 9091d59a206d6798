/**
 * Runs everything that CI requires, in order. A failed step doesn't stop the others, unless they need its result.
 * Jest's last lines come at the end; its full results are in build/jest.json and build/trust.json.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
/** Jest's results of its two runs. */
const RESULTS = { coverage: path.join('build', 'jest.json'), trust: path.join('build', 'trust.json') };
const CONTRACT = path.join('build', 'contract');
/** What the tests of test/trust tried, one line each. */
const COUNTS = path.join('build', 'counts.ndjson');

interface Step {
  readonly name: string;
  readonly args?: readonly string[];
  readonly after?: string;
  /** A file with a one-line summary of the step, printed at the end. */
  readonly summary?: string;
}

const STEPS: readonly Step[] = [
  { name: 'lint' },
  { name: 'typecheck' },
  { name: 'build' },
  // The recorder writes down the conformance suite's requests, so that the contract test needn't run that suite again.
  { name: 'coverage', args: [...told(RESULTS.coverage), '--setupFilesAfterEnv=<rootDir>/test/contract/recorder.ts'] },
  // A separate run, because measuring coverage makes many cases slow and breaks those that measure time.
  { name: 'test:trust', args: told(RESULTS.trust) },
  { name: 'test:contract', args: ['--recorded'], after: 'build', summary: path.join(CONTRACT, 'summary.txt') },
  { name: 'docs:check' },
  { name: 'validate', after: 'build' },
  { name: 'package', after: 'build' },
];

function told(file: string): readonly string[] {
  return ['--ci', '--json', `--outputFile=${file}`];
}

interface JestResult {
  readonly startTime: number;
  readonly testResults: readonly { readonly endTime: number }[];
  readonly numPassedTestSuites: number;
  readonly numFailedTestSuites: number;
  readonly numPendingTestSuites: number;
  readonly numTotalTestSuites: number;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numTotalTests: number;
}

function run({ name, args = [] }: Step): boolean {
  console.log(`\n--- ${name}`);
  const { status } = spawnSync('npm', ['run', '--silent', name, ...(args.length > 0 ? ['--', ...args] : [])], {
    cwd: ROOT,
    env: { ...process.env, CONTRACT_CALLS: path.join(ROOT, CONTRACT, 'conformance.ndjson'), COUNTS_FILE: path.join(ROOT, COUNTS) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status === 0;
}

function said({ summary }: Step): string {
  const file = path.join(ROOT, summary ?? '');
  return summary === undefined || !existsSync(file) ? '' : `; ${readFileSync(file, 'utf8').trim()}`;
}

/** As Jest prints it: the kinds that occur, then the total. */
function counts(failed: number, skipped: number, passed: number, total: number): string {
  const kinds = [
    [failed, 'failed'],
    [skipped, 'skipped'],
    [passed, 'passed'],
  ] as const;
  return [...kinds.filter(([number]) => number > 0), [total, 'total'] as const].map(([number, kind]) => `${number} ${kind}`).join(', ');
}

/** The sum of each kind over its runs. A run reports several times, so only its last report counts. */
function tried(): string {
  const file = path.join(ROOT, COUNTS);
  if (!existsSync(file)) return 'No counts of fault cases, properties and log lines.';
  const runs = new Map<string, Map<string, number>>();
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { what, run, count } = JSON.parse(line) as { what: string; run: string; count: number };
    const kind = runs.get(what) ?? new Map<string, number>();
    runs.set(what, kind.set(run, Math.max(count, kind.get(run) ?? 0)));
  }
  return [...runs].map(([what, kind]) => `${what}: ${[...kind.values()].reduce((sum, count) => sum + count, 0)}`).join(', ');
}

function closingLines(): string {
  const files = Object.values(RESULTS).map((file) => path.join(ROOT, file));
  if (!files.every((file) => existsSync(file))) return 'Jest left no result.';
  const runs = files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as JestResult);
  const sum = (of: (run: JestResult) => number): number => runs.reduce((total, run) => total + of(run), 0);
  return [
    `Test Suites: ${counts(
      sum((run) => run.numFailedTestSuites),
      sum((run) => run.numPendingTestSuites),
      sum((run) => run.numPassedTestSuites),
      sum((run) => run.numTotalTestSuites),
    )}`,
    `Tests:       ${counts(
      sum((run) => run.numFailedTests),
      sum((run) => run.numPendingTests + run.numTodoTests),
      sum((run) => run.numPassedTests),
      sum((run) => run.numTotalTests),
    )}`,
    `Time:        ${(sum(secondsOf)).toFixed(1)} s`,
  ].join('\n');
}

function secondsOf({ startTime, testResults }: JestResult): number {
  return (Math.max(startTime, ...testResults.map(({ endTime }) => endTime)) - startTime) / 1000;
}

function main(): number {
  mkdirSync(path.join(ROOT, 'build'), { recursive: true });
  for (const file of [...Object.values(RESULTS), COUNTS]) rmSync(path.join(ROOT, file), { force: true });
  rmSync(path.join(ROOT, CONTRACT), { recursive: true, force: true });
  mkdirSync(path.join(ROOT, CONTRACT), { recursive: true });
  const failed = new Set<string>();
  const lines = STEPS.map((step) => {
    const began = Date.now();
    const left = step.after !== undefined && failed.has(step.after);
    const good = !left && run(step);
    if (!good) failed.add(step.name);
    const outcome = left ? `left out: ${step.after} failed` : `${good ? 'ok' : 'FAILED'}, ${((Date.now() - began) / 1000).toFixed(1)} s`;
    return `${step.name.padEnd(14)} ${outcome}${left ? '' : said(step)}`;
  });
  console.log(`\n--- check\n${lines.join('\n')}\n${tried()}\n\n${closingLines()}`);
  return failed.size === 0 ? 0 : 1;
}

process.exitCode = main();
