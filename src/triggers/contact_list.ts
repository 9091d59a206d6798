import { defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import type { Contact } from '../contacts/contact.ts';
import { CHOICE_SAMPLE, pickerPerform } from '../fields/picker.ts';

export const perform = pickerPerform(async ({ backend, connection }, page) => {
  const { items, next } = await backend.contacts.list(connection, page);
  return { items: items.map((contact) => ({ id: contact.id, name: nameOf(contact) })), next };
}) satisfies PollingTriggerPerform;

/** Hidden: feeds the pickers of contacts. */
export default defineTrigger({
  key: 'contact_list',
  noun: 'Contact',
  display: { label: 'Contact List', description: 'Triggers when a picker lists contacts.', hidden: true },
  operation: { type: 'polling', perform, canPaginate: true, sample: CHOICE_SAMPLE },
});

/** `Ada Example (ada@example.com, +15550100123)`: email and phone tell people with the same name apart. */
function nameOf(contact: Contact): string {
  const name = contact.full_name ?? contact.company;
  const addresses = [contact.email, contact.phone].filter((value) => value !== null).join(', ');
  if (name === null) return addresses === '' ? contact.id : addresses;
  return addresses === '' ? name : `${name} (${addresses})`;
}
