import type { Authentication, Bundle, ZObject } from 'zapier-platform-core';
import type { Account } from './backends/backend.ts';
import { backendFor, registrationFor, registrations } from './backends/registry.ts';
import type { Tokens } from './backends/sign_in.ts';
import { Problem, toPlatformError } from './contacts/errors.ts';
import { ORDER, SIGN_IN_DEFAULTS, signInFields } from './fields/sign_in.ts';
import { accountOf, operation } from './operation.ts';

/** The page where the person signs in. */
export const authorizeUrl = signingIn(async (account, bundle) =>
  (await backendFor(account)).signIn.authorizeUrl({
    account,
    redirectUri: parameter(bundle, 'redirect_uri'),
    state: parameter(bundle, 'state'),
  }),
);

/** Exchanges the code; what it answers is kept with the connection, the sign-in fields included, since later stages get nothing else. */
export const getAccessToken = signingIn(async (account, bundle) => {
  const backend = await backendFor(account);
  const verifier = parameter(bundle, 'code_verifier');
  const tokens = await backend.signIn.exchange({
    account,
    redirectUri: parameter(bundle, 'redirect_uri'),
    code: parameter(bundle, 'code'),
    verifier: verifier === '' ? undefined : verifier,
  });
  const fields = Object.fromEntries(['access', ...ORDER].flatMap((key) => (account[key] === undefined ? [] : [[key, account[key]]])));
  return { ...fields, account_type: backend.key, ...tokens };
});

/** Renews the access. The platform merges the answer into what it keeps: a refresh token is in it only when a new one came. */
export const refreshAccessToken = signingIn(async (account): Promise<Tokens> => {
  const refreshToken = account.refresh_token;
  if (refreshToken === undefined) throw new Problem('expired', 'This connection has no way to renew its sign-in. Reconnect the account.');
  return (await backendFor(account)).signIn.refresh({ account, refreshToken });
});

/** Does what steps will do, and fails with a sentence where they would; its answer names the connection. */
export const test = operation(async ({ backend, connection }) => {
  const { id, name } = await backend.signIn.identify(connection);
  return { id, name: name ?? connection.account.email ?? null, account_type: backend.key, access: connection.account.access ?? 'write' };
});

/** `ada@example.com (Outlook, read only)`. The platform puts what the test answered into the input data. */
export const connectionLabel = signingIn((account, bundle): string => {
  const { label } = registrationFor(account);
  const access = account.access === 'read' ? 'read only' : 'read and write';
  const name = parameter(bundle, 'name');
  return name === '' ? `${label} (${access})` : `${name} (${label}, ${access})`;
});

export const authentication = {
  type: 'oauth2',
  fields: signInFields(registrations),
  oauth2Config: {
    authorizeUrl,
    getAccessToken,
    refreshAccessToken,
    autoRefresh: true,
    enablePkce: registrations.every(({ signIn }) => signIn.standardPkce),
  },
  test,
  connectionLabel,
} satisfies Authentication;

/** The stages of a sign-in differ in where they get its fields: in the inputs first, then in what is kept, then the default. */
function signingIn<T>(work: (account: Account, bundle: Bundle) => T | Promise<T>): (z: ZObject, bundle: Bundle) => Promise<T> {
  return async (_z, bundle) => {
    try {
      return await work({ ...SIGN_IN_DEFAULTS, ...accountOf(bundle.inputData, bundle.authData) }, bundle);
    } catch (error) {
      throw toPlatformError(error, null);
    }
  };
}

function parameter(bundle: Bundle, name: string): string {
  const value = bundle.inputData?.[name];
  return typeof value === 'string' ? value : '';
}
