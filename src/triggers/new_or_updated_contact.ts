import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { revisionOf } from '../contacts/revision.ts';
import { CONTACT_OUTPUTS, CONTACT_SAMPLE } from '../fields/contact_outputs.ts';
import { TAG_INPUTS } from '../fields/selection_inputs.ts';
import { updatedContactInputs } from '../fields/trigger_inputs.ts';
import { operation } from '../operation.ts';
import { pollContacts } from '../steps/poll.ts';
import { isBeyondAddressBook, readSelection } from '../steps/selection.ts';
import { readStartFrom } from '../steps/start_from.ts';
import { readWatchedFields, refuseUnreadFields } from '../steps/watch_fields.ts';

const inputFields = defineInputFields([
  {
    key: 'watch_fields',
    label: 'Watched Fields',
    list: true,
    dynamic: 'field_list.id.name',
    helpText:
      "All fields, unless you choose. New contacts always trigger, but a field that goes back to an earlier value doesn't. If a change is undone before the next check, the Zap doesn't see it.",
  },
  ...TAG_INPUTS,
  updatedContactInputs,
]);

export const perform = operation((run) => {
  const watched = readWatchedFields(run.input);
  refuseUnreadFields(run, watched);
  return pollContacts(run, {
    date: 'updated',
    selection: readSelection(run),
    // Otherwise the first edit of another field would trigger for a contact that existed before.
    readAll: isBeyondAddressBook(run) ? 'always' : watched.length === 0 ? 'never' : 'when_turned_on',
    startFrom: readStartFrom(run, 'updated'),
    keyOf: ({ contact, revision }) => ({ id: contact.id, revision: watched.length === 0 ? revision : revisionOf(contact, watched) }),
  });
}) satisfies PollingTriggerPerform;

export default defineTrigger({
  key: 'new_or_updated_contact',
  noun: 'Contact',
  display: { label: 'New or Updated Contact', description: 'Triggers when a contact is created or changed.' },
  operation: {
    type: 'polling',
    inputFields,
    perform,
    sample: { ...CONTACT_SAMPLE, revision: '2026-01-06T10:30:00.000Z' },
    outputFields: [...CONTACT_OUTPUTS, { key: 'revision', label: 'Revision', primary: true }],
  },
});
