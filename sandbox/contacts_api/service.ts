import { randomUUID } from 'node:crypto';
import { isRecord } from '../json.ts';
import type { Service, ServiceRequest, ServiceResponse } from '../service.ts';
import type { Token, TokenRegistry } from '../tokens.ts';
import { ApiError, badRequest, unauthorized } from './errors.ts';
import { RateLimit } from './rate_limit.ts';
import { findRoute } from './routes.ts';
import type { ContactsStore } from './store.ts';

export interface ApiOptions {
  readonly store: ContactsStore;
  readonly tokens: TokenRegistry;
  /** Whether the token's scopes are enough for an operation that needs `scope`. */
  allows(scopes: readonly string[], scope: string): boolean;
  /** Answers what needs no token (the token endpoint); undefined leaves the request to the API. */
  open?(request: ServiceRequest): ServiceResponse | undefined;
}

/** The API itself: header, token, scope, route, and one place that turns a refusal into a response. */
export function api(options: ApiOptions): Service {
  const { store } = options;
  const limit = new RateLimit(store);
  return {
    name: store.service,
    mount: `/${store.service}`,
    handle(request) {
      const token = findToken(options, request);
      const { headers, refusal } = limit.count(token?.location ?? '');
      const response = attempt(() => {
        if (refusal !== undefined) throw refusal;
        return options.open?.(request) ?? operate(options, request, token);
      });
      return { ...response, headers: { ...headers, ...response.headers }, body: traced(response.body) };
    },
    reset() {
      limit.clear();
      store.reset();
    },
  };
}

function attempt(act: () => ServiceResponse): ServiceResponse {
  try {
    return act();
  } catch (error) {
    if (error instanceof ApiError) return error.toResponse();
    throw error;
  }
}

function operate(options: ApiOptions, request: ServiceRequest, token: Token | undefined): ServiceResponse {
  const found = findRoute(request.method, request.path);
  if (found === undefined) throw new ApiError(404, `Cannot ${request.method} ${request.path}`);
  const version = request.headers.version;
  if (version === undefined) throw unauthorized('version header was not found.');
  if (!VERSIONS.includes(version)) throw unauthorized('version header is invalid');
  if (token === undefined) throw unauthorized('Invalid token: access token is invalid');
  if (token.kind === 'Company')
    throw unauthorized('This authClass type is not allowed to access this scope. Please reach out to support team.');
  if (!options.allows(token.scopes, found.route.scope)) throw unauthorized('The token is not authorized for this scope.');
  const location = token.location ?? options.store.account.locations[0].id;
  return found.route.handle({
    store: options.store,
    token,
    location,
    parameters: found.parameters,
    query: request.query,
    body: readJson(request),
    base: request.base,
  });
}

function findToken({ store, tokens }: ApiOptions, request: ServiceRequest): Token | undefined {
  const [, value] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return value === undefined ? undefined : tokens.find(store.service, value);
}

function readJson(request: ServiceRequest): unknown {
  if (request.body.length === 0) return undefined;
  // The vendor's framework only reads bodies of this type; any other counts as empty.
  if (!(request.headers['content-type'] ?? '').includes('json')) return undefined;
  try {
    return JSON.parse(request.body.toString('utf8'));
  } catch {
    throw badRequest('Unexpected token in JSON');
  }
}

function traced(body: unknown): unknown {
  return isRecord(body) && body.traceId === undefined ? { ...body, traceId: randomUUID() } : body;
}

const VERSIONS = ['2021-07-28', '2021-04-15', 'v3'];
