/** A date of birth in any form that the API takes (YYYY-MM-DD or MM-DD-YYYY, parted by - / . or _), as YYYY-MM-DD; undefined when it is none. */
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
  // Date.parse rolls 30 February over to March; a real date comes back as it went in.
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(day) ? undefined : day;
}

/** An ISO 8601 date or time in milliseconds since 1970; undefined when it is none. */
export function isoTime(typed: unknown): number | undefined {
  if (typeof typed !== 'string' || !/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(typed))
    return undefined;
  const time = Date.parse(typed);
  return Number.isNaN(time) ? undefined : time;
}

/** A moment as `YYYY-MM-DD HH:mm:ss` in a time zone: the form of appointments, which does not say its zone. */
export function localTime(milliseconds: number, timezone: string): string {
  // Swedish writes dates as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' }).format(milliseconds);
}

export const isoText = (milliseconds: number): string => new Date(milliseconds).toISOString();
