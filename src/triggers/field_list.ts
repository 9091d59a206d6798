import { defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { customKey } from '../contacts/custom_field.ts';
import { lastPage } from '../contacts/page.ts';
import { CHOICE_SAMPLE, pickerPerform } from '../fields/picker.ts';
import { listWatchableFields } from '../fields/watch_fields.ts';

export const perform = pickerPerform(async ({ backend, connection }, { number }) => {
  if (number > 0) return lastPage([]);
  const custom = (await backend.customFields?.list(connection)) ?? [];
  return lastPage([...listWatchableFields(backend), ...custom.map(({ id, name }) => ({ id: customKey(id), name }))]);
}) satisfies PollingTriggerPerform;

/** Hidden: feeds the pickers of the fields that a contact of this account has. */
export default defineTrigger({
  key: 'field_list',
  noun: 'Field',
  display: { label: 'Field List', description: 'Triggers when a picker lists the fields of a contact.', hidden: true },
  operation: { type: 'polling', perform, canPaginate: true, sample: CHOICE_SAMPLE },
});
