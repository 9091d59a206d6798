import { nylasType } from '../account_types.ts';
import { defineBackend } from '../backend.ts';
import { changes } from './changes.ts';
import { apiAddress, NYLAS } from './client.ts';
import { contacts } from './contacts.ts';
import { readFailure } from './errors.ts';
import { CREATE_INPUTS, UPDATE_INPUTS } from './inputs.ts';
import { notes } from './notes.ts';
import { notices } from './notices.ts';
import { photo } from './photo.ts';
import { signIn } from './sign_in.ts';
import { hasScope, signInScope } from './sign_in_scopes.ts';
import { sources } from './sources.ts';
import { tags } from './tags.ts';

/** Any mailbox that Nylas connects: Google, Microsoft, Exchange, iCloud, Yahoo, IMAP. */
export const nylas = defineBackend({
  ...nylasType,
  signIn,
  service: (authData) => ({
    label: NYLAS,
    bases: [apiAddress(authData)],
    token: authData.access_token ?? '',
    headers: {},
    // Providers limit the requests at the same time: Microsoft allows four for all apps together.
    concurrency: 1,
    writable: authData.access !== 'read',
    hasScope: (scope) => hasScope(authData, scope),
    signInScope: (access, scope) => signInScope(authData, access, scope),
    read: readFailure,
  }),
  inputs: { create: CREATE_INPUTS, update: UPDATE_INPUTS },
  words: { tag: 'group', tags: 'groups' },
  example: { id: '5d3qmne77v32r8l4phyuksl2x', url: null, path: '/v3/grants/me/contacts' },
  contacts,
  changes,
  tags,
  notes,
  photo,
  sources,
  ...(__RELAY__ ? { notices } : {}),
});
