import { Problem } from '../contacts/errors.ts';
import type { Exchange } from './exchange.ts';
import { problemOf } from './failures.ts';

/** What to do about a failure that is over by itself. */
export const NEXT = 'Try again later.';

type Attempted = Pick<Exchange<unknown>, 'doing' | 'writes' | 'needs'>;

/** What the platform's client throws names addresses and inputs, so none of it is passed on. */
export function lost(error: unknown, label: string, exchange: Attempted, time: number): Problem {
  const name = error instanceof Error ? error.name : '';
  if (name === 'RefreshAuthError')
    return problemOf({ status: 401, body: undefined, header: () => null }, {}, { label, ...exchange }, Date.now());
  const slow = name === 'AbortError' || name === 'TimeoutError';
  const what = slow ? `did not answer within ${Math.round(time / 1000)} seconds` : 'closed the connection or could not be reached';
  if (exchange.writes)
    return new Problem(
      'unknown_outcome',
      `${label} ${what} when asked to ${exchange.doing}. It may have been saved all the same: look in the account, or with a find step, before you run this step again.`,
    );
  return new Problem(slow ? 'timeout' : 'service_error', `${label} ${what} when asked to ${exchange.doing}. ${NEXT}`);
}

/** A success whose body is not what the contract says: after a write it says that the write was probably done. */
export function unreadable(label: string, exchange: Attempted, empty: boolean, path: readonly PropertyKey[]): Problem {
  const field =
    path.length === 0 ? 'it is not the JSON that was expected' : `the field "${path.map(String).join('.')}" is not what was expected`;
  const what = `${label} was asked to ${exchange.doing} and gave an answer that cannot be read: ${empty ? 'it is empty' : field}.`;
  if (exchange.writes)
    return new Problem(
      'unknown_outcome',
      `${what} It was probably saved all the same: look in the account, or with a find step, before you run this step again.`,
    );
  return new Problem('unexpected_answer', `${what} ${NEXT} If it stays, report it to the vendor.`);
}

/** A vendor's words can repeat what they were sent. */
export function withoutSecret(problem: Problem, token: string): Problem {
  if (token === '' || !problem.message.includes(token)) return problem;
  return new Problem(problem.kind, problem.message.replaceAll(token, '[secret]'), problem.detail);
}
