import { isProblem } from '../../contacts/errors.ts';
import { type Choice, lastPage } from '../../contacts/page.ts';
import type { Connection, FoldersPort } from '../backend.ts';
import { LARGEST_PAGE, RESERVE, readAll, readPage } from './pages.ts';
import { contactsPath, DEFAULT_FOLDER, folderPath } from './place.ts';
import * as wire from './wire.ts';

/** https://learn.microsoft.com/graph/api/user-list-contactfolders */
export const folders: FoldersPort = {
  list: async (connection, { number }) => {
    if (number > 0) return lastPage([]);
    const first = await defaultFolder(connection);
    const top = await childrenOf(connection, '/me/contactFolders');
    // The service lists the default folder in some mailboxes and leaves it out in others.
    const others = top.filter((folder) => folder.id !== first.id);
    const inDefault = top.length === others.length ? [] : await childrenOf(connection, `${folderPath(first.id)}/childFolders`);
    const paths = new Map([[first.id, first.name]]);
    await walk(connection, [...others, ...inDefault], '', 1, paths);
    return lastPage([...paths].map(([id, name]) => ({ id, name })));
  },
};

const DEFAULT_NAME = 'Contacts';
const DEEPEST = 10;
const MOST = 300;

const DOING = { doing: 'list the folders', needs: 'Contacts.Read' };

async function defaultFolder(connection: Connection): Promise<Choice> {
  try {
    const answer = await connection.http.send({
      method: 'GET',
      url: folderPath(DEFAULT_FOLDER),
      answer: wire.folder,
      writes: false,
      ...DOING,
    });
    return { id: answer.data.id, name: answer.data.displayName ?? DEFAULT_NAME };
  } catch (error) {
    if (!isProblem(error, 'not_found', 'invalid_input')) throw error;
    const list = { url: contactsPath(null), select: ['id', 'parentFolderId'], top: 1 };
    const { items } = await readPage(connection, list, { item: wire.contact, ...DOING });
    return { id: items[0]?.parentFolderId ?? DEFAULT_FOLDER, name: DEFAULT_NAME };
  }
}

function childrenOf(connection: Connection, url: string): Promise<readonly wire.WireFolder[]> {
  return readAll(connection, { url, top: LARGEST_PAGE }, { item: wire.folder, ...DOING });
}

/** Level by level, each level's folders side by side; a picker can do without what lies beyond any sensible depth. */
async function walk(
  connection: Connection,
  found: readonly wire.WireFolder[],
  above: string,
  depth: number,
  paths: Map<string, string>,
): Promise<void> {
  const fresh = found.filter(({ id }) => !paths.has(id)).slice(0, Math.max(0, MOST - paths.size));
  for (const { id, displayName } of fresh) paths.set(id, `${above}${displayName ?? id}`);
  if (depth >= DEEPEST || connection.http.left() < RESERVE) return;
  await Promise.all(
    fresh.map(async ({ id }) => {
      const inside = await childrenOf(connection, `${folderPath(id)}/childFolders`);
      await walk(connection, inside, `${paths.get(id) ?? id} / `, depth + 1, paths);
    }),
  );
}
