import type { Account, AccountType } from '../account.ts';
import { throughApi } from '../through_api.ts';
import { nylasBook } from './book.ts';
import { TITLE } from './chooser_page.ts';
import { nylasService, type TokenOptions } from './service.ts';
import type { NylasStore } from './store.ts';

/**
 * Nylas with a mailbox of each provider. The seeded people, and contacts that tests add, are in Google's. It issues its
 * own tokens.
 */
export interface NylasAccount extends Account {
  readonly store: NylasStore;
  issueToken(options?: TokenOptions): string;
}

/** Nylas with a Google mailbox, as Nylas documents its v3 contacts. */
export const nylas: AccountType<NylasAccount> = {
  label: 'Nylas',
  brands: [/nylas/i, /google/i, /icloud/i, /microsoft/i, /\bgraph\b/i],
  has: ['tags', 'notes', 'photo'],
  refusesDuplicates: false,
  narrowsBySource: true,
  // No single call, and no version to compare.
  keepsWritersApart: false,
  addressVariable: 'NYLAS_URL',
  contactsPath: '/v3/grants/me/contacts',
  smallestBody: () => ({ given_name: 'Raw' }),
  signIn: {
    fields: { nylas_region: 'us', nylas_provider: 'google', people_sources: 'true' },
    fieldsOfAccount: [],
    choices: { provider: 'google' },
    pages: [TITLE],
  },
  // There are no dates to ask by, so a poll reads the whole book, 200 contacts per page.
  requests: {
    connectionTest: 2,
    upsertByEmail: 2,
    upsertNew: 2,
    poll: (contacts) => Math.ceil(contacts / 200),
    uncached: { findByEmail: 1, addTags: 2, poll: (contacts) => Math.ceil(contacts / 200) },
  },
  responses: {
    refusal: (status, message, traceId) => ({
      status,
      headers: { 'x-request-id': traceId },
      body: { request_id: traceId, error: { type: TYPES[status] ?? 'api.error', message } },
    }),
    contactNotFound: { status: 404, body: { request_id: 'r1', error: { type: 'not_found_error', message: 'Resource not found' } } },
    routeNotFound: { status: 404, body: { request_id: 'r1', error: { type: 'not_found_error', message: '404 page not found' } } },
  },
  idToEncode: 'c#1/a=b',
  secondWrite: { method: 'PUT', path: /\/contacts\// },
  nextPageIsAddress: false,
  withNextPage: (page, next) => (Array.isArray(page.data) ? { ...page, next_cursor: next } : null),
  open(context) {
    const { service, store, environment, issueToken } = nylasService(context);
    const state = () => stateOf(store);
    return {
      services: [service],
      store,
      environment,
      issueToken,
      connection: () => ({
        account_type: 'nylas',
        access: 'write',
        access_token: issueToken(),
        scope: store.connectorScopes.google.join(' '),
        provider: 'google',
        email: store.grant('google').email,
      }),
      // The store has no Yahoo mailbox, which has IMAP's limits. The granted scopes are unknown.
      mailboxes: () =>
        (['google', 'microsoft', 'ews', 'icloud', 'yahoo', 'imap'] as const).map((provider) => ({
          provider,
          scope: '',
          access_token: issueToken({ provider: provider === 'yahoo' ? 'imap' : provider }),
        })),
      book: nylasBook(store, state),
      state,
      ...throughApi(service, { path: '/v3/grants/me/contacts', change: 'PUT', token: () => issueToken() }),
    };
  },
};

function stateOf(store: NylasStore) {
  return store.grants.map((grant) => ({
    id: grant.id,
    email: grant.email,
    provider: grant.provider,
    status: grant.status,
    contacts: [...grant.contacts],
    groups: [...grant.groups],
  }));
}

const TYPES: Readonly<Record<number, string>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found_error',
  422: 'invalid_request_error',
  429: 'nylas_rate_limit_exceeded',
  500: 'api.internal_error',
};
