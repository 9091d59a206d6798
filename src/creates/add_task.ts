import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { requirePort } from '../backends/backend.ts';
import { CONTACT_ID_INPUT } from '../fields/contact_id.ts';
import { explainMissing, joinForms, YES_NO } from '../fields/form.ts';
import { TASK_OUTPUTS, TASK_SAMPLE } from '../fields/item_outputs.ts';
import { DESCRIPTION_INPUT, dueDateInput, taskAccountInputs } from '../fields/task_inputs.ts';
import { operation } from '../operation.ts';
import { readOptionalId, readWritableContact, resolveContactId } from '../steps/contact_id.ts';
import { requireDueDate } from '../steps/due_date.ts';
import { CONTACT_LOCK } from '../steps/locks.ts';
import { readDueDate, readRequiredText, readText, readYesNo } from '../steps/read_input.ts';

const inputFields = defineInputFields([
  CONTACT_ID_INPUT,
  { key: 'title', label: 'Title', required: true },
  dueDateInput,
  DESCRIPTION_INPUT,
  { key: 'completed', label: 'Completed', ...YES_NO },
  joinForms(taskAccountInputs('add'), explainMissing('tasks')),
]);

export const perform = operation(async (run) => {
  const { backend, connection, input } = run;
  const port = requirePort(backend, 'tasks');
  const title = readRequiredText(input, 'title');
  const dueDate = readDueDate(input, 'due_date', connection.timezone);
  requireDueDate(backend, port, dueDate, 'Due Date');
  const completed = readYesNo(input, 'completed') ?? false;
  const description = readText(input, 'description');
  const owner = readOptionalId(input, 'owner_id', 'owner');
  const list = readOptionalId(input, 'task_list_id', 'task list');
  return port.create(connection, await resolveContactId(run, readWritableContact(run)), {
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
