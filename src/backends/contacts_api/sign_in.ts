import { contactsApiType } from '../account_types.ts';
import type { AuthData } from '../backend.ts';
import { entraSignIn } from '../entra_sign_in.ts';
import { readSetting } from '../environment.ts';
import type { SignIn } from '../sign_in.ts';
import type { ApiAccess } from './client.ts';
import { identifyLocation } from './sign_in_identify.ts';
import { hasScope } from './sign_in_scopes.ts';

/** The Contacts API with the sign-in of Microsoft Entra ID. */
export const signIn: SignIn = {
  ...entraSignIn({ label: contactsApiType.label, prefix: 'CONTACTS_API', scopes: entraScopes }),
  ...contactsApiType.signIn,
  identify: async (connection) => {
    const { name, id } = await identifyLocation(connection);
    return { name: name ?? domainOf(connection.authData), id };
  },
};

/** The tenant, if it's a name; an ID means nothing to a person. */
function domainOf({ tenant = '' }: AuthData): string | null {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(tenant.trim()) ? tenant.trim() : null;
}

/** Entra's two scopes cover the whole API. */
export function entraAccess(authData: AuthData): ApiAccess {
  return {
    label: contactsApiType.label,
    hasScope: (scope) => !scope.startsWith('contacts.') || hasScope(authData, scope),
    signInScope: (access, scope) => (scope === 'contacts.write' ? SCOPES[access][1] : SCOPES[access][0]),
    correctLocation: 'correct the Location ID',
  };
}

const SCOPES = { read: ['contacts.readonly'], write: ['contacts.readonly', 'contacts.write'] } as const;

function entraScopes(authData: AuthData): string[] {
  const audience = readSetting('CONTACTS_API_AUDIENCE')?.replace(/\/+$/, '');
  const scopes = SCOPES[authData.access === 'read' ? 'read' : 'write'];
  return [...scopes.map((scope) => (audience === undefined ? scope : `${audience}/${scope}`)), 'offline_access'];
}
