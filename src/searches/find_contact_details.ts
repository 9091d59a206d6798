import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { isProblem } from '../contacts/errors.ts';
import { inWords } from '../contacts/text.ts';
import { CONTACT_ID_INPUT } from '../fields/contact_id.ts';
import { CONTACT_SAMPLE, contactOutputFields } from '../fields/contact_outputs.ts';
import { INCLUDED_FIELDS, INCLUDED_SAMPLE } from '../fields/include_outputs.ts';
import { contactPhoto } from '../hydrators/contact_photo.ts';
import { contactVcard } from '../hydrators/contact_vcard.ts';
import { operation, type Run } from '../operation.ts';
import { resolveContactId } from '../steps/contact_id.ts';
import { emptyIfNotFound } from '../steps/empty_if_not_found.ts';
import { toContactOutput } from '../steps/output.ts';

const inputFields = defineInputFields([
  {
    ...CONTACT_ID_INPUT,
    helpText: `${CONTACT_ID_INPUT.helpText} What the account doesn't have, or the connection can't read, comes back empty.`,
  },
]);

/** Everything about one contact, read in parallel. What the account type doesn't have is an empty list. */
export const perform = operation(async (run) => {
  const id = await resolveContactId(run);
  const { backend, connection } = run;
  const parts = Promise.all([
    allowed(backend.tasks?.list(connection, id, 'all'), []),
    allowed(backend.notes?.list(connection, id), []),
    allowed(backend.appointments?.list(connection, id), []),
    allowed(backend.photo?.exists(connection, id), false),
  ]);
  // If the contact doesn't exist, its parts fail, too. The error of the contact itself is the one to show.
  parts.catch(() => undefined);
  const [found] = await emptyIfNotFound(backend.contacts.get(connection, id).then((contact) => [contact]));
  if (found === undefined) return [];
  const contact = await toContactOutput(run, found);
  const [tasks, notes, appointments, hasPhoto] = await parts;
  return [{ ...contact, tasks, note_items: notes, appointments, photo: hasPhoto ? photoOf(run, id) : null, vcard: vcardOf(run, id) }];
}) satisfies SearchPerform;

/** A part that the account doesn't have, or that the connection may not read, is empty. */
async function allowed<T>(part: Promise<T> | undefined, empty: T): Promise<T> {
  try {
    return (await part) ?? empty;
  } catch (error) {
    if (isProblem(error, 'forbidden')) return empty;
    throw error;
  }
}

/** A file that's downloaded only when a later step uses it. */
function photoOf({ z }: Run, id: string): string {
  return z.dehydrateFile(contactPhoto, { contact_id: id });
}

/** A file that's made only when a later step uses it. */
function vcardOf({ z }: Run, id: string): string {
  return z.dehydrateFile(contactVcard, { contact_id: id });
}

const PARTS = [...INCLUDED_FIELDS.map(({ label }) => label.toLowerCase()), ...(__BUILD__.can.photo ? ['photo'] : []), 'vCard'];

const outputFields = contactOutputFields(
  [
    ...INCLUDED_FIELDS.map((field) => (field.key === 'notes' ? { ...field, key: 'note_items', label: 'Note Items' } : field)),
    ...(__BUILD__.can.photo ? [{ key: 'photo', label: 'Photo', type: 'file' as const }] : []),
    { key: 'vcard', label: 'Contact File (vCard)', type: 'file' },
  ],
  {
    ...INCLUDED_SAMPLE,
    note_items: INCLUDED_SAMPLE.notes,
    photo: 'https://example.com/ada.jpg',
    vcard: 'https://example.com/ada.vcf',
  },
);

export default defineSearch({
  key: 'find_contact_details',
  noun: 'Contact',
  display: { label: 'Find Contact Details', description: `Finds a contact with its ${inWords(PARTS)} in one step.` },
  operation: {
    inputFields,
    perform,
    sample: CONTACT_SAMPLE,
    outputFields,
  },
});
