import type { ChangeDate } from '../backends/backend.ts';
import { hasDate } from '../backends/dates.ts';
import { Problem } from '../contacts/errors.ts';
import { quote } from '../contacts/text.ts';
import { parseStartInstant } from '../contacts/time.ts';
import type { Run } from '../operation.ts';
import { readText } from './read_input.ts';
import { isBeyondAddressBook } from './selection.ts';

/**
 * From when on contacts trigger that exist when the trigger is turned on, in milliseconds since 1970. Undefined if it's blank, or too long
 * ago: then earlier polls have returned everything since.
 */
export function readStartFrom(run: Run, date: ChangeDate): number | undefined {
  const { backend, connection, input, meta } = run;
  const value = readText(input, 'start_from');
  if (value === undefined) return undefined;
  if (!hasDate(backend, date))
    throw new Problem(
      'missing_capability',
      `${backend.label} doesn't keep ${hasDate(backend, 'updated') ? 'the date when a contact was created' : 'dates of contacts'}, so Start From can't be used with this account. Clear Start From.`,
    );
  if (isBeyondAddressBook(run))
    throw new Problem(
      'missing_capability',
      "People outside the address book have no dates, so Start From can't be used with Source. Clear one of them.",
    );
  const moment = Date.parse(parseStartInstant(value, connection.timezone) ?? '');
  if (Number.isNaN(moment))
    throw new Problem('invalid_input', `Start From isn't a date: ${quote(value)}. Enter one like 2030-12-31T09:00:00-06:00.`);
  if (moment > connection.now + CLOCKS)
    throw new Problem('invalid_input', 'Start From is in the future. Choose a time within the last 30 days, or clear it.');
  if (moment >= connection.now - FURTHEST) return moment;
  if (!meta.isPopulatingDedupe) return undefined;
  throw new Problem('invalid_input', 'Start From is more than 30 days ago. Choose a time within the last 30 days, or clear it.');
}

const FURTHEST = 30 * 24 * 60 * 60 * 1000;
/** Clocks differ by some seconds. */
const CLOCKS = 60 * 1000;
