import type { Task } from '../../contacts/task.ts';
import { encodePathPart } from '../../http/path_part.ts';
import type { Connection, TasksPort } from '../backend.ts';
import { deleteUnlessGone } from '../delete_unless_gone.ts';
import { readableRows } from '../rows.ts';
import { contactPath } from './client.ts';
import { planTasksMove } from './tasks_move.ts';
import { toTask, toTaskBody } from './tasks_translate.ts';
import * as wire from './wire.ts';

/** https://marketplace.gohighlevel.com/docs/ghl/contacts/tasks */
export const tasks: TasksPort = {
  required: ['due_date'],
  planMove: planTasksMove,
  list: async (connection, contactId) => {
    const response = await connection.http.send({
      method: 'GET',
      url: `${contactPath(contactId)}/tasks`,
      schema: wire.tasks,
      doing: `list the tasks of the contact ${contactId}`,
      writes: false,
      scope: 'contacts.readonly',
    });
    return readableRows(connection, { rows: response.data.tasks, item: wire.task, what: 'task' }).map((task) => toTask(task, contactId));
  },
  get: async (connection, contactId, taskId) => {
    const response = await connection.http.send({
      method: 'GET',
      url: `${contactPath(contactId)}/tasks/${encodePathPart(taskId)}`,
      schema: wire.oneTask,
      doing: `read the task ${taskId} of the contact ${contactId}`,
      writes: false,
      scope: 'contacts.readonly',
    });
    return toTask(response.data.task, contactId);
  },
  create: (connection, contactId, draft) => {
    // The API requires `completed`, and has only one list of tasks.
    const body = { ...toTaskBody(draft), completed: draft.completed ?? false };
    return write(connection, 'POST', contactId, '', body, 'add a task to');
  },
  update: (connection, contactId, taskId, change) =>
    write(connection, 'PUT', contactId, `/${encodePathPart(taskId)}`, toTaskBody(change), `update the task ${taskId} of`),
  complete: (connection, contactId, taskId, completed) =>
    write(
      connection,
      'PUT',
      contactId,
      `/${encodePathPart(taskId)}/completed`,
      { completed },
      `${completed ? 'complete' : 'reopen'} the task ${taskId} of`,
    ),
  remove: (connection, contactId, taskId) =>
    deleteUnlessGone(connection, {
      url: () => `${contactPath(contactId)}/tasks/${encodePathPart(taskId)}`,
      doing: `delete the task ${taskId}`,
      scope: 'contacts.write',
    }),
};

async function write(
  connection: Connection,
  method: 'POST' | 'PUT',
  contactId: string,
  path: string,
  body: unknown,
  doing: string,
): Promise<Task> {
  const response = await connection.http.send({
    method,
    url: `${contactPath(contactId)}/tasks${path}`,
    body,
    schema: wire.oneTask,
    doing: `${doing} the contact ${contactId}`,
    writes: true,
    scope: 'contacts.write',
    saved: ({ task }) => `The task ${toTask(task, contactId).id} of the contact ${contactId} was saved.`,
  });
  return toTask(response.data.task, contactId);
}
