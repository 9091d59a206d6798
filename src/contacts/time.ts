import type { Due } from './task.ts';

/**
 * Reads a date or a date with time in the platform's ISO 8601 form. Without a zone, it's in `zone`, the user's own. A
 * date alone stays that day wherever it's read: its instant is noon there, farthest from the days before and after, as
 * in the platform's own dates without a time. Null if the text isn't a date, or names a day that doesn't exist.
 */
export function parseDueInstant(text: string, zone: string | null): Due | null {
  return readDate(text, zone, '12:00:00');
}

/**
 * The instant from which something counts, ISO 8601, UTC: read like `parseDueInstant`, but a date alone means its first moment.
 */
export function parseStartInstant(text: string, zone: string | null): string | null {
  return readDate(text, zone, '00:00:00')?.instant ?? null;
}

function readDate(text: string, zone: string | null, timeOfDay: string): Due | null {
  const parts = ISO.exec(text.trim());
  if (parts?.groups === undefined) return null;
  const { day = '', time = timeOfDay, offset } = parts.groups;
  if (!isDay(day)) return null;
  const milliseconds = offset === undefined ? instantIn(zone, `${day}T${time}`) : Date.parse(`${day}T${time}${colons(offset)}`);
  const instant = milliseconds === null ? null : written(milliseconds);
  const shown =
    zone === null || parts.groups.time === undefined
      ? day
      : written(wallClock(zone, milliseconds ?? Number.NaN) ?? milliseconds ?? Number.NaN);
  return instant === null || shown === null ? null : { instant, day: shown.slice(0, 10) };
}

/** Whether the text is YYYY-MM-DD and that day exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return day <= 28 || day <= daysOf(month, year);
}

function daysOf(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * The instant, in milliseconds, at which clocks in `zone` (an IANA name; UTC if null or unknown) show the given local
 * time; null if it isn't a time.
 */
export function instantIn(zone: string | null, local: string): number | null {
  const asUtc = Date.parse(`${local.replace(' ', 'T')}Z`);
  if (Number.isNaN(asUtc)) return null;
  // The offset depends on the instant that we compute, so it's read once near it and once at it.
  const near = asUtc - offsetOf(zone, asUtc);
  const instant = asUtc - offsetOf(zone, near);
  // If clocks skip this time, the offset before the change counts, so it lands after the gap.
  return instant + offsetOf(zone, instant) === asUtc ? instant : asUtc - offsetOf(zone, asUtc - A_DAY);
}

/**
 * The day that a service stores as an instant. If it's midnight in `zone`, it's that day there; otherwise, the day of
 * the nearest midnight UTC. Fields for days come as local midnight of the zone where someone entered them (T22:00Z in
 * Berlin), or near noon (T11:59Z). Numbers are milliseconds since 1970. A text without a time is the day that it names.
 * One with another zone than UTC begins with its day. Null if the value isn't a date.
 */
export function storedDay(value: string | number, zone: string | null): string | null {
  if (typeof value === 'number') return dayOfInstant(value, zone, null);
  const day = value.slice(0, 10);
  if (!isDay(day)) return null;
  if (day === value) return day;
  if (SAME_DAY_ANYWHERE.test(value)) return day;
  if (value.length > LONGEST) return null;
  const offset = /^[T ].*(Z|[+-]\d{2}:?\d{2})$/i.exec(value.slice(day.length))?.[1];
  return dayOfInstant(Date.parse(offset === undefined ? `${value}Z` : value), zone, /[1-9]/.test(offset ?? '') ? day : null);
}

function dayOfInstant(instant: number, zone: string | null, named: string | null): string | null {
  if (!(instant >= FIRST && instant <= LAST)) return null;
  const isMidnight = named === null && instant % A_DAY === 0;
  const wall = zone === null || isMidnight ? null : wallClock(zone, instant);
  if (wall !== null && wall % A_DAY === 0) return written(wall)?.slice(0, 10) ?? null;
  return named ?? written(Math.ceil(instant / A_DAY - 0.5) * A_DAY)?.slice(0, 10) ?? null;
}

/**
 * Midnight in UTC is that day in every zone, and 11:59 isn't midnight in any zone, so Outlook uses it for a day that
 * its API set.
 */
const SAME_DAY_ANYWHERE = /^(?!0000)\d{4}-\d{2}-\d{2}T(?:00:00|11:59):00(?:\.0{1,9})?Z$/;

/** An instant from the service in ISO 8601, UTC; null if it isn't a date. Numbers are milliseconds since 1970. */
export function toInstant(value: string | number | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' && IN_UTC.test(value) && isDay(value.slice(0, 10)))
    return value.length === WHOLE ? value : `${value.slice(0, -1)}.000Z`;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** An instant that is already in our form, or only lacks its milliseconds. */
const IN_UTC = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/;
const WHOLE = '2026-01-05T09:00:00.000Z'.length;

const ISO = /^(?<day>\d{4}-\d{2}-\d{2})(?:[T ](?<time>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(?<offset>[Zz]|[+-]\d{2}:?\d{2})?)?$/;

function colons(offset: string): string {
  return offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase();
}

function offsetOf(zone: string | null, instant: number): number {
  const wall = wallClock(zone, instant);
  return wall === null ? 0 : wall - Math.floor(instant / 1000) * 1000;
}

/** In ISO 8601 with a four-digit year; null outside these years. */
function written(instant: number): string | null {
  return instant >= FIRST && instant <= LAST ? new Date(instant).toISOString() : null;
}

const FIRST = Date.parse('0001-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

/** No date and time is longer. */
const LONGEST = 60;

const A_DAY = 24 * 60 * 60 * 1000;

/** The time on the zone's clocks at the instant, as if it were UTC, in whole seconds; null if the zone is unknown. */
export function wallClock(zone: string | null, instant: number): number | null {
  const format = formatter(zone);
  if (format === null || Number.isNaN(instant)) return null;
  const [, day, month, year = '', time] = BRITISH.exec(format.format(instant)) ?? [];
  return Date.parse(`${year.padStart(4, '0')}-${month}-${day}T${time}Z`);
}

/** As `en-GB` formats it: 31/12/1990, 23:59:59. `formatToParts` takes three times as long. */
const BRITISH = /^(\d\d)\/(\d\d)\/(\d{1,4}), ([\d:]{8})$/;

/**
 * Creating a format takes longer than everything else with a day, and every contact of a book is read in the same zone.
 */
const FORMATS = new Map<string, Intl.DateTimeFormat | null>();
/** A process serves many people, but fewer names of zones are in use. */
const FORMATS_LIMIT = 100;

function formatter(zone: string | null): Intl.DateTimeFormat | null {
  const name = zone ?? 'UTC';
  const cached = FORMATS.get(name);
  if (cached !== undefined) return cached;
  if (FORMATS.size >= FORMATS_LIMIT) FORMATS.clear();
  const made = newFormatter(name);
  FORMATS.set(name, made);
  return made;
}

function newFormatter(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch {
    return null;
  }
}
