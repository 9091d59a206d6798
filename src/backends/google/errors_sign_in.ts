import { Problem } from '../../contacts/errors.ts';
import { inWords } from '../../contacts/text.ts';
import { isGrantRefused, problemForOurApp, problemForOutage, problemForUnexplained } from '../token_errors.ts';
import type { TokenRefusal } from '../token_request.ts';
import { GOOGLE } from './client.ts';
import { IN_WORDS } from './sign_in_scopes.ts';

export type Stage = 'code' | 'refresh';

/** What a refusal by the token endpoint means. https://developers.google.com/identity/protocols/oauth2/web-server */
export function problemForToken(refusal: TokenRefusal, stage: Stage): Problem {
  const { status, error, trace } = refusal;
  if (status === 429 || status >= 500) return problemForOutage(GOOGLE, refusal);
  if (error === 'invalid_client' || error === 'unauthorized_client') return problemForOurApp(GOOGLE, refusal);
  if (error === 'redirect_uri_mismatch')
    return new Problem(
      'misconfigured',
      `This integration's own address isn't registered at ${GOOGLE}. Its publisher has to add it to the redirect URIs, so contact support.`,
      { trace },
    );
  if (error === 'admin_policy_enforced')
    return new Problem(
      stage === 'refresh' ? 'expired' : 'forbidden',
      `An administrator of your organization doesn't allow this integration for ${GOOGLE}. Ask them to allow it, then reconnect the account.`,
      { trace },
    );
  if (!isGrantRefused(refusal)) return problemForUnexplained(GOOGLE, refusal);
  return stage === 'refresh'
    ? new Problem('expired', `The sign-in to ${GOOGLE} has expired or was revoked. Reconnect the account.`, { trace })
    : new Problem('invalid_input', `The sign-in to ${GOOGLE} took too long or was used twice. Connect the account again.`, { trace });
}

/** For a sign-in in which the person didn't accept what every step needs. */
export function problemForMissing(scopes: readonly string[]): Problem {
  const missing = inWords(scopes.map((scope) => `"${IN_WORDS[scope] ?? scope}"`));
  return new Problem(
    'forbidden',
    `This connection wasn't allowed to ${missing} in ${GOOGLE}. Connect the account again, and select every box on the page of ${GOOGLE}.`,
  );
}
