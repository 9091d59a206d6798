import { defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { requirePort } from '../backends/backend.ts';
import { CHOICE_SAMPLE, pickerPerform } from '../fields/picker.ts';

export const perform = pickerPerform(({ backend, connection }, page) =>
  requirePort(backend, 'businesses').list(connection, page),
) satisfies PollingTriggerPerform;

/** Hidden: feeds the pickers of businesses. */
export default defineTrigger({
  key: 'business_list',
  noun: 'Business',
  display: { label: 'Business List', description: 'Triggers when a picker lists businesses.', hidden: true },
  operation: { type: 'polling', perform, canPaginate: true, sample: CHOICE_SAMPLE },
});
