import { RouteTable } from '../route_table.ts';
import type { ServiceRequest, ServiceResponse } from '../service.ts';
import type { Call } from './call.ts';
import { requireValidGrant, signIn, throttle } from './call.ts';
import { createContact, deleteContact, getContact, updateContact } from './contacts.ts';
import { notFound, Refusal } from './errors.ts';
import { listGroups } from './groups.ts';
import { listContacts } from './list_contacts.ts';
import type { NylasStore } from './store.ts';

/** Everything below /v3/grants. `segments` is the rest of the path, still percent-encoded. */
export function grantsApi(request: ServiceRequest, store: NylasStore, segments: readonly string[], requestId: string): ServiceResponse {
  const [identifier = '', ...rest] = segments;
  const call = signIn(request, store, decoded(identifier));
  throttle(store);
  if (rest.length === 0) return { status: 200, body: { request_id: requestId, data: allow(call, { GET: describe }) } };
  requireValidGrant(call);
  // An unencoded slash cuts an ID in two, and such a path doesn't exist.
  const found = ROUTES.find('ALL', `/${rest.join('/')}`);
  if (found === undefined) throw notFound();
  const data = allow(call, found.target, decoded(found.parameters.id ?? ''));
  return { status: 200, headers: { 'Nylas-Provider-Request-Count': '1' }, body: { request_id: requestId, ...data } };
}

type Handler = (call: Call, id: string) => object;
type Handlers = Readonly<Record<string, Handler>>;

const ROUTES = new RouteTable<Handlers>([
  ['ALL', '/contacts', { GET: listContacts, POST: createContact }],
  ['ALL', '/contacts/groups', { GET: listGroups }],
  ['ALL', '/contacts/:id{[^/]+}', { GET: getContact, PUT: updateContact, DELETE: deleteContact }],
]);

function allow(call: Call, handlers: Handlers, id = ''): object {
  const handler = handlers[call.request.method];
  if (handler === undefined)
    throw new Refusal(405, 'invalid_request_error', 'Method not allowed', { headers: { Allow: Object.keys(handlers).join(', ') } });
  return handler(call, id);
}

function describe({ grant, scopes }: Call): object {
  return {
    id: grant.id,
    email: grant.email,
    name: grant.name,
    provider: grant.provider,
    provider_user_id: `${grant.provider}-user-1`,
    grant_status: grant.status,
    blocked: false,
    scope: scopes,
    settings: {},
    created_at: Math.floor(grant.createdAt / 1000),
    updated_at: Math.floor(grant.updatedAt / 1000),
  };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw notFound();
  }
}
