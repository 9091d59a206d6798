import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { type Db, fromPglite } from 'pg-boss';
import { type Database, newOwner } from './database.ts';
import { lockFolder } from './folder_lock.ts';

/** Opens the embedded store, PostgreSQL in this process. Only one process can have it open. */
export async function openEmbedded(folder: string): Promise<Database> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(folder);
  const owner = newOwner();
  const store = path.join(folder, 'store');
  if (!existsSync(store)) await createIn(store);
  const pglite = await PGlite.create(store);
  return {
    backend: 'pglite',
    db: fromPglite(pglite),
    transaction: (work) => pglite.transaction((transaction) => work(sessionOf(transaction))),
    owner,
    // Whoever had it before is dead, because the folder was free.
    liveOwners: () => Promise.resolve(new Set([owner])),
    missingMs: 0,
    async close() {
      await pglite.close();
      await unlock();
    },
  };
}

/** In another folder first: a process that's killed meanwhile would leave half a store, which nothing can open. */
async function createIn(store: string): Promise<void> {
  const unfinished = `${store}.new`;
  await rm(unfinished, { recursive: true, force: true });
  const pglite = await PGlite.create(unfinished);
  await pglite.close();
  await rename(unfinished, store);
}

function sessionOf(transaction: Transaction): Db {
  return {
    async executeSql(text, values) {
      if (values !== undefined && values.length > 0) return transaction.query(text, values);
      const results = await transaction.exec(text);
      return { rows: results.flatMap(({ rows }) => rows) };
    },
  };
}
