import { type CountryCode, getCountries, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { PhoneComparison } from './identity.ts';
import { dialedNumber } from './phone.ts';

declare global {
  namespace Intl {
    /** The property became a method in Node 24. https://github.com/tc39/proposal-intl-locale-info */
    interface Locale {
      readonly timeZones?: readonly string[];
      getTimeZones?(): readonly string[] | undefined;
    }
  }
}

/**
 * Whether two numbers are the same international number. A national one is read in the country (ISO 3166-1 alpha-2; null if unknown).
 * An extension is part of the number. Numbers are checked by length: the lists of numbers in use lag behind, and leave out +1 555.
 */
export function comparePhones(one: string, other: string, country: string | null): PhoneComparison {
  const first = read(one, country);
  const second = read(other, country);
  if (first.extension !== second.extension) return 'different';
  if (first.whole !== null && second.whole !== null) return first.whole === second.whole ? 'same' : 'different';
  if (first.whole === null && second.whole === null)
    // The same in any country.
    return first.digits === second.digits && first.digits.length >= FEWEST_ALIKE ? 'same' : 'different';
  const [whole, national] = first.whole === null ? [second, first] : [first, second];
  return [whole.digits, whole.national].includes(national.digits) ? 'unclear' : 'different';
}

/** The number in E.164; null if its country isn't known, or it isn't a number there. A national one is read in the country. */
export function internationalNumber(number: string, country: string | null): string | null {
  return read(number, country).whole;
}

/** Whether the number has a country code. */
export function isInternational(number: string): boolean {
  return /^\s*(?:\+|00)/.test(dialedNumber(number));
}

/** The country of a time zone (an IANA name); null for zones without a country and abbreviations, like UTC. */
export function countryOfZone(zone: string | null): string | null {
  if (zone === null || /^(?:[A-Z0-9]+$|Etc\/)/.test(zone)) return null;
  const canonical = canonicalZone(zone);
  if (canonical === null) return null;
  const countries = getCountries();
  // The zones of the countries already have canonical names, unless the platform and its tables are from different
  // years.
  const found = countries.find((country) => zonesOf(country).includes(canonical));
  return found ?? countries.find((country) => zonesOf(country).map(canonicalZone).includes(canonical)) ?? null;
}

/** The country code in capitals; null if it isn't one. */
export function countryCode(text: string | null): string | null {
  const code = text?.trim().toUpperCase() ?? '';
  return isSupportedCountry(code) ? code : null;
}

/** Shorter numbers are local, and many areas use the same ones. */
const FEWEST_ALIKE = 8;

interface Read {
  /** E.164; null if the country isn't known, or the number isn't valid there. */
  readonly whole: string | null;
  /** The national significant number without leading zeros. */
  readonly national: string;
  /** All digits, without leading zeros and extension. */
  readonly digits: string;
  readonly extension: string | null;
}

function read(number: string, country: string | null): Read {
  const text = dialedNumber(number).replace(/^00/, '+');
  const defaultCountry = country !== null && isSupportedCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(text, { ...(defaultCountry === undefined ? {} : { defaultCountry }), extract: false });
  // A number with a country code is compared as it is, so that outdated lengths don't matter.
  if (parsed !== undefined && (text.startsWith('+') || parsed.isPossible()))
    return {
      whole: parsed.number,
      national: bare(parsed.nationalNumber),
      digits: bare(parsed.number),
      extension: parsed.ext ?? null,
    };
  const [, plain = text, extension = null] = EXTENSION.exec(text) ?? [];
  return { whole: null, national: bare(plain), digits: bare(plain), extension };
}

const EXTENSION = /^(.*?)\s*(?:;ext=|extension|ext\.?|x|#)\s*(\d{1,7})$/i;

function bare(number: string): string {
  return number.replace(/\D/g, '').replace(/^0+/, '');
}

/** The canonical name of a zone: Asia/Kolkata and Asia/Calcutta are the same. Null for an unknown zone. */
function canonicalZone(zone: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

function zonesOf(country: CountryCode): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`);
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
