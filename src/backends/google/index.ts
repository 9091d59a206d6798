import type { Service } from '../../http/service.ts';
import { googleType } from '../account_types.ts';
import { type AuthData, defineBackend } from '../backend.ts';
import { changes } from './changes.ts';
import { peopleUrl, photosUrl } from './client.ts';
import { contacts } from './contacts.ts';
import { customFields } from './custom_fields.ts';
import { readFailure } from './errors.ts';
import { CREATE_INPUTS, UPDATE_INPUTS } from './inputs.ts';
import { notes } from './notes.ts';
import { photo } from './photo.ts';
import { signIn } from './sign_in.ts';
import { hasScope, signInScope } from './sign_in_scopes.ts';
import { sources } from './sources.ts';
import { tags } from './tags.ts';

/** Contacts of a Google account, through the People API. */
export const google = defineBackend({
  ...googleType,
  signIn,
  service,
  inputs: { create: CREATE_INPUTS, update: UPDATE_INPUTS },
  words: { tag: 'group', tags: 'groups' },
  example: {
    id: 'c1234567890123456789',
    url: 'https://contacts.google.com/person/c1234567890123456789',
    path: '/v1/contactGroups',
  },
  contacts,
  changes,
  tags,
  notes,
  customFields,
  photo,
  sources,
});

function service(authData: AuthData): Service {
  return {
    label: googleType.label,
    bases: [peopleUrl()],
    files: [photosUrl()],
    token: authData.access_token ?? '',
    headers: {},
    // Google asks for writes of one user one after the other. https://developers.google.com/people/v1/contacts
    concurrency: 1,
    writable: authData.access !== 'read',
    hasScope: (scope) => hasScope(authData, scope),
    signInScope: (access, scope) => signInScope(authData, access, scope),
    read: readFailure,
  };
}
