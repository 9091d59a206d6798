import { SEEDED_BEFORE } from '../people.ts';
import type { ServiceResponse } from '../service.ts';
import { ownLocation } from './access.ts';
import type { Call, Route } from './call.ts';
import { parameter } from './call.ts';
import { wholeNumber } from './contact_lists.ts';
import { isoText } from './dates.ts';
import { unknownId } from './errors.ts';
import type { Business } from './records.ts';

/** The businesses (companies) of a location, page by page. */
export const businessRoutes: readonly Route[] = [
  { method: 'GET', path: '/businesses', scope: 'businesses.readonly', handle: list },
  { method: 'GET', path: '/businesses/:businessId', scope: 'businesses.readonly', handle: one },
];

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
