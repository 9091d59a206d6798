import type { Account, AccountType } from '../account.ts';
import { entraClient, MICROSOFT_PAGES } from '../entra/clients.ts';
import type { Service } from '../service.ts';
import { throughApi } from '../through_api.ts';
import type { TokenRequest } from '../tokens.ts';
import { outlookBook } from './book.ts';
import { createStore } from './create_store.ts';
import { GRAPH_SCOPES } from './scopes.ts';
import { graphHandler } from './service.ts';
import type { OutlookStore } from './store.ts';

/** One user's mailbox behind Microsoft Graph v1.0; its tokens are those that Entra or a test issues. */
export interface OutlookAccount extends Account {
  readonly store: OutlookStore;
}

/** Outlook, as Microsoft documents Graph's contacts, To Do and errors. */
export const outlook: AccountType<OutlookAccount> = {
  label: 'Outlook',
  brands: [/outlook/i, /\bgraph\b/i, /microsoft/i],
  has: ['tags', 'tasks', 'taskLists', 'notes', 'businesses', 'photo', 'setPhoto', 'folders', 'customFields', 'displayName', 'dates'],
  refusesDuplicates: false,
  narrowsBySource: true,
  keepsWritersApart: true,
  maxEmails: 3,
  folder: 'Suppliers',
  contactsPath: '/me/contacts',
  smallestBody: () => ({ givenName: 'Raw' }),
  signIn: {
    fields: { tenant: 'common', people_sources: 'true' },
    fieldsOfAccount: [],
    choices: { username: 'megan@example.com' },
    pages: MICROSOFT_PAGES,
  },
  // A new contact's task takes two, because the default list is looked up first. A poll remembers the folders of the
  // last one; without them, the four of the seed, in three levels, take three requests.
  requests: {
    connectionTest: 2,
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
    poll: () => 1,
    pollWithChanges: 1,
    uncached: { findByEmail: 1, addTags: 2, poll: () => 3 },
  },
  responses: {
    // Only the code says what happened.
    refusal: (status, message, traceId) => ({
      status,
      headers: { 'content-type': 'application/json' },
      body: {
        error: { code: CODES[status] ?? 'UnknownError', message, innerError: { 'request-id': traceId, date: '2026-01-01T00:00:00' } },
      },
    }),
    contactNotFound: {
      status: 404,
      body: { error: { code: 'ErrorItemNotFound', message: 'The specified object was not found in the store.' } },
    },
    routeNotFound: {
      status: 404,
      body: { error: { code: 'ResourceNotFound', message: "Resource not found for the segment 'nothing'." } },
    },
    // Seen in a GET in microsoftgraph/microsoft-graph-explorer-v4, issue 2743.
    taskNotFound: {
      status: 400,
      body: { error: { code: 'invalidRequest', message: 'Parent folder specified does not contain a Task with given Id' } },
    },
  },
  secondWrite: { method: 'POST', path: /\/tasks/ },
  linksToAnyId: ['add_task'],
  nextPageIsAddress: true,
  withNextPage: (page, next) => (page.value === undefined ? null : { ...page, '@odata.nextLink': next }),
  open({ size, clock, tokens }) {
    const store = createStore(size, clock);
    const service: Service = {
      name: 'outlook',
      mount: '/graph/v1.0',
      handle: graphHandler(store, clock, (value) => tokens.find('outlook', value)),
      reset: () => store.reset(),
    };
    const client = entraClient('outlook', GRAPH_SCOPES, 'https://graph.microsoft.com');
    const state = () => stateOf(store);
    const issueToken = (request: TokenRequest = {}) => tokens.issue('outlook', { scopes: GRAPH_SCOPES, ...request });
    return {
      services: [service],
      entraClient: client,
      store,
      environment: (base) => ({ GRAPH_URL: `${base}${service.mount}`, OUTLOOK_CLIENT_ID: client.id, OUTLOOK_CLIENT_SECRET: client.secret }),
      issueToken,
      connection: () => ({
        account_type: 'outlook',
        access: 'write',
        access_token: issueToken(),
        scope: GRAPH_SCOPES.join(' '),
      }),
      book: outlookBook(store, state),
      state,
      ...throughApi(service, {
        path: '/me/contacts',
        change: 'PATCH',
        token: () => issueToken({ value: 'outlook-other-client' }),
      }),
    };
  },
};

function stateOf(store: OutlookStore) {
  return {
    folders: [...store.folders.values()],
    categories: [...store.categories.values()],
    contacts: [...store.contacts.values()],
    lists: [...store.lists.values()],
    tasks: [...store.tasks.values()],
    photos: [...store.photos.keys()],
    directory: [...store.directory.values()],
    people: [...store.relevant.values()],
  };
}

const CODES: Readonly<Record<number, string>> = {
  401: 'InvalidAuthenticationToken',
  403: 'ErrorAccessDenied',
  404: 'ErrorItemNotFound',
  422: 'ErrorInvalidProperty',
  429: 'TooManyRequests',
  500: 'InternalServerError',
};
