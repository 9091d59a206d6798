import type { AuthData } from '../backend.ts';
import { isTicked } from '../sign_in.ts';

/** What a call does, as far as the provider's scopes make a difference. */
export type Use = 'address_book' | 'write' | 'inbox' | 'domain';

/** The scope that a call needs, in the provider's own words; undefined if the provider has none, or is unknown. */
export function scopeFor(provider: string | undefined, use: Use): string | undefined {
  return tableOf(provider)?.[use][0];
}

/** The `scope` of a request, if the provider has one for it. */
export function withScope(provider: string | undefined, use: Use): { readonly scope?: string } {
  const scope = scopeFor(provider, use);
  return scope === undefined ? {} : { scope };
}

/** The scopes to ask for; empty if the provider has none. Then the application's own settings decide. */
export function scopesFor(provider: string | undefined, access: string | undefined, beyond: boolean): readonly string[] {
  const uses: readonly Use[] = [access === 'read' ? 'address_book' : 'write', ...(beyond ? (['inbox', 'domain'] as const) : [])];
  const scopes = uses.flatMap((use) => scopeFor(provider, use) ?? []);
  return [...new Set([...(provider === 'microsoft' ? ['offline_access'] : []), ...scopes])];
}

/**
 * Whether the connection was granted a scope, or a wider one. Providers without scopes grant an empty list, which means
 * nothing.
 */
export function hasScope(authData: AuthData, scope: string): boolean {
  const granted = (authData.scope?.match(/[^\s,]+/g) ?? []).map(bare);
  return granted.length === 0 || enough(scope).some((one) => granted.includes(bare(one)));
}

/** The scope that this mailbox's sign-in asks for with this access, and that covers `scope`. */
export function signInScope({ provider, people_sources }: AuthData, access: 'read' | 'write', scope: string): string | undefined {
  return scopesFor(provider, access, isTicked(people_sources)).find((one) => enough(scope).includes(one));
}

type Table = Readonly<Record<Use, readonly [string, ...string[]]>>;

/**
 * We ask for the first scope of each line; any scope of the line is enough.
 * https://developer.nylas.com/docs/reference/api/contacts/ (scopes)
 */
const GOOGLE: Table = {
  address_book: [google('contacts.readonly'), google('contacts')],
  write: [google('contacts')],
  inbox: [google('contacts.other.readonly')],
  domain: [google('directory.readonly')],
};

const MICROSOFT: Table = {
  address_book: ['Contacts.Read', 'Contacts.ReadWrite'],
  write: ['Contacts.ReadWrite'],
  inbox: ['People.Read'],
  domain: ['People.Read'],
};

function tableOf(provider: string | undefined): Table | undefined {
  if (provider === 'google') return GOOGLE;
  return provider === 'microsoft' ? MICROSOFT : undefined;
}

function google(name: string): string {
  return `https://www.googleapis.com/auth/${name}`;
}

function enough(scope: string): readonly string[] {
  const lines = [...Object.values(GOOGLE), ...Object.values(MICROSOFT)];
  return lines.find(([first]) => first === scope) ?? [scope];
}

/** Nylas's pages show Microsoft's scopes with and without the address as a prefix. */
function bare(scope: string): string {
  return scope.toLowerCase().replace('https://graph.microsoft.com/', '');
}
