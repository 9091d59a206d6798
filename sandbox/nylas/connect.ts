import { RouteTable } from '../route_table.ts';
import type { ServiceRequest, ServiceResponse } from '../service.ts';
import { approve, showChooser } from './authorize.ts';
import { notFound, OAuthRefusal } from './errors.ts';
import type { NylasStore } from './store.ts';
import { exchange } from './token_endpoint.ts';

/** Everything below /v3/connect: the hosted sign-in, which has its own error body. */
export function connectApi(request: ServiceRequest, store: NylasStore, endpoint: string, requestId: string): ServiceResponse {
  const found = ROUTES.find(request.method, `/${endpoint}`);
  if (found === undefined) throw notFound();
  try {
    return found.target(request, store, requestId);
  } catch (problem) {
    if (!(problem instanceof OAuthRefusal)) throw problem;
    return {
      status: 400,
      body: { error: problem.error, error_description: problem.message, error_uri: ERROR_PAGE, error_code: problem.code },
    };
  }
}

type Handler = (request: ServiceRequest, store: NylasStore, requestId: string) => ServiceResponse;

const ROUTES = new RouteTable<Handler>([
  // A script needn't read the page: its request says what a person would choose.
  ['GET', '/auth', (request, store) => (request.query.get('approve') === '1' ? approve : showChooser)(request, store)],
  ['POST', '/auth', approve],
  ['POST', '/token', (request, store) => ({ status: 200, body: exchange(request, store) })],
  ['GET', '/tokeninfo', (request, store, requestId) => ({ status: 200, body: { request_id: requestId, data: tokenInfo(request, store) } })],
  ['POST', '/revoke', revoke],
]);

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
