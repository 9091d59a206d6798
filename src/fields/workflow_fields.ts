import type { PlainInputField, PlainOutputField } from 'zapier-platform-core';
import { operation } from '../operation.ts';
import { CONTACT_SAMPLE } from './contact_outputs.ts';
import { type FieldFunction, pickerOrText } from './form.ts';

const WORKFLOW_ID_INPUT: PlainInputField = {
  key: 'workflow_id',
  label: 'Workflow',
  required: true,
  dynamic: 'workflow_list.id.name',
  helpText: 'A published workflow.',
};

/** The workflow: chosen from the list, or typed if the connection is older than the permission to list them. */
export const workflowInput: FieldFunction = (z, bundle) =>
  operation((run) => [pickerOrText(run, WORKFLOW_ID_INPUT, run.backend.workflows)])(z, bundle).catch(() => [WORKFLOW_ID_INPUT]);

/** What both steps return. The service answers the same whether or not the contact was in the workflow before. */
export const WORKFLOW_SAMPLE = {
  id: CONTACT_SAMPLE.id,
  account_type: CONTACT_SAMPLE.account_type,
  workflow_id: '5f8d0d55-1a2b-4c3d-8e9f-0a1b2c3d4e5f',
  outcome: 'accepted',
};

export const WORKFLOW_FIELDS: readonly PlainOutputField[] = [
  { key: 'id', label: 'Contact ID' },
  { key: 'account_type', label: 'Account Type' },
  { key: 'workflow_id', label: 'Workflow ID' },
  { key: 'outcome', label: 'Outcome' },
];
