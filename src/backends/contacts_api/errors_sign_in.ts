import { Problem } from '../../contacts/errors.ts';
import { highlevelType } from '../account_types.ts';
import { isGrantRefused, problemForOurApp, problemForOutage, problemForUnexplained } from '../token_errors.ts';
import type { TokenRefusal } from '../token_request.ts';

const HIGHLEVEL = highlevelType.label;

/** What a refusal by the token endpoint means; `again` is the kind for a refused grant. */
export function problemForToken(refusal: TokenRefusal, again: 'invalid_input' | 'expired'): Problem {
  const { status, error, description, trace } = refusal;
  if (status === 429 || status >= 500) return problemForOutage(HIGHLEVEL, refusal);
  if (error === 'invalid_client' || /\bclient\b/i.test(description)) return problemForOurApp(HIGHLEVEL, refusal);
  if (/not active/i.test(description))
    return new Problem('forbidden', `This ${HIGHLEVEL} location (sub-account) isn't active. Ask your agency to activate it.`, { trace });
  if (!isGrantRefused(refusal)) return problemForUnexplained(HIGHLEVEL, refusal);
  const what =
    again === 'expired'
      ? 'has expired, was used already or was revoked. Reconnect the account.'
      : 'took too long or was used twice. Connect the account again.';
  return new Problem(again, `The sign-in to ${HIGHLEVEL} ${what}`, { trace });
}
