import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import type { Contact } from '../contacts/contact.ts';
import { isSomebodyElse } from '../contacts/identity.ts';
import type { Within } from '../contacts/query.ts';
import { CONTACT_OUTPUTS, CONTACT_SAMPLE } from '../fields/contact_outputs.ts';
import { nameNote } from '../fields/name_note.ts';
import { folderAndSourceInputs } from '../fields/selection_inputs.ts';
import { operation, type Run } from '../operation.ts';
import { readOptionalId } from '../steps/contact_id.ts';
import { putChosenFirst, putExactFirst, readCriteria, WHEN_SEVERAL } from '../steps/criteria.ts';
import { emptyIfNotFound } from '../steps/empty_if_not_found.ts';
import { toContactOutputs } from '../steps/output.ts';
import { readChoice } from '../steps/read_input.ts';
import { readFolderAndSource } from '../steps/selection.ts';
import { createNaming } from '../steps/true_names.ts';

const inputFields = defineInputFields([
  {
    key: 'email',
    label: 'Email',
    helpText: 'Searched first. A contact with another email is never returned, even if its phone or name matches.',
  },
  {
    key: 'phone',
    label: 'Phone',
    helpText: 'Searched if no contact has the email. Without a country code, the last digits are compared.',
  },
  {
    key: 'name',
    label: 'Name',
    helpText: 'Searched last. Enter the full name, or only the first or last name.',
  },
  nameNote,
  {
    key: 'contact_id',
    label: 'Contact ID',
    dynamic: 'contact_list.id.name',
    helpText: "The contact's ID. If you fill it in, the other fields aren't used.",
  },
  folderAndSourceInputs,
  {
    key: 'when_several',
    label: 'When Several Match',
    default: 'first',
    choices: {
      first: 'Take the first',
      ...(__BUILD__.can.creationDates ? { newest: 'Take the newest', oldest: 'Take the oldest' } : {}),
      fail: 'Stop with an error',
    },
    helpText: 'The first is the best match: a whole phone number before its last digits, a full name before a first name.',
  },
]);

export const perform = operation(async (run) => {
  const when = readChoice(run.input, 'when_several', WHEN_SEVERAL) ?? 'first';
  const id = readOptionalId(run.input, 'contact_id', 'contact');
  const found = id === undefined ? await findByCriteria(run, readFolderAndSource(run)) : await byId(run, id);
  const [chosen, ...others] = putChosenFirst(found, when);
  // Zapier only shows the first.
  return toContactOutputs(run, chosen === undefined ? [] : [...(await createNaming(run)([chosen])), ...others]);
}) satisfies SearchPerform;

/** The first criterion that finds someone decides. A contact that has another email than the one searched for is someone else. */
async function findByCriteria({ backend, connection, input }: Run, within: Within): Promise<readonly Contact[]> {
  const criteria = readCriteria(input);
  const emails = criteria.filter(({ by }) => by === 'email').map(({ value }) => value);
  for (const criterion of criteria) {
    const found = await backend.contacts.find(connection, criterion, within);
    const possible = found.filter((contact) => !isSomebodyElse(contact, emails));
    if (possible.length > 0) return putExactFirst(possible, criterion);
  }
  return [];
}

function byId({ backend, connection }: Run, id: string): Promise<readonly Contact[]> {
  return emptyIfNotFound(backend.contacts.get(connection, id).then((contact) => [contact]));
}

export default defineSearch({
  key: 'find_contact',
  noun: 'Contact',
  display: { label: 'Find Contact', description: 'Finds a contact by email, phone, name or ID.' },
  operation: { inputFields, perform, sample: CONTACT_SAMPLE, outputFields: CONTACT_OUTPUTS },
});
