import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { need } from '../backends/backend.ts';
import { Problem } from '../contacts/errors.ts';
import type { TaskChange } from '../contacts/task.ts';
import { CONTACT_ID } from '../fields/contact_id.ts';
import { requires, together, YES_NO } from '../fields/form.ts';
import { CHANGED_TASK_OUTPUTS, TASK_SAMPLE } from '../fields/item_outputs.ts';
import { DESCRIPTION, TASK_ID, taskAccountFields } from '../fields/task_inputs.ts';
import { operation, type Run } from '../operation.ts';
import { changedTask } from '../steps/changed_task.ts';
import { contactId, optionalId, requiredId } from '../steps/contact_id.ts';
import { CONTACT_LOCK } from '../steps/locks.ts';
import { due, text, tick } from '../steps/read_input.ts';

const KEPT = 'It stays as it is if you leave it blank.';

const inputFields = defineInputFields([
  CONTACT_ID,
  TASK_ID,
  { key: 'title', label: 'Title', helpText: KEPT },
  { key: 'due_date', label: 'Due Date', type: 'datetime', helpText: KEPT },
  { ...DESCRIPTION, helpText: KEPT },
  { key: 'completed', label: 'Completed', ...YES_NO, helpText: KEPT },
  together(taskAccountFields('update'), requires('tasks')),
]);

export const perform = operation(async (run) => {
  const port = need(run.backend, 'tasks');
  const task = requiredId(run.input, 'task_id', 'task');
  const change = readChange(run);
  if (Object.keys(change).length === 0)
    throw new Problem(
      'invalid_input',
      'There is nothing to update: every field of the task is blank, and blank means keep. Fill in a field.',
    );
  const contact = await contactId(run);
  return changedTask(await port.update(run.connection, contact, task, change), change.completed);
}) satisfies CreatePerform;

function readChange({ input, connection }: Run): TaskChange {
  const title = text(input, 'title');
  const date = due(input, 'due_date', connection.timezone);
  const description = text(input, 'description');
  const owner = optionalId(input, 'owner_id', 'owner');
  const completed = tick(input, 'completed');
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
  display: { label: 'Update Task', description: 'Updates a task of a contact; what you leave blank stays as it is.' },
  operation: { lock: CONTACT_LOCK, inputFields, perform, sample: TASK_SAMPLE, outputFields: CHANGED_TASK_OUTPUTS },
});
