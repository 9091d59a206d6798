/**
 * A date of birth in any form that the API takes (YYYY-MM-DD or MM-DD-YYYY, separated by - / . or _), as YYYY-MM-DD;
 * undefined if it isn't one.
 */
export function birthDate(typed: string): string | undefined {
  const yearFirst = /^(\d{4})([-/._])(\d{2})\2(\d{2})$/.exec(typed);
  const yearLast = /^(\d{2})([-/._])(\d{2})\2(\d{4})$/.exec(typed);
  const day = yearFirst
    ? `${yearFirst[1]}-${yearFirst[3]}-${yearFirst[4]}`
    : yearLast
      ? `${yearLast[4]}-${yearLast[1]}-${yearLast[3]}`
      : undefined;
  if (day === undefined) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  // Date.parse turns 30 February into a day in March, but a real date comes back unchanged.
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(day) ? undefined : day;
}

/** An ISO 8601 date or time in milliseconds since 1970; undefined if it isn't one. */
export function isoTime(typed: unknown): number | undefined {
  if (typeof typed !== 'string' || !/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(typed))
    return undefined;
  const time = Date.parse(typed);
  return Number.isNaN(time) ? undefined : time;
}

/** A moment as `YYYY-MM-DD HH:mm:ss` in a time zone, as in appointments, without the zone. */
export function localTime(milliseconds: number, timezone: string): string {
  // Swedish formats dates like ISO 8601.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' }).format(milliseconds);
}

export const isoText = (milliseconds: number): string => new Date(milliseconds).toISOString();
