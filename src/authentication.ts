import type { Authentication, Bundle, ZObject } from 'zapier-platform-core';
import type { AuthData } from './backends/backend.ts';
import { accountTypeFor, accountTypes, backendFor } from './backends/registry.ts';
import type { Tokens } from './backends/sign_in.ts';
import { Problem, toPlatformError } from './contacts/errors.ts';
import { signInDefaults, signInFields, signInKeys } from './fields/sign_in.ts';
import { authDataOf, operation } from './operation.ts';

const DEFAULTS = signInDefaults(accountTypes);
const KEPT = signInKeys(accountTypes);

/** The page where the person signs in. */
export const authorizeUrl = signingIn(async (authData, bundle) =>
  (await backendFor(authData)).signIn.authorizeUrl({
    authData,
    redirectUri: parameter(bundle, 'redirect_uri'),
    state: parameter(bundle, 'state'),
  }),
);

/**
 * Exchanges the code. Zapier keeps the result with the connection, including the sign-in fields, because later stages
 * get nothing else.
 */
export const getAccessToken = signingIn(async (authData, bundle) => {
  const backend = await backendFor(authData);
  const verifier = parameter(bundle, 'code_verifier');
  const tokens = await backend.signIn.redeemCode({
    authData,
    redirectUri: parameter(bundle, 'redirect_uri'),
    code: parameter(bundle, 'code'),
    verifier: verifier === '' ? undefined : verifier,
  });
  const fields = Object.fromEntries(KEPT.flatMap((key) => (authData[key] === undefined ? [] : [[key, authData[key]]])));
  return { ...fields, account_type: backend.key, ...tokens };
});

/**
 * Renews the access. The platform merges the response into what it keeps, so a refresh token is only in it if there is
 * a new one.
 */
export const refreshAccessToken = signingIn(async (authData): Promise<Tokens> => {
  const refreshToken = authData.refresh_token;
  if (refreshToken === undefined) throw new Problem('expired', 'This connection has no way to renew its sign-in. Reconnect the account.');
  return (await backendFor(authData)).signIn.refresh({ authData, refreshToken });
});

/** Does what steps do, and fails with a message where they would; its output names the connection. */
export const test = operation(async ({ backend, connection }) => {
  const { id, name } = await backend.signIn.identify(connection);
  return { id, name: name ?? connection.authData.email ?? null, account_type: backend.key, access: connection.authData.access ?? 'write' };
});

/** `ada@example.com (Outlook, read only)`. The platform puts the test's output into the input data. */
export const connectionLabel = signingIn((authData, bundle): string => {
  const { label } = accountTypeFor(authData);
  const access = authData.access === 'read' ? 'read only' : 'read and write';
  const name = parameter(bundle, 'name');
  return name === '' ? `${label} (${access})` : `${name} (${label}, ${access})`;
});

export const authentication = {
  type: 'oauth2',
  fields: signInFields(accountTypes),
  oauth2Config: {
    authorizeUrl,
    getAccessToken,
    refreshAccessToken,
    autoRefresh: true,
    enablePkce: accountTypes.every(({ signIn }) => signIn.standardPkce),
  },
  test,
  connectionLabel,
} satisfies Authentication;

/**
 * The stages of a sign-in have its fields in different places: first the inputs, then the auth data, then the defaults.
 */
function signingIn<T>(work: (authData: AuthData, bundle: Bundle) => T | Promise<T>): (z: ZObject, bundle: Bundle) => Promise<T> {
  return async (_z, bundle) => {
    try {
      return await work({ ...DEFAULTS, ...authDataOf(bundle.inputData, bundle.authData) }, bundle);
    } catch (error) {
      throw toPlatformError(error, null);
    }
  };
}

function parameter(bundle: Bundle, name: string): string {
  const value = bundle.inputData?.[name];
  return typeof value === 'string' ? value : '';
}
