import * as zod from 'zod/mini';
import { parseJson } from '../../http/response_body.ts';
import { googleType } from '../account_types.ts';
import { authorizeUrl } from '../authorize_url.ts';
import type { AuthData } from '../backend.ts';
import { address, readCredentials } from '../environment.ts';
import type { SignIn, Tokens } from '../sign_in.ts';
import { requestToken } from '../token_request.ts';
import { GOOGLE } from './client.ts';
import { problemForMissing, problemForToken, type Stage } from './errors_sign_in.ts';
import { readPage } from './pages.ts';
import { hasScope, scopesFor } from './sign_in_scopes.ts';

/**
 * OAuth 2.0 of Google. `contacts` alone wouldn't say whose account it is, so the address is asked for, too.
 * https://developers.google.com/identity/protocols/oauth2/web-server
 */
export const signIn: SignIn = {
  ...googleType.signIn,
  authorizeUrl: ({ authData, redirectUri, state }) =>
    authorizeUrl(address('GOOGLE_AUTHORIZE_URL', 'https://accounts.google.com/o/oauth2/v2/auth'), {
      client_id: readCredentials('GOOGLE', GOOGLE).id,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: ['openid', 'email', ...scopesFor(authData)].join(' '),
      state,
      // Without both, a second sign-in brings no refresh token.
      access_type: 'offline',
      prompt: 'consent select_account',
    }),
  redeemCode: async ({ authData, code, redirectUri, verifier }) => {
    const parameters = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier };
    const tokens = await token({}, parameters, 'code');
    const scopes = scopesFor(authData);
    const missing = scopes.filter((scope) => !hasScope(tokens, scope));
    // People beyond the address book are an extra, so a step that needs them says what is missing.
    if (missing.some((scope) => scope === scopes[0])) throw problemForMissing(missing);
    return tokens;
  },
  refresh: ({ authData, refreshToken }) => token(authData, { grant_type: 'refresh_token', refresh_token: refreshToken }, 'refresh'),
  // The address came with the sign-in, so this only reads a contact.
  identify: async (connection) => {
    const page = { limit: 1, token: null };
    await readPage(connection, { fields: 'metadata', order: 'newest', isTest: true }, page, 'read the contacts');
    const { email = null, user_id: id = null } = connection.authData;
    return { name: email, id };
  },
};

const text = zod.optional(zod.nullable(zod.string()));
const TOKEN_RESPONSE = zod.object({
  access_token: zod.string().check(zod.minLength(1)),
  refresh_token: text,
  scope: text,
  id_token: text,
});

async function token(kept: AuthData, parameters: Record<string, string | undefined>, stage: Stage): Promise<Tokens> {
  const { id, secret } = readCredentials('GOOGLE', GOOGLE);
  const response = await requestToken({
    label: GOOGLE,
    url: address('GOOGLE_TOKEN_URL', 'https://oauth2.googleapis.com/token'),
    parameters: { client_id: id, client_secret: secret, ...parameters },
    schema: TOKEN_RESPONSE,
    refused: (refusal) => problemForToken(refusal, stage),
  });
  const { email = kept.email, sub: user_id = kept.user_id } = readIdToken(response.id_token ?? '');
  return {
    access_token: response.access_token,
    // A refresh returns none, so the old one stays.
    ...(response.refresh_token ? { refresh_token: response.refresh_token } : {}),
    scope: response.scope ?? kept.scope ?? '',
    ...(email === undefined ? {} : { email }),
    ...(user_id === undefined ? {} : { user_id }),
  };
}

const optionalText = zod.catch(zod.optional(zod.string()), undefined);
const CLAIMS = zod.object({ email: optionalText, sub: optionalText });

/**
 * Whose account it is. The token comes straight from Google, so its signature needn't be checked.
 * https://developers.google.com/identity/openid-connect/openid-connect#obtainuserinfo
 */
function readIdToken(idToken: string): zod.infer<typeof CLAIMS> {
  const read = CLAIMS.safeParse(parseJson(Buffer.from(idToken.split('.')[1] ?? '', 'base64url')).value);
  return read.success ? read.data : {};
}
