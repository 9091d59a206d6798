import type { ServiceResponse } from '../service.ts';
import { type EntraClient, redirectAllowed } from './clients.ts';

/** The query in the library's form: it asks for consent wherever Entra would return a refresh token anyway. */
export function adaptedQuery(query: URLSearchParams): URLSearchParams {
  const adapted = new URLSearchParams(query);
  const prompt = query.get('prompt');
  if (prompt !== 'none') adapted.set('prompt', prompt === 'login' ? 'login consent' : 'consent');
  return adapted;
}

/**
 * Redirects a request whose scopes the app doesn't have; undefined if they are all known, or no redirect is allowed.
 */
export function refusedScopes(query: URLSearchParams, clients: readonly EntraClient[]): ServiceResponse | undefined {
  const client = clients.find(({ id }) => id === query.get('client_id'));
  const redirect = query.get('redirect_uri') ?? '';
  if (client === undefined || !redirectAllowed(redirect)) return undefined;
  const unknown = (query.get('scope') ?? '').split(' ').find((scope) => scope !== '' && !client.scopes.includes(scope));
  if (unknown === undefined) return undefined;
  const target = new URL(redirect);
  target.searchParams.set('error', 'invalid_client');
  target.searchParams.set(
    'error_description',
    `AADSTS650053: The application '${client.id}' asked for scope '${unknown}' that doesn't exist on the resource.`,
  );
  const state = query.get('state');
  if (state !== null) target.searchParams.set('state', state);
  return { status: 302, headers: { location: target.href } };
}
