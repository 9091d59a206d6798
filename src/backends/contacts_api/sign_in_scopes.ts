import type { AuthData } from '../backend.ts';

/**
 * Whether the connection was granted the scope; true if the granted scopes are unknown. Entra puts the audience before
 * a scope.
 */
export function hasScope(authData: AuthData, scope: string): boolean {
  const scopes = (authData.scope ?? '').split(/[\s,]/).filter((one) => one !== '');
  return scopes.length === 0 || scopes.some((one) => one === scope || one.endsWith(`/${scope}`));
}
