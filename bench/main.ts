/**
 * Measures what the app costs: start-up, zip, steps against a bare app, sweeps against hand-written loops, requests,
 * memory, polls by the size of the book, reading a response.
 *
 * npm run bench [-- --json] [-- --write]    --write puts the run into docs/performance.md
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Result, report } from './report.ts';
import { part, startup, zip } from './sizes.ts';

const PAGE = path.resolve(import.meta.dirname, '..', 'docs', 'performance.md');

const { values } = parseArgs({ options: { json: { type: 'boolean' }, write: { type: 'boolean' } } });

function measure(): Result {
  const measured = <T>(what: string, work: () => T): T => {
    process.stderr.write(`${what} ...\n`);
    return work();
  };
  return {
    date: new Date().toISOString().slice(0, 10),
    processors: cpus().length,
    startup: measured('start-up', startup),
    ...measured('zip', zip),
    translations: measured('reading a response', () => part('translations')),
    definition: measured('definition', () => part('definition')),
    runtimes: measured('steps', () => part('runtimes')),
    profiles: measured('profiles', () => part('profiles')),
    sweeps: measured('sweeps', () => part('sweeps')),
    heaps: measured('heap', () => part('heaps')),
    operations: measured('requests', () => part('operations')),
    peaks: measured('memory', () => part('peaks')),
    polls: measured('polls', () => part('polls')),
  };
}

const result = measure();
if (values.write) writeFileSync(PAGE, report(result));
console.log(values.json ? JSON.stringify(result, null, 2) : report(result));
