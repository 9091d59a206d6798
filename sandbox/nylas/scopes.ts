import type { Provider, Source } from './contact.ts';

/** What a call needs: reading one of the sources, or writing. */
export type Need = Source | 'write';

/** The scopes of which one is enough; empty if the provider has no scopes for contacts. */
export function scopesFor(provider: Provider, need: Need): readonly string[] {
  if (provider === 'google') return GOOGLE[need];
  if (provider === 'microsoft') return MICROSOFT[need];
  return [];
}

/** Microsoft's names are accepted with and without the address as a prefix, because the vendor's pages show both. */
export function allows(granted: readonly string[], provider: Provider, need: Need): boolean {
  const enough = scopesFor(provider, need);
  const bare = (scope: string): string => (provider === 'microsoft' ? scope.replace('https://graph.microsoft.com/', '') : scope);
  return enough.length === 0 || granted.some((scope) => enough.includes(bare(scope)));
}

/** What the application's connectors ask for if a sign-in names no scope. */
export function connectorDefaults(): Record<Provider, readonly string[]> {
  return {
    google: ['contacts', 'contacts.other.readonly', 'directory.readonly'].map(google),
    microsoft: ['Contacts.ReadWrite', 'People.Read'].map((name) => `https://graph.microsoft.com/${name}`),
    ews: [],
    icloud: [],
    imap: [],
  };
}

/** Added to each grant, whatever the sign-in asked for. */
export const IDENTITY_SCOPES: Readonly<Record<Provider, readonly string[]>> = {
  google: ['openid', google('userinfo.email'), google('userinfo.profile')],
  microsoft: ['openid', 'profile', 'email', 'offline_access', 'https://graph.microsoft.com/User.Read'],
  ews: [],
  icloud: [],
  imap: [],
};

const GOOGLE: Readonly<Record<Need, readonly string[]>> = {
  address_book: [google('contacts.readonly'), google('contacts')],
  inbox: [google('contacts.other.readonly')],
  domain: [google('directory.readonly')],
  write: [google('contacts')],
};

const MICROSOFT: Readonly<Record<Need, readonly string[]>> = {
  address_book: ['Contacts.Read', 'Contacts.ReadWrite'],
  inbox: ['People.Read'],
  domain: ['People.Read'],
  write: ['Contacts.ReadWrite'],
};

function google(name: string): string {
  return `https://www.googleapis.com/auth/${name}`;
}
