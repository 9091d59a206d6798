import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { requirePort } from '../backends/backend.ts';
import { CONTACT_ID_INPUT } from '../fields/contact_id.ts';
import { explainMissing, infoLine } from '../fields/form.ts';
import { outputFields } from '../fields/outputs.ts';
import { WORKFLOW_FIELDS, WORKFLOW_SAMPLE, workflowInput } from '../fields/workflow_fields.ts';
import { operation } from '../operation.ts';
import { readRequiredId, resolveContactId } from '../steps/contact_id.ts';
import { CONTACT_LOCK } from '../steps/locks.ts';
import { readStartAt } from '../steps/start_at.ts';

const inputFields = defineInputFields([
  CONTACT_ID_INPUT,
  workflowInput,
  { key: 'start_at', label: 'Start At', type: 'datetime', helpText: 'In your time zone. The workflow starts at once, unless you choose.' },
  infoLine('warning', 'A workflow can send messages to the person.'),
  explainMissing('workflows'),
]);

export const perform = operation(async (run) => {
  const { backend, connection, input } = run;
  const port = requirePort(backend, 'workflows');
  const workflow_id = readRequiredId(input, 'workflow_id', 'workflow');
  const startAt = readStartAt(run);
  const id = await resolveContactId(run);
  await port.add(connection, id, workflow_id, startAt);
  return { id, account_type: backend.key, workflow_id, start_at: startAt ?? null, outcome: 'accepted' };
}) satisfies CreatePerform;

export default defineCreate({
  key: 'add_to_workflow',
  noun: 'Workflow',
  display: {
    label: 'Add Contact to Workflow',
    description: 'Starts a workflow for a contact, now or later. It can send messages to the person.',
  },
  operation: {
    lock: CONTACT_LOCK,
    inputFields,
    perform,
    sample: WORKFLOW_SAMPLE,
    outputFields: outputFields([...WORKFLOW_FIELDS, { key: 'start_at', label: 'Start At', type: 'datetime' }], {
      ...WORKFLOW_SAMPLE,
      start_at: '2026-01-07T15:00:00.000Z',
    }),
  },
});
