import { isProblem, Problem } from '../../contacts/errors.ts';
import { outlookType } from '../account_types.ts';
import type { Connection } from '../backend.ts';
import { isOutOfTime, problemForOutOfTime } from '../paging.ts';
import type { Reader } from './client_batch.ts';
import { isUnshared } from './errors_mailbox.ts';
import { type FolderMemory, NO_MEMORY, recallFolders, rememberFolders } from './folders_cache.ts';
import { folderLists, withHandledFailure } from './folders_lists.ts';
import type { WireFolder } from './wire.ts';

/** The folders of a mailbox besides the default one, in one run. */
export interface FolderTree {
  /** Requests the first two levels now, together with the other reads of this turn. */
  begin(): void;
  /** Loads what an earlier run saw, so that `visit` can request all of it at once. */
  recall(): Promise<void>;
  /** Whether there are any; the first two levels show it. */
  exist(): Promise<boolean>;
  /**
   * The results of `work` for each, by the folder's ID, in no order. It's called as soon as a folder is known. A
   * deleted folder is left out, and so is one of a shared mailbox that isn't shared itself. The service is always asked which folders exist.
   */
  visit<T>(work: (folderId: string) => Promise<T>): Promise<ReadonlyMap<string, T>>;
}

export function folderTree(connection: Connection, read: Reader): FolderTree {
  const lists = folderLists(connection, read);
  let memory: FolderMemory | undefined;

  const begin = (): void => {
    void lists.top();
    void lists.ownId();
  };
  const recall = async (): Promise<void> => {
    if (memory !== undefined) return;
    memory = await recallFolders(connection);
  };
  /** Calls `enter` once for every folder, level by level. What was already requested takes no more time. */
  const walk = async (enter: (folder: WireFolder) => Promise<void>, isAsked: (id: string) => boolean): Promise<ReadonlySet<string>> => {
    const seen = new Set<string>();
    const level = async (folders: readonly WireFolder[]): Promise<void> => {
      const fresh = folders.filter(({ id }) => !seen.has(id));
      for (const { id } of fresh) seen.add(id);
      if (seen.size > FOLDERS_LIMIT) throw problemForTooMany();
      if (fresh.some(({ id }) => !isAsked(id)) && isOutOfTime(connection)) throw problemForOutOfTime(connection, 'list the folders');
      await Promise.all(fresh.map((folder) => Promise.all([lists.childrenOf(folder).then(level), enter(folder)])));
    };
    await level(await lists.top());
    return seen;
  };

  return {
    begin,
    recall,
    exist: async () => {
      const [top, own] = await Promise.all([lists.top(), lists.ownId()]);
      if (top.some(({ id }) => id !== own)) return true;
      const inOwn = await Promise.all(top.map(lists.childrenOf));
      return inOwn.flat().length > 0;
    },
    visit: async <T>(work: (folderId: string) => Promise<T>) => {
      if (memory === undefined) await recall();
      const before = memory ?? NO_MEMORY;
      const visits = new Map<string, Promise<T | null>>();
      const visitOnce = (id: string): Promise<T | null> => {
        const visited = visits.get(id) ?? withHandledFailure(orGone(work(id)));
        visits.set(id, visited);
        return visited;
      };
      lists.anticipate(before);
      begin();
      for (const id of before.others) void visitOnce(id);
      const found = new Map<string, T>();
      const enter = async ({ id }: WireFolder): Promise<void> => {
        const result = id === (await lists.ownId()) ? null : await visitOnce(id);
        if (result !== null) found.set(id, result);
      };
      const seen = await walk(enter, (id) => id === before.own || visits.has(id));
      const others = [...found.keys()].sort();
      memory = { own: await lists.ownId(), others, asked: lists.asked(seen).sort(), expands: lists.expands() };
      await rememberFolders(connection, memory, before);
      return found;
    },
  };
}

/** More folders than anyone has for contacts. */
const FOLDERS_LIMIT = 500;

async function orGone<T>(result: Promise<T>): Promise<T | null> {
  try {
    return await result;
  } catch (error) {
    if (isProblem(error, 'not_found') || isUnshared(error)) return null;
    throw error;
  }
}

function problemForTooMany(): Problem {
  return new Problem(
    'too_much',
    `This ${outlookType.label} mailbox has more than ${FOLDERS_LIMIT} contact folders. Choose the folder in this step.`,
  );
}
