import { isProblem } from '../../contacts/errors.ts';
import { encodePathPart } from '../../http/path_part.ts';
import type { Connection } from '../backend.ts';
import * as wire from './wire.ts';

/** The connection's location; undefined if the API takes it from the token. */
export function locationOf(connection: Connection): string | undefined {
  const id = connection.authData.location_id?.trim();
  return id === '' ? undefined : id;
}

/** A path below the location; null if no location is known, so that nothing is requested. */
export function locationPath(connection: Connection): string | null {
  const location = locationOf(connection);
  return location === undefined ? null : `/locations/${encodePathPart(location)}`;
}

/** The location's country, in which the service reads a number without a country code; null if it can't be read. */
export function countryOfLocation(connection: Connection): Promise<string | null> {
  return keptOfLocation(connection, 'country', 'read the country of the location', null);
}

/** The location's time zone, in which times without a zone are meant; the user's own if it can't be read. */
export function zoneOfLocation(connection: Connection): Promise<string | null> {
  return keptOfLocation(connection, 'timezone', 'read the time zone of the location', connection.timezone);
}

/** The location's name; null if there's no location, or its name can't be read. */
export async function nameOfLocation(connection: Connection): Promise<string | null> {
  try {
    return (await readLocation(connection, 'read the location'))?.name?.trim() || null;
  } catch (error) {
    if (isProblem(error) && !isProblem(error, 'throttled', 'signed_out')) return null;
    throw error;
  }
}

/** Whether several contacts may have the same email or phone; false if the location's settings can't be read. */
export async function allowsDuplicates(connection: Connection): Promise<boolean> {
  try {
    return (await readLocation(connection, 'read whether the location allows duplicates'))?.settings?.allowDuplicateContact ?? false;
  } catch (error) {
    if (isProblem(error, 'forbidden', 'not_found', 'invalid_input')) return false;
    throw error;
  }
}

const MINUTES = 10;

async function keptOfLocation(
  connection: Connection,
  key: 'country' | 'timezone',
  doing: string,
  otherwise: string | null,
): Promise<string | null> {
  const kept = await connection.cache.get(key);
  if (typeof kept === 'string') return kept;
  try {
    const location = await readLocation(connection, doing);
    if (location === null) return otherwise;
    const value = location[key] ?? otherwise;
    if (value) await connection.cache.set(key, value, MINUTES * 60);
    return value;
  } catch (error) {
    if (isProblem(error, 'forbidden', 'not_found', 'invalid_input')) return otherwise;
    throw error;
  }
}

/** Null if no location is known. */
async function readLocation(connection: Connection, doing: string) {
  const url = locationPath(connection);
  if (url === null) return null;
  const response = await connection.http.send({
    method: 'GET',
    url,
    schema: wire.location,
    doing,
    writes: false,
    scope: 'locations.readonly',
  });
  return response.data.location;
}
