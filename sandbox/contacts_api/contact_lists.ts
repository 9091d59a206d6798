import type { ServiceResponse } from '../service.ts';
import { ownLocation } from './access.ts';
import type { Call, Route } from './call.ts';
import { parameter } from './call.ts';
import { listedContact } from './contact_shapes.ts';
import { unprocessable } from './errors.ts';
import { queryMatches } from './free_text.ts';
import type { Contact } from './records.ts';
import { inOrder, NEWEST_FIRST } from './sorting.ts';

/** The two old lists: of a location (deprecated) and of a business. */
export const listRoutes: readonly Route[] = [
  { method: 'GET', path: '/contacts', scope: 'contacts.readonly', handle: list },
  { method: 'GET', path: '/contacts/business/:businessId', scope: 'contacts.readonly', handle: listOfBusiness },
];

function list(call: Call): ServiceResponse {
  const location = ownLocation(call, call.query.get('locationId'));
  const limit = wholeNumber(call, 'limit', 20, 100);
  const all = matching(call, location);
  const start = afterCursor(call, all);
  const page = all.slice(start, start + limit);
  const currentPage = Math.floor(start / limit) + 1;
  const last = page.at(-1);
  const more = start + limit < all.length;
  const cursor = last === undefined ? {} : { startAfterId: last.id, startAfter: last.dateAdded };
  const meta = {
    total: all.length,
    ...(more && last !== undefined
      ? { nextPageUrl: `${call.base}/contacts/?locationId=${location}&limit=${limit}&startAfter=${last.dateAdded}&startAfterId=${last.id}` }
      : {}),
    ...cursor,
    currentPage,
    nextPage: more ? currentPage + 1 : null,
    prevPage: currentPage > 1 ? currentPage - 1 : null,
  };
  return { status: 200, body: { contacts: page.map(listedContact), count: all.length, meta } };
}

function listOfBusiness(call: Call): ServiceResponse {
  const location = ownLocation(call, call.query.get('locationId'));
  const business = parameter(call, 'businessId');
  const all = matching(call, location).filter(({ businessId }) => businessId === business);
  const skip = wholeNumber(call, 'skip', 0, Number.MAX_SAFE_INTEGER);
  const page = all.slice(skip, skip + wholeNumber(call, 'limit', 25, 100));
  return { status: 200, body: { contacts: page.map(listedContact), count: all.length } };
}

function matching(call: Call, location: string): Contact[] {
  const query = call.query.get('query') ?? '';
  return inOrder(call.store.index, NEWEST_FIRST).filter(
    (contact) => contact.locationId === location && (query === '' || queryMatches(contact, query)),
  );
}

/** The cursor needs both halves; with only one of them, the first page comes again. */
function afterCursor(call: Call, all: readonly Contact[]): number {
  const id = call.query.get('startAfterId');
  const added = Number(call.query.get('startAfter') ?? Number.NaN);
  if (id === null || Number.isNaN(added)) return 0;
  const index = all.findIndex((contact) => contact.dateAdded < added || (contact.dateAdded === added && contact.id > id));
  return index < 0 ? all.length : index;
}

/** A whole number of the query; 422 if it isn't one, or over the maximum. */
export function wholeNumber(call: Call, name: string, otherwise: number, maximum: number): number {
  const typed = call.query.get(name);
  if (typed === null) return otherwise;
  const number = Number(typed);
  if (typed === '' || !Number.isInteger(number) || number < 0)
    throw unprocessable(`${name} must be a number conforming to the specified constraints`);
  if (number > maximum) throw unprocessable(`${name} must not be greater than ${maximum}`);
  return number;
}
