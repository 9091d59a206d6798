import { storedDay } from './time.ts';
import { readDay } from './written_day.ts';

/** The day, as YYYY-MM-DD, of milliseconds since 1970 (a number or a text), ISO 8601 or words; null if it isn't one. */
export function dayKept(value: string | number, zone: string | null): string | null {
  const milliseconds = millisecondsIn(value);
  if (milliseconds !== null) return isDayIn(milliseconds) ? storedDay(milliseconds, zone) : null;
  const reading = typeof value === 'string' ? readDay(value, zone) : null;
  return reading !== null && 'day' in reading ? reading.day : null;
}

/**
 * Whether the value is almost certainly a day: milliseconds of the first moment of a day in some zone that are too many to be an amount, or
 * the first moment of a day in ISO 8601.
 */
export function looksLikeDay(value: string | number): boolean {
  if (typeof value === 'string' && !/\d{4}/.test(value)) return false;
  const milliseconds = millisecondsIn(value);
  return milliseconds === null ? MIDNIGHT.test(String(value).trim()) : isFirstMoment(milliseconds);
}

/** A day stored as a day or as its first moment. Nothing else looks like that, so the field's kind isn't needed. */
export function isPlainDay(value: string): boolean {
  return MIDNIGHT.test(value.trim());
}

function millisecondsIn(value: string | number): number | null {
  if (typeof value === 'number') return value;
  return /^-?\d{8,14}$/.test(value.trim()) ? Number(value) : null;
}

/** 0 is a day in 1970 if the field contains days. Without the field's kind it's a number. */
function isDayIn(milliseconds: number): boolean {
  return milliseconds === 0 || isFirstMoment(milliseconds) || isRecent(milliseconds);
}

/** The offsets of zones are quarters of an hour. */
function isFirstMoment(value: number): boolean {
  if (!Number.isInteger(value) || value === 0 || Math.abs(value) > LATEST) return false;
  return value % A_DAY === 0 || (value % A_QUARTER === 0 && Math.abs(value) >= LEAST);
}

/** A moment between 2001 and 2100, round or not. */
function isRecent(value: number): boolean {
  return Number.isInteger(value) && value >= 1e12 && value <= Date.UTC(2100, 0, 1);
}

const A_DAY = 24 * 60 * 60 * 1000;
const A_QUARTER = 15 * 60 * 1000;
/** Some months after 1970. */
const LEAST = 1e10;
const LATEST = Date.UTC(2200, 0, 1);
const MIDNIGHT = /^\d{4}-\d{2}-\d{2}(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i;
