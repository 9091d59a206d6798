import { outlookType } from '../account_types.ts';
import type { AuthData } from '../backend.ts';
import { entra } from '../entra_sign_in.ts';
import type { SignIn } from '../sign_in.ts';
import { contactsPath } from './client.ts';
import * as wire from './wire.ts';

/** Microsoft Entra ID, for work, school and personal accounts. */
export const signIn: SignIn = {
  ...entra({ label: outlookType.label, prefix: 'OUTLOOK', scopes: (authData) => (authData.access === 'read' ? READ : WRITE) }),
  ...outlookType.signIn,
  // https://learn.microsoft.com/graph/api/user-get
  identify: async (connection) => {
    const response = await connection.http.send({
      method: 'GET',
      url: '/me',
      query: { $select: 'id,displayName,mail,userPrincipalName' },
      schema: wire.user,
      doing: 'read whose account it is',
      writes: false,
      scope: 'User.Read',
    });
    await connection.http.send({
      method: 'GET',
      url: contactsPath(null),
      query: { $top: 1, $select: 'id' },
      schema: wire.list,
      doing: 'read the contacts',
      writes: false,
      scope: connection.authData.access === 'read' ? 'Contacts.Read' : 'Contacts.ReadWrite',
    });
    const { id, mail, userPrincipalName, displayName } = response.data;
    return { name: mail || userPrincipalName || displayName || null, id: id ?? null };
  },
};

/**
 * Whether the token answer named the scope. Graph names its scopes with or without its own address in front, and the right to write includes
 * that to read. https://learn.microsoft.com/graph/permissions-overview
 */
export function grants({ scope = '' }: AuthData): (wanted: string) => boolean {
  const held = (scope.match(/\S+/g) ?? []).map((name) => name.slice(name.lastIndexOf('/') + 1).toLowerCase());
  return (wanted) => {
    const name = wanted.toLowerCase();
    return held.length === 0 || held.includes(name) || held.includes(`${name}write`);
  };
}

/** The scope by which a sign-in with this access may do what needs `scope`. */
export function signInScope(access: 'read' | 'write', scope: string): string | undefined {
  return (access === 'read' ? READ : WRITE).find((name) => name === scope || name === `${scope}Write`);
}

const READ = ['offline_access', 'User.Read', 'Contacts.Read'];
const WRITE = ['offline_access', 'User.Read', 'Contacts.ReadWrite', 'Tasks.ReadWrite', 'MailboxSettings.Read'];
