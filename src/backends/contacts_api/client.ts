import { encodePathPart } from '../../http/path_part.ts';
import type { Service } from '../../http/service.ts';
import type { AuthData, Connection } from '../backend.ts';
import { type RefusalContext, readFailure } from './errors.ts';
import { locationOf } from './location.ts';
import type { ContactContext } from './translate.ts';
import * as wire from './wire.ts';

export const PRODUCTION = 'https://services.leadconnectorhq.com';

/** The API answers 401 to a request without its version, which would look like an expired sign-in. */
const VERSION = '2021-07-28';

/** What the two sign-ins to the API differ in. */
export type ApiAccess = Pick<Service, 'label' | 'hasScope' | 'signInScope'> & Pick<RefusalContext, 'correctLocation'>;

/** How the API is reached. */
export function apiService({ correctLocation, ...access }: ApiAccess, base: string, authData: AuthData): Service {
  const { label } = access;
  const hasLocation = (authData.location_id ?? '').trim() !== '';
  return {
    ...access,
    bases: [base],
    token: authData.access_token ?? '',
    headers: { Version: VERSION },
    // A hundred requests in ten seconds are allowed, for all Zaps of a location together.
    concurrency: 5,
    writable: authData.access !== 'read',
    read: (failure) => readFailure({ label, hasLocation, correctLocation }, failure),
  };
}

/** The path of a contact, its id encoded. */
export function contactPath(id: string): string {
  return `/contacts/${encodePathPart(id)}`;
}

/** The contact as it is at this moment. */
export async function readContact(connection: Connection, id: string): Promise<wire.WireContact> {
  const response = await connection.http.send({
    method: 'GET',
    url: contactPath(id),
    schema: wire.oneContact,
    doing: `read the contact ${id}`,
    writes: false,
    scope: 'contacts.readonly',
  });
  return response.data.contact;
}

/** What of the connection shows in its contacts. Only HighLevel's own pages have an address that is known. */
export function contactContext(connection: Connection): ContactContext {
  const location = locationOf(connection);
  const highlevel = connection.authData.account_type === 'highlevel';
  return {
    zone: connection.timezone,
    account_type: highlevel ? 'highlevel' : 'contacts_api',
    url:
      highlevel && location !== undefined
        ? (id) => `https://app.gohighlevel.com/v2/location/${encodePathPart(location)}/contacts/detail/${encodePathPart(id)}`
        : null,
  };
}
