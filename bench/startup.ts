/**
 * What our own code adds to a cold start: loading the built app, compared with loading the platform's core alone. The
 * process starts alternate, so that a busy machine slows both the same.
 *
 * npm run bench:startup
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { median, quick, round } from './figures.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const APP = path.join(ROOT, 'dist', 'index.js');
const STARTS = 31;

interface Start {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** Processor time in the child around the import only, because we can't change how Node itself starts. */
const child = (target: string): string => `
const began = process.cpuUsage();
await import(${JSON.stringify(target)});
const { user, system } = process.cpuUsage(began);
const milliseconds = (user + system) / 1000;
console.log(JSON.stringify({ milliseconds, megabytes: process.memoryUsage().rss / 1e6 }));
`;

function start(target: string): Start {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', child(target)], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Start;
}

function summary(starts: readonly Start[]): Record<string, number> {
  const times = starts.map(({ milliseconds }) => milliseconds);
  return {
    quick_ms: round(quick(times)),
    lowest_ms: round(Math.min(...times)),
    highest_ms: round(Math.max(...times)),
    median_rss_mb: round(median(starts.map(({ megabytes }) => megabytes))),
  };
}

function main(): void {
  if (!existsSync(APP)) throw new Error('There is no dist/index.js yet: npm run build.');
  const app = pathToFileURL(APP).href;
  const rounds = Array.from({ length: STARTS }, () => ({ core: start('zapier-platform-core'), app: start(app) }));
  const core = rounds.map((round) => round.core);
  const ours = rounds.map((round) => round.app);
  const [coreMs, appMs] = [core, ours].map((starts) => quick(starts.map(({ milliseconds }) => milliseconds))) as [number, number];
  const rows = { 'core alone': summary(core), 'core and app': summary(ours) };
  console.table(rows);
  console.log(
    `The app adds ${round(appMs - coreMs)} ms: ${(appMs / coreMs).toFixed(3)} times the core alone (${STARTS} starts each, Node ${process.version}).`,
  );
  console.log(
    JSON.stringify({
      node: process.version,
      starts: STARTS,
      ...rows,
      added_ms: round(appMs - coreMs),
      ratio: Number((appMs / coreMs).toFixed(3)),
    }),
  );
}

main();
