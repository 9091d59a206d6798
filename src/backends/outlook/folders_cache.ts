import * as zod from 'zod/mini';
import type { Connection } from '../backend.ts';

const MEMORY = zod.object({
  /** The id of the default folder; null when it is not known. */
  own: zod.nullable(zod.string()),
  /** The ids of all others. */
  others: zod.array(zod.string()),
  /** The ids of those whose children had to be asked for. */
  asked: zod.array(zod.string()),
  /** Whether the service gives the folders in a folder along with it. */
  expands: zod.boolean(),
});

/** What was seen of the mailbox's folders: a guess where to look first, never the reason to look nowhere else. */
export type FolderMemory = zod.infer<typeof MEMORY>;

export const NO_MEMORY: FolderMemory = { own: null, others: [], asked: [], expands: true };

/** What an earlier run kept; nothing when the cache has nothing, or something else. */
export async function recallFolders({ cache }: Connection): Promise<FolderMemory> {
  const kept = MEMORY.safeParse(await cache.get(KEY));
  return kept.success ? kept.data : NO_MEMORY;
}

/** Keeps what differs from what is remembered. Very many folders are not worth their place. */
export async function rememberFolders({ cache }: Connection, memory: FolderMemory, before: FolderMemory): Promise<void> {
  if (memory.others.length <= FOLDERS_LIMIT && JSON.stringify(memory) !== JSON.stringify(before)) await cache.set(KEY, memory, DAY);
}

const KEY = 'outlook_folders';
/** Seconds. */
const DAY = 86_400;
const FOLDERS_LIMIT = 100;
