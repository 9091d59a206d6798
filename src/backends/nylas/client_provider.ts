import type { Connection } from '../backend.ts';
import { type Provider, providerNamed } from './providers.ts';
import * as wire from './wire.ts';

/** Nylas's own data about the mailbox. */
export async function readMailbox(connection: Connection) {
  const response = await connection.http.send({
    method: 'GET',
    url: '/v3/grants/me',
    schema: wire.grant,
    doing: 'read whose mailbox this is',
    writes: false,
  });
  return response.data.data;
}

/** The mailbox's provider, from the sign-in; a connection without it asks once a day. */
export async function providerOf(connection: Connection): Promise<Provider> {
  return providerNamed(connection.authData.provider?.trim() || (await askProvider(connection)));
}

/** The mailbox's provider, without a request; null if it's unknown. */
export function providerInAuthData(connection: Connection): Provider | null {
  const name = connection.authData.provider?.trim();
  return name ? providerNamed(name) : null;
}

const KEY = 'nylas_provider';
const A_DAY = 86_400;

async function askProvider(connection: Connection): Promise<string> {
  const kept = await connection.cache.get(KEY);
  if (typeof kept === 'string') return kept;
  const provider = (await readMailbox(connection)).provider ?? '';
  if (provider !== '') await connection.cache.set(KEY, provider, A_DAY);
  return provider;
}
