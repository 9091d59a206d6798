import { isDay, storedDay } from './time.ts';

/** A day that was read, or why it can't be. */
export type DayReading = { readonly day: string } | { readonly refused: 'not_a_day' | 'ambiguous' };

/**
 * Reads a day of the calendar: `1990-12-31`, `12/31/1990`, `31.12.1990`, `1990/12/31`, `31 Dec 1990`, `December 31, 1990`, or an instant in
 * ISO 8601. An instant with an offset is the day at its beginning; one in UTC is read as in `storedDay`.
 * `03/04/1990` is ambiguous: one day in America and another in Europe. Years have four digits.
 */
export function readDay(value: string, zone: string | null): DayReading {
  const text = value.trim();
  if (text.length > LONGEST || !HAS_YEAR.test(text)) return NOT_A_DAY;
  const instant = INSTANT.exec(text)?.groups;
  if (instant !== undefined) return dayOfInstant(text, instant, zone);
  const named = BY_NAME.map((pattern) => pattern.exec(text)?.groups).find((groups) => groups !== undefined);
  if (named !== undefined) return existing(named.year, monthOf(named.month ?? ''), named.day);
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year !== undefined) return existing(year, month, day);
  const numbers = YEAR_LAST.exec(text)?.groups;
  return numbers === undefined ? NOT_A_DAY : eitherWay(numbers.one, numbers.other, numbers.year);
}

const NOT_A_DAY: DayReading = { refused: 'not_a_day' };
const LONGEST = 60;
/** Part of every form below. Most texts aren't days and have no four-digit number. */
const HAS_YEAR = /(?<!\d)\d{4}(?!\d)/;

const INSTANT = /^(?<day>\d{4}-\d{2}-\d{2})(?:[T ](?<time>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(?<offset>[Zz]|[+-]\d{2}:?\d{2})?)?$/;
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,? )?';
const BY_NAME = [
  new RegExp(`^${WEEKDAY}(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?[ -](?:of )?(?<month>[a-z]{3,9})\\.?,?[ -](?<year>\\d{4})$`, 'i'),
  new RegExp(`^${WEEKDAY}(?<month>[a-z]{3,9})\\.?[ -](?<day>\\d{1,2})(?:st|nd|rd|th)?,?[ -](?<year>\\d{4})$`, 'i'),
  /^(?<year>\d{4}),?[ -](?<month>[a-z]{3,9})\.?[ -](?<day>\d{1,2})$/i,
];
const YEAR_FIRST = /^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$/;
const YEAR_LAST = /^(?<one>\d{1,2})(?<between>[./-]) ?(?<other>\d{1,2})\k<between> ?(?<year>\d{4})$/;

function dayOfInstant(text: string, parts: Readonly<Record<string, string | undefined>>, zone: string | null): DayReading {
  const { day = '', time, offset } = parts;
  if (!isDay(day) || (time !== undefined && !isTime(time))) return NOT_A_DAY;
  const stored = offset === undefined ? day : storedDay(text.replace(' ', 'T').replace(' ', ''), zone);
  return stored === null ? NOT_A_DAY : { day: stored };
}

function isTime(time: string): boolean {
  return !Number.isNaN(Date.parse(`2000-01-01T${time}Z`));
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** The number of a month by its name, its first three letters, or Sept. */
function monthOf(name: string): string | undefined {
  const short = name.toLowerCase();
  const index = MONTHS.findIndex((month) => month === short || month.slice(0, 3) === short || (short === 'sept' && month === 'september'));
  return index === -1 ? undefined : String(index + 1);
}

function existing(year = '', month = '', day = ''): DayReading {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? { day: text } : NOT_A_DAY;
}

/** Day first or month first: clear if only one of the two is a date, or both are the same. */
function eitherWay(one: string | undefined, other: string | undefined, year: string | undefined): DayReading {
  const readings = [existing(year, one, other), existing(year, other, one)].flatMap((reading) => ('day' in reading ? [reading.day] : []));
  const [first, second] = readings;
  if (first === undefined) return NOT_A_DAY;
  return second === undefined || first === second ? { day: first } : { refused: 'ambiguous' };
}
