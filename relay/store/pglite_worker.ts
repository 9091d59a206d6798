import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { Reply, Statement } from './pglite_thread.ts';

/**
 * The embedded PostgreSQL in a thread of its own: it computes for milliseconds without a pause, and a vendor's new
 * connection would have to wait for it.
 */
const pglite = await PGlite.create(String(workerData));
const port = parentPort;
port?.on('message', async ({ id, text, values }: Statement) => {
  port.postMessage(await replyTo(id, () => (text === undefined ? closed() : rowsOf(text, values))));
});
port?.postMessage({ id: 0, rows: [] } satisfies Reply);

async function rowsOf(text: string, values: readonly unknown[]): Promise<readonly unknown[]> {
  if (values.length > 0) return (await pglite.query(text, [...values])).rows;
  // Several statements can only be run without values.
  return (await pglite.exec(text)).flatMap(({ rows }) => rows);
}

async function closed(): Promise<readonly unknown[]> {
  await pglite.close();
  return [];
}

async function replyTo(id: number, run: () => Promise<readonly unknown[]>): Promise<Reply> {
  try {
    return { id, rows: await run() };
  } catch (error) {
    const { message, name } = error instanceof Error ? error : new Error('Unknown');
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { id, error: { name, message, code } };
  }
}
