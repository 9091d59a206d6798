import type { PlainInputField } from 'zapier-platform-core';

/** The field that says which contact a step is about. */
export const CONTACT_ID_INPUT: PlainInputField = {
  key: 'contact_id',
  label: 'Contact',
  required: true,
  dynamic: 'contact_list.id.name',
  search: 'find_contact.id',
  helpText: 'Choose a contact, or map its ID or email.',
};
