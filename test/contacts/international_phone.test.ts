import { comparePhones, countryCode, countryOfZone, isInternational } from '../../src/contacts/international_phone.ts';

describe('two phone numbers that decide a write', () => {
  it.each([
    ['+1 555 010 0123', '(555) 010-0123', 'US'],
    ['+1 310 555 0123', '1 310 555 0123', 'US'],
    ['+49 30 1234567', '030/1234567', 'DE'],
    ['+49 (0)30 1234567', '0049 30 1234567', null],
    ['+44 7700 900123', '07700 900123', 'GB'],
    ['+39 06 1234567', '06 1234567', 'IT'],
    ['+54 9 11 1234 5678', '011 15 1234 5678', 'AR'],
    ['tel:+1-555-010-0123', '+15550100123', null],
    ['+1 555 010 0123 ext. 12', '(555) 010-0123 x12', 'US'],
    // The same digits are the same number, in any country.
    ['030 1234567', '030/123 4567', null],
  ])('are the same: %s and %s in %s', (one, other, country) => {
    expect(comparePhones(one, other, country)).toBe('same');
    expect(comparePhones(other, one, country)).toBe('same');
  });

  it.each([
    ['+1 310 555 0123', '555-0123', 'US'],
    ['+1 310 555 0123', '555-0123', null],
    // Many areas use the same local number.
    ['555-0123', '555-0123', 'US'],
    ['+1 310 555 0123', '+44 310 555 0123', 'US'],
    ['+1 555 010 0123', '(555) 010-0123', 'DE'],
    ['+1 555 010 0123 ext. 12', '+1 555 010 0123 ext. 13', null],
    ['+1 555 010 0123 ext. 12', '+1 555 010 0123', null],
    ['(555) 010-0123 x12', '(555) 010-0123 x13', null],
    ['+49 30 1234567', '30 7654321', null],
  ])('are different: %s and %s in %s', (one, other, country) => {
    expect(comparePhones(one, other, country)).toBe('different');
    expect(comparePhones(other, one, country)).toBe('different');
  });

  it.each([
    ['+49 30 1234567', '030 1234567', null],
    ['+1 310 555 0123', '(310) 555-0123', null],
    ['+1 310 555 0123', '13105550123', null],
    // Too long for a number of that country, so it must be from another one.
    ['+49 30 12345678', '030 12345678', 'US'],
  ])('differ by a country code only: %s and %s in %s', (one, other, country) => {
    expect(comparePhones(one, other, country)).toBe('unclear');
    expect(comparePhones(other, one, country)).toBe('unclear');
  });
});

describe('the country of a number without a country code', () => {
  it.each([
    ['Europe/Berlin', 'DE'],
    ['America/Chicago', 'US'],
    ['Asia/Kolkata', 'IN'],
    ['Asia/Calcutta', 'IN'],
    ['US/Pacific', 'US'],
    ['Europe/Kyiv', 'UA'],
  ])('is that of the time zone %s', (zone, country) => {
    expect(countryOfZone(zone)).toBe(country);
  });

  it.each([null, 'UTC', 'Etc/UTC', 'Etc/GMT+5', 'EST', 'CET', 'Nowhere/Land', ''])('is not known from %s', (zone) => {
    expect(countryOfZone(zone)).toBeNull();
  });

  it('is a code that exists', () => {
    expect(countryCode(' us ')).toBe('US');
    expect(countryCode('United States')).toBeNull();
    expect(countryCode(null)).toBeNull();
  });

  it.each([
    ['+1 555 010 0123', true],
    [' tel:+1 555 010 0123', true],
    ['0049 30 1234567', true],
    ['030 1234567', false],
  ])('is needed or not: %s', (number, is) => {
    expect(isInternational(number)).toBe(is);
  });
});
