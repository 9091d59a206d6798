import type { ServiceRequest, ServiceResponse } from '../service.ts';
import { badRequest } from './errors.ts';
import { counted, wholeNumber } from './query_options.ts';

/** The options of every list. `$skiptoken` belongs to the list itself, and only comes in next links. */
export const PAGING = ['$top', '$skip', '$skiptoken', '$count'] as const;

const PAGE_SIZE = 10;
const LARGEST_PAGE = 1000;
const EMPTY_PAGE = 'empty';

export interface Listing<T> {
  readonly request: ServiceRequest;
  /** What follows `$metadata#` in the context. */
  readonly context: string;
  readonly items: readonly T[];
  readonly show: (item: T) => unknown;
  /** Whether the switch asks for an empty page. */
  readonly emptyPages: boolean;
}

/** One page of a list, and the address of the next one with every option of this one. */
export function pageOf<T>({ request, context, items, show, emptyPages }: Listing<T>): ServiceResponse {
  const top = wholeNumber(request, '$top', PAGE_SIZE);
  const skip = wholeNumber(request, '$skip', 0);
  if (top > LARGEST_PAGE)
    throw badRequest(`The limit of '${LARGEST_PAGE}' for Top query has been exceeded. The value from the incoming request is '${top}'.`);
  const isEmpty = request.query.get('$skiptoken') === EMPTY_PAGE;
  const value = isEmpty ? [] : items.slice(skip, skip + top).map(show);
  const reached = isEmpty ? skip : skip + top;
  const more = reached < items.length && top > 0;
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(request, context),
      ...(counted(request) ? { '@odata.count': items.length } : {}),
      value,
      ...(more ? { '@odata.nextLink': nextLink(request, reached, emptyPages && skip === 0) } : {}),
    },
  };
}

export function contextOf(request: ServiceRequest, context: string): string {
  return `${request.base}/$metadata#${context}`;
}

function nextLink(request: ServiceRequest, skip: number, emptyNext: boolean): string {
  const options = [...request.query].filter(([name]) => name !== '$skip' && name !== '$skiptoken');
  options.push(['$skip', String(skip)]);
  if (emptyNext) options.push(['$skiptoken', EMPTY_PAGE]);
  // Not URLSearchParams, which writes a space as a plus sign that not every reader understands.
  const query = options.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  return `${request.base}${request.path}?${query}`;
}
