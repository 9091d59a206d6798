import { Problem } from '../../contacts/errors.ts';
import { outlookType } from '../account_types.ts';
import { entraSignIn } from '../entra_sign_in.ts';
import type { SignIn } from '../sign_in.ts';
import { readAnyContact } from './client.ts';
import { sharedMailbox } from './client_paths.ts';
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
    const { id, mail, userPrincipalName, displayName } = response.data;
    const mailbox = sharedMailbox(connection.authData);
    if (mailbox !== undefined && PERSONAL.test(id ?? '')) throw problemForPersonal();
    await readAnyContact(connection, connection.authData.access === 'read' ? 'Contacts.Read' : 'Contacts.ReadWrite');
    if (mailbox !== undefined) return { name: mailbox, id: mailbox.toLowerCase() };
    return { name: mail || userPrincipalName || displayName || null, id: id ?? null };
  },
};

/** The ID of a private account; that of an organization is a GUID. */
const PERSONAL = /^[0-9a-f]{16}$/i;

function problemForPersonal(): Problem {
  return new Problem(
    'forbidden',
    'Mailboxes are only shared within an organization, and this is a personal Microsoft account. Connect a work or school account, or leave Shared Mailbox blank.',
  );
}
