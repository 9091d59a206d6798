import { contactsApi as backend } from '../../../src/backends/contacts_api/index.ts';
import { contactsApiBook } from '../../support/books/contacts_api.ts';
import type { Exchange } from './exchange.ts';

/** The Contacts API. Error bodies as its reference has them: `{statusCode, message, error, traceId}`. */
export const contactsApi: Exchange = {
  backend,
  book: ({ contactsApi: account }) => contactsApiBook(account),
  requests: { findByEmail: 1, get: 1, create: 1, update: 2, unchanged: 1, upsertByEmail: 3, upsertNew: 3, addTags: 1, addTask: 1, poll: 1 },
  refusal: (status, said, trace) => ({ status, body: { statusCode: status, message: status === 422 ? [said] : said, traceId: trace } }),
  // Reference, section 1: an unknown id is a 400 with these words.
  gone: { status: 400, body: { statusCode: 400, message: 'Contact with id c1 not found', error: 'Bad Request', traceId: 't1' } },
  markedNotes: {
    path: /\/notes$/,
    answer: { status: 200, body: { notes: [{ id: 'n1', body: '<p>Met Ada &amp; agreed</p>', bodyText: 'Met Ada & agreed' }] } },
  },
  // Reference, section 7: the burst interval in milliseconds.
  throttling: { headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-interval-milliseconds': '7000' }, delay: 7 },
  secondWrite: { method: 'POST', path: /\/tasks/ },
  lag: ({ contactsApi: { store } }, milliseconds) => {
    store.behaviour.indexLag = milliseconds;
  },
  refusesDuplicates: true,
  dates: true,
  path: '/contacts/',
  leastBody: ({ location_id }) => ({ firstName: 'Raw', locationId: location_id }),
  keepsWritersApart: true,
  leading: (page) =>
    Array.isArray(page.contacts)
      ? { ...page, total: 100_000, contacts: page.contacts.map((contact) => ({ ...contact, searchAfter: [1, 'again'] })) }
      : null,
  leadsByAddress: false,
};
