import * as zod from 'zod/mini';
import type { Connection } from '../backend.ts';

const MEMORY = zod.object({
  /** The ID of the default folder; null if it's unknown. */
  own: zod.nullable(zod.string()),
  /** The IDs of all others. */
  others: zod.array(zod.string()),
  /** The IDs of those whose children needed their own request. */
  asked: zod.array(zod.string()),
  /** Whether the service returns the folders in a folder together with it. */
  expands: zod.boolean(),
});

/** What a run saw of the mailbox's folders: a guess where to search first, never a reason to skip others. */
export type FolderMemory = zod.infer<typeof MEMORY>;

export const NO_MEMORY: FolderMemory = { own: null, others: [], asked: [], expands: true };

/** What an earlier run stored; undefined if the cache is empty or has something else. */
export async function recallFolders({ cache }: Connection): Promise<FolderMemory> {
  const kept = MEMORY.safeParse(await cache.get(KEY));
  return kept.success ? kept.data : NO_MEMORY;
}

/** Stores the folders if they have changed. Very many folders aren't worth the space. */
export async function rememberFolders({ cache }: Connection, memory: FolderMemory, before: FolderMemory): Promise<void> {
  if (memory.others.length <= FOLDERS_LIMIT && JSON.stringify(memory) !== JSON.stringify(before)) await cache.set(KEY, memory, DAY);
}

const KEY = 'outlook_folders';
/** Seconds. */
const DAY = 86_400;
const FOLDERS_LIMIT = 100;
