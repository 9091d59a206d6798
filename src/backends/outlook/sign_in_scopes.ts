import type { AuthData } from '../backend.ts';

/**
 * Whether the token response named the scope. Graph names its scopes with or without its own address as a prefix. A
 * scope for writing includes reading. https://learn.microsoft.com/graph/permissions-overview
 */
export function hasScope({ scope: granted = '' }: AuthData, scope: string): boolean {
  const held = (granted.match(/\S+/g) ?? []).map((name) => name.slice(name.lastIndexOf('/') + 1).toLowerCase());
  const name = scope.toLowerCase();
  return held.length === 0 || held.includes(name) || held.includes(`${name}write`);
}

/** The scope of a sign-in with this access that covers `scope`. */
export function signInScope(access: 'read' | 'write', scope: string): string | undefined {
  return SCOPES[access].find((name) => name === scope || name === `${scope}Write`);
}

/** The scopes that a sign-in asks for, by access. */
export const SCOPES = {
  read: ['offline_access', 'User.Read', 'Contacts.Read'],
  write: ['offline_access', 'User.Read', 'Contacts.ReadWrite', 'Tasks.ReadWrite', 'MailboxSettings.Read'],
} as const;
