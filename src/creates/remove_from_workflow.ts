import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { requirePort } from '../backends/backend.ts';
import { CONTACT_ID_INPUT } from '../fields/contact_id.ts';
import { explainMissing } from '../fields/form.ts';
import { outputFields } from '../fields/outputs.ts';
import { WORKFLOW_FIELDS, WORKFLOW_SAMPLE, workflowInput } from '../fields/workflow_fields.ts';
import { operation } from '../operation.ts';
import { readRequiredId, resolveContactId } from '../steps/contact_id.ts';
import { CONTACT_LOCK } from '../steps/locks.ts';

const inputFields = defineInputFields([CONTACT_ID_INPUT, workflowInput, explainMissing('workflows')]);

export const perform = operation(async (run) => {
  const { backend, connection, input } = run;
  const port = requirePort(backend, 'workflows');
  const workflow_id = readRequiredId(input, 'workflow_id', 'workflow');
  const id = await resolveContactId(run);
  await port.remove(connection, id, workflow_id);
  return { id, account_type: backend.key, workflow_id, outcome: 'accepted' };
}) satisfies CreatePerform;

export default defineCreate({
  key: 'remove_from_workflow',
  noun: 'Workflow',
  display: {
    label: 'Remove Contact from Workflow',
    description: 'Takes a contact out of a workflow. What it has sent already stays sent.',
  },
  operation: {
    lock: CONTACT_LOCK,
    inputFields,
    perform,
    sample: WORKFLOW_SAMPLE,
    outputFields: outputFields(WORKFLOW_FIELDS, WORKFLOW_SAMPLE),
  },
});
