import { outlookType } from '../account_types.ts';
import { entraSignIn } from '../entra_sign_in.ts';
import type { SignIn } from '../sign_in.ts';
import { contactsPath } from './client.ts';
import { scopesFor } from './sign_in_scopes.ts';
import * as wire from './wire.ts';

/** Microsoft Entra ID, for work, school and personal accounts. */
export const signIn: SignIn = {
  ...entraSignIn({ label: outlookType.label, prefix: 'OUTLOOK', scopes: scopesFor }),
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
