import { PICTURE } from '../picture.ts';
import type { ServiceRequest, ServiceResponse } from '../service.ts';
import { namesOf } from './access.ts';
import type { Call } from './call.ts';
import { badRequest, GraphError } from './errors.ts';
import type { Expression } from './filter_parser.ts';
import { parseFilter, propertiesOf } from './filter_parser.ts';
import { oneOf } from './one_of.ts';
import type { DirectoryUser } from './outsiders.ts';
import { contextOf } from './paging.ts';
import { selected, wholeNumber } from './query_options.ts';

/** GET /users: with pages by a token, and without what needs `ConsistencyLevel: eventual`. */
export function listUsers(call: Call): ServiceResponse {
  const { request, store } = call;
  refuseAdvanced(request);
  const show = viewOf(call, DEFAULT);
  const filter = request.query.get('$filter');
  const expression = filter === null ? null : parseFilter(filter);
  if (expression !== null) checkAllowed(call, propertiesOf(expression));
  const found = [...store.directory.values()].filter(expression === null ? () => true : conditionOf(expression));
  const top = wholeNumber(request, '$top', PAGE_SIZE);
  if (top < 1 || top > LARGEST_PAGE)
    throw new GraphError(
      400,
      'Request_BadRequest',
      `Invalid page size specified: '${top}'. Must be between 1 and ${LARGEST_PAGE} inclusive.`,
    );
  const start = startOf(request);
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(request, 'users'),
      value: found.slice(start, start + top).map(show),
      ...(start + top < found.length ? { '@odata.nextLink': nextLink(request, start + top) } : {}),
    },
  };
}

/** GET /users/{id}: by the ID or the name for signing in. */
export function readUser(call: Call): ServiceResponse {
  return { status: 200, body: { '@odata.context': contextOf(call.request, 'users/$entity'), ...viewOf(call, DEFAULT)(userOf(call)) } };
}

/** GET /users/{id}/photo. The first of the directory has one. */
export function readUserPhoto(call: Call): ServiceResponse {
  requirePhoto(call);
  return {
    status: 200,
    body: { '@odata.context': contextOf(call.request, 'users/photo/$entity'), id: '240X240', height: 240, width: 240 },
  };
}

/** GET /users/{id}/photo/$value */
export function readUserPhotoBytes(call: Call): ServiceResponse {
  requirePhoto(call);
  return { status: 200, headers: { 'content-type': 'image/jpeg' }, body: Buffer.from(PICTURE, 'base64') };
}

/** What User.ReadBasic.All shows of a user. https://learn.microsoft.com/graph/permissions-reference#userreadbasicall */
const BASIC: readonly string[] = ['id', 'displayName', 'givenName', 'surname', 'mail', 'userPrincipalName'];

const TEXTS = ['displayName', 'givenName', 'surname', 'mail', 'userPrincipalName', 'jobTitle', 'department', 'companyName'] as const;

const ALL: readonly string[] = [
  ...BASIC,
  'jobTitle',
  'department',
  'companyName',
  'officeLocation',
  'mobilePhone',
  'businessPhones',
  'streetAddress',
  'city',
  'state',
  'postalCode',
  'country',
  'accountEnabled',
  'userType',
];

/** Without `$select`. */
const DEFAULT: readonly string[] = [...BASIC, 'businessPhones', 'jobTitle', 'mobilePhone', 'officeLocation'];

const PAGE_SIZE = 100;
const LARGEST_PAGE = 999;

function viewOf(call: Call, missing: readonly string[]): (user: DirectoryUser) => Record<string, unknown> {
  const select = selected(call.request, ALL);
  if (select !== undefined) checkAllowed(call, select);
  // What isn't requested by name comes back as null.
  const isAllowed = (name: string): boolean => readsAll(call) || BASIC.includes(name);
  return (user) => {
    const all: Record<string, unknown> = { ...user };
    return Object.fromEntries((select ?? missing).map((name) => [name, isAllowed(name) ? all[name] : null]));
  };
}

/** It isn't documented whether Microsoft refuses other properties or leaves them empty. The stand-in is strict. */
function checkAllowed(call: Call, names: readonly string[]): void {
  if (readsAll(call) || names.every((name) => BASIC.includes(name))) return;
  throw new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}

function readsAll({ scopes }: Call): boolean {
  return namesOf(scopes).includes('user.read.all');
}

function refuseAdvanced(request: ServiceRequest): void {
  const names = [...request.query.keys()].filter((name) => name.startsWith('$'));
  const advanced = names.find((name) => !['$select', '$filter', '$top', '$skiptoken'].includes(name));
  if (advanced !== undefined) throw new GraphError(400, 'Request_UnsupportedQuery', `Unsupported query option '${advanced}'.`);
}

function conditionOf(expression: Expression): (user: DirectoryUser) => boolean {
  if ('left' in expression) {
    const [left, right] = [conditionOf(expression.left), conditionOf(expression.right)];
    return expression.kind === 'and' ? (user) => left(user) && right(user) : (user) => left(user) || right(user);
  }
  const isStart = expression.kind === 'call' && expression.name === 'startswith';
  const isEqual = expression.kind === 'comparison' && expression.operator === 'eq';
  if (expression.kind === 'lambda' || !(isStart || isEqual)) throw unsupportedClause(expression.path);
  const { path, value } = expression;
  if (!oneOf(TEXTS, path) || value.kind !== 'text') throw unsupportedClause(path);
  const searched = value.value.toLowerCase();
  return (user) => {
    const text = user[path]?.toLowerCase();
    return text !== undefined && (isStart ? text.startsWith(searched) : text === searched);
  };
}

function unsupportedClause(path: string): GraphError {
  return new GraphError(400, 'Request_UnsupportedQuery', `Unsupported or invalid query filter clause specified for property '${path}'.`);
}

function userOf({ store, ids }: Call): DirectoryUser {
  const named = ids.user ?? '';
  const user = store.directory.get(named) ?? [...store.directory.values()].find(({ userPrincipalName }) => userPrincipalName === named);
  if (user !== undefined) return user;
  throw new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${named}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

function requirePhoto(call: Call): void {
  const [first] = call.store.directory.keys();
  if (userOf(call).id !== first) throw new GraphError(404, 'ImageNotFound', "The photo wasn't found.");
}

function startOf(request: ServiceRequest): number {
  const token = request.query.get('$skiptoken');
  if (token === null) return 0;
  const [, start] = /^RFNwdAIAAQ(\d+)$/.exec(token) ?? [];
  if (start === undefined) throw badRequest(`Invalid $skiptoken '${token}'.`);
  return Number(start);
}

function nextLink(request: ServiceRequest, start: number): string {
  const options = [...request.query].filter(([name]) => name !== '$skiptoken');
  options.push(['$skiptoken', `RFNwdAIAAQ${start}`]);
  const query = options.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  return `${request.base}${request.path}?${query}`;
}
