import { Problem } from '../contacts/errors.ts';
import type { ChangeDate, Connection, Revision } from './ports.ts';

/** Of a run, the milliseconds that are left for what comes after a list was read whole. */
export const LIST_RESERVE = 5_000;
/** The same after a page of a search, whose contacts get their tasks, notes and appointments as well. */
export const SEARCH_RESERVE = 8_000;

/** Whether a list has to end here, though it goes on. */
export function isOutOfTime(connection: Connection, reserve: number = LIST_RESERVE): boolean {
  return connection.http.left() < reserve;
}

/** Whether rows that came newest first reach back to the moment, in milliseconds since 1970. */
export function areReadBackTo(rows: readonly Revision[], date: ChangeDate, moment: number): boolean {
  return rows.some(({ contact }) => Date.parse((date === 'created' ? contact.created_at : contact.updated_at) ?? '') <= moment);
}

/** Refuses to go on to a page that was read before: such a list has no end. To be asked for each page that follows. */
export function endlessListGuard(connection: Connection, doing: string): (next: string) => void {
  const seen = new Set<string>();
  return (next) => {
    if (seen.has(next)) throw endlessList(connection, doing);
    seen.add(next);
  };
}

/** A list that never comes to its end. `too_much` where the pages before are sound without the rest. */
export function endlessList(
  { http }: Connection,
  doing: string,
  kind: 'unexpected_response' | 'too_much' = 'unexpected_response',
): Problem {
  return new Problem(
    kind,
    `${http.label} couldn't ${doing}: its list doesn't continue where it should. Try again later. If this keeps happening, contact support.`,
  );
}

/** A list that is longer than one run can read. `remedy` is a sentence that says how to make it shorter. */
export function tooMuch(connection: Connection, read: number, remedy: string): Problem {
  const seconds = Math.max(1, Math.round((Date.now() - connection.now) / 1000));
  const time = seconds === 1 ? '1 second' : `${seconds} seconds`;
  return new Problem(
    'too_much',
    `This account has more contacts than one run can read. It read ${read.toLocaleString('en-US')} in ${time}, and there are more. ${remedy}`,
  );
}

/** The same of a list that isn't of contacts, or of a part of them. */
export function outOfTime({ http }: Connection, doing: string): Problem {
  return new Problem(
    'too_much',
    `${http.label} couldn't ${doing} in the time of one run, because there's too much to read. Narrow it down.`,
  );
}

/** A page to go on at that no search gave. */
export function badPage(): Problem {
  return new Problem('invalid_input', `Page isn't from an earlier run of this search. Map "Next Page" from that run, or leave Page blank.`);
}
