import type { Account, AccountType, AuthData } from '../account.ts';
import { entraClient, MICROSOFT_PAGES } from '../entra/clients.ts';
import type { TokenRegistry, TokenRequest } from '../tokens.ts';
import { contactsApiBook } from './book.ts';
import { contactChanges, EMPTY_CONTACT } from './contact_input.ts';
import { wholeContact } from './contact_shapes.ts';
import { CONTACTS_API_SCOPES } from './scopes.ts';
import { api } from './service.ts';
import { ContactsStore } from './store.ts';

/** One account of the Contacts API. */
export interface ContactsApiAccount extends Account {
  readonly store: ContactsStore;
}

/**
 * The Contacts API with Entra: its two scopes cover everything, including the location, its users and its businesses.
 */
export const contactsApi: AccountType<ContactsApiAccount> = {
  label: 'Contacts API',
  brands: [/contacts[ _]api/i, /microsoft/i, /azure/i],
  has: [
    'tags',
    'tasks',
    'notes',
    'appointments',
    'businesses',
    'setBusiness',
    'owners',
    'workflows',
    'customFields',
    'ownFields',
    'delayedSearch',
    'dates',
    'creationDates',
  ],
  refusesDuplicates: true,
  narrowsBySource: true,
  keepsWritersApart: true,
  addressVariable: 'CONTACTS_API_URL',
  contactsPath: '/contacts/',
  smallestBody: ({ location_id }) => ({ firstName: 'Raw', locationId: location_id }),
  signIn: { fields: { tenant: 'common' }, fieldsOfAccount: ['location_id'], choices: {}, pages: MICROSOFT_PAGES },
  requests: {
    connectionTest: 2,
    findByEmail: 1,
    get: 1,
    create: 1,
    update: 2,
    unchanged: 1,
    upsertByEmail: 3,
    upsertNew: 3,
    addTags: 1,
    addTask: 1,
    poll: () => 1,
    // One more request reads which custom fields contain a day, because the service stores days in milliseconds.
    uncached: { findByEmail: 2, addTags: 1, poll: () => 1 },
  },
  responses: {
    refusal: (status, message, traceId) => ({
      status,
      body: { statusCode: status, message: status === 422 ? [message] : message, traceId },
    }),
    contactNotFound: {
      status: 400,
      body: { statusCode: 400, message: 'Contact with id c1 not found', error: 'Bad Request', traceId: 't1' },
    },
    routeNotFound: { status: 404, body: { statusCode: 404, message: 'Cannot GET /nothing', error: 'Not Found', traceId: 't1' } },
    noteWithMarkup: {
      path: /\/notes$/,
      response: { status: 200, body: { notes: [{ id: 'n1', body: '<p>Met Ada &amp; agreed</p>', bodyText: 'Met Ada & agreed' }] } },
    },
    throttling: (seconds) => ({ 'x-ratelimit-remaining': '0', 'x-ratelimit-interval-milliseconds': String(seconds * 1000) }),
  },
  secondWrite: { method: 'POST', path: /\/tasks/ },
  nextPageIsAddress: false,
  withNextPage: (page, next) =>
    Array.isArray(page.contacts)
      ? { ...page, total: 100_000, contacts: page.contacts.map((contact) => ({ ...contact, searchAfter: [1, next] })) }
      : null,
  open({ size, clock, tokens, indexLag }) {
    const store = new ContactsStore('contacts_api', size, clock, indexLag);
    const allows = (scopes: readonly string[], scope: string): boolean =>
      scopes.includes(CONTACTS_API_SCOPES.includes(scope) ? scope : scope.replace(/.*\./, 'contacts.'));
    const service = api({ store, tokens, allows });
    // Each scope has the prefix of CONTACTS_API_AUDIENCE.
    const client = entraClient('contacts_api', CONTACTS_API_SCOPES, 'api://sandbox-contacts-api');
    return {
      ...accountOf(store, tokens, CONTACTS_API_SCOPES),
      services: [service],
      entraClient: client,
      environment: (base) => ({
        CONTACTS_API_URL: `${base}${service.mount}`,
        CONTACTS_API_CLIENT_ID: client.id,
        CONTACTS_API_CLIENT_SECRET: client.secret,
      }),
    };
  },
};

/** What an account has with either sign-in. */
export function accountOf(
  store: ContactsStore,
  tokens: TokenRegistry,
  scopes: readonly string[],
): Omit<ContactsApiAccount, 'services' | 'entraClient' | 'environment'> {
  const state = () => stateOf(store);
  const issueToken = (request: TokenRequest = {}) => tokens.issue(store.service, { scopes, ...request });
  return {
    store,
    issueToken,
    connection: () => connectionOf(store, issueToken(), scopes),
    book: contactsApiBook(store, state),
    state,
    putContact: (fields) => putContact(store, fields),
    deleteContact: (id) => store.remove(id),
  };
}

function connectionOf({ service, account }: ContactsStore, access_token: string, scopes: readonly string[]): AuthData {
  return {
    account_type: service,
    access: 'write',
    access_token,
    scope: scopes.join(' '),
    location_id: account.locations[0].id,
    company_id: account.companyId,
    user_id: account.users[0]?.id ?? '',
  };
}

function stateOf(store: ContactsStore) {
  return {
    account: store.account,
    behavior: store.behavior,
    contacts: [...store.contacts.values()].map(wholeContact),
    tasks: [...store.tasks.values()],
    notes: [...store.notes.values()],
    appointments: [...store.appointments.values()],
    enrollments: [...store.enrollments.values()],
    tags: [...store.tagNames],
  };
}

/** As the vendor's own pages write: no token, no check for duplicates, in the first location. */
function putContact(store: ContactsStore, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const old = store.contacts.get(String(fields.id ?? ''));
  const changes = contactChanges(fields, store, old);
  const contact =
    old === undefined ? store.add(store.account.locations[0].id, { ...EMPTY_CONTACT, ...changes }) : store.change(old, changes);
  return wholeContact(contact);
}
