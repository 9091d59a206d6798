import { isProblem, Problem } from '../../contacts/errors.ts';
import type { Connection } from '../backend.ts';
import { isOutOfTime, outOfTime } from '../paging.ts';
import type { Reader } from './client_batch.ts';
import { type FolderMemory, NO_MEMORY, recallFolders, rememberFolders } from './folders_cache.ts';
import { folderLists, quiet } from './folders_lists.ts';
import type { WireFolder } from './wire.ts';

/** The folders of a mailbox besides the default one, in one run. */
export interface FolderTree {
  /** Asks for the first two levels now, with whatever else the reader is asked for in this turn. */
  begin(): void;
  /** Loads what an earlier run saw, so that `visit` can ask for all of it at once. */
  recall(): Promise<void>;
  /** Whether there is any; the first two levels tell. */
  exist(): Promise<boolean>;
  /**
   * What `work` gives for each, by the folder's id, in no order. It is called as soon as a folder is known; a folder that is gone by then is
   * left out. Which folders there are is always asked of the service.
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
  /** Every folder at the top and, level by level, in them: `enter` is called once for each. What was asked for already needs no more time. */
  const walk = async (enter: (folder: WireFolder) => Promise<void>, isAsked: (id: string) => boolean): Promise<ReadonlySet<string>> => {
    const seen = new Set<string>();
    const level = async (folders: readonly WireFolder[]): Promise<void> => {
      const fresh = folders.filter(({ id }) => !seen.has(id));
      for (const { id } of fresh) seen.add(id);
      if (seen.size > FOLDERS_LIMIT) throw problemForTooMany();
      if (fresh.some(({ id }) => !isAsked(id)) && isOutOfTime(connection)) throw outOfTime(connection, 'list the folders');
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
        const visited = visits.get(id) ?? quiet(orGone(work(id)));
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

/** More than anybody sorts people into. */
const FOLDERS_LIMIT = 500;

async function orGone<T>(result: Promise<T>): Promise<T | null> {
  try {
    return await result;
  } catch (error) {
    if (isProblem(error, 'not_found')) return null;
    throw error;
  }
}

function problemForTooMany(): Problem {
  return new Problem('too_much', `This Outlook mailbox has more than ${FOLDERS_LIMIT} contact folders. Choose the folder in this step.`);
}
