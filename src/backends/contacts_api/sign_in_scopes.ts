import type { AuthData } from '../backend.ts';

/** Whether the connection was granted the scope; true when it is not known what was granted. Entra puts the audience before it. */
export function hasScope(authData: AuthData, scope: string): boolean {
  const scopes = (authData.scope ?? '').split(/[\s,]/).filter((one) => one !== '');
  return scopes.length === 0 || scopes.some((one) => one === scope || one.endsWith(`/${scope}`));
}
