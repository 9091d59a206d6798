import { isProblem } from '../../contacts/errors.ts';
import type { Connection } from '../backend.ts';
import { locationPath } from './client.ts';
import * as wire from './wire.ts';

/** The location's country, in which the service itself reads a number without a country code; null where it can't be read. */
export async function countryOfLocation(connection: Connection): Promise<string | null> {
  const path = locationPath(connection);
  if (path === null) return null;
  const kept = await connection.cache.get('country');
  if (typeof kept === 'string') return kept;
  try {
    const response = await connection.http.send({
      method: 'GET',
      url: path,
      schema: wire.location,
      doing: 'read the country of the location',
      writes: false,
      scope: 'locations.readonly',
    });
    const { country } = response.data.location;
    if (country) await connection.cache.set('country', country, MINUTES * 60);
    return country ?? null;
  } catch (error) {
    if (isProblem(error, 'forbidden', 'not_found', 'invalid_input')) return null;
    throw error;
  }
}

const MINUTES = 10;
