import { appendFileSync } from 'node:fs';

/**
 * Says how much of something was tried so far in one run of its kind, and leaves it for `npm run check`, which adds the runs up: test
 * files are processes of their own.
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
