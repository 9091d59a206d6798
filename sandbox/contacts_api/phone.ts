/**
 * A phone number as the API stores it: E.164, with +1 before a national number of ten digits; null if nothing is left
 * of it.
 */
export function storedPhone(typed: string): string | null {
  const digits = typed.replace(/\D/g, '');
  if (digits === '') return null;
  if (!typed.trim().startsWith('+') && digits.length === 10) return `+1${digits}`;
  return `+${digits}`;
}
