import { isDay, storedDay } from './time.ts';
import { readDay } from './written_day.ts';

/** A birthday as a contact has it. */
export interface Birthday {
  /** YYYY-MM-DD; null if the year is unknown. */
  readonly birthday: string | null;
  /** MM-DD. */
  readonly birthday_month_day: string | null;
}

/**
 * Reads a birthday that the service stores as a day, an instant (see `storedDay`; a number is milliseconds since 1970), a day without a
 * year (`--05-17`), or a date that isn't ambiguous. `zone` is the user's. Null if it's none of these.
 */
export function storedBirthday(value: string | number | null | undefined, zone: string | null): string | null {
  if (value === null || value === undefined || value === '') return null;
  const [, month, day] = typeof value === 'string' ? (/^--(\d{2})-?(\d{2})$/.exec(value.trim()) ?? []) : [];
  if (month !== undefined) return isDay(`${A_LEAP_YEAR}-${month}-${day}`) ? `--${month}-${day}` : null;
  const stored = storedDay(typeof value === 'string' ? value.trim() : value, zone);
  if (stored !== null || typeof value === 'number') return stored;
  const reading = readDay(value, zone);
  return 'day' in reading ? reading.day : null;
}

/** The parts of what `storedBirthday` returned. Services store a birthday without a year in the year 1604, 1 or 0. */
export function birthdayParts(stored: string | null): Birthday {
  if (stored === null) return { birthday: null, birthday_month_day: null };
  return { birthday: hasYear(stored) ? stored : null, birthday_month_day: stored.slice(-5) };
}

/** The day, YYYY-MM-DD, of the birthday in that year: one on 29 February comes a day earlier in most years. */
export function birthdayIn(year: number, monthDay: string): string {
  const day = `${year}-${monthDay}`;
  return isDay(day) ? day : `${year}-02-28`;
}

/** The birthdays, MM-DD, that come on that day: on 28 February of most years, also those on the 29th. */
export function monthDaysOn(day: string): readonly string[] {
  const monthDay = day.slice(5);
  const isEveOfMarch = monthDay === '02-28' && birthdayIn(Number(day.slice(0, 4)), LEAP_DAY) === day;
  return isEveOfMarch ? [monthDay, LEAP_DAY] : [monthDay];
}

/** Whether the day names a real year. */
export function hasYear(day: string): boolean {
  return !['--', '0000-', '0001-', '1604-'].some((none) => day.startsWith(none));
}

const A_LEAP_YEAR = 2000;
const LEAP_DAY = '02-29';
