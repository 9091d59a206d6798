/** The vendor's id of a request as it can be shown: at most 64 characters of those that ids are made of; undefined when none is left. */
export function traceId(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  // Cut first: whoever sends a megabyte as an id has it read no further.
  const id = value
    .slice(0, 1_000)
    .replace(/[^A-Za-z0-9._:-]/g, '')
    .slice(0, LONGEST);
  return id === '' ? undefined : id;
}

const LONGEST = 64;
