import type { ContactChange } from '../../contacts/change.ts';
import { checkedCountryCode } from '../../contacts/countries.ts';
import { Problem } from '../../contacts/errors.ts';

/**
 * The change with the country's code, because the API refuses a name with 422. Throws a problem for an unknown country,
 * or one that the vendor's list lacks. https://github.com/GoHighLevel/highlevel-api-docs/blob/main/apps/locations.json
 */
export function withCountryCode(change: ContactChange): ContactChange {
  if (change.country === undefined || change.country === null || change.country === '') return change;
  const country = checkedCountryCode(change.country);
  if (!LACKING.includes(country)) return { ...change, country };
  throw new Problem('invalid_input', `This account can't keep ${country} as Country. Leave Country blank, or enter another one.`);
}

/** Saint Barthélemy, Bonaire, Curaçao and South Sudan. */
const LACKING = ['BL', 'BQ', 'CW', 'SS'];
