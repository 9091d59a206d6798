import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { type Connection, requirePort, type TasksPort } from '../backends/backend.ts';
import { TASK_STATUSES, type Task, type TaskStatus } from '../contacts/task.ts';
import { fold } from '../contacts/text.ts';
import { CONTACT_ID_INPUT } from '../fields/contact_id.ts';
import { explainMissing } from '../fields/form.ts';
import { ITEM_LIST_SAMPLE, itemListOutputFields } from '../fields/item_list_outputs.ts';
import { FULL_TASK_SAMPLE, TASK_FIELDS } from '../fields/item_outputs.ts';
import { operation } from '../operation.ts';
import { readOptionalId, resolveContactId } from '../steps/contact_id.ts';
import { emptyIfNotFound } from '../steps/empty_if_not_found.ts';
import { toItemListOutput } from '../steps/output.ts';
import { readChoice, readSearchText } from '../steps/read_input.ts';

const inputFields = defineInputFields([
  CONTACT_ID_INPUT,
  {
    key: 'task_id',
    label: 'Task',
    dynamic: 'task_list.id.name',
    dependsOn: ['contact_id'],
    helpText: 'Returns only this task.',
  },
  {
    key: 'title',
    label: 'Title',
    helpText: "Returns tasks whose title contains this text. Capital letters don't matter.",
  },
  {
    key: 'status',
    label: 'Status',
    default: 'all',
    choices: { open: 'Open', completed: 'Completed', all: 'All' },
  },
  explainMissing('tasks'),
]);

export const perform = operation(async (run) => {
  const { backend, connection, input } = run;
  const tasks = requirePort(backend, 'tasks');
  const task = readOptionalId(input, 'task_id', 'task');
  const title = fold(readSearchText(input, 'title') ?? '');
  const status = readChoice(input, 'status', TASK_STATUSES) ?? 'all';
  const contact = await resolveContactId(run);
  const all = await emptyIfNotFound(found(tasks, connection, contact, task, status));
  const fitting = all.filter(
    (one) =>
      (task === undefined || one.id === task) &&
      fold(one.title ?? '').includes(title) &&
      (status === 'all' || one.completed === (status === 'completed')),
  );
  return toItemListOutput(contact, 'tasks', fitting);
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
    sample: ITEM_LIST_SAMPLE,
    outputFields: itemListOutputFields('tasks', 'Tasks', TASK_FIELDS, FULL_TASK_SAMPLE),
  },
});
