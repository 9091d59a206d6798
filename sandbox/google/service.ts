import { RouteTable } from '../route_table.ts';
import type { Service, ServiceRequest, ServiceResponse } from '../service.ts';
import { type Call, scopesOf, type TokenReader } from './call.ts';
import { errorBody, OAuthRefusal, Refusal } from './errors.ts';
import { createGroup, getGroup, listGroups } from './groups_api.ts';
import { listContacts, listDirectory, listOthers } from './lists_api.ts';
import { createContact, deleteContact, getPerson, getSeveral, searchContacts, updateContact, updatePhoto } from './people_api.ts';
import { checkAccountLimit, countRequest } from './quota.ts';
import type { GoogleSignIn } from './sign_in.ts';
import type { GoogleStore } from './store.ts';

type Handler = (call: Call) => Readonly<Record<string, unknown>>;

const ROUTES = new RouteTable<Handler>([
  ['GET', '/v1/people/me/connections', listContacts],
  ['GET', '/v1/people:batchGet', getSeveral],
  ['GET', '/v1/people:searchContacts', searchContacts],
  ['GET', '/v1/people:listDirectoryPeople', listDirectory],
  ['POST', '/v1/people:createContact', createContact],
  ['GET', '/v1/people/:name', getPerson],
  ['PATCH', '/v1/people/:name/updateContact', updateContact],
  ['PATCH', '/v1/people/:name/updateContactPhoto', updatePhoto],
  ['DELETE', '/v1/people/:name/deleteContact', deleteContact],
  ['GET', '/v1/contactGroups', listGroups],
  ['GET', '/v1/contactGroups/:name', getGroup],
  ['POST', '/v1/contactGroups', createGroup],
  ['GET', '/v1/otherContacts', listOthers],
]);

/** The People API, its sign-in, and the host of the photos. */
export function googleServices(store: GoogleStore, signIn: GoogleSignIn, token: TokenReader): readonly Service[] {
  const reset = (): void => store.reset();
  return [
    { name: 'google', mount: '/google', handle: (request) => handle(request, store, signIn, token), reset },
    { name: 'google', mount: '/google_photos', handle: (request) => photo(request, store), reset: () => undefined },
  ];
}

function handle(request: ServiceRequest, store: GoogleStore, signIn: GoogleSignIn, token: TokenReader): ServiceResponse {
  try {
    if (request.path === '/o/oauth2/v2/auth') return signIn.authorize(request);
    if (request.path === '/token' && request.method === 'POST') return signIn.token(request);
    return { status: 200, body: serve(request, store, token) };
  } catch (problem) {
    if (problem instanceof OAuthRefusal)
      return { status: problem.status, body: { error: problem.error, error_description: problem.message } };
    if (!(problem instanceof Refusal)) throw problem;
    return { status: problem.code, body: errorBody(problem, `request-${store.next()}`) };
  }
}

function serve(request: ServiceRequest, store: GoogleStore, token: TokenReader): Readonly<Record<string, unknown>> {
  // A method of one person follows a colon, which the router takes for a name.
  const found = ROUTES.find(request.method, request.path.replace(/^(\/v1\/people\/[^/:]+):/, '$1/'));
  if (found === undefined) throw new Refusal(404, 'UNKNOWN', 'The requested URL was not found on this server.');
  const scopes = scopesOf(request, token);
  if (store.switches.disabled)
    throw new Refusal(403, 'PERMISSION_DENIED', 'People API has not been used in project 1 before or it is disabled.', 'SERVICE_DISABLED');
  if (request.method === 'GET' || found.target === updateContact) countRequest(store);
  if (request.method !== 'GET') checkAccountLimit(store);
  return found.target({ request, store, scopes, id: decodeURIComponent(found.parameters.name ?? '') });
}

/** Anyone can read a photo; a token doesn't belong here. */
function photo({ path, headers }: ServiceRequest, store: GoogleStore): ServiceResponse {
  if (headers.authorization !== undefined) return { status: 400, body: 'A token was sent to the host of the photos.' };
  const id = /^\/contacts\/(c\d+)=s\d+$/.exec(path)?.[1];
  const bytes = store.people.get(id ?? '')?.photo;
  return bytes === undefined ? { status: 404, body: 'Not found' } : { status: 200, headers: { 'content-type': 'image/jpeg' }, body: bytes };
}
