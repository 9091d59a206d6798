import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { startSandbox } from '../../../sandbox/server.ts';

/** Bytes of heap after the first and after the twentieth identical run, and the number of rows of a run. */
export interface Heap {
  readonly rows: number;
  readonly first: number;
  readonly last: number;
}

/** Lists all of the account's 2,000 contacts twenty times, in its own process. */
export async function heapOf(key: string): Promise<Heap> {
  const sandbox = await startSandbox({ size: 2_000 });
  try {
    const task = JSON.stringify({ authData: { ...sandbox.connections()[key] } });
    const root = path.resolve(import.meta.dirname, '../../..');
    const { stdout } = await promisify(execFile)(
      path.join(root, 'node_modules/.bin/node'),
      ['--expose-gc', '--no-warnings', path.join(import.meta.dirname, 'heap_child.ts'), task],
      { env: { ...process.env, NODE_OPTIONS: '', ...sandbox.environment }, maxBuffer: 2 ** 26 },
    );
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
  } finally {
    await sandbox.close();
  }
}
