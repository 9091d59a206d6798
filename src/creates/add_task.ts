import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { need } from '../backends/backend.ts';
import { CONTACT_ID } from '../fields/contact_id.ts';
import { requires, together, YES_NO } from '../fields/form.ts';
import { TASK_OUTPUTS, TASK_SAMPLE } from '../fields/item_outputs.ts';
import { DESCRIPTION, dueDateField, taskAccountFields } from '../fields/task_inputs.ts';
import { operation } from '../operation.ts';
import { contactId, optionalId } from '../steps/contact_id.ts';
import { requireDueDate } from '../steps/due_date.ts';
import { CONTACT_LOCK } from '../steps/locks.ts';
import { due, requiredText, text, tick } from '../steps/read_input.ts';

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
