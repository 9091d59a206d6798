import { Problem } from '../contacts/errors.ts';
import { NoResponse, type NoResponseReason } from './platform_request.ts';
import type { HttpRequest } from './request.ts';
import { BYTES_LIMIT } from './response_body.ts';
import { UNCERTAIN } from './status_errors.ts';

/** What to do about a failure that passes. */
export const TRY_LATER = 'Try again later.';

type Attempted = Pick<HttpRequest<unknown>, 'doing' | 'writes'>;

/** The problem of a missing response. `time`: the milliseconds that it had. */
export function problemForNoResponse(error: unknown, label: string, request: Attempted, time: number): Problem {
  const by: NoResponseReason = error instanceof NoResponse ? error.by : 'closed';
  if (by === 'too_large') return tooLarge(label, request);
  const slow = by === 'slow' || by === 'over';
  const what = slow ? `didn't answer within ${Math.round(time / 1000)} seconds` : "couldn't be reached, or closed the connection";
  if (request.writes) return new Problem('unknown_outcome', `${label} ${what} when asked to ${request.doing}. ${UNCERTAIN}`);
  return new Problem(slow ? 'timeout' : 'service_error', `${label} ${what} when asked to ${request.doing}. ${TRY_LATER}`, {
    again: slow ? undefined : { after: undefined },
  });
}

/** Why the body of a success can't be used. */
export interface Unreadable {
  readonly empty: boolean;
  readonly deep: boolean;
  /** The path to the field that doesn't match. */
  readonly path: readonly PropertyKey[];
}

/** A success whose body doesn't match the schema. After a write, the message says that it was probably done. */
export function problemForUnreadable(label: string, request: Attempted, { empty, deep, path }: Unreadable): Problem {
  const field =
    path.length === 0
      ? "it isn't the JSON that was expected"
      : `the field "${path.map(String).join('.').slice(0, 80)}" isn't what was expected`;
  const why = empty ? "it's empty" : deep ? 'its parts are nested more than a hundred times' : field;
  const what = `${label} was asked to ${request.doing}, but its response can't be read: ${why}.`;
  if (request.writes) return new Problem('unknown_outcome', `${what} It was probably saved anyway, so look in the account first.`);
  return new Problem('unexpected_response', `${what} ${TRY_LATER} If this keeps happening, contact support.`);
}

function tooLarge(label: string, request: Attempted): Problem {
  const what = `${label} sent more than ${BYTES_LIMIT / 1_048_576} MB when asked to ${request.doing}, which is more than can be read at once.`;
  if (request.writes) return new Problem('unknown_outcome', `${what} It was probably saved anyway, so look in the account first.`);
  return new Problem('too_much', `${what} ${TRY_LATER} If this keeps happening, contact support.`, { reason: 'response_too_large' });
}
