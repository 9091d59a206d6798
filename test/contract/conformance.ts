import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Call } from './call.ts';
import { ACCOUNTS } from './vendors.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** Where the recorder writes. */
export const RECORDED = path.join(ROOT, 'build', 'contract', 'conformance.ndjson');

/** Runs the conformance suite with the recorder; false if the suite failed. */
export function runConformance(): boolean {
  mkdirSync(path.dirname(RECORDED), { recursive: true });
  rmSync(RECORDED, { force: true });
  const jest = path.join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const { status } = spawnSync(process.execPath, [jest, '-c', path.join(import.meta.dirname, 'conformance.jest.cjs'), '--silent'], {
    cwd: ROOT,
    env: { ...process.env, CONTRACT_CALLS: RECORDED },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return status === 0;
}

/** What the recorder wrote, one call after the other, because all of them don't fit into memory. */
export async function* recordedCalls(): AsyncGenerator<Call> {
  if (!existsSync(RECORDED)) return;
  for await (const line of createInterface({ input: createReadStream(RECORDED) })) {
    const { suite, test, faulted, record } = JSON.parse(line);
    yield {
      run: 'conformance',
      account: accountOf(test, record.service),
      operation: 'conformance suite',
      seen: `${suite}: ${test}`,
      record,
      faulted,
      // The tests of this file are about the user's own requests.
      written: suite === 'api_request',
    };
  }
}

/** The name of each test of the suite begins with the key of its account type. */
function accountOf(test: string, service: string): string {
  return ACCOUNTS.find((key) => test.startsWith(`${key} `) || test.includes(` ${key} `)) ?? service;
}
