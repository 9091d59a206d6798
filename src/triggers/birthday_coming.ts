import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { CONTACT_OUTPUTS, CONTACT_SAMPLE } from '../fields/contact_outputs.ts';
import { TAG_INPUTS, tagAndFolderInputs } from '../fields/selection_inputs.ts';
import { operation } from '../operation.ts';
import { pollBirthdays } from '../steps/birthdays.ts';

const inputFields = defineInputFields([
  {
    key: 'days_before',
    label: 'Days Before',
    type: 'string',
    default: '0',
    helpText:
      'How many days before the birthday the Zap starts, from 0 to 30. A birthday on 29 February counts on the 28th in other years.',
  },
  {
    key: 'hour',
    label: 'Hour',
    type: 'string',
    default: '8',
    helpText: "The hour of the day, from 0 to 23, in your Zapier account's time zone. The Zap starts in its first 30 minutes.",
  },
  ...TAG_INPUTS,
  tagAndFolderInputs,
]);

export const perform = operation(pollBirthdays) satisfies PollingTriggerPerform;

export default defineTrigger({
  key: 'birthday_coming',
  noun: 'Birthday',
  display: {
    label: 'Birthday Coming',
    description: 'Triggers when a contact has a birthday, on the day or up to 30 days before, with or without a year of birth.',
  },
  operation: {
    type: 'polling',
    inputFields,
    perform,
    sample: { ...CONTACT_SAMPLE, year: '2026' },
    outputFields: [...CONTACT_OUTPUTS, { key: 'year', label: 'Year of This Birthday', primary: true }],
  },
});
