import { outlook as backend } from '../../../src/backends/outlook/index.ts';
import { outlookBook } from '../../support/books/outlook.ts';
import type { Exchange } from './exchange.ts';

/** Outlook. Error bodies as the reference has them, section 9; only the codes say what happened. */
export const outlook: Exchange = {
  backend,
  book: ({ outlook: account }) => outlookBook(account),
  // The lists of issues 3 and 13; a new contact's task takes two, the default list being looked up first. A poll knows
  // the folders of the poll before; without it the four of the seed, in three levels, take three requests.
  requests: {
    findByEmail: 1,
    get: 1,
    create: 1,
    update: 2,
    unchanged: 1,
    upsertByEmail: 2,
    upsertNew: 2,
    addTags: 2,
    addTagsUnchanged: 1,
    addTask: 2,
    poll: 1,
    news: 1,
  },
  refusal: (status, said, trace) => ({
    status,
    headers: { 'content-type': 'application/json' },
    body: {
      error: { code: CODES[status] ?? 'UnknownError', message: said, innerError: { 'request-id': trace, date: '2026-01-01T00:00:00' } },
    },
  }),
  gone: { status: 404, body: { error: { code: 'ErrorItemNotFound', message: 'The specified object was not found in the store.' } } },
  // Said at a GET in microsoftgraph/microsoft-graph-explorer-v4, issue 2743.
  taskGone: {
    status: 400,
    body: { error: { code: 'invalidRequest', message: 'Parent folder specified does not contain a Task with given Id' } },
  },
  showAs: ({ outlook: { store } }, id, displayName) => void store.changeContact(id, { displayName }),
  onlyFolder: ({ outlook: { store } }) => {
    for (const id of store.folders.keys()) if (id !== store.defaultFolderId) store.folders.delete(id);
  },
  secondWrite: { method: 'POST', path: /\/tasks/ },
  refusesDuplicates: false,
  dates: true,
  mostEmails: 3,
  unseen: ['add_task'],
  path: '/me/contacts',
  leastBody: () => ({ givenName: 'Raw' }),
  keepsWritersApart: true,
  leading: (page, place) => (page.value === undefined ? null : { ...page, '@odata.nextLink': place }),
  leadsByAddress: true,
};

const CODES: Readonly<Record<number, string>> = {
  401: 'InvalidAuthenticationToken',
  403: 'ErrorAccessDenied',
  404: 'ErrorItemNotFound',
  422: 'ErrorInvalidProperty',
  429: 'TooManyRequests',
  500: 'InternalServerError',
};
