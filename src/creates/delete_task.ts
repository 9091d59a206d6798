import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { need } from '../backends/backend.ts';
import { CONTACT_ID } from '../fields/contact_id.ts';
import { line, requires } from '../fields/form.ts';
import { TASK_SAMPLE } from '../fields/item_outputs.ts';
import { outputs } from '../fields/outputs.ts';
import { TASK_ID } from '../fields/task_inputs.ts';
import { operation } from '../operation.ts';
import { contactId, requiredId } from '../steps/contact_id.ts';
import { CONTACT_LOCK } from '../steps/locks.ts';

const inputFields = defineInputFields([CONTACT_ID, TASK_ID, line('warning', 'A deleted task cannot be brought back.'), requires('tasks')]);

export const perform = operation(async (run) => {
  const { backend, connection, input } = run;
  const port = need(backend, 'tasks');
  const task = requiredId(input, 'task_id', 'task');
  const contact = await contactId(run);
  return { id: task, contact_id: contact, outcome: await port.remove(connection, contact, task) };
}) satisfies CreatePerform;

const SAMPLE = { id: TASK_SAMPLE.id, contact_id: TASK_SAMPLE.contact_id, outcome: 'deleted' };

export default defineCreate({
  key: 'delete_task',
  noun: 'Task',
  display: { label: 'Delete Task', description: 'Deletes a task of a contact for good.' },
  operation: {
    lock: CONTACT_LOCK,
    inputFields,
    perform,
    sample: SAMPLE,
    outputFields: outputs(
      [
        { key: 'id', label: 'Task ID' },
        { key: 'contact_id', label: 'Contact ID' },
        { key: 'outcome', label: 'Outcome' },
      ],
      SAMPLE,
    ),
  },
});
