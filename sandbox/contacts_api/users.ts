import type { ServiceResponse } from '../service.ts';
import { ownLocation } from './access.ts';
import type { Call, Route } from './call.ts';
import { wholeNumber } from './contact_lists.ts';
import { ApiError, badRequest } from './errors.ts';
import type { User } from './records.ts';

/** The users of the company, page by page, and the deprecated whole list of a location. */
export const userRoutes: readonly Route[] = [
  { method: 'GET', path: '/users/search', scope: 'users.readonly', handle: search },
  { method: 'GET', path: '/users', scope: 'users.readonly', handle: ofLocation },
];

function search(call: Call): ServiceResponse {
  const company = call.query.get('companyId');
  if (!company) throw badRequest('companyId is required');
  if (company !== call.store.account.companyId) throw new ApiError(403, 'The token does not have access to this company.');
  const location = call.query.get('locationId');
  const query = call.query.get('query')?.toLowerCase() ?? '';
  const all = call.store.account.users.filter(
    (user) =>
      (!location || user.locationIds.includes(location)) && `${nameOf(user)} ${user.email} ${user.phone}`.toLowerCase().includes(query),
  );
  const skip = wholeNumber(call, 'skip', 0, Number.MAX_SAFE_INTEGER);
  const limit = wholeNumber(call, 'limit', 25, 100);
  return { status: 200, body: { users: all.slice(skip, skip + limit).map(wire), count: all.length } };
}

function ofLocation(call: Call): ServiceResponse {
  const location = ownLocation(call, call.query.get('locationId'));
  return { status: 200, body: { users: call.store.account.users.filter(({ locationIds }) => locationIds.includes(location)).map(wire) } };
}

const nameOf = ({ firstName, lastName }: User): string => `${firstName} ${lastName}`;

function wire(user: User): Record<string, unknown> {
  const { id, firstName, lastName, email, phone, locationIds } = user;
  return {
    id,
    name: nameOf(user),
    firstName,
    lastName,
    email,
    phone,
    extension: '',
    roles: { type: 'account', role: 'user', locationIds },
    deleted: false,
  };
}
