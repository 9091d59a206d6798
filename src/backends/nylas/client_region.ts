import { Problem } from '../../contacts/errors.ts';
import { nylasType } from '../account_types.ts';
import type { AuthData } from '../backend.ts';
import { address } from '../environment.ts';

/** What users call the account type. */
export const NYLAS = nylasType.label;

/** The region that the application lives in: any other one refuses it. */
export function regionOf(authData: AuthData): 'us' | 'eu' {
  const region = authData.nylas_region?.trim().toLowerCase() ?? '';
  if (region === '' || region === 'us') return 'us';
  if (region === 'eu') return 'eu';
  throw new Problem('invalid_input', 'The Nylas region can only be "us" or "eu". Correct it and connect again. Nothing was sent.');
}

/** The API's address, without `/v3`. It is chosen from a list: what a person types never becomes part of it. */
export function baseOf(authData: AuthData): string {
  return address('NYLAS_URL', ADDRESSES[regionOf(authData)]);
}

/** https://developer.nylas.com/docs/dev-guide/platform/data-residency/ */
const ADDRESSES = { us: 'https://api.us.nylas.com', eu: 'https://api.eu.nylas.com' } as const;
