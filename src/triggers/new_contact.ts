import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { CONTACT_OUTPUTS, CONTACT_SAMPLE } from '../fields/contact_output.ts';
import { poll } from '../fields/poll.ts';
import { readScope, TAG } from '../fields/scope.ts';
import { newFields, readStartFrom } from '../fields/start_from.ts';
import { operation } from '../operation.ts';

const inputFields = defineInputFields([TAG, newFields]);

export const perform = operation((run) =>
  poll(run, {
    date: 'created',
    scope: readScope(run),
    whole: 'never',
    startFrom: readStartFrom(run),
    keyOf: ({ contact }) => ({ id: contact.id }),
  }),
) satisfies PollingTriggerPerform;

export default defineTrigger({
  key: 'new_contact',
  noun: 'Contact',
  display: { label: 'New Contact', description: 'Triggers when a contact is created.' },
  operation: { type: 'polling', inputFields, perform, sample: CONTACT_SAMPLE, outputFields: CONTACT_OUTPUTS },
});
