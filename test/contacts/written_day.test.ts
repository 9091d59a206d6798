import fc from 'fast-check';
import { readDay } from '../../src/contacts/written_day.ts';

const BERLIN = 'Europe/Berlin';

describe('readDay', () => {
  test.each([
    '1990-12-31',
    '31 Dec 1990',
    '31 December 1990',
    '31. December 1990',
    '31-Dec-1990',
    'December 31, 1990',
    'Dec. 31 1990',
    'Monday, December 31st, 1990',
    'Mon, 31 Dec 1990',
    '31st of December 1990',
    '1990 Dec 31',
    '12/31/1990',
    '31/12/1990',
    '31.12.1990',
    '31. 12. 1990',
    '31-12-1990',
    '1990/12/31',
    '1990.12.31',
    ' 1990-12-31 ',
    '1990-12-31T00:00:00+01:00',
    '1990-12-31T23:30:00-08:00',
    '1990-12-31 15:30',
    '1990-12-30T23:00:00Z',
    '1990-12-31T00:00:00.000Z',
    '1990-12-31T11:59:00Z',
  ])('%s is the last day of 1990', (text) => {
    expect(readDay(text, BERLIN)).toEqual({ day: '1990-12-31' });
  });

  test.each([
    ['5/5/1990', '1990-05-05'],
    ['1990-6-7', '1990-06-07'],
    ['Sept 3, 1990', '1990-09-03'],
    ['may 3 1990', '1990-05-03'],
  ])('%s is %s', (text, day) => {
    expect(readDay(text, BERLIN)).toEqual({ day });
  });

  test.each(['03/04/1990', '3/4/1990', '3.4.1990', '03-04-1990'])('%s is one day here and another there', (text) => {
    expect(readDay(text, BERLIN)).toEqual({ refused: 'ambiguous' });
  });

  test.each([
    '31 Feb 1990',
    '1990-02-31',
    '31/02/1990',
    '1990/31/12',
    '12/31/90',
    '31 Foo 1990',
    'n/a',
    '',
    'tomorrow',
    '1990',
    '1990-12-31T25:00:00Z',
    '1990-12-31 25:00',
    '1990-02-31T10:00:00Z',
    '31/12.1990',
    `1990-12-31${' '.repeat(100)}x`,
  ])('"%s" is not a day', (text) => {
    expect(readDay(text, BERLIN)).toEqual({ refused: 'not_a_day' });
  });

  test('gives days that exist or a refusal, whatever is written', () => {
    const almost = fc.stringMatching(/^\d{1,4}[-/. ]([a-z]{3}|\d{1,2})[-/. ]\d{1,4}$/);
    fc.assert(
      fc.property(fc.oneof(almost, fc.string({ unit: 'binary' })), (text) => {
        const reading = readDay(text, BERLIN);
        expect('refused' in reading || new Date(reading.day).toISOString().startsWith(reading.day)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
