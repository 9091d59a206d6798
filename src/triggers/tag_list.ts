import { defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { requireTagList } from '../backends/backend.ts';
import { CHOICE_SAMPLE, pickerPerform } from '../fields/picker.ts';

export const perform = pickerPerform(({ backend, connection }, page) =>
  requireTagList(backend)(connection, page),
) satisfies PollingTriggerPerform;

/** Hidden: feeds the pickers of tags. */
export default defineTrigger({
  key: 'tag_list',
  noun: __BUILD__.words.Tag,
  display: { label: `${__BUILD__.words.Tag} List`, description: `Triggers when a picker lists ${__BUILD__.words.tags}.`, hidden: true },
  operation: { type: 'polling', perform, canPaginate: true, sample: CHOICE_SAMPLE },
});
