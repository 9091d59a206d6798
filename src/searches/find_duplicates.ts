import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { CONTACT_ID_INPUT } from '../fields/contact_id.ts';
import { CONTACT_SAMPLE } from '../fields/contact_outputs.ts';
import { ITEM_LIST_SAMPLE, itemListOutputFields } from '../fields/item_list_outputs.ts';
import { operation } from '../operation.ts';
import { resolveContactId } from '../steps/contact_id.ts';
import { toDuplicates } from '../steps/duplicates.ts';
import { emptyIfNotFound } from '../steps/empty_if_not_found.ts';
import { readingOf, toItemListOutput, withTypedValues } from '../steps/output.ts';

const inputFields = defineInputFields([CONTACT_ID_INPUT]);

export const perform = operation(async (run) => {
  const { backend, connection } = run;
  const id = await resolveContactId(run);
  const [contact] = await emptyIfNotFound(backend.contacts.get(connection, id).then((found) => [found]));
  if (contact === undefined) return [];
  const alike = await backend.contacts.alike(connection, contact);
  const read = await readingOf(run, [contact, ...alike]);
  const others = alike.map((one) => withTypedValues(one, read));
  return toItemListOutput(contact.id, 'duplicates', await toDuplicates(run, withTypedValues(contact, read), others));
}) satisfies SearchPerform;

const FIELDS = [
  { key: 'id', label: 'Duplicate ID' },
  { key: 'full_name', label: 'Duplicate Full Name' },
  { key: 'email', label: 'Duplicate Email' },
  { key: 'phone', label: 'Duplicate Phone' },
  { key: 'reasons', label: 'Reasons' },
  { key: 'differences', label: 'Differences' },
];

const SAMPLE = {
  id: __BUILD__.example.id,
  full_name: 'Ada B. Example',
  email: CONTACT_SAMPLE.email,
  phone: '+15550100199',
  reasons: 'Same email: ada@example.com',
  differences: 'Full Name: Ada B. Example instead of Ada Example; Phones: +15550100199 instead of +15550100123',
};

export default defineSearch({
  key: 'find_duplicates',
  noun: 'Duplicate',
  display: {
    label: 'Find Duplicates',
    description: 'Finds other contacts with the same email, phone or name, the likeliest first, and says what differs.',
  },
  operation: {
    inputFields,
    perform,
    sample: ITEM_LIST_SAMPLE,
    outputFields: itemListOutputFields('duplicates', 'Duplicates', FIELDS, SAMPLE),
  },
});
