import { isProblem } from '../../contacts/errors.ts';
import type { Connection } from '../backend.ts';
import { contactsPath, folderPath } from './client.ts';
import type { Reader } from './client_batch.ts';
import type { FolderMemory } from './folders_cache.ts';
import { LARGEST_PAGE, pageReader, readAll } from './pages.ts';
import * as wire from './wire.ts';

/** The lists of folders of a mailbox, each read once in a run. */
export interface FolderLists {
  /** The folders at the top: those in the default folder, in some mailboxes the default one too. */
  top(): Promise<readonly wire.WireFolder[]>;
  /** The folders in this one, none when it is gone. */
  childrenOf(folder: wire.WireFolder): Promise<readonly wire.WireFolder[]>;
  /** The default folder's id, by any contact in it; null when it holds none. */
  ownId(): Promise<string | null>;
  /** Asks now for what an earlier run had to ask for. */
  anticipate(memory: FolderMemory): void;
  /** Of these folders, those whose children had to be asked for. */
  asked(ids: Iterable<string>): string[];
  /** Whether the service gives the folders in a folder along with it. */
  expands(): boolean;
}

/** https://learn.microsoft.com/graph/api/user-list-contactfolders */
export function folderLists(connection: Connection, read: Reader): FolderLists {
  const page = pageReader(connection, read);
  const lists = new Map<string, Promise<readonly wire.WireFolder[]>>();
  let own: Promise<string | null> | undefined;
  let expands = true;

  const readList = async (url: string): Promise<readonly wire.WireFolder[]> => {
    // A link has its options in it.
    const options = url.startsWith('/') ? { top: LARGEST_PAGE } : {};
    if (!expands || !url.startsWith('/')) return await readAll(connection, { url, ...options }, READING, page);
    try {
      return await readAll(connection, { url, ...options, expand: 'childFolders' }, READING, page);
    } catch (error) {
      if (!isProblem(error, 'invalid_input')) throw error;
      expands = false;
      return await readAll(connection, { url, ...options }, READING, page);
    }
  };
  const list = (url: string): Promise<readonly wire.WireFolder[]> => {
    const started = lists.get(url) ?? quiet(readList(url));
    lists.set(url, started);
    return started;
  };

  return {
    top: () => list('/me/contactFolders'),
    childrenOf: async (folder) => {
      const { id, childFolders, 'childFolders@odata.nextLink': next } = folder;
      try {
        if (childFolders === undefined || childFolders === null) return await list(childrenPath(id));
        return next ? [...childFolders, ...(await list(next))] : childFolders;
      } catch (error) {
        if (isProblem(error, 'not_found')) return [];
        throw error;
      }
    },
    ownId: () => {
      own ??= quiet(readOwnId());
      return own;
    },
    anticipate: (memory) => {
      expands = memory.expands;
      if (memory.own !== null) own ??= Promise.resolve(memory.own);
      for (const id of memory.asked) void list(childrenPath(id));
    },
    asked: (ids) => [...ids].filter((id) => lists.has(childrenPath(id))),
    expands: () => expands,
  };

  async function readOwnId(): Promise<string | null> {
    const { items } = await page(
      { url: contactsPath(null), select: ['parentFolderId'], top: 1 },
      { ...READING, item: wire.contact, what: 'contact' },
    );
    return items[0]?.parentFolderId ?? null;
  }
}

/** Has a handler for its failure, so that one whom nobody waits for in the end does no harm. */
export function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

const READING = { item: wire.folder, what: 'folder', doing: 'list the folders', scope: 'Contacts.Read', isUrgent: true };

function childrenPath(id: string): string {
  return `${folderPath(id)}/childFolders`;
}
