import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { startSandbox } from '../../sandbox/server.ts';
import { accounts } from '../conformance/accounts.ts';

/** Bytes that may stay of 19 runs over 2,000 contacts: a list of them takes more. */
const MOST = 3_000_000;

describe.each(accounts)('heap: %s', (key) => {
  it('is after 20 runs what it was after one', async () => {
    const sandbox = await startSandbox({ size: 2_000 });
    try {
      const task = JSON.stringify({ authData: { ...sandbox.connections()[key] } });
      const root = path.resolve(import.meta.dirname, '../..');
      const { stdout } = await promisify(execFile)(
        path.join(root, 'node_modules/.bin/node'),
        ['--expose-gc', '--no-warnings', path.join(import.meta.dirname, 'support/heap_child.ts'), task],
        { env: { ...process.env, NODE_OPTIONS: '', ...sandbox.environment }, maxBuffer: 2 ** 26 },
      );
      const { rows, first, last } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
      expect(rows).toBeGreaterThan(1_999);
      expect(first).toBeGreaterThan(1_000_000);
      expect(last - first).toBeLessThan(MOST);
    } finally {
      await sandbox.close();
    }
  }, 300_000);
});
