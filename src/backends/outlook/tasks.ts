import type { Task, TaskChange, TaskDraft } from '../../contacts/task.ts';
import type { Connection, TasksPort } from '../backend.ts';
import { deleteUnlessGone } from '../delete_unless_gone.ts';
import { taskListPath, taskPath } from './client_paths.ts';
import { readOutsiderId } from './sources_ids.ts';
import { inDefaultTaskList } from './task_lists.ts';
import { forgetTasks, linkedTasks } from './tasks_linked.ts';
import { planTasksMove } from './tasks_move.ts';
import { taskIdsOf, toTask, toTaskBody } from './tasks_translate.ts';
import * as wire from './wire.ts';

/**
 * Tasks of Microsoft To Do that are linked to a contact. https://learn.microsoft.com/graph/api/resources/linkedresource
 */
export const tasks: TasksPort = {
  required: [],
  planMove: planTasksMove,
  list: async (connection, contactId, status) => {
    if (readOutsiderId(contactId) !== null) return [];
    const all = await linkedTasks(connection, status);
    const own = all.filter(({ task }) => task.linkedResources?.some((link) => link.externalId === contactId));
    return own.map(({ listId, task }) => toTask(task, listId, contactId, connection.timezone));
  },
  create: (connection, contactId, draft) => {
    forgetTasks(connection);
    const add = (listId: string): Promise<Task> => addTo(connection, listId, contactId, draft);
    return draft.task_list_id ? add(draft.task_list_id) : inDefaultTaskList(connection, add);
  },
  update,
  complete: (connection, contactId, taskId, completed) => update(connection, contactId, taskId, { completed }),
  remove: async (connection, _contactId, taskId) => {
    const ids = taskIdsOf(taskId);
    forgetTasks(connection);
    return deleteUnlessGone(connection, {
      url: () => taskPath(ids.listId, ids.taskId),
      doing: `delete the task ${taskId}`,
      scope: SCOPE,
    });
  },
};

const SCOPE = 'Tasks.ReadWrite';

async function addTo(connection: Connection, listId: string, contactId: string, draft: TaskDraft): Promise<Task> {
  // To Do links to any ID; checking the contact would cost each task one more request. It refuses more than one link.
  // To Do shows the link's name; the contact's own name would also cost a request.
  const linkedResources = [{ applicationName: 'Contacts', displayName: `Contact ${contactId}`, externalId: contactId }];
  const body = { ...toTaskBody({ ...draft, completed: draft.completed ?? false }), linkedResources };
  const response = await connection.http.send({
    method: 'POST',
    url: `${taskListPath(listId)}/tasks`,
    body,
    schema: wire.task,
    doing: `add a task to the contact ${contactId}`,
    writes: true,
    scope: SCOPE,
    saved: (task) => `The task ${toTask(task, listId, contactId, connection.timezone).id} of the contact ${contactId} was saved.`,
  });
  return toTask(response.data, listId, contactId, connection.timezone);
}

/** Sends what the change names. If it names nothing, the task is only read. */
async function update(connection: Connection, contactId: string, id: string, change: TaskChange): Promise<Task> {
  const { listId, taskId } = taskIdsOf(id);
  const body = toTaskBody(change);
  const writes = Object.keys(body).length > 0;
  forgetTasks(connection);
  const response = await connection.http.send({
    method: writes ? 'PATCH' : 'GET',
    url: taskPath(listId, taskId),
    ...(writes ? { body, saved: () => `The task ${id} of the contact ${contactId} was changed.` } : {}),
    schema: wire.task,
    doing: `${writes ? 'update' : 'read'} the task ${id}`,
    writes,
    scope: SCOPE,
  });
  return toTask(response.data, listId, contactId, connection.timezone);
}
