import type { Account, AccountType } from '../account.ts';
import type { TokenRequest } from '../tokens.ts';
import { googleBook } from './book.ts';
import { TITLE } from './consent_page.ts';
import { errorBody } from './errors.ts';
import { otherClient } from './other_client.ts';
import { ALL } from './scopes.ts';
import { googleServices } from './service.ts';
import { CLIENT, GoogleSignIn } from './sign_in.ts';
import { GoogleStore, OWNER } from './store.ts';

/** One user's contacts behind the People API. */
export interface GoogleAccount extends Account {
  readonly store: GoogleStore;
  readonly signIn: GoogleSignIn;
}

/** Google, as it documents the People API and its OAuth 2.0. */
export const google: AccountType<GoogleAccount> = {
  label: 'Google',
  brands: [/google/i, /gmail/i],
  has: ['tags', 'notes', 'photo', 'setPhoto', 'customFields', 'dates'],
  refusesDuplicates: false,
  narrowsBySource: true,
  keepsWritersApart: true,
  addressVariable: 'GOOGLE_PEOPLE_URL',
  contactsPath: '/v1/people/me/connections',
  createPath: '/v1/people:createContact',
  contactPath: (id) => `/v1/people/${encodeURIComponent(id)}`,
  readQuery: { personFields: 'names,emailAddresses' },
  smallestBody: () => ({ names: [{ givenName: 'Raw' }] }),
  signIn: {
    fields: { people_sources: 'true' },
    fieldsOfAccount: [],
    choices: {},
    pages: [TITLE],
  },
  // Up to 1,000 contacts come in one page. The names of groups take one more, and are remembered for some minutes.
  requests: {
    connectionTest: 1,
    upsertByEmail: 2,
    upsertNew: 2,
    poll: () => 1,
    pollWithChanges: 2,
    uncached: { findByEmail: 2, addTags: 3, poll: () => 1 },
  },
  responses: {
    refusal: (status, message, traceId) => ({
      status,
      body: errorBody({ code: status, status: STATUSES[status] ?? 'UNKNOWN', message, reason: undefined }, traceId),
    }),
    contactNotFound: {
      status: 404,
      body: errorBody({ code: 404, status: 'NOT_FOUND', message: 'Requested entity was not found.', reason: undefined }),
    },
    routeNotFound: {
      status: 404,
      headers: { 'content-type': 'text/html' },
      body: '<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>',
    },
  },
  idKey: 'resourceName',
  secondWrite: { method: 'PATCH', path: /:updateContact\b/ },
  nextPageIsAddress: false,
  withNextPage: (page, next) => (Array.isArray(page.connections) ? { ...page, nextPageToken: next } : null),
  open({ size, clock, tokens }) {
    const store = new GoogleStore(size, clock);
    const issueToken = (request: TokenRequest = {}) => tokens.issue('google', { scopes: ALL, expires_in: 3599, ...request });
    const signIn = new GoogleSignIn(store, (scopes) => issueToken({ scopes }));
    const services = googleServices(store, signIn, (value) => tokens.find('google', value)?.scopes);
    const state = () => ({
      contacts: [...store.people.values()].map(({ before: _before, ...person }) => person),
      groups: [...store.groups.values()],
    });
    const [api] = services;
    if (api === undefined) throw new Error('Google has no service.');
    return {
      services,
      store,
      signIn,
      environment: (base) => ({
        GOOGLE_PEOPLE_URL: `${base}/google`,
        GOOGLE_PHOTOS_URL: `${base}/google_photos`,
        GOOGLE_AUTHORIZE_URL: `${base}/google/o/oauth2/v2/auth`,
        GOOGLE_TOKEN_URL: `${base}/google/token`,
        GOOGLE_CLIENT_ID: CLIENT.id,
        GOOGLE_CLIENT_SECRET: CLIENT.secret,
      }),
      issueToken,
      connection: () => ({
        account_type: 'google',
        access: 'write',
        access_token: issueToken(),
        scope: ALL.join(' '),
        people_sources: 'true',
        email: OWNER.email,
        user_id: OWNER.sub,
      }),
      book: googleBook(store, state),
      state,
      ...otherClient(api, store, () => issueToken({ value: 'google-other-client' })),
    };
  },
};

const STATUSES: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  422: 'INVALID_ARGUMENT',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};
