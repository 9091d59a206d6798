import fc from 'fast-check';
import { checkedCountryCode, countryCode, sameCountry } from '../../src/contacts/countries.ts';

describe('countryCode', () => {
  test.each([
    ['DE', ['Germany', 'germany', 'de', 'DE', ' Deutschland ', 'ALLEMAGNE', 'Alemania', 'Germania', 'Duitsland', 'Alemanha', 'DEU']],
    [
      'US',
      ['United States', 'USA', 'U.S.A.', 'U.S.', 'us', 'United States of America', 'The United States', 'Vereinigte Staaten', 'États-Unis'],
    ],
    ['GB', ['U.K.', 'UK', 'GB', 'England', 'Scotland', 'Wales', 'Great Britain', 'United Kingdom', 'Großbritannien', 'Royaume-Uni']],
    ['CH', ['Schweiz', 'Suisse', 'Svizzera', 'Switzerland']],
    ['AT', ['Österreich', 'Oesterreich', 'osterreich', 'Austria']],
    ['CI', ['Côte d’Ivoire', "Cote d'Ivoire", 'Ivory Coast']],
    ['BA', ['Bosnia & Herzegovina', 'Bosnia and Herzegovina']],
    ['NL', ['The Netherlands', 'Holland', 'Pays-Bas']],
    ['TR', ['Turkey', 'Türkiye', 'Türkei']],
    ['CZ', ['Czechia', 'Czech Republic']],
    ['GN', ['Guinea']],
    ['XK', ['Kosovo']],
  ])('%s', (code, ways) => {
    for (const way of ways) expect([way, countryCode(way)]).toEqual([way, code]);
  });

  test.each(['', ' ', 'Springfield', 'XX', 'EU', 'n/a', 'Congo', 'Korea', 'D', 'Germanyy', '??', 'x'.repeat(1000)])(
    '"%s" is none',
    (text) => {
      expect(countryCode(text)).toBeNull();
    },
  );

  test('every code is its own, and so is every English name', () => {
    const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
    const codes = letters.flatMap((one) => letters.map((other) => one + other)).filter((code) => countryCode(code) === code);
    expect(codes).toHaveLength(250);
    for (const code of codes) expect([code, countryCode(english.of(code) ?? '')]).toEqual([code, code]);
  });

  test('never throws and gives a code or nothing, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => expect(countryCode(text) ?? 'AA').toMatch(/^[A-Z]{2}$/)),
      { numRuns: 1000 },
    );
  });
});

test('an unknown country is a sentence with an example', () => {
  expect(checkedCountryCode('Schweiz')).toBe('CH');
  expect(() => checkedCountryCode('Atlantis')).toThrow(
    expect.objectContaining({
      kind: 'invalid_input',
      message: '"Atlantis" in Country isn\'t a country. Enter its name or its two-letter code, like Germany or DE.',
    }),
  );
});

test('two spellings of a country are the same one', () => {
  expect(sameCountry('Germany', 'DE')).toBe(true);
  expect(sameCountry('Atlantis', 'Atlantis')).toBe(true);
  expect(sameCountry('Atlantis', 'Mu')).toBe(false);
  expect(sameCountry(null, 'DE')).toBe(false);
});
