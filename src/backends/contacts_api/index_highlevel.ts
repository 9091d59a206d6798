import { highlevelType } from '../account_types.ts';
import { defineBackend } from '../backend.ts';
import { address } from '../environment.ts';
import { APP, apiService, PRODUCTION, pageOf } from './client.ts';
import { example, ports } from './index_ports.ts';
import { notices } from './notices.ts';
import { highlevelAccess, highlevelSignIn } from './sign_in_highlevel.ts';

/** The Contacts API with HighLevel's own sign-in. Its own module, so that a build without HighLevel leaves it out. */
export const highlevel = defineBackend({
  ...highlevelType,
  signIn: highlevelSignIn,
  service: (authData) => apiService(highlevelAccess(authData), address('HIGHLEVEL_API_URL', PRODUCTION), authData),
  ...ports,
  ...(__RELAY__ ? { notices } : {}),
  example: { ...example, url: pageOf(APP, 've9EPM428h8vShlRW1KT', example.id) },
});
