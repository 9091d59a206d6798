import { CONTACTS_API_SCOPES } from '../contacts_api/scopes.ts';
import { GRAPH_SCOPES } from '../outlook/scopes.ts';

/** An application that is registered with the sandbox's Entra. */
export interface EntraClient {
  readonly id: string;
  readonly secret: string;
  /** The account type whose API its access tokens are for. */
  readonly service: string;
  /** Every scope that it may ask for, as it may be written. */
  readonly scopes: readonly string[];
}

/** What stands before the Contacts API's scopes when CONTACTS_API_AUDIENCE is used. */
export const CONTACTS_API_AUDIENCE = 'api://sandbox-contacts-api';

/** The pages that a person goes through, by their titles. */
export const MICROSOFT_PAGES = ['Microsoft sandbox: sign in', 'Microsoft sandbox: permissions requested'] as const;

const IDENTITY_SCOPES = ['openid', 'profile', 'email', 'offline_access'];

export const ENTRA_CLIENTS: readonly EntraClient[] = [
  {
    id: 'sandbox-contacts-api',
    secret: 'sandbox-contacts-api-secret',
    service: 'contacts_api',
    scopes: [...IDENTITY_SCOPES, ...CONTACTS_API_SCOPES, ...CONTACTS_API_SCOPES.map((scope) => `${CONTACTS_API_AUDIENCE}/${scope}`)],
  },
  {
    id: 'sandbox-outlook',
    secret: 'sandbox-outlook-secret',
    service: 'outlook',
    scopes: [...IDENTITY_SCOPES, ...GRAPH_SCOPES, ...GRAPH_SCOPES.map((scope) => `https://graph.microsoft.com/${scope}`)],
  },
];

/** The application of an account type. */
export function entraClient(service: string): EntraClient {
  const client = ENTRA_CLIENTS.find((known) => known.service === service);
  if (client === undefined) throw new Error(`no application is registered for ${service}`);
  return client;
}

/** Whether the sandbox sends a code there: this machine at any port, or Zapier. */
export function redirectAllowed(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return hostname === 'localhost' || hostname === '127.0.0.1' || (protocol === 'https:' && hostname === 'zapier.com');
}

/** The scopes without the address of their resource. */
export function shortScopes(scopes: readonly string[]): string[] {
  return scopes.map((scope) => scope.slice(scope.lastIndexOf('/') + 1));
}
