import type { ComparePhones } from '../contacts/identity.ts';
import type { Run } from '../operation.ts';

/**
 * Compares numbers for a write, as whole international ones. A national one is read in the country of the account, or where that isn't
 * known in the country of the Zap owner's time zone; the account is asked only when one of the numbers is national.
 */
export async function createPhoneComparer({ backend, connection }: Run, numbers: readonly string[]): Promise<ComparePhones> {
  const { comparePhones, countryCode, countryOfZone, isInternational } = await import('../contacts/international_phone.ts');
  const country = numbers.every(isInternational)
    ? null
    : (countryCode((await backend.phoneCountry?.(connection)) ?? null) ?? countryOfZone(connection.timezone));
  return (one, other) => comparePhones(one, other, country);
}
