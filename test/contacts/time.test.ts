import fc from 'fast-check';
import { instantIn, isDay, parseDueInstant, parseStartInstant, storedDay, toInstant } from '../../src/contacts/time.ts';

const CHICAGO = 'America/Chicago';

/** The time on the zone's clocks, by the platform's own calendar: `2026-11-21 09:00`. */
function shown(instant: string, zone: string): string {
  return new Date(instant).toLocaleString('sv-SE', { timeZone: zone }).slice(0, 16);
}

describe('parseDueInstant', () => {
  test.each([
    ['in winter', '2026-11-21T09:00:00', '2026-11-21T15:00:00.000Z'],
    ['in summer', '2026-07-21T09:00:00', '2026-07-21T14:00:00.000Z'],
    ['without seconds', '2026-07-21T09:00', '2026-07-21T14:00:00.000Z'],
    ['with a blank in place of the T', '2026-07-21 09:00:30', '2026-07-21T14:00:30.000Z'],
    ['on the day on which clocks are put forward', '2026-03-08T09:00:00', '2026-03-08T14:00:00.000Z'],
    ['on the day on which clocks are put back', '2026-11-01T09:00:00', '2026-11-01T15:00:00.000Z'],
    ['with milliseconds', '2026-07-21T09:00:00.250', '2026-07-21T14:00:00.250Z'],
    ['as a day alone: its noon', '2026-07-21', '2026-07-21T17:00:00.000Z'],
    ['on the 29th of February of a leap year', '2028-02-29T12:00:00', '2028-02-29T18:00:00.000Z'],
  ])("without a zone it is meant in the user's own: %s", (_how, text, instant) => {
    expect(parseDueInstant(text, CHICAGO)).toEqual({ instant, day: text.slice(0, 10) });
  });

  test.each([
    ['Z', '2026-11-21T09:00:00Z', '2026-11-21T09:00:00.000Z', '2026-11-21'],
    ['a small z', '2026-11-21T09:00:00z', '2026-11-21T09:00:00.000Z', '2026-11-21'],
    ['an offset', '2026-11-21T09:00:00-06:00', '2026-11-21T15:00:00.000Z', '2026-11-21'],
    ['an offset without colon', '2026-11-21T09:00:00+0530', '2026-11-21T03:30:00.000Z', '2026-11-20'],
    ['an offset behind a blank', '2026-11-21 03:00 +00:00', '2026-11-21T03:00:00.000Z', '2026-11-20'],
  ])("an explicit zone counts, and the day is the user's: %s", (_how, text, instant, day) => {
    expect(parseDueInstant(text, CHICAGO)).toEqual({ instant, day });
  });

  test("blanks around it don't count", () => {
    expect(parseDueInstant(' 2026-11-21T09:00:00 ', CHICAGO)?.instant).toBe('2026-11-21T15:00:00.000Z');
  });

  test("a moment after the last year at the user's place is not a date", () => {
    expect(parseDueInstant('9999-12-31T23:00:00Z', 'Pacific/Auckland')).toBeNull();
  });

  test('without a known zone, UTC counts and the day stays as written', () => {
    expect(parseDueInstant('2026-11-21T23:30:00', null)).toEqual({ instant: '2026-11-21T23:30:00.000Z', day: '2026-11-21' });
    expect(parseDueInstant('2026-11-21T23:30:00-06:00', null)).toEqual({ instant: '2026-11-22T05:30:00.000Z', day: '2026-11-21' });
  });

  test('an unknown zone counts as none', () => {
    expect(parseDueInstant('2026-11-21T09:00:00', 'Middle/Earth')?.instant).toBe('2026-11-21T09:00:00.000Z');
    expect(parseDueInstant('2026-11-21T09:00:00Z', 'Middle/Earth')).toEqual({ instant: '2026-11-21T09:00:00.000Z', day: '2026-11-21' });
  });

  test.each([
    '2026-02-30',
    '2027-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-31T09:00:00',
    '2026-11-21T25:00',
    '2026-11-21T10:61',
    '2026-11-21T09:00:00+99:00',
    'tomorrow',
    '21.11.2026',
    '2026-1-2',
    '2026-11-21T9:00',
    '12026-11-21',
    '2026-11-21T09:00 America/Chicago',
    '',
    ' ',
  ])('"%s" is not a date', (text) => {
    expect(parseDueInstant(text, CHICAGO)).toBeNull();
    expect(parseDueInstant(text, null)).toBeNull();
  });

  test.each([
    ['0001-01-02', 'UTC'],
    ['9999-12-30', 'UTC'],
  ])('the ends of the calendar are read: %s', (day, zone) => {
    expect(parseDueInstant(day, zone)).toEqual({ instant: `${day}T12:00:00.000Z`, day });
  });

  test.each([
    ['9999-12-31T23:00', 'Pacific/Auckland'],
    ['9999-12-31T23:59:59-10:00', 'Pacific/Auckland'],
    ['9999-12-31T23:59', CHICAGO],
    ['0001-01-01T00:00:00+14:00', CHICAGO],
    ['0000-01-01', 'Pacific/Auckland'],
  ])('a date past the ends of the calendar is read or refused, and never throws: %s in %s', (text, zone) => {
    const due = parseDueInstant(text, zone);
    expect(due === null || /^\d{4}-/.test(due.instant)).toBe(true);
  });

  test('a date alone is a moment of that day, even where clocks skip midnight', () => {
    expect(parseStartInstant('2026-04-24', 'Africa/Cairo')).toBe('2026-04-23T22:00:00.000Z');
    expect(shown(parseStartInstant('2026-04-24', 'Africa/Cairo') ?? '', 'Africa/Cairo')).toBe('2026-04-24 01:00');
    expect(shown(parseStartInstant('2026-03-08', 'America/Havana') ?? '', 'America/Havana')).toBe('2026-03-08 01:00');
  });

  test('a date alone is a moment of that day everywhere and always', () => {
    const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const moment = fc.date({ min: new Date('2012-01-01'), max: new Date('2037-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, zone, (date, where) => {
        const day = date.toISOString().slice(0, 10);
        expect(shown(parseDueInstant(day, where)?.instant ?? '', where)).toBe(`${day} 12:00`);
        expect(shown(parseStartInstant(day, where) ?? '', where).slice(0, 10)).toBe(day);
      }),
      { numRuns: 300 },
    );
  });

  test('a time that the clocks skip is at most the skipped hour away, and on the same day', () => {
    const due = parseDueInstant('2026-03-08T02:30:00', CHICAGO);
    expect(['2026-03-08 01:30', '2026-03-08 03:30']).toContain(shown(due?.instant ?? '', CHICAGO));
    expect(due?.day).toBe('2026-03-08');
  });

  test('a time that the clocks show twice is one of the two', () => {
    expect(['2026-11-01T06:30:00.000Z', '2026-11-01T07:30:00.000Z']).toContain(parseDueInstant('2026-11-01T01:30:00', CHICAGO)?.instant);
  });

  test('never throws, whatever is typed and whatever the zone', () => {
    const almost = fc.stringMatching(/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,4})?)?([Zz]|[+-]\d{2}:?\d{2})?)?$/);
    const zone = fc.oneof(fc.constant(null), fc.constantFrom(CHICAGO, 'Pacific/Kiritimati', 'Asia/Kathmandu'), fc.string());
    fc.assert(
      fc.property(fc.oneof(almost, fc.string({ unit: 'binary' })), zone, (text, where) => {
        const due = parseDueInstant(text, where);
        expect(due === null || (!Number.isNaN(Date.parse(due.instant)) && /^[+-]?\d{4,6}-/.test(due.day))).toBe(true);
      }),
    );
  });
});

