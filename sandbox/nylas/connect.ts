import type { ServiceRequest, ServiceResponse } from '../service.ts';
import { approve, showChooser } from './authorize.ts';
import { notFound, OAuthRefusal } from './errors.ts';
import type { NylasStore } from './store.ts';
import { exchange } from './token_endpoint.ts';

/** Everything below /v3/connect: the hosted sign-in, with an error body of its own. */
export function connectApi(request: ServiceRequest, store: NylasStore, endpoint: string, requestId: string): ServiceResponse {
  try {
    if (request.method === 'GET' && endpoint === 'auth')
      return request.query.get('approve') === '1' ? approve(request, store) : showChooser(request, store);
    if (request.method === 'POST' && endpoint === 'auth') return approve(request, store);
    if (request.method === 'POST' && endpoint === 'token') return { status: 200, body: exchange(request, store) };
    if (request.method === 'GET' && endpoint === 'tokeninfo')
      return { status: 200, body: { request_id: requestId, data: tokenInfo(request, store) } };
    if (request.method === 'POST' && endpoint === 'revoke') return revoke(request, store);
  } catch (problem) {
    if (!(problem instanceof OAuthRefusal)) throw problem;
    return {
      status: 400,
      body: { error: problem.error, error_description: problem.message, error_uri: ERROR_PAGE, error_code: problem.code },
    };
  }
  throw notFound();
}

const ERROR_PAGE = 'https://developer.nylas.com/docs/api/errors/400-response/';

function tokenInfo({ query, base }: ServiceRequest, store: NylasStore): object {
  const token = store.tokens.find(query.get('access_token') ?? query.get('id_token') ?? '', ['access', 'id'], store.now());
  if (token === undefined) throw new OAuthRefusal('invalid_token', 'Token expired or revoked');
  const seconds = (time: number): number => Math.floor(time / 1000);
  return {
    iss: 'https://nylas.com',
    aud: base,
    sub: token.grant.id,
    email: token.grant.email,
    iat: seconds(token.issuedAt),
    exp: seconds(token.expiresAt),
  };
}

function revoke({ query }: ServiceRequest, store: NylasStore): ServiceResponse {
  const token = store.tokens.find(query.get('token') ?? '', ['access', 'refresh'], store.now());
  if (token === undefined) throw new OAuthRefusal('invalid_token', 'Token expired or revoked');
  store.tokens.revoke(token);
  return { status: 200, body: {} };
}
