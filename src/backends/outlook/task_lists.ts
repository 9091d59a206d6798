import { isProblem, Problem } from '../../contacts/errors.ts';
import { lastPage } from '../../contacts/page.ts';
import type { Connection, TaskListsPort } from '../backend.ts';
import { readableRows, readEveryRow } from '../rows.ts';
import { TASK_LISTS } from './client_paths.ts';
import { LARGEST_TASK_PAGE, pagesOf, readAllItems } from './pages.ts';
import * as wire from './wire.ts';

/** The lists of Microsoft To Do, the default one first. https://learn.microsoft.com/graph/api/todo-list-lists */
export const taskLists: TaskListsPort = {
  list: async (connection, { number }) => {
    if (number > 0) return lastPage([]);
    const lists = await readTaskLists(connection);
    return lastPage(lists.map(({ id, displayName }) => ({ id, name: displayName ?? id })));
  },
};

/**
 * Every list that can hold tasks, except the one of flagged emails, which fills itself. This call takes no `$select`.
 */
export async function readTaskLists(connection: Connection, read = readableRows): Promise<readonly wire.WireTaskList[]> {
  const lists = await readAllItems(connection, LISTS, { ...READING, rows: read });
  const own = lists.filter(({ wellknownListName }) => wellknownListName !== 'flaggedEmails');
  return [...own.filter(isDefault), ...own.filter((list) => !isDefault(list))];
}

/**
 * Writes to the list for tasks without one. Graph has no name for it, so its ID is asked for once and kept: with the
 * platform's cache, later runs need no request for it. If a kept list is gone, the mailbox is asked again.
 */
export async function inDefaultTaskList<T>(connection: Connection, write: (listId: string) => Promise<T>): Promise<T> {
  const kept = await connection.cache.get(KEY);
  if (typeof kept === 'string') {
    try {
      return await write(kept);
    } catch (error) {
      if (!isProblem(error, 'not_found')) throw error;
    }
  }
  const listId = await findDefaultTaskList(connection);
  await connection.cache.set(KEY, listId, DAY);
  return write(listId);
}

const KEY = 'default_task_list';
const DAY = 24 * 60 * 60;

/** The list's name is in the user's language, so its role identifies it. Reading stops at its page. */
async function findDefaultTaskList(connection: Connection): Promise<string> {
  for await (const { items } of pagesOf(connection, LISTS, READING)) {
    const found = items.find(isDefault);
    if (found !== undefined) return found.id;
  }
  // A list that can't be read may be the default one.
  await readAllItems(connection, LISTS, { ...READING, rows: readEveryRow });
  throw new Problem(
    'not_found',
    'Microsoft To Do has no default list for this account. Open To Do once to create it, or choose a Task List in Add Task.',
  );
}

const LISTS = { url: TASK_LISTS, top: LARGEST_TASK_PAGE };
const READING = { item: wire.taskList, what: 'task list', doing: 'list the task lists', scope: 'Tasks.ReadWrite' };

function isDefault(list: wire.WireTaskList): boolean {
  return list.wellknownListName === 'defaultList';
}
