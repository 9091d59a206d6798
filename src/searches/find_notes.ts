import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { need } from '../backends/backend.ts';
import { fold } from '../contacts/text.ts';
import { CONTACT_ID, contactId, optionalId } from '../fields/contact_id.ts';
import { requires } from '../fields/form.ts';
import { searchText } from '../fields/input.ts';
import { NOTE_OUTPUT, NOTE_SAMPLE } from '../fields/items.ts';
import { listed, listedOutput } from '../fields/listed.ts';
import { orNothing } from '../fields/or_nothing.ts';
import { operation, type Run } from '../operation.ts';

const inputFields = defineInputFields([
  CONTACT_ID,
  {
    key: 'note_id',
    label: 'Note',
    type: 'string',
    required: false,
    helpText: 'One note only: map the ID that an earlier step gave. Left blank, all of them.',
  },
  {
    key: 'text',
    label: 'Text',
    type: 'string',
    required: false,
    helpText: 'Notes that hold this. Capital letters make no difference. Left blank, whatever they hold.',
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
    sample: { id: NOTE_SAMPLE.contact_id, notes: [NOTE_SAMPLE], count: 1 },
    outputFields: listedOutput('notes', 'Notes', NOTE_OUTPUT),
  },
});
