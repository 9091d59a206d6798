import { defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { requirePort } from '../backends/backend.ts';
import { CHOICE_SAMPLE, pickerPerform } from '../fields/picker.ts';

export const perform = pickerPerform(({ backend, connection }, page) =>
  requirePort(backend, 'taskLists').list(connection, page),
) satisfies PollingTriggerPerform;

/** Hidden: feeds the pickers of the lists that tasks are kept in. */
export default defineTrigger({
  key: 'todo_list',
  noun: 'Task List',
  display: { label: 'To Do List', description: 'Triggers when a picker lists task lists.', hidden: true },
  operation: { type: 'polling', perform, canPaginate: true, sample: CHOICE_SAMPLE },
});
