import fc from 'fast-check';
import { readNumber } from '../../src/contacts/numbers.ts';

describe('readNumber', () => {
  test.each([
    ['1500', 1500],
    ['$1,500.00', 1500],
    ['1.500,00', 1500],
    ['1.500,00 €', 1500],
    ['EUR 1.234.567,89', 1_234_567.89],
    ["CHF 1'500.50", 1500.5],
    ['1\u202f500,50', 1500.5],
    ['1,500', 1500],
    ['1,5', 1.5],
    ['0,500', 0.5],
    ['1500,000', 1500],
    ['1,50,000', 150_000],
    ['-$3.50', -3.5],
    ['\u22123', -3],
    ['US$ 12', 12],
    ['.5', 0.5],
    ['0.125', 0.125],
    ['1234.567', 1234.567],
    ['007', 7],
    [' 12 ', 12],
    ['33.333333333333336', 33.333333333333336],
    ['1e+21', 1e21],
  ])('%s is %d', (text, number) => {
    expect(readNumber(text)).toEqual({ number });
  });

  test.each([
    'n/a',
    '',
    '-',
    '12%',
    '1,,000',
    '1,500,00',
    '--5',
    '+-5',
    '5.',
    '1.5.2',
    '3/4',
    '15 ABC',
    '5 kg',
    '0x10',
    'Infinity',
    '1e3',
    '١٢',
    '555-0123',
  ])('"%s" is not a number', (text) => {
    expect(readNumber(text)).toEqual({ refused: 'not_a_number' });
  });

  test.each(['1.500', '12.345', '€ 1.500'])('"%s" means a thousand times more in German than in English', (text) => {
    expect(readNumber(text)).toEqual({ refused: 'ambiguous' });
  });

  test.each(['12345678901234567890', '1234567.89012345678', '9'.repeat(100)])('the end of "%s" would be lost', (text) => {
    expect(readNumber(text)).toEqual({ refused: 'too_long' });
  });

  test('mapped numbers stay unchanged', () => {
    expect(readNumber(12.345)).toEqual({ number: 12.345 });
    expect(readNumber(Number.NaN)).toEqual({ refused: 'not_a_number' });
  });

  test('every amount in every way of writing it is that amount', () => {
    const amount = fc.integer({ min: 0, max: 999_999_999_999 });
    const way = fc.constantFrom(['en-US', ',', '.'], ['de-DE', '.', ','], ['de-CH', "'", '.'], ['fr-FR', ' ', ',']);
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 99 }), way, (whole, cents, [, group = '', point = '']) => {
        const text = `${String(whole).replace(/\B(?=(?:\d{3})+$)/g, group)}${point}${String(cents).padStart(2, '0')}`;
        expect(readNumber(text)).toEqual({ number: Number(`${whole}.${String(cents).padStart(2, '0')}`) });
      }),
    );
  });

  test('what counts as a number has the digits of the text, whatever the text', () => {
    const almost = fc.stringMatching(/^[-+$€ ]{0,2}[\d., ']{1,12}[ €A-Z]{0,4}$/);
    fc.assert(
      fc.property(fc.oneof(almost, fc.string({ unit: 'binary', maxLength: 80 })), (text) => {
        const reading = readNumber(text);
        if (!('number' in reading) || /e/i.test(text)) return;
        const digits = (value: string) => value.replace(/\D/g, '').replace(/^0+|0+$/g, '');
        expect(digits(String(reading.number))).toContain(digits(text).slice(0, 15));
      }),
      { numRuns: 1000 },
    );
  });
});
