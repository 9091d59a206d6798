import { encodePathPart } from '../../http/path_part.ts';
import type { Service } from '../../http/service.ts';
import type { AuthData, Connection } from '../backend.ts';
import { address } from '../environment.ts';
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

/** What its contacts show of the connection. */
export function contactContext(connection: Connection): ContactContext {
  return { zone: connection.timezone, account_type: connection.authData.account_type ?? '', url: linkFor(connection) };
}

/** Only HighLevel's own pages have a known address. */
function linkFor(connection: Connection): ContactContext['url'] {
  if (__BACKENDS__.highlevel) {
    const location = locationOf(connection);
    if (connection.authData.account_type === 'highlevel' && location !== undefined)
      return pagesOf(address('HIGHLEVEL_APP_URL', APP), location);
  }
  return null;
}

/** Where people open HighLevel; white-label agencies have their own address. */
export const APP = 'https://app.gohighlevel.com';

/** The page of a contact. */
export function pageOf(app: string, location: string, id: string): string {
  return pagesOf(app, location)(id);
}

/** The page of each contact, by its ID. */
function pagesOf(app: string, location: string): (id: string) => string {
  const start = `${app}/v2/location/${encodePathPart(location)}/contacts/detail/`;
  return (id) => `${start}${encodePathPart(id)}`;
}
