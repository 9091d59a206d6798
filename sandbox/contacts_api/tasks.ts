import { withoutEmpty } from '../json.ts';
import type { ServiceResponse } from '../service.ts';
import { namedContact } from './access.ts';
import type { Call, Route } from './call.ts';
import { parameter } from './call.ts';
import { isoText, isoTime } from './dates.ts';
import { unknownId } from './errors.ts';
import type { Contact, Task } from './records.ts';
import { ofContact } from './store.ts';
import type { BodyRules, Check } from './validation.ts';
import { checkedBody, textOf } from './validation.ts';

const KEYS: Readonly<Record<string, Check>> = { title: 'text', body: 'text', dueDate: 'time', completed: 'boolean', assignedTo: 'text' };
const CREATE: BodyRules = { keys: KEYS, required: ['title', 'dueDate', 'completed'] };
const UPDATE: BodyRules = { keys: KEYS };
const COMPLETE: BodyRules = { keys: { completed: 'boolean' }, required: ['completed'] };

/** The tasks of a contact. */
export const taskRoutes: readonly Route[] = [
  { method: 'GET', path: '/contacts/:contactId/tasks', scope: 'contacts.readonly', handle: list },
  { method: 'POST', path: '/contacts/:contactId/tasks', scope: 'contacts.write', handle: create },
  {
    method: 'GET',
    path: '/contacts/:contactId/tasks/:taskId',
    scope: 'contacts.readonly',
    handle: (call) => responseWith(200, namedTask(call)),
  },
  { method: 'PUT', path: '/contacts/:contactId/tasks/:taskId', scope: 'contacts.write', handle: (call) => update(call, UPDATE) },
  {
    method: 'PUT',
    path: '/contacts/:contactId/tasks/:taskId/completed',
    scope: 'contacts.write',
    handle: (call) => update(call, COMPLETE),
  },
  { method: 'DELETE', path: '/contacts/:contactId/tasks/:taskId', scope: 'contacts.write', handle: remove },
];

function list(call: Call): ServiceResponse {
  return { status: 200, body: { tasks: ofContact(call.store.tasks, namedContact(call).id).map((task) => withoutEmpty({ ...task })) } };
}

function create(call: Call): ServiceResponse {
  const contact = namedContact(call);
  const body = checkedBody(call.body, CREATE);
  const blank: Task = {
    id: call.store.newId('task'),
    contactId: contact.id,
    title: '',
    body: null,
    assignedTo: null,
    dueDate: '',
    completed: false,
  };
  return responseWith(201, keep(call, contact, written(blank, body)));
}

function update(call: Call, rules: BodyRules): ServiceResponse {
  const contact = namedContact(call);
  const task = namedTask(call);
  return responseWith(200, keep(call, contact, written(task, checkedBody(call.body, rules))));
}

function remove(call: Call): ServiceResponse {
  const contact = namedContact(call);
  call.store.tasks.delete(namedTask(call).id);
  touch(call, contact);
  return { status: 200, body: { succeded: true } };
}

function namedTask(call: Call): Task {
  const contact = namedContact(call);
  const id = parameter(call, 'taskId');
  const task = call.store.tasks.get(id);
  if (task === undefined || task.contactId !== contact.id) throw unknownId('Task', id);
  return task;
}

function written(task: Task, body: Readonly<Record<string, unknown>>): Task {
  const due = isoTime(body.dueDate);
  return {
    ...task,
    title: textOf(body, 'title') ?? task.title,
    body: textOf(body, 'body') ?? task.body,
    assignedTo: textOf(body, 'assignedTo') ?? task.assignedTo,
    dueDate: due === undefined ? task.dueDate : isoText(due),
    completed: typeof body.completed === 'boolean' ? body.completed : task.completed,
  };
}

function keep(call: Call, contact: Contact, task: Task): Task {
  call.store.tasks.set(task.id, task);
  touch(call, contact);
  return task;
}

function touch(call: Call, contact: Contact): void {
  if (call.store.behavior.tasksBump) call.store.change(contact, {});
}

const responseWith = (status: number, task: Task): ServiceResponse => ({ status, body: { task: withoutEmpty({ ...task }) } });
