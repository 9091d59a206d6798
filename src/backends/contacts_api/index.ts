import { contactsApiType } from '../account_types.ts';
import { defineBackend } from '../backend.ts';
import { address } from '../environment.ts';
import { apiService, PRODUCTION } from './client.ts';
import { example, ports } from './index_ports.ts';
import { entraAccess, signIn } from './sign_in.ts';

/** The Contacts API with the sign-in of Microsoft Entra ID. */
export const contactsApi = defineBackend({
  ...contactsApiType,
  signIn,
  service: (authData) =>
    apiService(entraAccess(authData), address('CONTACTS_API_URL', __BACKENDS__.highlevel ? PRODUCTION : undefined), authData),
  ...ports,
  example: { ...example, url: null },
});
