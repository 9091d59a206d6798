/** The text, or null where there is none: services give a blank as well as nothing. */
export function nullIfBlank(value: string | null | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}
