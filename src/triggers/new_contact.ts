import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { CONTACT_OUTPUTS, CONTACT_SAMPLE } from '../fields/contact_outputs.ts';
import { TAG_INPUTS } from '../fields/selection_inputs.ts';
import { newContactInputs } from '../fields/trigger_inputs.ts';
import { operation } from '../operation.ts';
import { pollContacts } from '../steps/poll.ts';
import { isBeyondAddressBook, readSelection } from '../steps/selection.ts';
import { readStartFrom } from '../steps/start_from.ts';

const inputFields = defineInputFields([...TAG_INPUTS, newContactInputs]);

export const perform = operation((run) =>
  pollContacts(run, {
    date: 'created',
    selection: readSelection(run),
    readAll: isBeyondAddressBook(run) ? 'always' : 'never',
    startFrom: readStartFrom(run, 'created'),
    keyOf: ({ contact }) => ({ id: contact.id }),
  }),
) satisfies PollingTriggerPerform;

export default defineTrigger({
  key: 'new_contact',
  noun: 'Contact',
  display: { label: 'New Contact', description: 'Triggers when a contact is created.' },
  operation: { type: 'polling', inputFields, perform, sample: CONTACT_SAMPLE, outputFields: CONTACT_OUTPUTS },
});
