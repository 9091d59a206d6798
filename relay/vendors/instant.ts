/** A vendor's time as ISO 8601 in UTC: a text, or a number of seconds or milliseconds since 1970. */
export function instantIn(value: string | number | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  const date = new Date(typeof value === 'number' && value < SECONDS_LIMIT ? value * 1_000 : value);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** As milliseconds, it's in 1973; as seconds, in the year 5138. */
const SECONDS_LIMIT = 100_000_000_000;
