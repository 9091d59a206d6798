import fc from 'fast-check';
import { isSeveralPhones, lastDigits, looksLikePhone, samePhone } from '../../src/contacts/phone.ts';
import { spellings } from './people.ts';

describe('samePhone', () => {
  test.each([
    ['+1 555 010 0123', '+15550100123'],
    ['(555) 010-0123', '+15550100123'],
    ['0015550100123', '+1 (555) 010-0123'],
    ['+0015550100123', '+15550100123'],
    ['0555 010 0123', '+44 555 010 0123'],
    ['5550100123', '15550100123'],
    ['910-0123', '+15559100123'],
    ['\u202a+1 555 010 0123\u202c', '+1 (555) 010-0123'],
    ['tel:+1-555-010-0123', '+15550100123'],
    ['+49 (0)30 1234567', '+49301234567'],
    ['0049 (0)30 / 1234567', '+49 30 1234567'],
    ['+١ ٥٥٥ ٠١٠ ٠١٢٣', '+15550100123'],
    ['+۱ ۵۵۵ ۰۱۰ ۰۱۲۳', '+15550100123'],
    ['+१ ५५५ ०१० ०१२३', '+15550100123'],
    ['+১ ৫৫৫ ০১০ ০১২৩', '+15550100123'],
    ['+๑ ๕๕๕ ๐๑๐ ๐๑๒๓', '+15550100123'],
    ['＋１ ５５５ ０１０ ０１２３', '+15550100123'],
  ])('%s rings where %s does', (one, other) => {
    expect(samePhone(one, other)).toBe(true);
  });

  test.each([
    ['with another country code on both', '+15550100123', '+445550100123'],
    ['when one whole number ends another whole number', '+5550100123', '+15550100123'],
    ['when a whole number, dialed with 00, ends another whole number', '0015550100123', '+9915550100123'],
    ['when blanks stand before the country', ' +5550100123', '+15550100123'],
    ['with another country code behind a mark for the direction of writing', '\u202a+15550100123', '+445550100123'],
    ['with another last digit', '555 010 0123', '+15550100124'],
    ['when the end in common is shorter than seven digits', '100123', '+15550100123'],
    ['when the one with the country is the shorter', '+5550100', '15550100'],
  ])('not %s', (_when, one, other) => {
    expect(samePhone(one, other)).toBe(false);
  });

  test.each(['+15550100123 ext. 5', '+15550100123 extension 5', '+15550100123x5', '+15550100123 #5', '+15550100123;ext=5'])(
    'an extension is left out of the comparison: %s',
    (extended) => {
      expect(samePhone(extended, '+1 555 010 0123')).toBe(true);
      expect(samePhone(extended, '+1 555 010 0123 ext 99')).toBe(true);
    },
  );

  test.each([
    ['x 5', false],
    ['+15550100123 ext.', false],
    ['+15550100123 box 5', false],
    ['+15550100123 EXT 5  ', true],
    [`+1555${'0'.repeat(96)}`, false],
    [`+1555${'0'.repeat(95)}`, true],
  ])('%s can be a phone number: %s', (text, can) => {
    expect(looksLikePhone(text)).toBe(can);
  });

  test('two texts that are too long for numbers are the same when they are equal', () => {
    const long = `+1${'5'.repeat(100)}`;
    expect(samePhone(long, ` ${long}`)).toBe(true);
    expect(samePhone(long, `${long}5`)).toBe(false);
  });

  test('two numbers of six digits are the same only when all of them are', () => {
    expect(samePhone('100 123', '100-123')).toBe(true);
    expect(samePhone('100 123', '9100123')).toBe(false);
  });

  test('nothing is not a number', () => {
    expect(samePhone(null, null)).toBe(false);
    expect(samePhone('+15550100123', null)).toBe(false);
    expect(samePhone(null, '+15550100123')).toBe(false);
    expect(samePhone('', '')).toBe(false);
    expect(samePhone('  ', '')).toBe(false);
  });

  test('texts without a digit are compared as texts', () => {
    expect(samePhone(' reception ', 'reception')).toBe(true);
    expect(samePhone('reception', ' reception ')).toBe(true);
    expect(samePhone('reception', 'kitchen')).toBe(false);
    expect(samePhone('reception', '+15550100123')).toBe(false);
  });

  test('a national number of at least seven digits is the same as with its country', () => {
    fc.assert(fc.property(spellings, ({ national, international }) => samePhone(national, international)));
  });

  test('is symmetric for whatever text', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[+0]{0,3}[0-9 ()x#.-]{0,16}$/));
    fc.assert(fc.property(text, text, (one, other) => samePhone(one, other) === samePhone(other, one)));
  });

  test('a number is the same as itself, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => samePhone(text, text) === (text.trim() !== '')));
  });
});

describe('lastDigits', () => {
  test.each([
    ['+1 (555) 010-0123', '0100123'],
    ['010 0123 x 42', '100123'],
    ['555', '555'],
    ['reception', ''],
  ])('of %s: %s', (number, digits) => {
    expect(lastDigits(number)).toBe(digits);
  });

  test('are what every spelling of a number has at its end', () => {
    fc.assert(
      fc.property(spellings, ({ national, international }) => {
        expect(lastDigits(national)).toHaveLength(7);
        expect(lastDigits(international)).toBe(lastDigits(national));
      }),
    );
  });

  test('are at most seven digits of whatever text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => /^\d{0,7}$/.test(lastDigits(text))));
  });
});

describe('looksLikePhone', () => {
  test.each(['555', '+1 555 010 0123', '(555) 010-0123 ext. 4', '555-010-0123x9'])('%s does', (text) => {
    expect(looksLikePhone(text)).toBe(true);
  });

  test.each(['', '12', 'ada@example.com', 'call 555 0100', '5550100 or 5550101', '5550100x5-7'])('"%s" does not', (text) => {
    expect(looksLikePhone(text)).toBe(false);
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof looksLikePhone(text) === 'boolean'));
  });
});

describe('isSeveralPhones', () => {
  test.each([
    '555-010-0124 / 555-010-0125',
    '+1 555 010 0124; +1 555 010 0125',
    '5550100124, 5550100125',
    '5550100124\n5550100125',
    '555-0124|555-0125',
  ])('%s is', (text) => {
    expect(isSeveralPhones(text)).toBe(true);
  });

  test.each(['', '030/1234567', '+49 30 123456 / 57', '+1 555 010 0123;ext=4', '+15550100123,,987654321#', '1/2/3'])(
    '"%s" is not',
    (text) => {
      expect(isSeveralPhones(text)).toBe(false);
    },
  );

  test('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof isSeveralPhones(text) === 'boolean'));
  });
});
