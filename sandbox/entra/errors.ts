import { randomUUID } from 'node:crypto';
import type { ServiceResponse } from '../service.ts';

/** Entra's response to a token request that it refuses. `detail`: the library's own words about it. */
export function tokenRefusal(error: string, description: string, detail: string): ServiceResponse {
  const described = ERRORS.find((item) => item.error === error && (item.detail === undefined || detail.includes(item.detail)));
  const { code, says, as } = described ?? { code: 9_002_313, says: `Invalid request. ${description}`, as: undefined };
  const trace_id = randomUUID();
  const correlation_id = randomUUID();
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const error_description = `AADSTS${code}: ${says} Trace ID: ${trace_id} Correlation ID: ${correlation_id} Timestamp: ${timestamp}`;
  const name = as ?? error;
  return {
    status: name === 'invalid_client' ? 401 : 400,
    headers: { 'cache-control': 'no-store, no-cache' },
    body: {
      error: name,
      error_description,
      error_codes: [code],
      timestamp,
      trace_id,
      correlation_id,
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    },
  };
}

/** The first item that fits counts. `as` is Entra's name for it. */
const ERRORS: readonly { error: string; detail?: string; code: number; says: string; as?: string }[] = [
  {
    error: 'invalid_grant',
    detail: 'already consumed',
    code: 54_005,
    says: 'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
  },
  {
    error: 'invalid_grant',
    detail: 'code_verifier must be provided',
    code: 50_148,
    says: 'The code_verifier does not match the code_challenge supplied in the authorization request for PKCE.',
  },
  {
    error: 'invalid_grant',
    detail: 'code_verifier',
    code: 501_481,
    says: 'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
  },
  {
    error: 'invalid_grant',
    detail: 'redirect_uri mismatch',
    code: 500_112,
    says: 'The reply address does not match the reply address provided when requesting Authorization code.',
  },
  { error: 'invalid_grant', detail: 'refresh token is expired', code: 700_082, says: 'The refresh token has expired due to inactivity.' },
  {
    error: 'invalid_grant',
    detail: 'code is expired',
    code: 70_008,
    says: 'The provided authorization code or refresh token has expired due to inactivity.',
  },
  { error: 'invalid_grant', code: 70_000, says: 'Provided grant is invalid or malformed.' },
  {
    error: 'invalid_client',
    detail: 'client not found',
    code: 700_016,
    says: 'Application was not found in the directory.',
    as: 'unauthorized_client',
  },
  { error: 'invalid_client', code: 7_000_215, says: 'Invalid client secret provided.' },
  { error: 'unsupported_grant_type', code: 70_003, says: 'The app requested an unsupported grant type.' },
  { error: 'invalid_scope', code: 70_011, says: "The provided value for the input parameter 'scope' is not valid." },
];
