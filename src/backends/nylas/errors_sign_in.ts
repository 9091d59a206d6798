import { Problem } from '../../contacts/errors.ts';
import { nylasType } from '../account_types.ts';
import type { AuthData } from '../backend.ts';
import { isGrantRefused, problemForOurApp, problemForOutage, problemForUnexplained } from '../token_errors.ts';
import type { TokenRefusal } from '../token_request.ts';
import { NYLAS, regionOf } from './client.ts';

export type Stage = 'code' | 'refresh';

/**
 * What a refusal by the token endpoint means: `{error, error_description, error_uri, error_code}`.
 * https://developer.nylas.com/docs/api/errors/
 */
export function problemForToken(authData: AuthData, refusal: TokenRefusal, stage: Stage): Problem {
  const { status, error, description, trace } = refusal;
  const name = error.replace(/^api\./, '');
  if (status === 429 || status >= 500 || name === 'internal_error') return problemForOutage(NYLAS, refusal);
  if (OURS.includes(name) || /client_id|client_secret|api key/i.test(description)) return problemForOurApp(NYLAS, refusal);
  if (/region/i.test(description))
    return new Problem(
      'invalid_input',
      `${nylasType.label} doesn't know this integration in this region. Reconnect the account with ${otherRegion(authData)}.`,
      { trace },
    );
  if (/redirect_uri|callback_uri/i.test(description))
    return new Problem(
      'misconfigured',
      `This integration's own address isn't registered at ${nylasType.label}. Its publisher has to add it to the callback URIs, so contact support.`,
      { trace },
    );
  if (isGrantRefused(refusal) || /^grant[._](?:not_found|expired|invalid|revoked|deleted)/.test(name)) {
    const what =
      stage === 'refresh'
        ? 'has expired or was revoked. Reconnect the account.'
        : 'took too long or was used twice. Connect the account again.';
    return new Problem(stage === 'refresh' ? 'expired' : 'invalid_input', `The sign-in to ${nylasType.label} ${what}`, {
      trace,
    });
  }
  // An application is in one region, and the other one answers 401, as it also does for other reasons.
  // https://developer.nylas.com/docs/dev-guide/platform/data-residency/
  if (stage === 'code' && status === 401)
    return new Problem(
      'invalid_input',
      `${nylasType.label} refused the sign-in (401). Check the region: connect again with ${otherRegion(authData)} if that's where your data is kept.`,
      { trace },
    );
  return problemForUnexplained(NYLAS, refusal);
}

/** The second one is in the vendor's list of error types. */
const OURS: readonly string[] = ['invalid_client', 'token.unauthorized_access'];

/** By its label, which the form shows. */
function otherRegion(authData: AuthData): string {
  return `the ${nylasType.label} region "${regionOf(authData) === 'us' ? 'Europe' : 'United States'}"`;
}
