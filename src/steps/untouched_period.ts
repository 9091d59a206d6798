import { Problem } from '../contacts/errors.ts';
import type { Run } from '../operation.ts';
import { DAY, type Period } from './poll_query.ts';
import { readWholeNumber } from './read_input.ts';

/**
 * The day within which a contact was last changed if it has now been untouched for the chosen number of days. It moves
 * with the clock, so a poll may come up to a day late and still returns every contact.
 */
export function readUntouchedPeriod({ backend, connection, input }: Run): Period {
  if (backend.changes.recent === undefined)
    throw new Problem(
      'missing_capability',
      `${backend.label} doesn't keep dates of contacts, so this trigger can't be used with this account. Choose another account, or another trigger.`,
    );
  const days = readWholeNumber(input, 'days', 1, LONGEST);
  if (days === undefined) throw new Problem('invalid_input', 'Days is blank, and this trigger needs it. Enter a whole number, like 30.');
  const until = connection.now - days * DAY;
  return { since: until - DAY, until };
}

/** Ten years. */
const LONGEST = 3_650;
