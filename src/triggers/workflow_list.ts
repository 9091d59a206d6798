import { defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { requirePort } from '../backends/backend.ts';
import { CHOICE_SAMPLE, pickerPerform } from '../fields/picker.ts';

export const perform = pickerPerform(({ backend, connection }, page) =>
  requirePort(backend, 'workflows').list(connection, page),
) satisfies PollingTriggerPerform;

/** Hidden: feeds the pickers of workflows. */
export default defineTrigger({
  key: 'workflow_list',
  noun: 'Workflow',
  display: { label: 'Workflow List', description: 'Triggers when a picker lists workflows.', hidden: true },
  operation: { type: 'polling', perform, canPaginate: true, sample: CHOICE_SAMPLE },
});
