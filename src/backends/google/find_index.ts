import { pause } from '../../http/clock.ts';
import type { Connection } from '../backend.ts';
import { readEveryRow } from '../rows.ts';
import { SOURCE } from './client.ts';
import { READ_SCOPE } from './sign_in_scopes.ts';
import * as wire from './wire.ts';

/**
 * Google's own search: it finds contacts by the start of a word, at most 30, and lags behind changes. So it can find
 * someone, but it never proves that there's no one. An empty search before it loads its cache; without that, it finds
 * nothing. https://developers.google.com/people/v1/contacts#search_the_users_contacts
 */
export async function searchBook(connection: Connection, query: string, doing: string): Promise<readonly wire.WireContact[]> {
  await ask(connection, '', doing);
  await pause(WARM_UP, connection.http.time.over);
  const { results } = await ask(connection, query, doing);
  const rows = (results ?? []).map(({ person }) => person);
  return readEveryRow(connection, { rows, item: wire.contact, what: 'contact', id: 'resourceName' });
}

/** These contacts as they are now, because a search can return an earlier state. Deleted ones are left out. */
export async function readAgain(connection: Connection, found: readonly Pick<wire.WireContact, 'resourceName'>[], doing: string) {
  if (found.length === 0) return [];
  // https://developers.google.com/people/api/rest/v1/people/getBatchGet
  const { data } = await connection.http.send({
    method: 'GET',
    url: `/v1/people:batchGet?${found.map(({ resourceName }) => `resourceNames=${encodeURIComponent(resourceName)}`).join('&')}`,
    query: { personFields: wire.FIELDS, sources: SOURCE },
    schema: wire.batch,
    doing,
    writes: false,
    scope: READ_SCOPE,
  });
  const rows = (data.responses ?? []).flatMap(({ person }) => (person === undefined || person === null ? [] : [person]));
  return readEveryRow(connection, { rows, item: wire.contact, what: 'contact', id: 'resourceName' });
}

/** Milliseconds. Google says "a few seconds", and its own examples wait less. */
const WARM_UP = 1_000;

async function ask(connection: Connection, query: string, doing: string) {
  const { data } = await connection.http.send({
    method: 'GET',
    url: '/v1/people:searchContacts',
    query: { query, readMask: wire.FIELDS, pageSize: LARGEST_RESULT, sources: SOURCE },
    schema: wire.found,
    doing,
    writes: false,
    scope: READ_SCOPE,
  });
  return data;
}

const LARGEST_RESULT = 30;
