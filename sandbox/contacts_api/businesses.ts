import { isTextList } from '../json.ts';
import { SEEDED_BEFORE } from '../people.ts';
import type { ServiceResponse } from '../service.ts';
import { ownLocation } from './access.ts';
import type { Call, Route } from './call.ts';
import { parameter } from './call.ts';
import { wholeNumber } from './contact_lists.ts';
import { isoText } from './dates.ts';
import { unknownId, unprocessable } from './errors.ts';
import type { Business } from './records.ts';
import type { BodyRules } from './validation.ts';
import { checkedBody, textOf } from './validation.ts';

/** The businesses (companies) of a location, page by page, and the contacts in them. */
export const businessRoutes: readonly Route[] = [
  { method: 'GET', path: '/businesses', scope: 'businesses.readonly', handle: list },
  { method: 'GET', path: '/businesses/:businessId', scope: 'businesses.readonly', handle: one },
  { method: 'POST', path: '/contacts/bulk/business', scope: 'contacts.write', handle: assign },
];

const BULK: BodyRules = { keys: { locationId: 'text', ids: 'texts', businessId: 'text?' }, required: ['locationId', 'ids', 'businessId'] };
/** The maximum number of contacts in one call. */
const LARGEST_BULK = 50;

function list(call: Call): ServiceResponse {
  const location = ownLocation(call, call.query.get('locationId'));
  const all = call.store.account.businesses.filter(({ locationId }) => locationId === location);
  const skip = wholeNumber(call, 'skip', 0, Number.MAX_SAFE_INTEGER);
  return { status: 200, body: { businesses: all.slice(skip, skip + wholeNumber(call, 'limit', 100, 100)).map(wire) } };
}

function one(call: Call): ServiceResponse {
  const id = parameter(call, 'businessId');
  const business = call.store.account.businesses.find((stored) => stored.id === id && stored.locationId === call.location);
  if (business === undefined) throw unknownId('Business', id);
  return { status: 200, body: { business: wire(business) } };
}

function wire({ id, name, locationId }: Business): Record<string, unknown> {
  const at = isoText(SEEDED_BEFORE - 1);
  return { id, name, locationId, country: 'US', createdAt: at, updatedAt: at };
}

/** Returns the IDs of the contacts that it moved, which are those of this location. Null takes them out. */
function assign(call: Call): ServiceResponse {
  const body = checkedBody(call.body, BULK);
  const location = ownLocation(call, textOf(body, 'locationId'));
  const businessId = textOf(body, 'businessId') ?? null;
  const ids = isTextList(body.ids) ? body.ids : [];
  if (ids.length > LARGEST_BULK) throw unprocessable(`ids must contain no more than ${LARGEST_BULK} elements`);
  const isKnown = call.store.account.businesses.some(({ id, locationId }) => id === businessId && locationId === location);
  if (businessId !== null && !isKnown) throw unprocessable(`Business with id ${businessId} not found`);
  const contacts = ids.flatMap((id) => call.store.contacts.get(id) ?? []).filter(({ locationId }) => locationId === location);
  for (const contact of contacts) call.store.assign(contact, businessId);
  return { status: 200, body: { success: true, ids: contacts.map(({ id }) => id) } };
}
