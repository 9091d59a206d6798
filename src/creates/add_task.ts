import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { need } from '../backends/backend.ts';
import { CONTACT_ID, contactId, optionalId } from '../fields/contact_id.ts';
import { requires, together } from '../fields/form.ts';
import { due, requiredText, text, tick, YES_NO } from '../fields/input.ts';
import { TASK_OUTPUTS, TASK_SAMPLE } from '../fields/items.ts';
import { CONTACT_LOCK } from '../fields/lock.ts';
import { DESCRIPTION, dueDateField, requireDueDate, taskAccountFields } from '../fields/task_inputs.ts';
import { operation } from '../operation.ts';

const inputFields = defineInputFields([
  CONTACT_ID,
  { key: 'title', label: 'Title', required: true },
  dueDateField,
  DESCRIPTION,
  { key: 'completed', label: 'Completed', ...YES_NO },
  together(taskAccountFields('add'), requires('tasks')),
]);

export const perform = operation(async (run) => {
  const { backend, connection, input } = run;
  const port = need(backend, 'tasks');
  const title = requiredText(input, 'title', 'The title');
  const dueDate = due(input, 'due_date', connection.timezone);
  requireDueDate(backend, port, dueDate, 'Due Date');
  const completed = tick(input, 'completed') ?? false;
  const description = text(input, 'description');
  const owner = optionalId(input, 'owner_id', 'owner');
  const list = optionalId(input, 'task_list_id', 'task list');
  return port.create(connection, await contactId(run), {
    title,
    completed,
    ...(dueDate === undefined ? {} : { due_date: dueDate }),
    ...(description === undefined ? {} : { description }),
    ...(owner === undefined ? {} : { owner_id: owner }),
    ...(list === undefined ? {} : { task_list_id: list }),
  });
}) satisfies CreatePerform;

export default defineCreate({
  key: 'add_task',
  noun: 'Task',
  display: { label: 'Add Task to Contact', description: 'Adds a task to a contact.' },
  operation: { lock: CONTACT_LOCK, inputFields, perform, sample: TASK_SAMPLE, outputFields: TASK_OUTPUTS },
});
