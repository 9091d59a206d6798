import { GraphError } from './errors.ts';

/** A token's scopes; undefined if it's unknown or has expired. */
export type TokenReader = (accessToken: string) => { readonly scopes: readonly string[] } | undefined;

/** The family of scopes that an address needs. */
export type Permission = 'Contacts' | 'Directory' | 'MailboxSettings' | 'People' | 'Tasks' | 'User';

/** The scopes of the request's token. */
export function authenticate(authorization: string | undefined, token: TokenReader): readonly string[] {
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1];
  if (bearer === undefined) throw unauthenticated('Access token is empty.');
  const issued = token(bearer);
  if (issued === undefined) throw unauthenticated('Lifetime validation failed, the token is expired.');
  return issued.scopes;
}

/**
 * Reading accepts the read scope; ReadWrite includes it. For a shared mailbox, only the scopes for sharing count, and
 * these also cover the user's own contacts. https://learn.microsoft.com/graph/permissions-reference
 */
export function authorize(scopes: readonly string[], permission: Permission, method: string, isShared: boolean): void {
  const held = namesOf(scopes);
  const levels = method === 'GET' ? [`${permission}.Read`, `${permission}.ReadWrite`] : [`${permission}.ReadWrite`];
  const forSharing = permission === 'Contacts' ? levels.map((level) => `${level}.Shared`) : [];
  const sufficient = isShared ? forSharing : [...levels, ...forSharing];
  const scopesEnough = permission === 'Directory' ? ['User.ReadBasic.All', 'User.Read.All'] : sufficient;
  if (scopesEnough.some((scope) => held.includes(scope.toLowerCase()))) return;
  if (permission === 'Directory')
    throw new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
  throw new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
}

/** In lower case. A scope can have the address of the resource as a prefix. */
export function namesOf(scopes: readonly string[]): string[] {
  return scopes.map((scope) => scope.slice(scope.lastIndexOf('/') + 1).toLowerCase());
}

function unauthenticated(message: string): GraphError {
  return new GraphError(401, 'InvalidAuthenticationToken', message, {
    'www-authenticate':
      'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"',
  });
}
