import type { ContactInput } from '../../contacts/change.ts';
import { nylasType } from '../account_types.ts';
import { defineBackend } from '../backend.ts';
import { changes } from './changes.ts';
import { baseOf, NYLAS } from './client_region.ts';
import { contacts } from './contacts.ts';
import { readFailure } from './errors.ts';
import { notes } from './notes.ts';
import { photo } from './photo.ts';
import { signIn } from './sign_in.ts';
import { grants, signInScope } from './sign_in_scopes.ts';
import { sources } from './sources.ts';
import { tags } from './tags.ts';

const inputs = [
  'full_name',
  'first_name',
  'middle_name',
  'last_name',
  'suffix',
  'nickname',
  'email',
  'other_emails',
  'phone',
  'mobile_phone',
  'work_phone',
  'home_phone',
  'company',
  'job_title',
  'manager',
  'office_location',
  'street',
  'city',
  'region',
  'postal_code',
  'country',
  'address_type',
  'birthday',
  'website',
  'im_addresses',
  'notes',
  'tags',
] as const satisfies readonly ContactInput[];

/** Whatever mailbox Nylas connects: Google, Microsoft, Exchange, iCloud, Yahoo, IMAP. */
export const nylas = defineBackend({
  ...nylasType,
  signIn,
  service: (authData) => ({
    label: NYLAS,
    bases: [baseOf(authData)],
    token: authData.access_token ?? '',
    headers: {},
    // Providers count how many requests are under way: Microsoft allows four for all apps together.
    concurrency: 1,
    writable: authData.access !== 'read',
    hasScope: grants(authData),
    signInScope: signInScope(authData),
    read: readFailure,
  }),
  inputs: { create: inputs, update: [...inputs, 'remove_emails', 'remove_phones'] },
  contacts,
  changes,
  tags,
  notes,
  photo,
  sources,
});
