import type { Account } from '../account.ts';
import { entraClient } from '../entra/clients.ts';
import type { Clock } from '../service.ts';
import type { TokenRegistry } from '../tokens.ts';
import { CONTACTS_API_SCOPES } from '../tokens.ts';
import { api } from './api.ts';
import { wholeContact } from './contact_shapes.ts';
import { marketplace } from './marketplace.ts';
import { HighlevelOAuth } from './oauth.ts';
import { putContact } from './outside.ts';
import { ContactsStore } from './store.ts';

export interface ContactsApiOptions {
  readonly size: number;
  readonly clock: Clock;
  readonly tokens: TokenRegistry;
  /** Milliseconds until /contacts/search sees a write; 0 when left out. */
  readonly indexLag?: number;
}

/** The stand-in for one account of the Contacts API. */
export interface ContactsApiAccount extends Account {
  readonly store: ContactsStore;
}

/** HighLevel: the same API with its own sign-in. */
export interface HighlevelAccount extends ContactsApiAccount {
  readonly oauth: HighlevelOAuth;
}

/** The Contacts API behind Entra: two scopes cover everything in it, what the location, its users and businesses hold included. */
export function contactsApiService(options: ContactsApiOptions): ContactsApiAccount {
  const store = new ContactsStore('contacts_api', options.size, options.clock, options.indexLag ?? 0);
  const allows = (scopes: readonly string[], scope: string): boolean =>
    scopes.includes(CONTACTS_API_SCOPES.includes(scope) ? scope : scope.replace(/.*\./, 'contacts.'));
  const service = api({ store, tokens: options.tokens, allows });
  const { id, secret } = entraClient('contacts_api');
  return {
    ...around(store),
    services: [service],
    environment: (base) => ({
      CONTACTS_API_URL: `${base}${service.mount}`,
      CONTACTS_API_CLIENT_ID: id,
      CONTACTS_API_CLIENT_SECRET: secret,
    }),
  };
}

/** HighLevel: every resource asks for its own scope. */
export function highlevelService(options: ContactsApiOptions): HighlevelAccount {
  const store = new ContactsStore('highlevel', options.size, options.clock, options.indexLag ?? 0);
  const oauth = new HighlevelOAuth(store, options.tokens);
  const service = api({
    store,
    tokens: options.tokens,
    allows: (scopes, scope) => scopes.includes(scope),
    open: (request) => oauth.answer(request),
  });
  const chooser = marketplace(store, oauth);
  return {
    ...around(store),
    oauth,
    services: [service, chooser],
    environment: (base) => ({
      HIGHLEVEL_API_URL: `${base}${service.mount}`,
      HIGHLEVEL_AUTHORIZE_URL: `${base}${chooser.mount}/v2/oauth/chooselocation`,
      HIGHLEVEL_CLIENT_ID: oauth.client.id,
      HIGHLEVEL_CLIENT_SECRET: oauth.client.secret,
    }),
  };
}

function around(store: ContactsStore): Omit<ContactsApiAccount, 'services' | 'environment'> {
  return {
    store,
    state: () => ({
      account: store.account,
      behaviour: store.behaviour,
      contacts: [...store.contacts.values()].map(wholeContact),
      tasks: [...store.tasks.values()],
      notes: [...store.notes.values()],
      appointments: [...store.appointments.values()],
      tags: [...store.tagNames],
    }),
    putContact: (fields) => putContact(store, fields),
    deleteContact: (id) => store.remove(id),
  };
}
