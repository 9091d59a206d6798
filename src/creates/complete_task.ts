import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { requirePort } from '../backends/backend.ts';
import { CONTACT_ID_INPUT } from '../fields/contact_id.ts';
import { explainMissing, YES_NO } from '../fields/form.ts';
import { CHANGED_TASK_OUTPUTS, TASK_SAMPLE } from '../fields/item_outputs.ts';
import { TASK_ID_INPUT } from '../fields/task_inputs.ts';
import { operation } from '../operation.ts';
import { toChangedTaskOutput } from '../steps/changed_task.ts';
import { readRequiredId, readWritableContact, resolveContactId } from '../steps/contact_id.ts';
import { CONTACT_LOCK } from '../steps/locks.ts';
import { readYesNo } from '../steps/read_input.ts';

const inputFields = defineInputFields([
  CONTACT_ID_INPUT,
  TASK_ID_INPUT,
  {
    key: 'completed',
    label: 'Completed',
    ...YES_NO,
    default: 'yes',
    helpText: 'Choose No to reopen the task.',
  },
  explainMissing('tasks'),
]);

export const perform = operation(async (run) => {
  const { backend, connection, input } = run;
  const port = requirePort(backend, 'tasks');
  const task = readRequiredId(input, 'task_id', 'task');
  const completed = readYesNo(input, 'completed') ?? true;
  return toChangedTaskOutput(
    await port.complete(connection, await resolveContactId(run, readWritableContact(run)), task, completed),
    completed,
  );
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
