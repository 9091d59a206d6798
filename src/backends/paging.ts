import { Problem } from '../contacts/errors.ts';
import type { Connection, NewsDate, Revision } from './ports.ts';

/** Of a run, the milliseconds that are left for what comes after the last page. */
const RESERVE = 5_000;

/** Whether a list has to end here, though it goes on. */
export function isOutOfTime(connection: Connection): boolean {
  return connection.http.left() < RESERVE;
}

/** Whether rows that came newest first reach back to the moment, in milliseconds since 1970. */
export function reaches(rows: readonly Revision[], date: NewsDate, moment: number): boolean {
  return rows.some(({ contact }) => Date.parse((date === 'created' ? contact.created_at : contact.updated_at) ?? '') <= moment);
}

/** A list that is longer than one run can read. `remedy` is a sentence that says how to make it shorter. */
export function tooMuch(connection: Connection, read: number, remedy: string): Problem {
  const seconds = Math.max(1, Math.round((Date.now() - connection.now) / 1000));
  const time = seconds === 1 ? '1 second' : `${seconds} seconds`;
  return new Problem(
    'too_much',
    `This account has more contacts than one run can read: it read ${read.toLocaleString('en-US')} contacts in ${time} and there are more. ${remedy}`,
  );
}
