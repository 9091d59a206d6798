import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { CONTACT_ID_INPUT } from '../fields/contact_id.ts';
import { CONTACT_SAMPLE, outcomeOutputFields } from '../fields/contact_outputs.ts';
import { infoLine } from '../fields/form.ts';
import { operation } from '../operation.ts';
import { readWritableContact, resolveContactId } from '../steps/contact_id.ts';
import { CONTACT_LOCK } from '../steps/locks.ts';

const inputFields = defineInputFields([
  CONTACT_ID_INPUT,
  infoLine('warning', 'Deletes the contact with everything that the account keeps with it. You may not be able to bring it back.'),
]);

export const perform = operation(async (run) => {
  const { backend, connection } = run;
  const id = await resolveContactId(run, readWritableContact(run));
  return { id, account_type: backend.key, outcome: await backend.contacts.remove(connection, id) };
}) satisfies CreatePerform;

const SAMPLE = { id: CONTACT_SAMPLE.id, account_type: CONTACT_SAMPLE.account_type, outcome: 'deleted' };

export default defineCreate({
  key: 'delete_contact',
  noun: 'Contact',
  display: { label: 'Delete Contact', description: "Deletes a contact, or does nothing if it's already gone." },
  operation: {
    lock: CONTACT_LOCK,
    inputFields,
    perform,
    sample: SAMPLE,
    outputFields: outcomeOutputFields(SAMPLE),
  },
});
