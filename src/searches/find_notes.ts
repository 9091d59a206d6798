import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { requirePort } from '../backends/backend.ts';
import { fold } from '../contacts/text.ts';
import { CONTACT_ID_INPUT } from '../fields/contact_id.ts';
import { explainMissing } from '../fields/form.ts';
import { ITEM_LIST_SAMPLE, itemListOutputFields } from '../fields/item_list_outputs.ts';
import { FULL_NOTE_SAMPLE, NOTE_FIELDS } from '../fields/item_outputs.ts';
import { operation, type Run } from '../operation.ts';
import { readOptionalId, resolveContactId } from '../steps/contact_id.ts';
import { emptyIfNotFound } from '../steps/empty_if_not_found.ts';
import { toItemListOutput } from '../steps/output.ts';
import { readSearchText } from '../steps/read_input.ts';

const inputFields = defineInputFields([
  CONTACT_ID_INPUT,
  {
    key: 'note_id',
    label: 'Note',
    helpText: 'Returns only this note. Map its ID from an earlier step.',
  },
  {
    key: 'text',
    label: 'Text',
    helpText: "Returns notes that contain this text. Capital letters don't matter.",
  },
  explainMissing('notes'),
]);

export const perform = operation(async (run) => {
  const text = fold(readSearchText(run.input, 'text') ?? '');
  const note = readOptionalId(run.input, 'note_id', 'note');
  const contact = await resolveContactId(run);
  const notes = await emptyIfNotFound(found(run, contact, note));
  return toItemListOutput(
    contact,
    'notes',
    notes.filter(({ title, body }) => fold(`${title ?? ''} ${body ?? ''}`).includes(text)),
  );
}) satisfies SearchPerform;

async function found({ backend, connection }: Run, contact: string, id: string | undefined) {
  const port = requirePort(backend, 'notes');
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
    sample: ITEM_LIST_SAMPLE,
    outputFields: itemListOutputFields('notes', 'Notes', NOTE_FIELDS, FULL_NOTE_SAMPLE),
  },
});
