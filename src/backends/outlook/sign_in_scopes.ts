import type { AuthData } from '../backend.ts';
import { isTicked } from '../sign_in.ts';
import { sharedMailbox } from './client_paths.ts';

/**
 * Whether the token response named the scope. Graph names its scopes with or without its own address as a prefix. A
 * scope for writing includes reading. https://learn.microsoft.com/graph/permissions-overview
 */
export function hasScope(authData: AuthData, scope: string): boolean {
  const held = namesIn(authData.scope);
  const names = namesFor(authData, scope).map((name) => name.toLowerCase());
  return held.length === 0 || [...names, ...(WIDER[scope.toLowerCase()] ?? [])].some((one) => held.includes(one));
}

/**
 * Whether more than names and addresses of the directory's people may be read. False if that isn't known, because
 * Microsoft then refuses the whole list.
 */
export function readsWholeProfiles({ scope: granted }: AuthData): boolean {
  const held = namesIn(granted);
  return WHOLE_PROFILES.some((name) => held.includes(name));
}

/** The scope of a sign-in with this access that covers `scope`. */
export function signInScope(authData: AuthData, access: 'read' | 'write', scope: string): string | undefined {
  return scopesFor({ ...authData, access }).find((name) => namesFor(authData, scope).includes(name));
}

/** The scopes that a sign-in asks for. The sources of people belong to the person, not to a shared mailbox. */
export function scopesFor(authData: AuthData): readonly string[] {
  const access = authData.access === 'read' ? 'read' : 'write';
  if (sharedMailbox(authData) !== undefined) return SHARED_SCOPES[access];
  return [...SCOPES[access], ...(isTicked(authData.people_sources) ? Object.values(SOURCE_SCOPES) : [])];
}

/** The scope of each source of people. https://learn.microsoft.com/graph/permissions-reference */
export const SOURCE_SCOPES = { inbox: 'People.Read', domain: 'User.ReadBasic.All' } as const;

const SCOPES = {
  read: ['offline_access', 'User.Read', 'Contacts.Read'],
  write: ['offline_access', 'User.Read', 'Contacts.ReadWrite', 'Tasks.ReadWrite', 'MailboxSettings.Read'],
} as const;

/** https://learn.microsoft.com/graph/outlook-get-shared-contacts-folders */
const SHARED_SCOPES = {
  read: ['offline_access', 'User.Read', 'Contacts.Read.Shared'],
  write: ['offline_access', 'User.Read', 'Contacts.ReadWrite.Shared'],
} as const;

/** The scope and the one that includes it, as a shared mailbox calls them. */
function namesFor(authData: AuthData, scope: string): readonly string[] {
  const names = [scope, `${scope}Write`];
  const isShared = scope.startsWith('Contacts.') && sharedMailbox(authData) !== undefined;
  return isShared ? names.map((name) => `${name}.Shared`) : names;
}

const WHOLE_PROFILES: readonly string[] = ['user.read.all', 'user.readwrite.all', 'directory.read.all', 'directory.readwrite.all'];

/** Other scopes that include one. */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  'people.read': ['people.read.all'],
  'user.readbasic.all': WHOLE_PROFILES,
};

function namesIn(granted: string | undefined): readonly string[] {
  return (granted?.match(/\S+/g) ?? []).map((name) => name.slice(name.lastIndexOf('/') + 1).toLowerCase());
}
