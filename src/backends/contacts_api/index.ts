import { defineBackend } from '../backend.ts';
import { address } from '../environment.ts';
import { api, apiService, PRODUCTION } from './api.ts';
import { entraAccess, entraSignIn } from './entra_sign_in.ts';
import { contactsApiEntry } from './entry.ts';

/** The Contacts API, signed in at Microsoft Entra ID. */
export const contactsApi = defineBackend({
  ...contactsApiEntry,
  signIn: entraSignIn,
  service: (account) => apiService(entraAccess(account), address('CONTACTS_API_URL', PRODUCTION), account),
  ...api,
});
