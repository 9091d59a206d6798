import { isProblem } from '../../contacts/errors.ts';
import type { Connection } from '../backend.ts';
import type { Reader } from './client_batch.ts';
import { linkInMailbox } from './client_links.ts';
import { contactsPath, folderPath, foldersPath } from './client_paths.ts';
import { isUnshared } from './errors_mailbox.ts';
import type { FolderMemory } from './folders_cache.ts';
import { LARGEST_PAGE, pageReader, readAllItems } from './pages.ts';
import * as wire from './wire.ts';

/** A mailbox's lists of folders, each read once per run. */
export interface FolderLists {
  /** The top level: the folders in the default folder, and in some mailboxes also the default one. */
  top(): Promise<readonly wire.WireFolder[]>;
  /** The folders in this one; empty if it was deleted or isn't shared. */
  childrenOf(folder: wire.WireFolder): Promise<readonly wire.WireFolder[]>;
  /** The default folder's ID, from any contact in it; null if it's empty. */
  ownId(): Promise<string | null>;
  /** Requests now what an earlier run had to request. */
  anticipate(memory: FolderMemory): void;
  /** Those of these folders whose children needed their own request. */
  asked(ids: Iterable<string>): string[];
  /** Whether the service returns the folders in a folder together with it. */
  expands(): boolean;
}

/** https://learn.microsoft.com/graph/api/user-list-contactfolders */
export function folderLists(connection: Connection, read: Reader): FolderLists {
  const page = pageReader(connection, read);
  const lists = new Map<string, Promise<readonly wire.WireFolder[]>>();
  let own: Promise<string | null> | undefined;
  let expands = true;

  const readList = async (url: string): Promise<readonly wire.WireFolder[]> => {
    // A link already has its options in it.
    const options = url.startsWith('/') ? { top: LARGEST_PAGE } : {};
    if (!expands || !url.startsWith('/')) return await readAllItems(connection, { url, ...options }, READING, page);
    try {
      return await readAllItems(connection, { url, ...options, expand: 'childFolders' }, READING, page);
    } catch (error) {
      if (!isProblem(error, 'invalid_input')) throw error;
      expands = false;
      return await readAllItems(connection, { url, ...options }, READING, page);
    }
  };
  const list = (url: string): Promise<readonly wire.WireFolder[]> => {
    const started = lists.get(url) ?? withHandledFailure(readList(url));
    lists.set(url, started);
    return started;
  };

  return {
    top: () => list(foldersPath(connection)),
    childrenOf: async (folder) => {
      const { id, childFolders, 'childFolders@odata.nextLink': next } = folder;
      try {
        if (childFolders === undefined || childFolders === null) return await list(childrenPath(connection, id));
        return next ? [...childFolders, ...(await list(linkInMailbox(connection.authData, next)))] : childFolders;
      } catch (error) {
        if (isProblem(error, 'not_found') || isUnshared(error)) return [];
        throw error;
      }
    },
    ownId: () => {
      own ??= withHandledFailure(readOwnId());
      return own;
    },
    anticipate: (memory) => {
      expands = memory.expands;
      if (memory.own !== null) own ??= Promise.resolve(memory.own);
      for (const id of memory.asked) void list(childrenPath(connection, id));
    },
    asked: (ids) => [...ids].filter((id) => lists.has(childrenPath(connection, id))),
    expands: () => expands,
  };

  async function readOwnId(): Promise<string | null> {
    const { items } = await page(
      { url: contactsPath(connection, null), select: ['parentFolderId'], top: 1 },
      { ...READING, item: wire.contact, what: 'contact' },
    );
    return items[0]?.parentFolderId ?? null;
  }
}

/** Handles the failure, so that a promise that no one awaits in the end does no harm. */
export function withHandledFailure<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

const READING = { item: wire.folder, what: 'folder', doing: 'list the folders', scope: 'Contacts.Read', isUrgent: true };

function childrenPath(connection: Connection, id: string): string {
  return `${folderPath(connection, id)}/childFolders`;
}
