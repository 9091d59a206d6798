import { birthdayIn, birthdayParts, hasYear, storedBirthday } from '../../src/contacts/birthday.ts';

describe('storedBirthday', () => {
  test.each([
    ['1980-07-17T22:00:00Z', 'Europe/Berlin', '1980-07-18'],
    ['1980-07-18', null, '1980-07-18'],
    [332_726_400_000, null, '1980-07-18'],
    ['--05-17', null, '--05-17'],
    ['--0517', null, '--05-17'],
    ['--02-29', null, '--02-29'],
    ['12/31/1990', null, '1990-12-31'],
    ['1604-07-18T11:59:00Z', 'Europe/Berlin', '1604-07-18'],
  ])('%s in %s is %s', (value, zone, stored) => {
    expect(storedBirthday(value, zone)).toBe(stored);
  });

  test.each([null, undefined, '', '--02-30', '--13-01', '03/04/1990', 'in May', Number.NaN])('%s is none', (value) => {
    expect(storedBirthday(value, null)).toBeNull();
  });
});

test.each([
  ['1980-07-18', '1980-07-18', '07-18'],
  ['1604-07-18', null, '07-18'],
  ['0001-07-18', null, '07-18'],
  ['0000-07-18', null, '07-18'],
  ['--07-18', null, '07-18'],
  [null, null, null],
])('of %s a contact has the birthday %s and the day %s', (stored, birthday, birthday_month_day) => {
  expect(birthdayParts(stored)).toEqual({ birthday, birthday_month_day });
});

test('1604 is not a real year, 1605 is', () => {
  expect([hasYear('1604-01-01'), hasYear('1605-01-01')]).toEqual([false, true]);
});

test.each([
  [2030, '06-30', '2030-06-30'],
  [2030, '02-29', '2030-02-28'],
  [2032, '02-29', '2032-02-29'],
  [2100, '02-29', '2100-02-28'],
  [2000, '02-29', '2000-02-29'],
  [2030, '02-28', '2030-02-28'],
])('in %i the birthday %s is on %s', (year, monthDay, day) => {
  expect(birthdayIn(year, monthDay)).toBe(day);
});
