import type { ContactInput } from '../../contacts/change.ts';

const INPUTS = [
  'full_name',
  'prefix',
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
  'department',
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

/** What Graph can change of a contact. */
export const UPDATE_INPUTS = [...INPUTS, 'remove_emails', 'remove_phones'] as const satisfies readonly ContactInput[];

/** A contact is put into a folder when it is made; whether it can be moved later is not documented. */
export const CREATE_INPUTS = [...INPUTS, 'folder_id'] as const satisfies readonly ContactInput[];
