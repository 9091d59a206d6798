import type { ServiceRequest } from '../service.ts';
import { Refusal, unauthorized } from './errors.ts';
import type { Grant } from './grant.ts';
import type { Need } from './scopes.ts';
import { allows } from './scopes.ts';
import type { NylasStore } from './store.ts';
import { API_KEY } from './store.ts';

/** One call to the API after its sign-in: its mailbox, and what it may do there. */
export interface Call {
  readonly request: ServiceRequest;
  readonly store: NylasStore;
  readonly grant: Grant;
  readonly scopes: readonly string[];
}

/** Finds the grant of the path and checks that the bearer may use it; 401 otherwise. */
export function signIn(request: ServiceRequest, store: NylasStore, identifier: string): Call {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer === undefined) throw unauthorized('Authentication error: no bearer token');
  const named = store.findGrant(identifier.replace(/^(grant|email):/, ''));
  if (bearer === API_KEY) {
    if (identifier === 'me') throw unauthorized('Authentication error: /me needs an access token, not an API key');
    if (named === undefined) throw unauthorized('Authentication error: grant not found');
    return { request, store, grant: named, scopes: named.scope };
  }
  const token = store.tokens.find(bearer, ['access'], store.now());
  if (token === undefined) throw unauthorized('Authentication error: the access token is unknown or expired');
  if (identifier !== 'me' && named !== token.grant) throw unauthorized('Authentication error: the access token belongs to another grant');
  return { request, store, grant: token.grant, scopes: token.scopes };
}

/** 401 while the mailbox's provider refuses Nylas, whatever the token. */
export function requireValidGrant({ grant }: Call): void {
  if (grant.status === 'valid') return;
  throw new Refusal(401, 'unauthorized', 'The grant is invalid: the user has to authenticate again.', {
    providerError: { error: 'invalid_grant', error_description: 'Bad Request' },
  });
}

/** 403 if a scope is missing. */
export function requireScope({ grant, scopes }: Call, need: Need): void {
  if (allows(scopes, grant.provider, need)) return;
  throw new Refusal(403, 'forbidden', 'The grant does not have the scopes that this request needs.', {
    providerError: { code: 403, message: 'Request had insufficient authentication scopes.', status: 'PERMISSION_DENIED' },
  });
}

/** 429 while the switch is on. Nylas's own limit has no provider_error; the provider's has one and a Retry-After. */
export function throttle({ switches }: NylasStore): void {
  if (switches.throttle === 'nylas') throw new Refusal(429, 'nylas_rate_limit_exceeded', 'Too many requests, please try again shortly.');
  if (switches.throttle === 'provider') {
    throw new Refusal(429, 'rate_limit_error', 'Too many requests, please try again shortly.', {
      providerError: { code: 'MailboxConcurrency', message: 'Application is over its MailboxConcurrency limit.' },
      headers: { 'Retry-After': String(switches.retryAfter) },
    });
  }
}
