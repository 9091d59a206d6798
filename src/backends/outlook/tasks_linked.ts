import { isProblem } from '../../contacts/errors.ts';
import type { TaskStatus } from '../../contacts/task.ts';
import type { Connection } from '../backend.ts';
import { readableRows, readEveryRow } from '../rows.ts';
import { taskListPath } from './client_paths.ts';
import { LARGEST_TASK_PAGE, readAllItems } from './pages.ts';
import { readTaskLists } from './task_lists.ts';
import * as wire from './wire.ts';

/** A task and its list. */
export interface LinkedTask {
  readonly listId: string;
  readonly task: wire.WireTask;
}

/**
 * Every task with the status, and its links. The service can't search by link, so all lists are read, at the same time.
 * A run does that once, because a search may need the tasks of several contacts.
 * https://learn.microsoft.com/graph/api/todotasklist-list-tasks
 */
export function linkedTasks(connection: Connection, status: TaskStatus): Promise<readonly LinkedTask[]> {
  const read = READ.get(connection.http) ?? new Map<TaskStatus, Promise<readonly LinkedTask[]>>();
  READ.set(connection.http, read);
  const reading = read.get(status) ?? readLists(connection, status);
  read.set(status, reading);
  return reading;
}

/** Every task, for a decision that a missing one could make wrong: a list or a task that can't be read is a problem. */
export function everyLinkedTask(connection: Connection): Promise<readonly LinkedTask[]> {
  return readLists(connection, 'all', readEveryRow);
}

/** Call it when a task is written, because what was read before is then out of date. */
export function forgetTasks(connection: Connection): void {
  READ.delete(connection.http);
}

/** By the run's own client, so that nothing stays when the run is over. */
const READ = new WeakMap<Connection['http'], Map<TaskStatus, Promise<readonly LinkedTask[]>>>();

async function readLists(connection: Connection, status: TaskStatus, rows = readableRows): Promise<readonly LinkedTask[]> {
  const lists = await readTaskLists(connection, rows);
  const found = await Promise.all(lists.map(({ id }) => readList(connection, id, FILTERS[status], rows)));
  return found.flat();
}

/** To Do also has tasks that are in progress, waiting or deferred; they are open. */
const FILTERS: Readonly<Record<TaskStatus, string | undefined>> = {
  open: "status ne 'completed'",
  completed: "status eq 'completed'",
  all: undefined,
};

const READING = { item: wire.task, what: 'task', doing: 'list the tasks', scope: 'Tasks.ReadWrite' };

async function readList(
  connection: Connection,
  listId: string,
  filter: string | undefined,
  rows: typeof readableRows,
): Promise<readonly LinkedTask[]> {
  const list = { url: `${taskListPath(listId)}/tasks`, expand: 'linkedResources', top: LARGEST_TASK_PAGE };
  const read = async (condition: string | undefined): Promise<readonly LinkedTask[]> => {
    const tasks = await readAllItems(connection, { ...list, filter: condition }, { ...READING, rows });
    return tasks.map((task) => ({ listId, task }));
  };
  try {
    return await read(filter);
  } catch (error) {
    // A list that was deleted in the meantime has no tasks.
    if (isProblem(error, 'not_found')) return [];
    // If the service refuses the filter, it returns all tasks without it.
    if (filter === undefined || !isProblem(error, 'invalid_input')) throw error;
    return await read(undefined);
  }
}
