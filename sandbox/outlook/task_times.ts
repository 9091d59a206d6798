import { GraphError } from './errors.ts';
import { objectOf, textOrNull } from './json.ts';
import { day } from './times.ts';
import type { ZonedTime } from './todo.ts';

/** A local time with its zone; null clears it. */
export function zonedTime(value: unknown, property: string): ZonedTime | null {
  if (value === null) return null;
  const given = objectOf(value, 'microsoft.graph.dateTimeTimeZone', ['dateTime', 'timeZone']);
  const dateTime = textOrNull(given.dateTime ?? null, 'dateTime') ?? '';
  const timeZone = textOrNull(given.timeZone ?? null, 'timeZone') ?? 'UTC';
  // The zone has its own field; a zone inside the time could contradict it.
  if (!LOCAL_TIME.test(dateTime) || day(dateTime.slice(0, 10)) === undefined) {
    throw new GraphError(
      400,
      'InvalidDateTime',
      `The value '${dateTime}' of '${property}' is not a valid date and time without an offset.`,
    );
  }
  if (!isZone(timeZone)) throw new GraphError(400, 'InvalidTimeZone', `The time zone '${timeZone}' of '${property}' is not known.`);
  return { dateTime, timeZone };
}

/** What To Do keeps of a due time: the calendar day as written, whatever the zone, as midnight UTC. */
export function dayOf(value: unknown, property: string): ZonedTime | null {
  const requested = zonedTime(value, property);
  return requested && { dateTime: `${requested.dateTime.slice(0, 10)}T00:00:00.0000000`, timeZone: 'UTC' };
}

const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,7})?)?$/;

/**
 * A name of the IANA database, or one that looks like a Windows name: their list is long, and nothing is computed from
 * it here.
 */
function isZone(name: string): boolean {
  if (/^[A-Z][\w .()+-]* Standard Time$/.test(name)) return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' && !/^[+-]/.test(name);
  } catch {
    return false;
  }
}
