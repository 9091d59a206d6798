import type { AccountType } from '../account.ts';
import { accountOf, type ContactsApiAccount, contactsApi } from './account.ts';
import { marketplace } from './marketplace.ts';
import { HighlevelOAuth } from './oauth.ts';
import { HIGHLEVEL_SCOPES } from './scopes.ts';
import { api } from './service.ts';
import { ContactsStore } from './store.ts';
import { Webhooks } from './webhooks.ts';

/** HighLevel: the Contacts API with its own sign-in. */
export interface HighlevelAccount extends ContactsApiAccount {
  readonly oauth: HighlevelOAuth;
  readonly webhooks: Webhooks;
}

/** HighLevel: the same API, but each resource has its own scope. */
export const highlevel: AccountType<HighlevelAccount> = {
  ...contactsApi,
  label: 'HighLevel',
  brands: [/highlevel/i, /lead ?connector/i],
  addressVariable: 'HIGHLEVEL_API_URL',
  signIn: { fields: {}, fieldsOfAccount: [], choices: {}, pages: ['HighLevel sandbox: choose a location'] },
  open({ size, clock, tokens, indexLag }) {
    const store = new ContactsStore('highlevel', size, clock, indexLag);
    const oauth = new HighlevelOAuth(store, tokens);
    const webhooks = new Webhooks(clock);
    store.tell = (type, contact) => webhooks.tell(type, contact);
    const service = api({
      store,
      tokens,
      allows: (scopes, scope) => scopes.includes(scope),
      open: (request) => oauth.respond(request),
    });
    const chooser = marketplace(store, oauth);
    return {
      ...accountOf(store, tokens, HIGHLEVEL_SCOPES),
      oauth,
      webhooks,
      services: [service, chooser],
      environment: (base) => ({
        HIGHLEVEL_API_URL: `${base}${service.mount}`,
        HIGHLEVEL_AUTHORIZE_URL: `${base}${chooser.mount}/v2/oauth/chooselocation`,
        HIGHLEVEL_CLIENT_ID: oauth.client.id,
        HIGHLEVEL_CLIENT_SECRET: oauth.client.secret,
      }),
    };
  },
};
