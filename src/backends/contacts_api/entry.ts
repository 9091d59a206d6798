import type { Entry } from '../backend.ts';

/** The Contacts API behind Microsoft Entra ID. */
export const contactsApiEntry = {
  key: 'contacts_api',
  label: 'Contacts API',
  choice: 'Contacts API (Azure AD)',
  signIn: { fields: ['tenant', 'location_id'], standardPkce: true },
} as const satisfies Entry;
