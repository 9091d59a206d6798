import { appendFileSync } from 'node:fs';

/**
 * Reports how much of something one run has tried so far, and stores it for `npm run check`, which adds the runs up,
 * because test files are separate processes.
 */
export function told(
  what: 'fault cases' | 'properties' | 'log lines' | 'memory cases' | 'secrets in texts',
  run: string,
  count: number,
  more = '',
): void {
  process.stdout.write(`${what}: ${count} (${run}${more})\n`);
  if (process.env.COUNTS_FILE !== undefined) appendFileSync(process.env.COUNTS_FILE, `${JSON.stringify({ what, run, count })}\n`);
}