describe('instantIn', () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const moment = fc.date({ min: new Date('1975-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

  test('clocks of the zone show the requested time at the found instant', () => {
    fc.assert(
      fc.property(moment, zone, (date, where) => {
        const local = shown(date.toISOString(), where);
        const found = instantIn(where, `${local}:00`);
        expect(found).not.toBeNull();
        expect(shown(new Date(found ?? 0).toISOString(), where)).toBe(local);
      }),
      { numRuns: 300 },
    );
  });

  test("is null for what isn't a time", () => {
    expect(instantIn(CHICAGO, 'soon')).toBeNull();
    expect(instantIn(null, '')).toBeNull();
  });
});

describe('isDay', () => {
  test.each(['2028-02-29', '2026-12-31', '0001-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test.each(['2026-02-30', '2027-02-29', '2100-02-29', '2026-04-31', '2026-1-1', ' 2026-01-01', '2026-01-01T00:00', '+010000-01', '', 'x'])(
    '"%s" is none',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );
});

describe('toInstant', () => {
  test.each([
    ['2026-11-21T09:00:00Z', '2026-11-21T09:00:00.000Z'],
    ['2026-11-21T09:00:00.120+01:00', '2026-11-21T08:00:00.120Z'],
    [0, '1970-01-01T00:00:00.000Z'],
    [1_795_251_600_000, '2026-11-21T09:00:00.000Z'],
  ])('%s is %s', (value, instant) => {
    expect(toInstant(value)).toBe(instant);
  });

  test.each([null, undefined, '', 'never', Number.NaN, Number.POSITIVE_INFINITY])('%s is none', (value) => {
    expect(toInstant(value)).toBeNull();
  });
});

describe('storedDay', () => {
  test.each([
    ['the local midnight of a task list in Berlin', '2026-10-23T22:00:00.0000000', 'Europe/Berlin', '2026-10-24'],
    ['the same before clocks were put back', '2026-10-25T23:00:00.0000000', 'Europe/Berlin', '2026-10-26'],
    ['a birthday entered in Berlin', '1980-07-17T22:00:00Z', 'Europe/Berlin', '1980-07-18'],
    ['the same, seen from elsewhere', '1980-07-17T22:00:00Z', 'America/New_York', '1980-07-18'],
    ['a birthday near noon', '1980-07-18T11:59:00Z', 'Pacific/Kiritimati', '1980-07-18'],
    ['noon itself', '1980-07-18T12:00:00Z', null, '1980-07-18'],
    ['midnight UTC, seen from the east', '2030-01-15T00:00:00Z', 'Asia/Tokyo', '2030-01-15'],
    ['midnight UTC, seen from the west', '2030-01-15T00:00:00Z', 'Pacific/Honolulu', '2030-01-15'],
    ['midnight in Honolulu', '2030-01-15T10:00:00Z', 'Pacific/Honolulu', '2030-01-15'],
    ['midnight on Kiritimati', '2030-01-14T10:00:00Z', 'Pacific/Kiritimati', '2030-01-15'],
    ['an instant with an offset', '2030-01-15T00:00:00+02:00', null, '2030-01-15'],
    ['late in the day with an offset', '1990-12-10T23:30:00-08:00', 'Europe/Berlin', '1990-12-10'],
    ['the same midnight with an offset of elsewhere', '1980-07-17T18:00:00-0400', 'Europe/Berlin', '1980-07-18'],
    ['milliseconds', 1_751_328_000_000, 'America/New_York', '2025-07-01'],
    ['a day', '2030-01-15', 'Pacific/Kiritimati', '2030-01-15'],
    ['an unknown zone', '1980-07-17T22:00:00Z', 'Middle/Earth', '1980-07-18'],
  ])('%s', (_how, value, zone, day) => {
    expect(storedDay(value, zone)).toBe(day);
  });

  test.each(['', 'soon', '2030-02-31T00:00:00Z', Number.NaN, 1e18])('%s is no day', (value) => {
    expect(storedDay(value, 'Europe/Berlin')).toBeNull();
  });
});
