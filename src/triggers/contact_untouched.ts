import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { CONTACT_OUTPUTS, CONTACT_SAMPLE } from '../fields/contact_outputs.ts';
import { TAG_INPUTS } from '../fields/selection_inputs.ts';
import { untouchedInputs } from '../fields/trigger_inputs.ts';
import { operation, type Run } from '../operation.ts';
import { pollContacts } from '../steps/poll.ts';
import { readSelection } from '../steps/selection.ts';
import { readUntouchedPeriod } from '../steps/untouched_period.ts';

const inputFields = defineInputFields([
  {
    key: 'days',
    label: 'Days',
    type: 'string',
    required: true,
    helpText: 'How many days no one has changed the contact, from 1 to 3,650. If someone changes it later, the days start again.',
  },
  ...TAG_INPUTS,
  untouchedInputs,
]);

/** The rows of one poll. A quiet time of a contact is known by the change before it, so that each starts the Zap once. */
export function pollUntouched(run: Run) {
  return pollContacts(run, {
    date: 'updated',
    period: readUntouchedPeriod(run),
    selection: readSelection(run),
    readAll: 'never',
    keyOf: ({ contact, revision }) => ({ id: contact.id, revision: contact.updated_at ?? revision }),
  });
}

export const perform = operation(pollUntouched) satisfies PollingTriggerPerform;

export default defineTrigger({
  key: 'contact_untouched',
  noun: 'Untouched Contact',
  display: {
    label: 'Contact Untouched',
    description: 'Triggers when no one has changed a contact for a number of days that you choose.',
  },
  operation: {
    type: 'polling',
    inputFields,
    perform,
    sample: { ...CONTACT_SAMPLE, revision: '2026-01-06T10:30:00.000Z' },
    outputFields: [...CONTACT_OUTPUTS, { key: 'revision', label: 'Revision', primary: true }],
  },
});
