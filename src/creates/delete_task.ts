import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { requirePort } from '../backends/backend.ts';
import { CONTACT_ID_INPUT } from '../fields/contact_id.ts';
import { explainMissing, infoLine } from '../fields/form.ts';
import { TASK_SAMPLE } from '../fields/item_outputs.ts';
import { outputFields } from '../fields/outputs.ts';
import { TASK_ID_INPUT } from '../fields/task_inputs.ts';
import { operation } from '../operation.ts';
import { readRequiredId, readWritableContact, resolveContactId } from '../steps/contact_id.ts';
import { CONTACT_LOCK } from '../steps/locks.ts';

const inputFields = defineInputFields([
  CONTACT_ID_INPUT,
  TASK_ID_INPUT,
  infoLine('warning', "A deleted task can't be brought back."),
  explainMissing('tasks'),
]);

export const perform = operation(async (run) => {
  const { backend, connection, input } = run;
  const port = requirePort(backend, 'tasks');
  const task = readRequiredId(input, 'task_id', 'task');
  const contact = await resolveContactId(run, readWritableContact(run));
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
    outputFields: outputFields(
      [
        { key: 'id', label: 'Task ID' },
        { key: 'contact_id', label: 'Contact ID' },
        { key: 'outcome', label: 'Outcome' },
      ],
      SAMPLE,
    ),
  },
});
