import { createHash, randomBytes } from 'node:crypto';
import type { ServiceRequest, ServiceResponse } from '../service.ts';
import { consentPage } from './consent_page.ts';
import { OAuthRefusal } from './errors.ts';
import { wholeScope } from './scopes.ts';
import { type GoogleStore, OWNER } from './store.ts';

export const CLIENT = { id: 'sandbox-google-client.apps.googleusercontent.com', secret: 'GOCSPX-sandbox-google-secret' };

interface PendingCode {
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly challenge: string | undefined;
  readonly method: string;
  /** Whether it brings a refresh token: offline access, and consent. */
  readonly offline: boolean;
  readonly expires: number;
}

/** Google's OAuth 2.0. Tokens stay valid when the account is reset. */
export class GoogleSignIn {
  readonly #store: GoogleStore;
  readonly #issue: (scopes: readonly string[]) => string;
  readonly #codes = new Map<string, PendingCode>();
  readonly #refreshTokens = new Map<string, readonly string[]>();

  constructor(store: GoogleStore, issue: (scopes: readonly string[]) => string) {
    this.#store = store;
    this.#issue = issue;
  }

  /** Ends every refresh token, as a person does in the settings of the account. */
  revoke(): void {
    this.#refreshTokens.clear();
  }

  /** GET and POST of the page. */
  authorize({ method, query, body }: ServiceRequest): ServiceResponse {
    const redirectUri = checked(query);
    const scopes = scopesIn(query);
    if (method === 'GET') return { status: 200, ...consentPage(scopes) };
    const form = new URLSearchParams(body.toString('utf8'));
    if (form.get('decision') === 'deny') return redirect(redirectUri, query, { error: 'access_denied' });
    const isTicked = (scope: string): boolean =>
      !this.#store.switches.unticked.includes(scope) &&
      (form.get(scope) === 'on' || !scope.includes('/auth/') || scope.endsWith('userinfo.email'));
    const code = `4/${randomBytes(12).toString('hex')}`;
    this.#codes.set(code, {
      scopes: scopes.filter(isTicked),
      redirectUri,
      challenge: query.get('code_challenge') ?? undefined,
      method: query.get('code_challenge_method') ?? 'plain',
      offline: query.get('access_type') === 'offline' && (query.get('prompt') ?? '').split(' ').includes('consent'),
      expires: this.#store.now() + 600_000,
    });
    return redirect(redirectUri, query, { code, scope: scopes.filter(isTicked).join(' ') });
  }

  /** POST of the token endpoint: a form, and an OAuth error. */
  token({ headers, body }: ServiceRequest): ServiceResponse {
    if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded')) throw new OAuthRefusal('invalid_request', 'Bad Request');
    const form = new URLSearchParams(body.toString('utf8'));
    if (form.get('client_id') !== CLIENT.id) throw new OAuthRefusal('invalid_client', 'The OAuth client was not found.', 401);
    if (form.get('client_secret') !== CLIENT.secret) throw new OAuthRefusal('invalid_client', 'Unauthorized', 401);
    const kind = form.get('grant_type');
    if (kind === 'authorization_code') return { status: 200, body: this.#exchange(form) };
    if (kind === 'refresh_token') return { status: 200, body: this.#refresh(form.get('refresh_token') ?? '') };
    throw new OAuthRefusal('unsupported_grant_type', `Invalid grant_type: ${kind ?? ''}`);
  }

  #exchange(form: URLSearchParams): object {
    const code = form.get('code') ?? '';
    const pending = this.#codes.get(code);
    // There's only one try.
    this.#codes.delete(code);
    if (pending === undefined || this.#store.now() >= pending.expires) throw new OAuthRefusal('invalid_grant', 'Malformed auth code.');
    if (form.get('redirect_uri') !== pending.redirectUri) throw new OAuthRefusal('redirect_uri_mismatch', 'Bad Request');
    if (!isVerified(pending, form.get('code_verifier'))) throw new OAuthRefusal('invalid_grant', 'Invalid code verifier.');
    const refresh = `1//${randomBytes(12).toString('hex')}`;
    if (pending.offline) this.#refreshTokens.set(refresh, pending.scopes);
    return { ...this.#tokens(pending.scopes), ...(pending.offline ? { refresh_token: refresh } : {}) };
  }

  #refresh(value: string): object {
    const scopes = this.#refreshTokens.get(value);
    if (scopes === undefined) throw new OAuthRefusal('invalid_grant', 'Token has been expired or revoked.');
    return this.#tokens(scopes);
  }

  #tokens(scopes: readonly string[]): object {
    const claims = { iss: 'https://accounts.google.com', aud: CLIENT.id, sub: OWNER.sub, email: OWNER.email, email_verified: true };
    const idToken = [{ alg: 'RS256' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return {
      access_token: this.#issue(scopes),
      expires_in: 3599,
      token_type: 'Bearer',
      scope: scopes.toReversed().join(' '),
      ...(scopes.includes('openid') ? { id_token: `${idToken}.signature` } : {}),
    };
  }
}

/** The redirect address of a valid request. */
function checked(query: URLSearchParams): string {
  if (query.get('client_id') !== CLIENT.id) throw new OAuthRefusal('invalid_client', 'The OAuth client was not found.', 401);
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!/^https?:\/\/[^/]+/.test(redirectUri)) throw new OAuthRefusal('redirect_uri_mismatch', 'The redirect URI is not registered.');
  if (query.get('response_type') !== 'code') throw new OAuthRefusal('invalid_request', 'Required parameter is missing: response_type');
  return redirectUri;
}

function scopesIn(query: URLSearchParams): readonly string[] {
  const names = (query.get('scope') ?? '').split(' ').filter((name) => name !== '');
  if (names.length === 0) throw new OAuthRefusal('invalid_request', 'Missing required parameter: scope');
  return names.map((name) => {
    const scope = wholeScope(name);
    if (scope === undefined) throw new OAuthRefusal('invalid_scope', `Some requested scopes were invalid. {invalid=[${name}]}`);
    return scope;
  });
}

/** https://www.rfc-editor.org/rfc/rfc7636#section-4.6 */
function isVerified({ challenge, method }: PendingCode, verifier: string | null): boolean {
  if (challenge === undefined) return true;
  if (verifier === null) return false;
  return challenge === (method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier);
}

function redirect(uri: string, query: URLSearchParams, result: Record<string, string>): ServiceResponse {
  const target = new URL(uri);
  for (const [name, value] of Object.entries(result)) target.searchParams.set(name, value);
  const state = query.get('state');
  if (state !== null) target.searchParams.set('state', state);
  return { status: 302, headers: { Location: target.href } };
}
