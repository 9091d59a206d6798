import type { Service } from '../../http/service.ts';
import { outlookType } from '../account_types.ts';
import { type AuthData, defineBackend } from '../backend.ts';
import { businesses } from './businesses.ts';
import { changes } from './changes.ts';
import { graphUrl, IMMUTABLE_IDS } from './client.ts';
import { contacts } from './contacts.ts';
import { customFields } from './custom_fields.ts';
import { MAILBOX_REFUSED, readFailure } from './errors.ts';
import { folders } from './folders.ts';
import { CREATE_INPUTS, UPDATE_INPUTS } from './inputs.ts';
import { notes } from './notes.ts';
import { photo } from './photo.ts';
import { signIn } from './sign_in.ts';
import { hasScope, signInScope } from './sign_in_scopes.ts';
import { sources } from './sources.ts';
import { tags } from './tags.ts';
import { taskLists } from './task_lists.ts';
import { tasks } from './tasks.ts';

/** Personal contacts of Outlook, through Microsoft Graph. */
export const outlook = defineBackend({
  ...outlookType,
  signIn,
  service,
  inputs: { create: CREATE_INPUTS, update: UPDATE_INPUTS },
  words: { tag: 'category', tags: 'categories' },
  example: { id: 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AExample1', url: null, path: '/me/contacts/abc' },
  contacts,
  changes,
  tags,
  tasks,
  taskLists,
  notes,
  businesses,
  customFields,
  photo,
  folders,
  sources,
});

function service(authData: AuthData): Service {
  return {
    label: outlookType.label,
    bases: [graphUrl()],
    token: authData.access_token ?? '',
    headers: IMMUTABLE_IDS,
    // Graph's limit for an app in one mailbox. https://learn.microsoft.com/graph/throttling-limits
    concurrency: 4,
    writable: authData.access !== 'read',
    hasScope: (scope) => hasScope(authData, scope),
    signInScope: (access, scope) => signInScope(authData, access, scope),
    signInCheck: { url: '/me', refused: MAILBOX_REFUSED },
    read: readFailure,
  };
}
