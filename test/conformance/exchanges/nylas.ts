import { nylas as backend } from '../../../src/backends/nylas/index.ts';
import { nylasBook } from '../../support/books/nylas.ts';
import type { Exchange } from './exchange.ts';

/** Nylas with a Google mailbox behind it. Error bodies as the reference has them, section 4. */
export const nylas: Exchange = {
  backend,
  book: ({ nylas: account }) => nylasBook(account),
  account: { provider: 'google', email: 'google.owner@example.com' },
  // Issue 4: pages of 200, so that 10,000 contacts are 50 requests. For single steps it gives no numbers.
  requests: { poll: 2, upsertByEmail: 2, upsertNew: 2 },
  refusal: (status, said, trace) => ({
    status,
    headers: { 'x-request-id': trace },
    body: { request_id: trace, error: { type: TYPES[status] ?? 'api.error', message: said } },
  }),
  gone: { status: 404, body: { request_id: 'r1', error: { type: 'not_found_error', message: 'Resource not found' } } },
  hardId: 'c#1/a=b',
  secondWrite: { method: 'PUT', path: /\/contacts\// },
  refusesDuplicates: false,
  dates: false,
  path: '/v3/grants/me/contacts',
  leastBody: () => ({ given_name: 'Raw' }),
  // No single call and no version to compare: the lock alone keeps two writers apart, and its README says so.
  keepsWritersApart: false,
  leading: (page, place) => (Array.isArray(page.data) ? { ...page, next_cursor: place } : null),
  leadsByAddress: false,
};

const TYPES: Readonly<Record<number, string>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found_error',
  422: 'invalid_request_error',
  429: 'nylas_rate_limit_exceeded',
  500: 'api.internal_error',
};
