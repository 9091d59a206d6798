import { wallClock } from './time.ts';

/**
 * The day, YYYY-MM-DD, whose `hour` (0 to 23) began less than half an hour ago on the clocks of `zone` (an IANA name;
 * UTC if null or unknown). Null if it began earlier or is still to come. An hour that the clocks skip begins with the
 * next one, and one that comes twice begins the first time.
 */
export function dayOfHour(zone: string | null, hour: number, now: number): string | null {
  const shown = clockAt(zone, now);
  const sinceHour = (shown - hour * AN_HOUR) % A_DAY;
  const began = shown - sinceHour;
  return began > clockAt(zone, now - HALF_AN_HOUR) ? new Date(began).toISOString().slice(0, 10) : null;
}

function clockAt(zone: string | null, instant: number): number {
  return wallClock(zone, instant) ?? wallClock(null, instant) ?? instant;
}

const AN_HOUR = 60 * 60 * 1000;
const HALF_AN_HOUR = AN_HOUR / 2;
const A_DAY = 24 * AN_HOUR;
