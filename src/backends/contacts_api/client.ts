import { encodePathPart } from '../../http/path_part.ts';
import type { Service } from '../../http/service.ts';
import type { AuthData, Connection } from '../backend.ts';
import { type RefusalContext, readFailure } from './errors.ts';
import { locationOf } from './location.ts';
import type { ContactContext } from './translate.ts';
import * as wire from './wire.ts';

export const PRODUCTION = 'https://services.leadconnectorhq.com';

/** Without its version, the API answers a request with 401, which would look like an expired sign-in. */
const VERSION = '2021-07-28';

/** The difference between the two sign-ins. */
export type ApiAccess = Pick<Service, 'label' | 'hasScope' | 'signInScope'> & Pick<RefusalContext, 'correctLocation'>;

export function apiService({ correctLocation, ...access }: ApiAccess, base: string, authData: AuthData): Service {
  const { label } = access;
  const hasLocation = (authData.location_id ?? '').trim() !== '';
  return {
    ...access,
    bases: [base],
    token: authData.access_token ?? '',
    headers: { Version: VERSION },
    // A location's limit is a hundred requests in ten seconds, for all its Zaps together.
    concurrency: 5,
    writable: authData.access !== 'read',
    read: (failure) => readFailure({ label, hasLocation, correctLocation }, failure),
  };
}

export function contactPath(id: string): string {
  return `/contacts/${encodePathPart(id)}`;
}

/** Reads the contact by its ID, which never lags, unlike the search. */
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

/** What its contacts show of the connection. Only HighLevel's own pages have a known address. */
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
