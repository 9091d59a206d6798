import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { requirePort } from '../backends/backend.ts';
import { CONTACT_ID_INPUT } from '../fields/contact_id.ts';
import { explainMissing } from '../fields/form.ts';
import { NOTE_OUTPUTS, NOTE_SAMPLE } from '../fields/item_outputs.ts';
import { operation } from '../operation.ts';
import { readWritableContact, resolveContactId } from '../steps/contact_id.ts';
import { CONTACT_LOCK } from '../steps/locks.ts';
import { readRequiredText, readText } from '../steps/read_input.ts';

const inputFields = defineInputFields([
  CONTACT_ID_INPUT,
  {
    key: 'body',
    label: 'Body',
    type: 'text',
    required: true,
    helpText: 'If the account keeps a single text for each contact, the note is added at its end with the date.',
  },
  { key: 'title', label: 'Title' },
  explainMissing('notes'),
]);

export const perform = operation(async (run) => {
  const { backend, connection, input } = run;
  const port = requirePort(backend, 'notes');
  const title = readText(input, 'title');
  const body = readRequiredText(input, 'body');
  return port.add(connection, await resolveContactId(run, readWritableContact(run)), { body, ...(title === undefined ? {} : { title }) });
}) satisfies CreatePerform;

export default defineCreate({
  key: 'add_note',
  noun: 'Note',
  display: { label: 'Add Note to Contact', description: 'Adds a note to a contact and keeps the existing ones.' },
  operation: { lock: CONTACT_LOCK, inputFields, perform, sample: NOTE_SAMPLE, outputFields: NOTE_OUTPUTS },
});
