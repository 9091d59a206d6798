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
  const [identifier = '', collection, id, ...deeper] = segments.map(decoded);
  const call = signIn(request, store, identifier);
  throttle(store);
  if (collection === undefined) return { status: 200, body: { request_id: requestId, data: allow(call, { GET: describe }) } };
  requireValidGrant(call);
  // A slash of an id that was not encoded cuts the id in two, and there is nothing at such a path.
  if (collection !== 'contacts' || deeper.length > 0 || id === '') throw notFound();
  return { status: 200, headers: { 'Nylas-Provider-Request-Count': '1' }, body: { request_id: requestId, ...allow(call, handlersOf(id)) } };
}

type Handler = (call: Call) => object;

function handlersOf(id: string | undefined): Readonly<Record<string, Handler>> {
  if (id === undefined) return { GET: listContacts, POST: createContact };
  if (id === 'groups') return { GET: listGroups };
  return { GET: (call) => getContact(call, id), PUT: (call) => updateContact(call, id), DELETE: (call) => deleteContact(call, id) };
}

function allow(call: Call, handlers: Readonly<Record<string, Handler>>): object {
  const handler = handlers[call.request.method];
  if (handler === undefined)
    throw new Refusal(405, 'invalid_request_error', 'Method not allowed', { headers: { Allow: Object.keys(handlers).join(', ') } });
  return handler(call);
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
