import { isProblem } from '../../contacts/errors.ts';
import type { Connection } from '../backend.ts';
import type { Identity } from '../sign_in.ts';
import { locationOf, locationPath } from './client.ts';
import * as wire from './wire.ts';

/** Reads one contact with the permission that the connection was made for, and the name of its location. */
export async function identifyLocation(connection: Connection): Promise<Identity> {
  await connection.http.send({
    method: 'GET',
    url: '/contacts/',
    query: { locationId: locationOf(connection), limit: 1 },
    schema: wire.contacts,
    doing: 'read the contacts',
    writes: false,
    scope: connection.authData.access === 'read' ? 'contacts.readonly' : 'contacts.write',
  });
  return { name: await nameOfLocation(connection), id: locationOf(connection) ?? null };
}

/** Null where there is no location, or its name can't be read: the contacts are what counts. */
async function nameOfLocation(connection: Connection): Promise<string | null> {
  const url = locationPath(connection);
  if (url === null) return null;
  try {
    const response = await connection.http.send({
      method: 'GET',
      url,
      schema: wire.location,
      doing: 'read the location',
      writes: false,
      scope: 'locations.readonly',
    });
    return response.data.location.name?.trim() || null;
  } catch (error) {
    if (isProblem(error) && !isProblem(error, 'throttled', 'signed_out')) return null;
    throw error;
  }
}
