import type { ContactInput } from '../../contacts/change.ts';
import type { Service } from '../../http/service.ts';
import type { AuthData } from '../backend.ts';
import { appointments } from './appointments.ts';
import { businesses } from './businesses.ts';
import { changes } from './changes.ts';
import { contacts } from './contacts.ts';
import { customFields } from './custom_fields.ts';
import { type Connected, readFailure } from './errors.ts';
import { countryOfLocation } from './location.ts';
import { notes } from './notes.ts';
import { owners } from './owners.ts';
import { tags } from './tags.ts';
import { tasks } from './tasks.ts';

export const PRODUCTION = 'https://services.leadconnectorhq.com';

const update = [
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
  'owner_id',
  'source',
  'do_not_disturb',
] as const satisfies readonly ContactInput[];

/** What the API can do, whoever signs in. */
export const api = {
  // The API refuses a company when a contact is changed.
  inputs: { create: [...update, 'company'], update },
  contacts,
  phoneCountry: countryOfLocation,
  changes,
  tags,
  tasks,
  notes,
  appointments,
  businesses,
  owners,
  customFields,
} as const;

/** The API answers 401 to a request without its version, which would look like an expired sign-in. */
const VERSION = '2021-07-28';

/** What the two sign-ins to the API differ in. */
export type Access = Pick<Service, 'label' | 'hasScope' | 'signInScope'> & Pick<Connected, 'choose'>;

/** How the API is reached. */
export function apiService({ choose, ...access }: Access, base: string, authData: AuthData): Service {
  const { label } = access;
  const placed = (authData.location_id ?? '').trim() !== '';
  return {
    ...access,
    bases: [base],
    token: authData.access_token ?? '',
    headers: { Version: VERSION },
    // A hundred requests in ten seconds are allowed, for all Zaps of a location together.
    concurrency: 5,
    writable: authData.access !== 'read',
    read: (failure) => readFailure({ label, placed, choose }, failure),
  };
}
