import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Db } from 'pg-boss';
import { type Database, newOwner } from './database.ts';
import { lockFolder } from './folder_lock.ts';
import { PgliteThread } from './pglite_thread.ts';

/** Opens the embedded store, PostgreSQL in this process. Only one process can have it open. */
export async function openEmbedded(folder: string): Promise<Database> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(folder);
  const store = path.join(folder, 'store');
  if (!existsSync(store)) await createIn(store);
  const thread = await PgliteThread.open(store);
  const owner = newOwner();
  return {
    backend: 'pglite',
    ...sessionsOf(thread),
    owner,
    // Whoever had it before is dead, because the folder was free.
    liveOwners: () => Promise.resolve(new Set([owner])),
    missingMs: 0,
    async close() {
      await thread.close();
      await unlock();
    },
  };
}

/** In another folder first: a process that's killed meanwhile would leave half a store, which nothing can open. */
async function createIn(store: string): Promise<void> {
  const unfinished = `${store}.new`;
  await rm(unfinished, { recursive: true, force: true });
  const thread = await PgliteThread.open(unfinished);
  await thread.close();
  await rename(unfinished, store);
}

/** There's one connection, so a statement outside a transaction waits until that has ended. */
function sessionsOf(thread: PgliteThread): Pick<Database, 'db' | 'transaction'> {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
  const session: Db = { executeSql: async (text, values = []) => ({ rows: [...(await thread.run(text, values))] }) };
  // A failed statement may leave a transaction open that it had begun itself.
  const rollBack = (): Promise<unknown> => thread.run('ROLLBACK').catch(() => undefined);
  return {
    db: {
      executeSql: (text, values) =>
        inTurn(async () => {
          try {
            return await session.executeSql(text, values);
          } catch (error) {
            await rollBack();
            throw error;
          }
        }),
      /** pg-boss's clock for tests sets the connection up. The relay itself never uses it. */
      async setSessionStatements(statements) {
        for (const statement of statements) await thread.run(statement);
      },
    },
    transaction: (work) =>
      inTurn(async () => {
        await thread.run('BEGIN');
        try {
          const result = await work(session);
          await thread.run('COMMIT');
          return result;
        } catch (error) {
          await rollBack();
          throw error;
        }
      }),
  };
}
