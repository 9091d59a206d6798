import * as zod from 'zod/mini';
import { Problem } from '../contacts/errors.ts';
import { authorizeUrl } from './authorize_url.ts';
import type { AuthData } from './connection.ts';
import { problemForEntra, type Refused } from './entra_errors.ts';
import { address, readCredentials } from './environment.ts';
import type { AuthorizeRequest, CodeRequest, RefreshRequest, Tokens } from './sign_in.ts';
import { requestToken } from './token_request.ts';

/** An app registered at Microsoft Entra ID, and what it asks for. */
export interface EntraApp {
  /** The account type's label. */
  readonly label: string;
  /** Of the environment's `<PREFIX>_CLIENT_ID`. */
  readonly prefix: string;
  scopes(authData: AuthData): readonly string[];
}

/**
 * OAuth 2.0 with Microsoft Entra ID, for every backend whose API trusts it.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export function entraSignIn(app: EntraApp) {
  const token = async (authData: AuthData, parameters: Record<string, string | undefined>, stage: Refused['stage']): Promise<Tokens> => {
    const { id, secret } = readCredentials(app.prefix, app.label);
    const response = await requestToken({
      label: app.label,
      url: endpoint(authData, 'token'),
      parameters: { client_id: id, client_secret: secret, ...parameters, scope: app.scopes(authData).join(' ') },
      schema: TOKEN_RESPONSE,
      refused: (refusal) =>
        problemForEntra(refusal, {
          label: app.label,
          stage,
          tenant: tenantOf(authData),
          consentLink: () => consentLink(app, authData, parameters.redirect_uri),
        }),
    });
    return {
      access_token: response.access_token,
      ...(response.refresh_token === undefined ? {} : { refresh_token: response.refresh_token }),
      scope: response.scope ?? app.scopes(authData).join(' '),
    };
  };
  return {
    authorizeUrl: ({ authData, redirectUri, state }: AuthorizeRequest): string => {
      return authorizeUrl(endpoint(authData, 'authorize'), {
        client_id: readCredentials(app.prefix, app.label).id,
        response_type: 'code',
        redirect_uri: redirectUri,
        response_mode: 'query',
        scope: app.scopes(authData).join(' '),
        state,
        prompt: 'select_account',
      });
    },
    redeemCode: (request: CodeRequest): Promise<Tokens> =>
      token(
        request.authData,
        { grant_type: 'authorization_code', code: request.code, redirect_uri: request.redirectUri, code_verifier: request.verifier },
        'code',
      ),
    refresh: (request: RefreshRequest): Promise<Tokens> =>
      token(request.authData, { grant_type: 'refresh_token', refresh_token: request.refreshToken }, 'refresh'),
  };
}

const TOKEN_RESPONSE = zod.object({
  access_token: zod.string().check(zod.minLength(1)),
  refresh_token: zod.optional(zod.string()),
  scope: zod.optional(zod.string()),
});

function tenantOf(authData: AuthData): string {
  const tenant = authData.tenant?.trim() ?? '';
  if (tenant === '') return 'common';
  // A tenant is a name, a domain or an ID; anything else would change the address.
  if (!/^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(tenant))
    throw new Problem(
      'invalid_input',
      `Tenant must be "common", "organizations", "consumers", a domain or a tenant ID. Correct it and connect again.`,
    );
  return tenant;
}

function endpoint(authData: AuthData, name: 'authorize' | 'token'): string {
  return `${address('MICROSOFT_LOGIN_URL', 'https://login.microsoftonline.com')}/${tenantOf(authData)}/oauth2/v2.0/${name}`;
}

/**
 * An administrator can't give consent through `common`.
 * https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 */
function consentLink(app: EntraApp, authData: AuthData, redirectUri: string | undefined): string {
  const tenant = tenantOf(authData);
  const where = tenant === 'common' || tenant === 'consumers' ? 'organizations' : tenant;
  return authorizeUrl(`${address('MICROSOFT_LOGIN_URL', 'https://login.microsoftonline.com')}/${where}/v2.0/adminconsent`, {
    client_id: readCredentials(app.prefix, app.label).id,
    scope: app
      .scopes(authData)
      .filter((scope) => scope !== 'offline_access')
      .join(' '),
    // Where the administrator is sent afterwards, which is only known during a sign-in.
    redirect_uri: redirectUri,
  });
}
