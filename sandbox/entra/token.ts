import type Provider from 'oidc-provider';
import { isRecord, parseJson } from '../json.ts';
import type { ServiceResponse } from '../service.ts';
import type { TokenRegistry } from '../tokens.ts';
import { type EntraClient, shortScopes } from './clients.ts';
import { tokenRefusal } from './errors.ts';
import { DETAIL_HEADER } from './provider.ts';

/** The library's response to a token request in Entra's form. The API of the access token learns of it. */
export async function entraTokenResponse(
  response: ServiceResponse,
  client: EntraClient | undefined,
  provider: Provider,
  tokens: TokenRegistry,
): Promise<ServiceResponse> {
  const json = parseJson(String(response.body));
  if (!isRecord(json)) return tokenRefusal('invalid_request', 'The request body could not be read.', '');
  const { access_token, expires_in, refresh_token, id_token } = json;
  if (typeof access_token !== 'string' || typeof expires_in !== 'number') {
    return tokenRefusal(String(json.error), String(json.error_description ?? ''), response.headers?.[DETAIL_HEADER] ?? '');
  }
  const granted = String(json.scope ?? '').split(' ');
  const account = await provider.AccessToken.find(access_token);
  const scopes = shortScopes(granted);
  tokens.issue(client?.service ?? '', {
    value: access_token,
    scopes,
    expires_in,
    ...(account === undefined ? {} : { subject: account.accountId }),
  });
  const scope = granted.filter((name) => name !== 'offline_access').join(' ');
  return {
    status: 200,
    headers: { 'cache-control': 'no-store, no-cache' },
    body: { token_type: 'Bearer', scope, expires_in, ext_expires_in: expires_in, access_token, refresh_token, id_token },
  };
}
