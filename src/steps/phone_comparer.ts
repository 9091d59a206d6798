import type { ComparePhones } from '../contacts/identity.ts';
import type { Run } from '../operation.ts';

/**
 * Compares numbers for a write by their whole international form. A national number is read in the country of the account, or of the Zap
 * owner's time zone. The account is asked only if one of the numbers is national.
 */
export async function createPhoneComparer({ backend, connection }: Run, numbers: readonly string[]): Promise<ComparePhones> {
  const { comparePhones, countryCode, countryOfZone, isInternational } = await import('../contacts/international_phone.ts');
  const country = numbers.every(isInternational)
    ? null
    : (countryCode((await backend.phoneCountry?.(connection)) ?? null) ?? countryOfZone(connection.timezone));
  return (one, other) => comparePhones(one, other, country);
}
