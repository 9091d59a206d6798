import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { need } from '../backends/backend.ts';
import { fold } from '../contacts/text.ts';
import { CONTACT_ID } from '../fields/contact_id.ts';
import { requires } from '../fields/form.ts';
import { LISTED_SAMPLE, listedOutputs } from '../fields/item_list_outputs.ts';
import { NOTE_OUTPUT, WHOLE_NOTE } from '../fields/item_outputs.ts';
import { operation, type Run } from '../operation.ts';
import { contactId, optionalId } from '../steps/contact_id.ts';
import { orNothing } from '../steps/empty_if_not_found.ts';
import { listed } from '../steps/output.ts';
import { searchText } from '../steps/read_input.ts';

const inputFields = defineInputFields([
  CONTACT_ID,
  {
    key: 'note_id',
    label: 'Note',
    helpText: 'One note only: map the ID that an earlier step gave.',
  },
  {
    key: 'text',
    label: 'Text',
    helpText: 'Notes that hold this. Capital letters make no difference.',
  },
  requires('notes'),
]);

export const perform = operation(async (run) => {
  const text = fold(searchText(run.input, 'text') ?? '');
  const note = optionalId(run.input, 'note_id', 'note');
  const contact = await contactId(run);
  const notes = await orNothing(found(run, contact, note));
  return listed(
    contact,
    'notes',
    notes.filter(({ title, body }) => fold(`${title ?? ''} ${body ?? ''}`).includes(text)),
  );
}) satisfies SearchPerform;

async function found({ backend, connection }: Run, contact: string, id: string | undefined) {
  const port = need(backend, 'notes');
  if (id === undefined || port.get === undefined)
    return (await port.list(connection, contact)).filter((note) => id === undefined || note.id === id);
  return [await port.get(connection, contact, id)];
}

export default defineSearch({
  key: 'find_notes',
  noun: 'Note',
  display: { label: 'Find Notes', description: 'Finds the notes of a contact.' },
  operation: {
    inputFields,
    perform,
    sample: LISTED_SAMPLE,
    outputFields: listedOutputs('notes', 'Notes', NOTE_OUTPUT, WHOLE_NOTE),
  },
});
