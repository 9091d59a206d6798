import fc from 'fast-check';
import { dayOfHour } from '../../src/contacts/hour_of_day.ts';

const MINUTE = 60 * 1000;

describe('dayOfHour', () => {
  test.each([
    ['UTC', 8, '2030-06-30T08:00:00.000Z', '2030-06-30'],
    ['UTC', 8, '2030-06-30T08:29:59.999Z', '2030-06-30'],
    ['UTC', 8, '2030-06-30T08:30:00.000Z', null],
    ['UTC', 8, '2030-06-30T07:59:59.999Z', null],
    ['UTC', 0, '2030-06-30T00:10:00.000Z', '2030-06-30'],
    ['UTC', 23, '2030-06-30T23:10:00.000Z', '2030-06-30'],
    [null, 8, '2030-06-30T08:10:00.000Z', '2030-06-30'],
    ['Middle/Earth', 8, '2030-06-30T08:10:00.000Z', '2030-06-30'],
    ['Asia/Kathmandu', 8, '2030-06-30T02:15:00.000Z', '2030-06-30'],
    ['Asia/Kathmandu', 8, '2030-06-30T02:14:59.000Z', null],
    ['Asia/Kathmandu', 8, '2030-06-30T02:45:00.000Z', null],
    ['Pacific/Kiritimati', 8, '2030-06-29T18:10:00.000Z', '2030-06-30'],
    ['Pacific/Honolulu', 23, '2030-07-01T09:10:00.000Z', '2030-06-30'],
  ])('in %s, hour %i, at %s: %s', (zone, hour, now, day) => {
    expect(dayOfHour(zone, hour, Date.parse(now))).toBe(day);
  });

  test.each([
    ['the clocks skip it', 'Europe/Berlin', 2, '2030-03-31T01:00:00Z', '2030-03-31'],
    ['the clocks skip it', 'America/New_York', 2, '2030-03-10T07:00:00Z', '2030-03-10'],
    ['half of it is skipped', 'Australia/Lord_Howe', 2, '2030-10-05T15:30:00Z', '2030-10-06'],
    ['midnight is skipped', 'Africa/Cairo', 0, '2030-04-25T22:00:00Z', '2030-04-26'],
    ['the last of a day is skipped', 'America/Nuuk', 23, '2030-03-31T01:00:00Z', '2030-03-30'],
    ['it comes twice', 'Europe/Berlin', 2, '2030-10-27T00:00:00Z', '2030-10-27'],
    ['it comes twice', 'America/New_York', 1, '2030-11-03T05:00:00Z', '2030-11-03'],
    ['it comes twice at midnight', 'America/Havana', 0, '2030-11-03T04:00:00Z', '2030-11-03'],
  ])('begins once where %s: %s, hour %i', (_what, zone, hour, moment, day) => {
    const start = Date.parse(moment);
    for (let minute = -90; minute < 150; minute += 1)
      expect([minute, dayOfHour(zone, hour, start + minute * MINUTE)]).toEqual([minute, minute >= 0 && minute < 30 ? day : null]);
  });

  test('begins once a day, at any hour, in every zone', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 364 }), (zone, hour, from) => {
        const start = Date.UTC(2030, 0, 1) + from * 24 * 60 * MINUTE;
        const days = Array.from({ length: 4 * 24 * 6 }, (_, index) => dayOfHour(zone, hour, start + index * 10 * MINUTE));
        const begun = days.flatMap((day, index) => (day !== null && day !== days[index - 1] ? [day] : []));
        expect(begun).toEqual([...new Set(begun)]);
        expect(begun.length).toBeGreaterThanOrEqual(4);
        for (const day of begun) expect(days.filter((one) => one === day).length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
