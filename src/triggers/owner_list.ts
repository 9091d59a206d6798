import { defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { requirePort } from '../backends/backend.ts';
import { CHOICE_SAMPLE, pickerPerform } from '../fields/picker.ts';

export const perform = pickerPerform(({ backend, connection }, page) =>
  requirePort(backend, 'owners').list(connection, page),
) satisfies PollingTriggerPerform;

/** Hidden: feeds the pickers of owners. */
export default defineTrigger({
  key: 'owner_list',
  noun: 'Owner',
  display: { label: 'Owner List', description: 'Triggers when a picker lists owners.', hidden: true },
  operation: { type: 'polling', perform, canPaginate: true, sample: CHOICE_SAMPLE },
});
