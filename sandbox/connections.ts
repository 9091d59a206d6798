import type { makeAccounts } from './services.ts';
import type { TokenRegistry } from './tokens.ts';
import { CONTACTS_API_SCOPES, GRAPH_SCOPES, HIGHLEVEL_SCOPES } from './tokens.ts';

/** What a connection of the integration holds after a sign-in, ready made: the names are those of its sign-in fields. */
export type AuthData = Readonly<Record<string, string>>;

/** A ready connection to each account type, each with a fresh access token that may do everything. */
export function readyConnections(accounts: ReturnType<typeof makeAccounts>, tokens: TokenRegistry): Record<string, AuthData> {
  const place = ({ store }: typeof accounts.contacts_api): AuthData => ({
    location_id: store.account.locations[0].id,
    company_id: store.account.companyId,
    user_id: store.account.users[0]?.id ?? '',
  });
  const connection = (account_type: string, access_token: string, scopes: readonly string[], more: AuthData = {}): AuthData => ({
    account_type,
    access: 'write',
    access_token,
    scope: scopes.join(' '),
    ...more,
  });
  return {
    contacts_api: connection('contacts_api', tokens.issue('contacts_api'), CONTACTS_API_SCOPES, place(accounts.contacts_api)),
    highlevel: connection('highlevel', tokens.issue('highlevel'), HIGHLEVEL_SCOPES, place(accounts.highlevel)),
    outlook: connection('outlook', tokens.issue('outlook'), GRAPH_SCOPES),
    nylas: connection('nylas', accounts.nylas.issueToken(), accounts.nylas.store.connectorScopes.google),
  };
}
