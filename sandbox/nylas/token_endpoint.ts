import { createHash } from 'node:crypto';
import { isRecord } from '../json.ts';
import type { ServiceRequest } from '../service.ts';
import { OAuthRefusal } from './errors.ts';
import type { Grant } from './grant.ts';
import type { NylasStore, PendingCode } from './store.ts';
import { API_KEY, CLIENT_ID } from './store.ts';
import { LIFETIME_SECONDS } from './tokens.ts';

/** POST /v3/connect/token: a flat response, or an OAuth error. */
export function exchange(request: ServiceRequest, store: NylasStore): object {
  const parameters = parametersOf(request);
  const required = (name: string): string => parameters.get(name) || missing(name);
  const kind = required('grant_type');
  if (required('client_id') !== CLIENT_ID || required('client_secret') !== API_KEY)
    throw new OAuthRefusal('invalid_client', 'Invalid client_id or client_secret');
  if (kind === 'authorization_code')
    return exchangeCode(store, required('code'), required('redirect_uri'), parameters.get('code_verifier'));
  if (kind === 'refresh_token') return refresh(store, required('refresh_token'));
  if (kind === 'client_credentials') return forGrant(store, required('grant_id'));
  throw new OAuthRefusal('unsupported_grant_type', 'grant_type must be authorization_code, refresh_token or client_credentials');
}

function exchangeCode(store: NylasStore, code: string, redirectUri: string, verifier: string | undefined): object {
  const pending = store.codes.get(code);
  // There's only one try: after a failed exchange, a new sign-in is needed.
  store.codes.delete(code);
  if (pending === undefined || store.now() >= pending.expiresAt)
    throw new OAuthRefusal('invalid_grant', 'The code is invalid, expired or was used before');
  if (redirectUri !== pending.redirectUri)
    throw new OAuthRefusal('invalid_request', 'redirect_uri is not the one of the authorization request');
  if (!verified(pending, verifier)) throw new OAuthRefusal('invalid_request', 'Code verifier challenge failed', '45004');
  const { grant, scopes } = pending;
  const family = store.tokens.newFamily();
  const refreshToken = pending.offline ? { refresh_token: store.tokens.issue('refresh', grant, scopes, family, store.now()).value } : {};
  return { ...tokensOf(store, grant, scopes, family), ...refreshToken, provider: grant.provider };
}

function refresh(store: NylasStore, value: string): object {
  const token = store.tokens.find(value, ['refresh'], store.now());
  if (token === undefined) throw new OAuthRefusal('invalid_grant', 'The refresh token is invalid or was revoked');
  return tokensOf(store, token.grant, token.scopes, token.family);
}

function forGrant(store: NylasStore, id: string): object {
  const grant = store.grants.find((candidate) => candidate.id === id);
  if (grant === undefined) throw new OAuthRefusal('invalid_grant', 'The grant was not found');
  return tokensOf(store, grant, grant.scope, store.tokens.newFamily());
}

function tokensOf(store: NylasStore, grant: Grant, scopes: readonly string[], family: number): object {
  const issue = (kind: 'access' | 'id'): string => store.tokens.issue(kind, grant, scopes, family, store.now()).value;
  return {
    access_token: issue('access'),
    expires_in: LIFETIME_SECONDS,
    token_type: 'Bearer',
    grant_id: grant.id,
    email: grant.email,
    scope: scopes.join(' '),
    id_token: issue('id'),
  };
}

/** Nylas encodes the hexadecimal text of the hash, whereas RFC 7636 encodes the hash itself. */
function verified({ challenge, challengeMethod }: PendingCode, verifier: string | undefined): boolean {
  if (challenge === undefined) return true;
  if (verifier === undefined) return false;
  if (challengeMethod === 'plain') return verifier === challenge;
  const hash = createHash('sha256').update(verifier).digest('hex');
  return Buffer.from(hash).toString('base64').replace(/=+$/, '') === challenge;
}

/** JSON according to the schema, a form according to the text next to it. */
function parametersOf({ headers, body }: ServiceRequest): ReadonlyMap<string, string> {
  const text = body.toString('utf8');
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return new Map(new URLSearchParams(text));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new OAuthRefusal('invalid_request', 'The body is not valid JSON');
  }
  if (!isRecord(value)) throw new OAuthRefusal('invalid_request', 'The body must be a JSON object');
  return new Map(Object.entries(value).flatMap(([name, member]) => (typeof member === 'string' ? [[name, member]] : [])));
}

function missing(name: string): never {
  throw new OAuthRefusal('invalid_request', `Missing required parameter: ${name}`);
}
