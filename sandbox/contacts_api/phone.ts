/**
 * A phone number as the API stores it: E.164, with +1 before a national number of ten digits; null if nothing is left
 * of it. The zero in "+49 (0)30" is dialed only within the country.
 */
export function storedPhone(typed: string): string | null {
  const isInternational = typed.trim().startsWith('+');
  const digits = (isInternational ? typed.replace('(0)', '') : typed).replace(/\D/g, '');
  if (digits === '') return null;
  if (!isInternational && digits.length === 10) return `+1${digits}`;
  return `+${digits}`;
}
