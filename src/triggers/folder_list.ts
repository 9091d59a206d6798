import { defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { requirePort } from '../backends/backend.ts';
import { CHOICE_SAMPLE, pickerPerform } from '../fields/picker.ts';

export const perform = pickerPerform(({ backend, connection }, page) =>
  requirePort(backend, 'folders').list(connection, page),
) satisfies PollingTriggerPerform;

/** Hidden: feeds the pickers of folders. */
export default defineTrigger({
  key: 'folder_list',
  noun: 'Folder',
  display: { label: 'Folder List', description: 'Triggers when a picker lists folders.', hidden: true },
  operation: { type: 'polling', perform, canPaginate: true, sample: CHOICE_SAMPLE },
});
