import * as zod from 'zod/mini';
import { Problem } from '../../contacts/errors.ts';
import { highlevelType } from '../account_types.ts';
import { authorizeUrl } from '../authorize_url.ts';
import type { AuthData } from '../backend.ts';
import { address, readCredentials } from '../environment.ts';
import type { Identity, SignIn, Tokens } from '../sign_in.ts';
import { requestToken } from '../token_request.ts';
import { type ApiAccess, PRODUCTION } from './client.ts';
import { problemForToken } from './errors_sign_in.ts';
import { locationOf } from './location.ts';
import { identifyLocation } from './sign_in_identify.ts';
import { hasScope } from './sign_in_scopes.ts';

const HIGHLEVEL = highlevelType.label;

/**
 * HighLevel's own OAuth, which doesn't document PKCE. https://marketplace.gohighlevel.com/docs/Authorization/OAuth2.0
 */
export const highlevelSignIn: SignIn = {
  ...highlevelType.signIn,
  authorizeUrl: ({ authData, redirectUri, state }) => {
    return authorizeUrl(address('HIGHLEVEL_AUTHORIZE_URL', 'https://marketplace.gohighlevel.com/v2/oauth/chooselocation'), {
      response_type: 'code',
      client_id: readCredentials('HIGHLEVEL', HIGHLEVEL).id,
      redirect_uri: redirectUri,
      scope: highlevelScopes(authData).join(' '),
      state,
    });
  },
  redeemCode: ({ authData, code, redirectUri, verifier }) =>
    token(authData, { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }, 'invalid_input'),
  refresh: ({ authData, refreshToken }) => token(authData, { grant_type: 'refresh_token', refresh_token: refreshToken }, 'expired'),
  identify: async (connection): Promise<Identity> => {
    if (locationOf(connection) === undefined) throw problemForAgency();
    return identifyLocation(connection);
  },
};

/**
 * HighLevel has a scope for each part of the API. It answers 401 if one is missing, which would look like an expired
 * sign-in.
 */
export function highlevelAccess(authData: AuthData): ApiAccess {
  return {
    label: HIGHLEVEL,
    hasScope: (scope) => hasScope(authData, scope),
    signInScope: (access, scope) => highlevelScopes({ access }).find((one) => one === scope),
    correctLocation: 'choose the right one',
  };
}

function highlevelScopes(authData: AuthData): string[] {
  const read = [
    'contacts.readonly',
    'locations.readonly',
    'locations/customFields.readonly',
    'locations/tags.readonly',
    'users.readonly',
    'businesses.readonly',
  ];
  // Only a step that writes chooses a workflow.
  return authData.access === 'read' ? read : [...read, 'contacts.write', 'workflows.readonly'];
}

const text = zod.optional(zod.nullable(zod.string()));
const TOKEN_RESPONSE = zod.object({
  access_token: zod.string().check(zod.minLength(1)),
  refresh_token: text,
  scope: text,
  userType: text,
  locationId: text,
  companyId: text,
  userId: text,
});

async function token(
  authData: AuthData,
  parameters: Record<string, string | undefined>,
  again: 'invalid_input' | 'expired',
): Promise<Tokens> {
  const { id, secret } = readCredentials('HIGHLEVEL', HIGHLEVEL);
  const response = await requestToken({
    label: HIGHLEVEL,
    url: `${address('HIGHLEVEL_API_URL', PRODUCTION)}/oauth/token`,
    parameters: { client_id: id, client_secret: secret, user_type: 'Location', ...parameters },
    schema: TOKEN_RESPONSE,
    refused: (refusal) => problemForToken(refusal, again),
  });
  const location = response.locationId ?? (again === 'expired' ? authData.location_id : undefined) ?? '';
  if (response.userType === 'Company' || location === '') throw problemForAgency();
  return {
    access_token: response.access_token,
    // Each refresh token works once. If the new one isn't kept, the connection is lost.
    ...(response.refresh_token ? { refresh_token: response.refresh_token } : {}),
    // A renewal grants nothing new, even if the sign-in asks for more by now.
    scope: response.scope ?? (again === 'expired' ? authData.scope : undefined) ?? highlevelScopes(authData).join(' '),
    location_id: location,
    ...(response.companyId ? { company_id: response.companyId } : {}),
    ...(response.userId ? { user_id: response.userId } : {}),
  };
}

function problemForAgency(): Problem {
  return new Problem(
    'invalid_input',
    `${HIGHLEVEL} connected a whole agency, but contacts belong to one location (sub-account). Connect again and choose a sub-account on the page where ${HIGHLEVEL} asks.`,
  );
}
