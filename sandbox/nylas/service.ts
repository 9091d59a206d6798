import type { Clock, Service, ServiceRequest, ServiceResponse } from '../service.ts';
import { connectApi } from './connect.ts';
import type { Provider } from './contact.ts';
import { notFound, Refusal, unauthorized } from './errors.ts';
import { grantsApi } from './grants.ts';
import { API_KEY, CLIENT_ID, NylasStore } from './store.ts';

/** The service, and what tests can change in it. */
export interface NylasService {
  readonly service: Service;
  /** The environment variables with which the integration finds this service. */
  environment(base: string): { NYLAS_URL: string; NYLAS_CLIENT_ID: string; NYLAS_CLIENT_SECRET: string };
  readonly store: NylasStore;
  /**
   * An access token without the sign-in. An email address without a grant creates a new, empty mailbox. By default, it
   * has the connector's scopes.
   */
  issueToken(options?: TokenOptions): string;
}

export interface TokenOptions {
  readonly provider?: Provider;
  readonly scopes?: readonly string[];
  readonly email?: string;
}

/** The Nylas v3 contacts API and its hosted OAuth, with a mailbox of each provider. The `size` people are Google's. */
export function nylasService(options: { size: number; clock: Clock }): NylasService {
  const store = new NylasStore(options.size, options.clock);
  const service: Service = { name: 'nylas', mount: '/nylas', handle: (request) => handle(request, store), reset: () => store.reset() };
  return {
    service,
    environment: (base) => ({ NYLAS_URL: `${base}/nylas`, NYLAS_CLIENT_ID: CLIENT_ID, NYLAS_CLIENT_SECRET: API_KEY }),
    store,
    issueToken: (token = {}) => issueToken(store, token),
  };
}

async function handle(request: ServiceRequest, store: NylasStore): Promise<ServiceResponse> {
  const requestId = `5fa64c92-e840-4357-86b9-${String(store.next()).padStart(12, '0')}`;
  const response = await responseTo(request, store, requestId);
  return { ...response, headers: { ...response.headers, 'x-request-id': requestId } };
}

async function responseTo(request: ServiceRequest, store: NylasStore, requestId: string): Promise<ServiceResponse> {
  try {
    if (store.switches.wrongRegion) throw unauthorized();
    const [, version, area, ...rest] = request.path.split('/');
    if (version === 'v3' && area === 'grants') return grantsApi(request, store, rest, requestId);
    if (version === 'v3' && area === 'connect') return connectApi(request, store, rest.join('/'), requestId);
    if (version === 'v3' && area === 'webhooks') return await store.webhooks.respond(request, rest[0], requestId);
    throw notFound();
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    return refused(problem, requestId);
  }
}

function refused({ status, type, message, providerError, headers }: Refusal, requestId: string): ServiceResponse {
  const error = providerError === undefined ? { type, message } : { type, message, provider_error: providerError };
  // Only the provider's own refusals cost a request to the provider.
  return {
    status,
    headers: { ...headers, 'Nylas-Provider-Request-Count': providerError === undefined ? '0' : '1' },
    body: { request_id: requestId, error },
  };
}

function issueToken(store: NylasStore, { provider, scopes, email }: TokenOptions): string {
  const existing = store.findGrant(email ?? '');
  if (existing !== undefined && provider !== undefined && existing.provider !== provider)
    throw new Error(`${existing.email} is a mailbox of ${existing.provider}`);
  const grant = existing ?? (email === undefined ? store.grant(provider ?? 'google') : store.addGrant(provider ?? 'google', email));
  return store.tokens.issue('access', grant, scopes ?? store.connectorScopes[grant.provider], store.tokens.newFamily(), store.now()).value;
}
