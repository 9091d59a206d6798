import type { ContactInput } from '../../contacts/change.ts';

/** What Nylas can store of a new contact; of which a mailbox may hold less. */
export const CREATE_INPUTS = [
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

export const UPDATE_INPUTS = [...CREATE_INPUTS, 'remove_emails', 'remove_phones'] as const satisfies readonly ContactInput[];
