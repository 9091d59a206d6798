import { isProblem } from '../../contacts/errors.ts';
import type { Connection } from '../backend.ts';
import { LARGEST_TASK_PAGE, readAll } from './pages.ts';
import { listPath } from './place.ts';
import { readTaskLists } from './task_lists.ts';
import * as wire from './wire.ts';

/** A task with the list that it is in. */
export interface LinkedTask {
  readonly listId: string;
  readonly task: wire.WireTask;
}

/**
 * Every task, with what it is linked to. The service cannot look for a link, so all lists are read, side by side; once in a run, since
 * a search asks for the tasks of several contacts. https://learn.microsoft.com/graph/api/todotasklist-list-tasks
 */
export function linkedTasks(connection: Connection): Promise<readonly LinkedTask[]> {
  const known = READ.get(connection.http);
  if (known !== undefined) return known;
  const reading = readLists(connection);
  READ.set(connection.http, reading);
  return reading;
}

/** To be called when a task is written: what was read before is old. */
export function forgetTasks(connection: Connection): void {
  READ.delete(connection.http);
}

/** By the run's own client, which nothing keeps when the run is over. */
const READ = new WeakMap<Connection['http'], Promise<readonly LinkedTask[]>>();

async function readLists(connection: Connection): Promise<readonly LinkedTask[]> {
  const lists = await readTaskLists(connection);
  const found = await Promise.all(lists.map(({ id }) => readList(connection, id)));
  return found.flat();
}

async function readList(connection: Connection, listId: string): Promise<readonly LinkedTask[]> {
  const list = { url: `${listPath(listId)}/tasks`, expand: 'linkedResources', top: LARGEST_TASK_PAGE };
  try {
    const all = await readAll(connection, list, { item: wire.task, what: 'task', doing: 'list the tasks', needs: 'Tasks.ReadWrite' });
    return all.map((task) => ({ listId, task }));
  } catch (error) {
    // A list that was deleted since the lists were read has no tasks.
    if (isProblem(error, 'not_found')) return [];
    throw error;
  }
}
