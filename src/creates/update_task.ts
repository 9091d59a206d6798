import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { requirePort } from '../backends/backend.ts';
import { Problem } from '../contacts/errors.ts';
import type { TaskChange } from '../contacts/task.ts';
import { CONTACT_ID_INPUT } from '../fields/contact_id.ts';
import { explainMissing, joinForms, YES_NO } from '../fields/form.ts';
import { CHANGED_TASK_OUTPUTS, TASK_SAMPLE } from '../fields/item_outputs.ts';
import { DESCRIPTION_INPUT, TASK_ID_INPUT, taskAccountInputs } from '../fields/task_inputs.ts';
import { operation, type Run } from '../operation.ts';
import { toChangedTaskOutput } from '../steps/changed_task.ts';
import { readOptionalId, readRequiredId, readWritableContact, resolveContactId } from '../steps/contact_id.ts';
import { CONTACT_LOCK } from '../steps/locks.ts';
import { readDueDate, readText, readYesNo } from '../steps/read_input.ts';

const inputFields = defineInputFields([
  CONTACT_ID_INPUT,
  TASK_ID_INPUT,
  { key: 'title', label: 'Title' },
  { key: 'due_date', label: 'Due Date', type: 'datetime' },
  DESCRIPTION_INPUT,
  { key: 'completed', label: 'Completed', ...YES_NO },
  joinForms(taskAccountInputs('update'), explainMissing('tasks')),
]);

export const perform = operation(async (run) => {
  const port = requirePort(run.backend, 'tasks');
  const task = readRequiredId(run.input, 'task_id', 'task');
  const change = readChange(run);
  if (Object.keys(change).length === 0)
    throw new Problem('invalid_input', "There's nothing to update, because every field of the task is blank. Fill in at least one.");
  const contact = await resolveContactId(run, readWritableContact(run));
  return toChangedTaskOutput(await port.update(run.connection, contact, task, change), change.completed);
}) satisfies CreatePerform;

function readChange({ input, connection }: Run): TaskChange {
  const title = readText(input, 'title');
  const date = readDueDate(input, 'due_date', connection.timezone);
  const description = readText(input, 'description');
  const owner = readOptionalId(input, 'owner_id', 'owner');
  const completed = readYesNo(input, 'completed');
  return {
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { due_date: date }),
    ...(description === undefined ? {} : { description }),
    ...(owner === undefined ? {} : { owner_id: owner }),
    ...(completed === undefined ? {} : { completed }),
  };
}

export default defineCreate({
  key: 'update_task',
  noun: 'Task',
  display: { label: 'Update Task', description: 'Updates a task of a contact. Fields that you leave blank stay as they are.' },
  operation: { lock: CONTACT_LOCK, inputFields, perform, sample: TASK_SAMPLE, outputFields: CHANGED_TASK_OUTPUTS },
});
