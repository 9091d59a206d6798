import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { need } from '../backends/backend.ts';
import { CONTACT_ID, contactId, optionalId } from '../fields/contact_id.ts';
import { requires } from '../fields/form.ts';
import { due, requiredText, text, tick, YES_NO } from '../fields/input.ts';
import { TASK_OUTPUT, TASK_SAMPLE } from '../fields/items.ts';
import { CONTACT_LOCK } from '../fields/lock.ts';
import { DESCRIPTION, taskAccountFields } from '../fields/task_inputs.ts';
import { operation } from '../operation.ts';

const inputFields = defineInputFields([
  CONTACT_ID,
  { key: 'title', label: 'Title', type: 'string', required: true },
  {
    key: 'due_date',
    label: 'Due Date',
    type: 'datetime',
    required: true,
    helpText: 'In your own time zone. Accounts that keep days only keep the day.',
  },
  { ...DESCRIPTION, helpText: 'Left blank, the task has none.' },
  { key: 'completed', label: 'Completed', ...YES_NO, required: false, helpText: 'Left blank, the task is open.' },
  taskAccountFields('add'),
  requires('tasks'),
]);

export const perform = operation(async (run) => {
  const { backend, connection, input } = run;
  const port = need(backend, 'tasks');
  const title = requiredText(input, 'title', 'The title');
  const date = due(requiredText(input, 'due_date', 'The due date'), connection.timezone);
  const completed = tick(input, 'completed') ?? false;
  const description = text(input, 'description');
  const owner = optionalId(input, 'owner_id', 'owner');
  const list = optionalId(input, 'task_list_id', 'task list');
  return port.create(connection, await contactId(run), {
    title,
    due_date: date,
    completed,
    ...(description === undefined ? {} : { description }),
    ...(owner === undefined ? {} : { owner_id: owner }),
    ...(list === undefined ? {} : { task_list_id: list }),
  });
}) satisfies CreatePerform;

export default defineCreate({
  key: 'add_task',
  noun: 'Task',
  display: { label: 'Add Task to Contact', description: 'Adds a task to a contact.' },
  operation: { lock: CONTACT_LOCK, inputFields, perform, sample: TASK_SAMPLE, outputFields: TASK_OUTPUT },
});
