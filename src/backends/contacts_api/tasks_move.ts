import type { Connection, PlannedWrites } from '../backend.ts';
import { nullIfBlank } from '../null_if_blank.ts';
import { readEveryRow } from '../rows.ts';
import { contactPath } from './client.ts';
import * as wire from './wire.ts';

/** Copies the tasks, because a task can't change its contact. The other contact's tasks are deleted with it. */
export async function planTasksMove(connection: Connection, fromId: string, toId: string): Promise<PlannedWrites> {
  const from = await readTasks(connection, fromId);
  const there = from.length === 0 ? [] : (await readTasks(connection, toId)).map(keyOf);
  const missing = from.filter((task) => {
    const index = there.indexOf(keyOf(task));
    if (index !== -1) there.splice(index, 1);
    return index === -1;
  });
  return async () => {
    for (const task of missing) await copy(connection, task, toId);
  };
}

/** A task that can't be read would be lost, so it's an error. */
async function readTasks(connection: Connection, contactId: string): Promise<readonly wire.WireTask[]> {
  const response = await connection.http.send({
    method: 'GET',
    url: `${contactPath(contactId)}/tasks`,
    schema: wire.tasks,
    doing: `list the tasks of the contact ${contactId}`,
    writes: false,
    scope: 'contacts.readonly',
  });
  return readEveryRow(connection, { rows: response.data.tasks, item: wire.task, what: 'task' });
}

async function copy(connection: Connection, task: wire.WireTask, toId: string): Promise<void> {
  const { title, body, dueDate, completed, assignedTo } = task;
  const given = Object.entries({ body, dueDate, assignedTo }).filter(([, value]) => value !== null && value !== '');
  await connection.http.send({
    method: 'POST',
    url: `${contactPath(toId)}/tasks`,
    body: { title: title ?? '', completed: completed ?? false, ...Object.fromEntries(given) },
    schema: wire.oneTask,
    doing: `copy a task to the contact ${toId}`,
    writes: true,
    scope: 'contacts.write',
    saved: () => `A task of the contact ${toId} was saved.`,
    preview: () => ({ task: { id: 'new' } }),
  });
}

function keyOf({ title, body, dueDate, completed, assignedTo }: wire.WireTask): string {
  return JSON.stringify([title, body, dueDate, assignedTo].map(nullIfBlank).concat(String(completed ?? false)));
}
