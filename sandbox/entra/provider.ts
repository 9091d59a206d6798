import { generateKeyPairSync } from 'node:crypto';
import Provider from 'oidc-provider';
import { memoryAdapters } from './adapter.ts';
import { type EntraClient, redirectAllowed } from './clients.ts';

/** The library's provider behind Entra's paths. `url` is the sandbox's address. */
export function makeProvider(url: string, clients: readonly EntraClient[]): Provider {
  const provider = new Provider(`${url}/login/common/v2.0`, {
    adapter: memoryAdapters(),
    clients: clients.map(({ id, secret, scopes }) => ({
      client_id: id,
      client_secret: secret,
      scope: scopes.join(' '),
      redirect_uris: ['https://zapier.com/dashboard/auth/oauth/return/App/'],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_post',
    })),
    scopes: [...new Set(clients.flatMap(({ scopes }) => scopes))],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email'] },
    conformIdTokenClaims: false,
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, name: 'Sandbox User', preferred_username: accountId, email: accountId }),
    }),
    routes: { authorization: '/oauth2/v2.0/authorize', token: '/oauth2/v2.0/token', jwks: '/discovery/v2.0/keys' },
    features: { devInteractions: { enabled: false }, userinfo: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: {
      url: (context: { req: { originalUrl: string } }, { uid }: { uid: string }) =>
        `${tenantMount(context.req.originalUrl)}/interaction/${uid}`,
    },
    cookies: { keys: ['sandbox'] },
    jwks: { keys: [signingKey()] },
    pkce: { required: () => false },
    rotateRefreshToken: true,
    // A code works once. A second use is an error and also revokes its grant.
    ttl: {
      AccessToken: 3599,
      AuthorizationCode: 600,
      RefreshToken: 90 * 86_400,
      Session: 86_400,
      Interaction: 3600,
      Grant: 90 * 86_400,
      IdToken: 3599,
    },
    renderError: (context: { type: string; body: unknown }, out: { error: string; error_description?: string }) => {
      context.type = 'json';
      context.body = out;
    },
  });
  provider.Client.prototype.redirectUriAllowed = redirectAllowed;
  // The library's response doesn't say what exactly is wrong, but the translation into Entra's codes needs it.
  provider.on('grant.error', (context, error) => {
    const cause = error.cause instanceof Error ? error.cause.message : '';
    context.set(DETAIL_HEADER, (error.error_detail ?? cause).replace(/[^\x20-\x7e]/g, ' '));
  });
  return provider;
}

/** Passes the library's own words about a refused token request from the provider to the translation. */
export const DETAIL_HEADER = 'x-sandbox-detail';

/** `/login/{tenant}` of a path. */
export function tenantMount(path: string): string {
  return path.split('/').slice(0, 3).join('/');
}

function signingKey(): Record<string, unknown> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'sandbox' };
}
