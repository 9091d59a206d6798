import { segment } from '../../contacts/segment.ts';
import type { Connection } from '../backend.ts';
import type { Place } from './translate.ts';

/** The location the connection is for; undefined when the API is to take it from the token. */
export function locationOf(connection: Connection): string | undefined {
  const id = connection.authData.location_id?.trim();
  return id === '' ? undefined : id;
}

/** A path below the location; null when no location is known, so that there is nothing to ask for. */
export function locationPath(connection: Connection): string | null {
  const location = locationOf(connection);
  return location === undefined ? null : `/locations/${segment(location)}`;
}

/** The path of a contact, its id encoded. */
export function contactPath(id: string): string {
  return `/contacts/${segment(id)}`;
}

/** What of the connection shows in its contacts. Only HighLevel's own pages have an address that is known. */
export function placeOf(connection: Connection): Place {
  const location = locationOf(connection);
  const highlevel = connection.authData.account_type === 'highlevel';
  return {
    zone: connection.timezone,
    account_type: highlevel ? 'highlevel' : 'contacts_api',
    url:
      highlevel && location !== undefined
        ? (id) => `https://app.gohighlevel.com/v2/location/${segment(location)}/contacts/detail/${segment(id)}`
        : null,
  };
}
