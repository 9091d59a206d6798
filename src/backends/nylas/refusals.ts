import { Problem } from '../../contacts/errors.ts';
import type { Account } from '../backend.ts';
import { ourFault, type TokenRefusal, traced, tryLater } from '../token_call.ts';
import { NYLAS, regionOf } from './region.ts';

/** Which of the two token calls was refused. */
export type Stage = 'exchange' | 'refresh';

/** What a refusal by the token endpoint means: `{error, error_description, error_uri, error_code}`. https://developer.nylas.com/docs/api/errors/ */
export function meaning(account: Account, refusal: TokenRefusal, stage: Stage): Problem {
  const { status, error, description } = refusal;
  const again = stage === 'refresh' ? 'expired' : 'invalid_input';
  if (status === 429 || status >= 500) return tryLater(NYLAS, refusal);
  if (/region/i.test(description) || (status === 401 && !OURS.includes(error))) return new Problem(again, wrongRegion(account, refusal));
  if (OURS.includes(error) || /client_id|client_secret|api key/i.test(description)) return ourFault(NYLAS, refusal);
  if (/redirect_uri/i.test(description))
    return new Problem(
      'misconfigured',
      `This integration's own address is not registered at Nylas${traced(refusal)}. Its publisher has to add it to the callback URIs; reconnecting does not help.`,
    );
  const what = stage === 'refresh' ? 'has expired or was revoked' : 'took too long or was used twice';
  return new Problem(again, `The sign-in to Nylas ${what}${traced(refusal)}. Connect the account again.`);
}

/** The second one is in the vendor's list of error types. */
const OURS: readonly string[] = ['invalid_client', 'token.unauthorized_access'];

/** An application lives in one region, and the other one answers 401. https://developer.nylas.com/docs/dev-guide/platform/data-residency/ */
function wrongRegion(account: Account, refusal: TokenRefusal): string {
  const region = regionOf(account);
  return `Nylas does not know this integration in the region "${region}"${traced(refusal)}. Connect again with the Nylas region "${region === 'us' ? 'eu' : 'us'}".`;
}
