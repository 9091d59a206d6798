import { Problem } from '../contacts/errors.ts';
import type { Connection } from './connection.ts';
import type { ChangeDate, Revision } from './ports.ts';

/** Milliseconds of a run that are kept for the work after a list. */
const LIST_RESERVE = 5_000;
/** The same after a page of a search, because its contacts may also get their tasks, notes and appointments. */
export const SEARCH_RESERVE = 8_000;

/** Whether a list has to stop here, although it has more. */
export function isOutOfTime(connection: Connection, reserve: number = LIST_RESERVE): boolean {
  return connection.http.left() < reserve;
}

/** Whether rows, newest first, reach back to the moment, in milliseconds since 1970. */
export function areReadBackTo(rows: readonly Revision[], date: ChangeDate, moment: number): boolean {
  return rows.some(({ contact }) => Date.parse((date === 'created' ? contact.created_at : contact.updated_at) ?? '') <= moment);
}

/** Refuses a page that was read before, because such a list has no end. Call it for each next page. */
export function endlessListGuard(connection: Connection, doing: string): (next: string) => void {
  const seen = new Set<string>();
  return (next) => {
    if (seen.has(next)) throw problemForEndlessList(connection, doing);
    seen.add(next);
  };
}

/** A list without an end. `too_much` if the pages before it are correct without the rest. */
export function problemForEndlessList(
  { http }: Connection,
  doing: string,
  kind: 'unexpected_response' | 'too_much' = 'unexpected_response',
): Problem {
  return new Problem(
    kind,
    `${http.label} couldn't ${doing}: its list doesn't continue where it should. Try again later. If this keeps happening, contact support.`,
  );
}

/** A list that is too long for one run. `remedy` is a sentence that says how to shorten it. */
export function problemForTooMuch(connection: Connection, read: number, remedy: string): Problem {
  const seconds = Math.max(1, Math.round((Date.now() - connection.now) / 1000));
  const time = seconds === 1 ? '1 second' : `${seconds} seconds`;
  return new Problem(
    'too_much',
    `This account has more contacts than one run can read. It read ${read.toLocaleString('en-US')} in ${time}, and there are more. ${remedy}`,
  );
}

/** The same for a list of something else, or of some of the contacts. */
export function problemForOutOfTime({ http }: Connection, doing: string): Problem {
  return new Problem(
    'too_much',
    `${http.label} couldn't ${doing} in the time of one run, because there's too much to read. Narrow it down.`,
  );
}

/** A Page value that isn't from a search. */
export function problemForBadPage(): Problem {
  return new Problem('invalid_input', `Page isn't from an earlier run of this search. Map "Next Page" from that run, or leave Page blank.`);
}
