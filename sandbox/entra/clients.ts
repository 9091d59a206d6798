/** An application that is registered with the sandbox's Entra, from an account that signs in there. */
export interface EntraClient {
  readonly id: string;
  readonly secret: string;
  /** The account type whose API its access tokens are for. */
  readonly service: string;
  /** Every scope that it can ask for, in every spelling. */
  readonly scopes: readonly string[];
}

/** The titles of the pages that a person goes through. */
export const MICROSOFT_PAGES = ['Microsoft sandbox: sign in', 'Microsoft sandbox: permissions requested'] as const;

/** The application of an account type whose API has these scopes; `resource` can stand before each of them. */
export function entraClient(service: string, scopes: readonly string[], resource: string): EntraClient {
  const id = `sandbox-${service.replaceAll('_', '-')}`;
  const all = [...IDENTITY_SCOPES, ...scopes, ...scopes.map((scope) => `${resource}/${scope}`)];
  return { id, secret: `${id}-secret`, service, scopes: all };
}

const IDENTITY_SCOPES = ['openid', 'profile', 'email', 'offline_access'];

/** Whether the sandbox sends a code there: to this machine at any port, or to Zapier. */
export function redirectAllowed(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return hostname === 'localhost' || hostname === '127.0.0.1' || (protocol === 'https:' && hostname === 'zapier.com');
}

/** The scopes without the address of their resource. */
export function shortScopes(scopes: readonly string[]): string[] {
  return scopes.map((scope) => scope.slice(scope.lastIndexOf('/') + 1));
}
