import { defineBackend } from '../backend.ts';
import { address } from '../environment.ts';
import { api, apiService, PRODUCTION } from './api.ts';
import { highlevelEntry } from './highlevel_entry.ts';
import { highlevelAccess, highlevelSignIn } from './highlevel_sign_in.ts';

/** The Contacts API with HighLevel's own sign-in. A module of its own, so that a build without HighLevel leaves it out. */
export const highlevel = defineBackend({
  ...highlevelEntry,
  signIn: highlevelSignIn,
  service: (account) => apiService(highlevelAccess(account), address('HIGHLEVEL_API_URL', PRODUCTION), account),
  ...api,
});
