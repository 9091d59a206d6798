import { isProblem } from '../../contacts/errors.ts';
import { type Choice, lastPage } from '../../contacts/page.ts';
import type { Connection, FoldersPort } from '../backend.ts';
import { isOutOfTime } from '../paging.ts';
import { openReader, type Reader } from './client_batch.ts';
import { DEFAULT_FOLDER, folderPath } from './client_paths.ts';
import { type FolderLists, folderLists } from './folders_lists.ts';
import * as wire from './wire.ts';

/**
 * The folders with their whole paths, the default one first.
 * https://learn.microsoft.com/graph/api/user-list-contactfolders
 */
export const folders: FoldersPort = {
  list: async (connection, { number }) => {
    if (number > 0) return lastPage([]);
    const read = openReader(connection);
    const lists = folderLists(connection, read);
    const [own, top] = await Promise.all([ownFolder(connection, read, lists), lists.top()]);
    const paths = new Map([[own.id, own.name]]);
    // In some mailboxes, the service lists the default folder with its subfolders; in others, it lists only the
    // subfolders, at the top.
    const inOwn = await Promise.all(top.filter(({ id }) => id === own.id).map(lists.childrenOf));
    await walk(connection, lists, [...top, ...inOwn.flat()], '', 1, paths);
    return lastPage([...paths].map(([id, name]) => ({ id, name })));
  },
};

const DEFAULT_NAME = 'Contacts';
const DEEPEST = 10;
const FOLDERS_LIMIT = 300;

async function ownFolder(connection: Connection, read: Reader, lists: FolderLists): Promise<Choice> {
  // By a contact in it, because not every mailbox knows it by its name in every language.
  const byContact = lists.ownId();
  byContact.catch(() => undefined);
  const url = folderPath(connection, DEFAULT_FOLDER);
  try {
    const { id, displayName } = await read({ url, schema: wire.folder, doing: 'list the folders', scope: 'Contacts.Read' });
    return { id, name: displayName ?? DEFAULT_NAME };
  } catch (error) {
    if (!isProblem(error, 'not_found', 'invalid_input')) throw error;
    return { id: (await byContact) ?? DEFAULT_FOLDER, name: DEFAULT_NAME };
  }
}

/**
 * Level by level, each level's folders at the same time. A picker doesn't need folders deeper than people nest them.
 */
async function walk(
  connection: Connection,
  lists: FolderLists,
  found: readonly wire.WireFolder[],
  above: string,
  depth: number,
  paths: Map<string, string>,
): Promise<void> {
  const fresh = found.filter(({ id }) => !paths.has(id)).slice(0, Math.max(0, FOLDERS_LIMIT - paths.size));
  for (const { id, displayName } of fresh) paths.set(id, `${above}${displayName ?? id}`);
  if (depth >= DEEPEST || isOutOfTime(connection)) return;
  await Promise.all(
    fresh.map(async (folder) =>
      walk(connection, lists, await lists.childrenOf(folder), `${paths.get(folder.id) ?? folder.id} / `, depth + 1, paths),
    ),
  );
}
