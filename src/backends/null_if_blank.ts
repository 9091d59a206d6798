/** The text; null if it's missing or blank, because services return either. */
export function nullIfBlank(value: string | null | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}
