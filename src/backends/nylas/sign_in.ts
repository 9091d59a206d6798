import * as zod from 'zod/mini';
import { Problem } from '../../contacts/errors.ts';
import { nylasType } from '../account_types.ts';
import { authorizeUrl } from '../authorize_url.ts';
import type { AuthData } from '../backend.ts';
import { readCredentials } from '../environment.ts';
import { isTicked, type SignIn, type Tokens } from '../sign_in.ts';
import { requestToken } from '../token_request.ts';
import { apiAddress, CONTACTS, NYLAS } from './client.ts';
import { readMailbox } from './client_provider.ts';
import { problemForToken, type Stage } from './errors_sign_in.ts';
import { providerNamed } from './providers.ts';
import { scopesFor, withScope } from './sign_in_scopes.ts';
import * as wire from './wire.ts';

/**
 * Hosted OAuth with an access token. Nylas hashes PKCE's verifier in its own way.
 * https://developer.nylas.com/docs/v3/auth/hosted-oauth-accesstoken/
 */
export const signIn: SignIn = {
  ...nylasType.signIn,
  authorizeUrl: ({ authData, redirectUri, state }) => {
    const provider = authData.nylas_provider?.trim().toLowerCase() ?? '';
    const scopes = scopesFor(provider, authData.access, isTicked(authData.people_sources));
    return authorizeUrl(`${apiAddress(authData)}/v3/connect/auth`, {
      client_id: readCredentials('NYLAS', NYLAS).id,
      redirect_uri: redirectUri,
      response_type: 'code',
      // Without it, there's no refresh token.
      access_type: 'offline',
      provider: providerChoice(provider),
      scope: scopes.length === 0 ? undefined : scopes.join(' '),
      state,
    });
  },
  redeemCode: ({ authData, code, redirectUri }) =>
    token(authData, { grant_type: 'authorization_code', code, redirect_uri: redirectUri }, 'code'),
  refresh: ({ authData, refreshToken }) => token(authData, { grant_type: 'refresh_token', refresh_token: refreshToken }, 'refresh'),
  identify: async (connection) => {
    const { authData } = connection;
    const { id, email, provider, grant_status } = await readMailbox(connection);
    if (grant_status === 'invalid')
      throw new Problem(
        'expired',
        `The provider of this mailbox no longer lets ${nylasType.label} in, for example after a new password. Reconnect the account.`,
      );
    const use = authData.access === 'read' ? 'address_book' : 'write';
    await connection.http.send({
      method: 'GET',
      url: CONTACTS,
      query: { limit: 1, source: 'address_book' },
      schema: wire.contacts,
      doing: 'read the contacts',
      writes: false,
      ...withScope(provider || authData.provider, use),
    });
    const name = email || authData.email || null;
    const through = provider || authData.provider || '';
    return {
      name: name === null || through === '' ? name : `${name} via ${providerNamed(through).label}`,
      id: id ?? authData.grant_id ?? null,
    };
  },
};

/**
 * Without one, Nylas shows a page with all providers.
 * https://developer.nylas.com/docs/reference/api/authentication-apis/
 */
function providerChoice(provider: string): string | undefined {
  if (provider === 'google' || provider === 'microsoft') return provider;
  if (provider === 'other') return 'imap,icloud,ews,yahoo';
  if (provider === '') return undefined;
  throw new Problem(
    'invalid_input',
    'Provider must be Google, Microsoft, or iCloud, Exchange, IMAP or Yahoo. Correct it or leave it blank, and connect again.',
  );
}

const text = zod.optional(zod.nullable(zod.string()));
const TOKEN_RESPONSE = zod.object({
  access_token: zod.string().check(zod.minLength(1)),
  refresh_token: text,
  scope: text,
  grant_id: text,
  email: text,
  provider: text,
});

async function token(authData: AuthData, parameters: Record<string, string>, stage: Stage): Promise<Tokens> {
  const { id, secret } = readCredentials('NYLAS', NYLAS);
  const response = await requestToken({
    label: NYLAS,
    url: `${apiAddress(authData)}/v3/connect/token`,
    // The secret of a Nylas application is its API key.
    parameters: { client_id: id, client_secret: secret, ...parameters },
    json: true,
    schema: TOKEN_RESPONSE,
    refused: (refusal) => problemForToken(authData, refusal, stage),
  });
  // A refresh returns less than a sign-in, so the old data stays. A new sign-in can be to another mailbox, so nothing
  // old stays.
  const kept: AuthData = stage === 'refresh' ? authData : {};
  const grant_id = response.grant_id || kept.grant_id;
  const email = response.email || kept.email;
  const provider = response.provider || kept.provider;
  return {
    access_token: response.access_token,
    ...(response.refresh_token ? { refresh_token: response.refresh_token } : {}),
    scope: response.scope ?? kept.scope ?? '',
    ...(grant_id ? { grant_id } : {}),
    ...(email ? { email } : {}),
    ...(provider ? { provider } : {}),
  };
}
