import type { Account, AccountType } from '../account.ts';
import { entraClient, MICROSOFT_PAGES } from '../entra/clients.ts';
import type { Service } from '../service.ts';
import { throughApi } from '../through_api.ts';
import type { TokenRequest } from '../tokens.ts';
import { sharedAccount } from './account_shared.ts';
import { outlookBook } from './book.ts';
import { createMailboxes, type SharedMailbox } from './mailboxes.ts';
import { GRAPH_SCOPES, SHARING_SCOPES } from './scopes.ts';
import { graphHandler } from './service.ts';
import { stateOf } from './state.ts';
import type { OutlookStore } from './store.ts';

/** A user's mailbox behind Microsoft Graph v1.0; its tokens are those that Entra or a test issues. */
export interface OutlookAccount extends Account {
  readonly store: OutlookStore;
  /** Someone else's mailbox, which the user can use as far as the sharing list says; by default one that may be changed. */
  sharedMailbox(address?: string): SharedMailbox;
  readonly shared: Account;
}

/** Outlook, as Microsoft documents Graph's contacts, To Do and errors. */
export const outlook: AccountType<OutlookAccount> = {
  label: 'Outlook',
  brands: [/outlook/i, /\bgraph\b/i, /microsoft/i],
  has: [
    'tags',
    'tasks',
    'taskLists',
    'notes',
    'businesses',
    'photo',
    'setPhoto',
    'folders',
    'customFields',
    'displayName',
    'dates',
    'creationDates',
  ],
  refusesDuplicates: false,
  narrowsBySource: true,
  keepsWritersApart: true,
  maxEmails: 3,
  folder: 'Suppliers',
  addressVariable: 'GRAPH_URL',
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
    const mailboxes = createMailboxes(size, clock);
    const store = mailboxes.own;
    const service: Service = {
      name: 'outlook',
      mount: '/graph/v1.0',
      handle: graphHandler(mailboxes, clock, (value) => tokens.find('outlook', value)),
      reset: () => mailboxes.reset(),
    };
    const client = entraClient('outlook', [...GRAPH_SCOPES, ...SHARING_SCOPES], 'https://graph.microsoft.com');
    const state = () => stateOf(store);
    const issueToken = (request: TokenRequest = {}) => tokens.issue('outlook', { scopes: GRAPH_SCOPES, ...request });
    const environment = (base: string) => ({
      GRAPH_URL: `${base}${service.mount}`,
      OUTLOOK_CLIENT_ID: client.id,
      OUTLOOK_CLIENT_SECRET: client.secret,
    });
    return {
      services: [service],
      entraClient: client,
      store,
      sharedMailbox: mailboxes.shared,
      shared: sharedAccount({ service, mailboxes, tokens, environment }),
      environment,
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

/** The same with contacts of someone else: nobody has the other's tasks, or the other's list of categories. */
export const sharedOutlook: AccountType = {
  ...withoutTasks(outlook),
  has: outlook.has.filter((capability) => capability !== 'tasks' && capability !== 'taskLists'),
  contactsPath: '/users/sales%40example.com/contacts',
  secondWrite: { method: 'PATCH', path: /\/contacts\// },
};

function withoutTasks({ linksToAnyId: _any, ...type }: AccountType): AccountType {
  return type;
}

const CODES: Readonly<Record<number, string>> = {
  401: 'InvalidAuthenticationToken',
  403: 'ErrorAccessDenied',
  404: 'ErrorItemNotFound',
  422: 'ErrorInvalidProperty',
  429: 'TooManyRequests',
  500: 'InternalServerError',
};
