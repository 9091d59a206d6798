import type { ServiceResponse } from '../service.ts';
import { ownLocation } from './access.ts';
import type { Call, Route } from './call.ts';
import { foundContact } from './contact_shapes.ts';
import { badRequest, unprocessable } from './errors.ts';
import { readFilters } from './filters.ts';
import { queryMatches } from './free_text.ts';
import { afterCursor, cursorOf, inOrder, readSort } from './sorting.ts';
import type { BodyRules } from './validation.ts';
import { checkedBody, textOf } from './validation.ts';

/** POST /contacts/search: the only list that can filter and sort by the update time. */
export const searchRoutes: readonly Route[] = [{ method: 'POST', path: '/contacts/search', scope: 'contacts.readonly', handle: search }];

const SEARCH_BODY: BodyRules = {
  keys: { locationId: 'text', pageLimit: 'number', page: 'number', searchAfter: 'list', filters: 'list', sort: 'list', query: 'text' },
  required: ['locationId', 'pageLimit'],
};

function search(call: Call): ServiceResponse {
  const body = checkedBody(call.body, SEARCH_BODY);
  const location = ownLocation(call, textOf(body, 'locationId'));
  const limit = readLimit(body.pageLimit);
  const skip = readSkip(body, limit);
  const query = readQuery(textOf(body, 'query'));
  const keys = readSort(body.sort);
  const passes = readFilters(body.filters, call.store.customFields);
  const all = inOrder(call.store.index, keys).filter(
    (contact) => contact.locationId === location && passes(contact) && (query === '' || queryMatches(contact, query)),
  );
  const start = Array.isArray(body.searchAfter) ? startAfter(all, afterCursor(keys, body.searchAfter)) : skip;
  const page = all.slice(start, start + limit);
  return {
    status: 200,
    body: {
      contacts: page.map((contact) => foundContact(contact, cursorOf(contact, keys), call.store.behavior.smallNames)),
      total: all.length,
    },
  };
}

function startAfter<T>(all: readonly T[], isAfter: (item: T) => boolean): number {
  const index = all.findIndex(isAfter);
  return index < 0 ? all.length : index;
}

function readLimit(limit: unknown): number {
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1) throw unprocessable('pageLimit must not be less than 1');
  if (limit > LARGEST_PAGE) throw unprocessable(`pageLimit must not be greater than ${LARGEST_PAGE}`);
  return limit;
}

function readSkip(body: Readonly<Record<string, unknown>>, limit: number): number {
  const { page, searchAfter } = body;
  if (page === undefined) return 0;
  if (searchAfter !== undefined) throw badRequest('page and searchAfter cannot be used together');
  if (typeof page !== 'number' || !Number.isInteger(page) || page < 1) throw unprocessable('page must not be less than 1');
  if (page * limit > NUMBERED_ROWS_LIMIT) throw badRequest(`page * pageLimit must not exceed ${NUMBERED_ROWS_LIMIT}, use searchAfter`);
  return (page - 1) * limit;
}

function readQuery(query = ''): string {
  if (query.length > LONGEST_QUERY) throw badRequest(`query must not be longer than ${LONGEST_QUERY} characters`);
  return query;
}

const LARGEST_PAGE = 500;
const NUMBERED_ROWS_LIMIT = 10_000;
const LONGEST_QUERY = 75;
