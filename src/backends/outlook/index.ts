import type { Service } from '../../http/service.ts';
import { outlookType } from '../account_types.ts';
import { type AuthData, type Backend, defineBackend } from '../backend.ts';
import { businesses } from './businesses.ts';
import { changes } from './changes.ts';
import { IMMUTABLE_IDS } from './client.ts';
import { graphUrl } from './client_links.ts';
import { refuseOtherContacts } from './client_other_contacts.ts';
import { sharedMailbox } from './client_paths.ts';
import { contacts } from './contacts.ts';
import { customFields } from './custom_fields.ts';
import { mailboxRefused, readFailureIn } from './errors_mailbox.ts';
import { folders } from './folders.ts';
import { CREATE_INPUTS, UPDATE_INPUTS } from './inputs.ts';
import { notes } from './notes.ts';
import { notices } from './notices.ts';
import { photo } from './photo.ts';
import { signIn } from './sign_in.ts';
import { hasScope, signInScope } from './sign_in_scopes.ts';
import { sources } from './sources.ts';
import { tags } from './tags.ts';
import { taskLists } from './task_lists.ts';
import { tasks } from './tasks.ts';

const IN_EVERY_MAILBOX = {
  ...outlookType,
  signIn,
  service,
  inputs: { create: CREATE_INPUTS, update: UPDATE_INPUTS },
  words: { tag: 'category', tags: 'categories' },
  example: { id: 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AExample1', url: null, path: '/me/contacts/abc' },
  contacts,
  changes,
  notes,
  businesses,
  customFields,
  photo,
  folders,
} as const;

/** Personal contacts of Outlook, through Microsoft Graph. */
export const outlook = defineBackend({
  ...IN_EVERY_MAILBOX,
  tags,
  tasks,
  taskLists,
  sources,
  ...(__RELAY__ ? { notices } : {}),
  forConnection: (authData: AuthData): Backend => (sharedMailbox(authData) === undefined ? outlook : sharedOutlook),
});

/**
 * Contacts of a shared mailbox. Microsoft only gives people their own list of categories, their own To Do, and the
 * people whom they know themselves.
 */
export const sharedOutlook = defineBackend({
  ...IN_EVERY_MAILBOX,
  limitedTo: 'a shared mailbox',
  tags: { add: tags.add, remove: tags.remove },
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
    signInCheck: { url: '/me', refused: mailboxRefused(authData) },
    refuses: (request) => refuseOtherContacts(authData, request),
    read: readFailureIn(authData),
  };
}
