import type { ContactInput } from '../../contacts/contact_keys.ts';

export const UPDATE_INPUTS = [
  'full_name',
  'first_name',
  'last_name',
  'email',
  'phone',
  'street',
  'city',
  'region',
  'postal_code',
  'country',
  'birthday',
  'website',
  'tags',
  'business_id',
  'owner_id',
  'source',
  'do_not_disturb',
] as const satisfies readonly ContactInput[];

/** The API refuses a company when a contact is changed. */
export const CREATE_INPUTS = [...UPDATE_INPUTS, 'company'] as const satisfies readonly ContactInput[];
