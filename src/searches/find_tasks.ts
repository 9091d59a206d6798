import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { type Connection, need, type TasksPort } from '../backends/backend.ts';
import { TASK_STATUSES, type Task, type TaskStatus } from '../contacts/task.ts';
import { fold } from '../contacts/text.ts';
import { CONTACT_ID } from '../fields/contact_id.ts';
import { requires } from '../fields/form.ts';
import { LISTED_SAMPLE, listedOutputs } from '../fields/item_list_outputs.ts';
import { TASK_OUTPUT, WHOLE_TASK } from '../fields/item_outputs.ts';
import { operation } from '../operation.ts';
import { contactId, optionalId } from '../steps/contact_id.ts';
import { orNothing } from '../steps/empty_if_not_found.ts';
import { listed } from '../steps/output.ts';
import { oneOf, searchText } from '../steps/read_input.ts';

const inputFields = defineInputFields([
  CONTACT_ID,
  {
    key: 'task_id',
    label: 'Task',
    dynamic: 'task_list.id.name',
    dependsOn: ['contact_id'],
    helpText: 'One task only.',
  },
  {
    key: 'title',
    label: 'Title',
    helpText: 'Tasks whose title holds this. Capital letters make no difference.',
  },
  {
    key: 'status',
    label: 'Status',
    default: 'all',
    choices: { open: 'Open', completed: 'Completed', all: 'All' },
  },
  requires('tasks'),
]);

export const perform = operation(async (run) => {
  const { backend, connection, input } = run;
  const tasks = need(backend, 'tasks');
  const task = optionalId(input, 'task_id', 'task');
  const title = fold(searchText(input, 'title') ?? '');
  const status = oneOf(input, 'status', TASK_STATUSES) ?? 'all';
  const contact = await contactId(run);
  const all = await orNothing(found(tasks, connection, contact, task, status));
  const fitting = all.filter(
    (one) =>
      (task === undefined || one.id === task) &&
      fold(one.title ?? '').includes(title) &&
      (status === 'all' || one.completed === (status === 'completed')),
  );
  return listed(contact, 'tasks', fitting);
}) satisfies SearchPerform;

async function found(
  tasks: TasksPort,
  connection: Connection,
  contact: string,
  task: string | undefined,
  status: TaskStatus,
): Promise<readonly Task[]> {
  return task === undefined || tasks.get === undefined
    ? tasks.list(connection, contact, status)
    : [await tasks.get(connection, contact, task)];
}

export default defineSearch({
  key: 'find_tasks',
  noun: 'Task',
  display: { label: 'Find Tasks', description: 'Finds the tasks of a contact.' },
  operation: {
    inputFields,
    perform,
    sample: LISTED_SAMPLE,
    outputFields: listedOutputs('tasks', 'Tasks', TASK_OUTPUT, WHOLE_TASK),
  },
});
