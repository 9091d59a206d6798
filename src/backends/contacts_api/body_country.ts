import type { ContactChange } from '../../contacts/change.ts';
import { checkedCountryCode } from '../../contacts/countries.ts';
import { Problem } from '../../contacts/errors.ts';

/**
 * The change with its country as the code that the API wants; a name is refused there with 422. Throws a sentence for a country that nobody
 * knows, or that the vendor's list lacks. https://github.com/GoHighLevel/highlevel-api-docs/blob/main/apps/locations.json
 */
export function withCountryCode(change: ContactChange): ContactChange {
  if (change.country === undefined || change.country === null || change.country === '') return change;
  const country = checkedCountryCode(change.country);
  if (!LACKING.includes(country)) return { ...change, country };
  throw new Problem('invalid_input', `This account can't keep ${country} as Country. Leave Country blank, or enter another one.`);
}

/** Saint Barthélemy, Bonaire, Curaçao and South Sudan. */
const LACKING = ['BL', 'BQ', 'CW', 'SS'];
