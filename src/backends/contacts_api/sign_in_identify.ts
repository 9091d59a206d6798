import type { Connection } from '../backend.ts';
import type { Identity } from '../sign_in.ts';
import { locationOf, nameOfLocation } from './location.ts';
import * as wire from './wire.ts';

/** Reads one contact with the connection's own permission, and the name of its location. */
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
