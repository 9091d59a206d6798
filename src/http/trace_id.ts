/** The vendor's ID of a request, as it can be shown: at most 64 safe characters; undefined if none is left. */
export function traceId(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  // Cut first, so that a megabyte as an ID isn't read any further.
  const id = value
    .slice(0, 1_000)
    .replace(/[^A-Za-z0-9._:-]/g, '')
    .slice(0, LONGEST);
  return id === '' ? undefined : id;
}

const LONGEST = 64;
