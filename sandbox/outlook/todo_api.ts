import type { ServiceResponse } from '../service.ts';
import type { Call } from './call.ts';
import { invalidTodo, itemNotFound } from './errors.ts';
import { checkId } from './ids.ts';
import { readObject } from './json.ts';
import { contextOf, PAGING, pageOf } from './paging.ts';
import { allowOptions, expanded } from './query_options.ts';
import { taskCondition } from './task_filter.ts';
import { taskChanges } from './task_input.ts';
import { linkId, taskOut } from './task_output.ts';
import type { StoredTask, TodoList } from './todo.ts';

/** GET /me/todo/lists. `$select` is refused, as reported of the service. */
export function listTodoLists({ request, store }: Call): ServiceResponse {
  allowOptions(request, PAGING);
  const items = [...store.lists.values()];
  return pageOf({ request, context: `users('${store.user.id}')/todo/lists`, items, show: (list) => list, emptyPages: store.emptyPages });
}

/** GET /me/todo/lists/{id} */
export function readTodoList(call: Call): ServiceResponse {
  allowOptions(call.request, []);
  return {
    status: 200,
    body: { '@odata.context': contextOf(call.request, `users('${call.store.user.id}')/todo/lists/$entity`), ...listOf(call) },
  };
}

/** GET /me/todo/lists/{id}/tasks */
export function listTasks(call: Call): ServiceResponse {
  const { request, store } = call;
  allowOptions(request, [...PAGING, '$filter', '$expand']);
  const withLinks = expanded(request, 'linkedResources');
  const list = listOf(call);
  const filter = request.query.get('$filter');
  const holds = filter === null ? () => true : taskCondition(filter);
  const items = [...store.tasks.values()].filter((task) => task.listId === list.id && holds(task));
  return pageOf({ request, context: contextName(call), items, show: (task) => taskOut(task, withLinks), emptyPages: store.emptyPages });
}

/** POST /me/todo/lists/{id}/tasks. The response contains the links. */
export function createTask(call: Call): ServiceResponse {
  const list = listOf(call);
  const { title, ...fields } = changes(call);
  if (title === undefined) throw invalidTodo('A task needs a title.');
  return single(call, 201, call.store.addTask(list.id, { ...fields, title }), fields.linkedResources !== undefined);
}

/** GET /me/todo/lists/{id}/tasks/{id} */
export function readTask(call: Call): ServiceResponse {
  allowOptions(call.request, ['$expand']);
  return single(call, 200, taskOf(call), expanded(call.request, 'linkedResources'));
}

/** PATCH /me/todo/lists/{id}/tasks/{id} */
export function updateTask(call: Call): ServiceResponse {
  const task = taskOf(call);
  const requested = changes(call);
  if (requested.linkedResources !== undefined) throw invalidTodo('linkedResources can be given with a new task only.');
  return single(call, 200, call.store.changeTask(task.id, requested), false);
}

/** PATCH /me/todo/lists/{id}/tasks/{id}/linkedResources/{id} */
export function updateLink(call: Call): ServiceResponse {
  const task = taskOf(call);
  const links = task.fields.linkedResources;
  const index = links.findIndex((_, position) => linkId(task, position) === call.ids.link);
  const [changed] =
    taskChanges({ linkedResources: [readObject(call.request.body, call.request.headers['content-type'])] }).linkedResources ?? [];
  const link = links[index];
  if (link === undefined || changed === undefined) throw itemNotFound();
  const given = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== null));
  const after = { ...link, ...given };
  call.store.changeTask(task.id, { linkedResources: links.map((one) => (one === link ? after : one)) });
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(call.request, `${contextName(call)}('${task.id}')/linkedResources/$entity`),
      ...after,
      id: call.ids.link,
    },
  };
}

/** DELETE /me/todo/lists/{id}/tasks/{id} */
export function deleteTask(call: Call): ServiceResponse {
  call.store.deleteTask(taskOf(call).id);
  return { status: 204 };
}

function changes({ request }: Call): ReturnType<typeof taskChanges> {
  return taskChanges(readObject(request.body, request.headers['content-type']));
}

function listOf({ store, ids }: Call): TodoList {
  const list = store.lists.get(checkId(ids.list ?? ''));
  if (list === undefined) throw itemNotFound();
  return list;
}

function taskOf(call: Call): StoredTask {
  const task = call.store.tasks.get(checkId(call.ids.task ?? ''));
  if (task === undefined || task.listId !== listOf(call).id) throw itemNotFound();
  return task;
}

function single(call: Call, status: number, task: StoredTask, withLinks: boolean): ServiceResponse {
  return { status, body: { '@odata.context': contextOf(call.request, `${contextName(call)}/$entity`), ...taskOut(task, withLinks) } };
}

function contextName({ store, ids }: Call): string {
  return `users('${store.user.id}')/todo/lists('${encodeURIComponent(ids.list ?? '')}')/tasks`;
}
