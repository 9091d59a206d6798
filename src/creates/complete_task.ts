import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { need } from '../backends/backend.ts';
import { CONTACT_ID, contactId, requiredId } from '../fields/contact_id.ts';
import { requires } from '../fields/form.ts';
import { tick, YES_NO } from '../fields/input.ts';
import { TASK_SAMPLE } from '../fields/items.ts';
import { CONTACT_LOCK } from '../fields/lock.ts';
import { CHANGED_TASK_OUTPUTS, changedTask } from '../fields/task_answer.ts';
import { TASK_ID } from '../fields/task_inputs.ts';
import { operation } from '../operation.ts';

const inputFields = defineInputFields([
  CONTACT_ID,
  TASK_ID,
  {
    key: 'completed',
    label: 'Completed',
    ...YES_NO,
    default: 'yes',
    helpText: 'Choose No to reopen the task.',
  },
  requires('tasks'),
]);

export const perform = operation(async (run) => {
  const { backend, connection, input } = run;
  const port = need(backend, 'tasks');
  const task = requiredId(input, 'task_id', 'task');
  const completed = tick(input, 'completed') ?? true;
  return changedTask(await port.complete(connection, await contactId(run), task, completed), completed);
}) satisfies CreatePerform;

export default defineCreate({
  key: 'complete_task',
  noun: 'Task',
  display: { label: 'Complete Task', description: 'Marks a task of a contact as completed, or as open again.' },
  operation: {
    lock: CONTACT_LOCK,
    inputFields,
    perform,
    sample: TASK_SAMPLE,
    outputFields: CHANGED_TASK_OUTPUTS,
  },
});
