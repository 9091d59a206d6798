import type { AuthData } from '../backend.ts';
import { isTicked } from '../sign_in.ts';

/**
 * Whether the token response named the scope. Graph names its scopes with or without its own address as a prefix. A
 * scope for writing includes reading. https://learn.microsoft.com/graph/permissions-overview
 */
export function hasScope({ scope: granted }: AuthData, scope: string): boolean {
  const held = namesIn(granted);
  const name = scope.toLowerCase();
  return held.length === 0 || [name, `${name}write`, ...(WIDER[name] ?? [])].some((one) => held.includes(one));
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
  return scopesFor({ ...authData, access }).find((name) => name === scope || name === `${scope}Write`);
}

/** The scopes that a sign-in asks for. */
export function scopesFor({ access, people_sources }: AuthData): readonly string[] {
  return [...SCOPES[access === 'read' ? 'read' : 'write'], ...(isTicked(people_sources) ? Object.values(SOURCE_SCOPES) : [])];
}

/** The scope of each source of people. https://learn.microsoft.com/graph/permissions-reference */
export const SOURCE_SCOPES = { inbox: 'People.Read', domain: 'User.ReadBasic.All' } as const;

const SCOPES = {
  read: ['offline_access', 'User.Read', 'Contacts.Read'],
  write: ['offline_access', 'User.Read', 'Contacts.ReadWrite', 'Tasks.ReadWrite', 'MailboxSettings.Read'],
} as const;

const WHOLE_PROFILES: readonly string[] = ['user.read.all', 'user.readwrite.all', 'directory.read.all', 'directory.readwrite.all'];

/** Other scopes that include one. */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  'people.read': ['people.read.all'],
  'user.readbasic.all': WHOLE_PROFILES,
};

function namesIn(granted: string | undefined): readonly string[] {
  return (granted?.match(/\S+/g) ?? []).map((name) => name.slice(name.lastIndexOf('/') + 1).toLowerCase());
}
