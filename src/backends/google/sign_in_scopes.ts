import type { AuthData } from '../backend.ts';

/** https://developers.google.com/people/v1/how-tos/authorizing */
export const READ_SCOPE = scope('contacts.readonly');
export const WRITE_SCOPE = scope('contacts');
export const INBOX_SCOPE = scope('contacts.other.readonly');
export const DOMAIN_SCOPE = scope('directory.readonly');

function scope(name: string): string {
  return `https://www.googleapis.com/auth/${name}`;
}

/** What a person reads on Google's page for each of them. */
export const IN_WORDS: Readonly<Record<string, string>> = {
  [READ_SCOPE]: 'see your contacts',
  [WRITE_SCOPE]: 'see and edit your contacts',
  [INBOX_SCOPE]: 'see your other contacts',
  [DOMAIN_SCOPE]: "see your organization's directory",
};

/** The scopes to ask for, besides those that say whose account it is. */
export function scopesFor({ access, people_sources }: AuthData): readonly string[] {
  const beyond = isTicked(people_sources) ? [INBOX_SCOPE, DOMAIN_SCOPE] : [];
  return [access === 'read' ? READ_SCOPE : WRITE_SCOPE, ...beyond];
}

/** Whether the connection was granted the scope, or the wider one. People can refuse each of them. */
export function hasScope({ scope: granted = '' }: AuthData, requested: string): boolean {
  const held: readonly string[] = granted.match(/\S+/g) ?? [];
  return held.length === 0 || held.includes(requested) || (requested === READ_SCOPE && held.includes(WRITE_SCOPE));
}

/** The scope that a sign-in with this access asks for, and that covers `requested`. */
export function signInScope({ people_sources }: AuthData, access: 'read' | 'write', requested: string): string | undefined {
  const asked = scopesFor({ access, people_sources });
  if (asked.includes(requested)) return requested;
  return requested === READ_SCOPE && asked.includes(WRITE_SCOPE) ? WRITE_SCOPE : undefined;
}

/** Whether a checkbox of the sign-in form is checked; it's stored as a text. */
function isTicked(value: string | undefined): boolean {
  return ['true', '1', 'yes', 'on'].includes(value?.trim().toLowerCase() ?? '');
}
