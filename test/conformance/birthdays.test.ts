import { zap } from '../support/platform_memory.ts';
import type { Row } from '../support/run.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const ids = (rows: readonly Row[]) => rows.map(({ id }) => String(id)).sort();

/** Zones, and the moment at which eight in the morning begins there, also on days on which the clocks change. */
const MORNINGS = [
  ['Europe/Berlin', '2030-01-15', '2030-01-15T07:00:00Z'],
  ['Europe/Berlin', '2030-03-31', '2030-03-31T06:00:00Z'],
  ['Europe/Berlin', '2030-10-27', '2030-10-27T07:00:00Z'],
  ['America/New_York', '2030-03-10', '2030-03-10T12:00:00Z'],
  ['America/New_York', '2030-11-03', '2030-11-03T13:00:00Z'],
  ['Asia/Kathmandu', '2030-07-15', '2030-07-15T02:15:00Z'],
  ['Pacific/Kiritimati', '2030-07-15', '2030-07-14T18:00:00Z'],
  ['UTC', '2030-12-31', '2030-12-31T08:00:00Z'],
] as const;

describe.each(connections)('birthdays: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const born = (birthday: string | null, tags: readonly string[] = []): string => at().book.add({ first_name: 'Born', birthday, tags });
  const on = (moment: string, input = {}, timezone = 'UTC'): Promise<Row[]> => {
    at().freeze(Date.parse(moment));
    return at().trigger('birthday_coming', input, { timezone });
  };
  const OTHER = '1990-05-05';

  it.each(MORNINGS)('reads the book in the first half of the hour only: %s on %s', async (timezone, day, moment) => {
    const today = born(`1988${day.slice(4)}`);
    born(OTHER);
    const start = Date.parse(moment);
    for (const [distance, isIn] of [
      [-HOUR, false],
      [-1, false],
      [0, true],
      [15 * MINUTE, true],
      [30 * MINUTE - 1, true],
      [30 * MINUTE, false],
      [HOUR, false],
      [12 * HOUR, false],
    ] as const) {
      at().freeze(start + distance);
      at().asked();
      const rows = await at().trigger('birthday_coming', {}, { timezone });
      expect([distance, ids(rows), at().asked().length > 0]).toEqual([distance, isIn ? [today] : [], isIn]);
    }
  });

  it('takes the next hour where the clocks skip one, and the first where one comes twice', async () => {
    const berlin = 'Europe/Berlin';
    const spring = born('1988-03-31');
    const autumn = born('1988-10-27');
    const ran = async (moment: string) => ids(await on(moment, { hour: '2' }, berlin));
    expect(await ran('2030-03-31T00:59:00Z')).toEqual([]);
    expect(await ran('2030-03-31T01:00:00Z')).toEqual([spring]);
    expect(await ran('2030-03-31T01:29:00Z')).toEqual([spring]);
    expect(await ran('2030-03-31T01:30:00Z')).toEqual([]);
    expect(await ran('2030-10-27T00:10:00Z')).toEqual([autumn]);
    at().asked();
    expect(await ran('2030-10-27T01:10:00Z')).toEqual([]);
    expect(at().asked()).toEqual([]);
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Honolulu'])(
    'keeps the day that was entered in another zone: %s',
    async (timezone) => {
      const { id } = await at().create(
        'create_contact',
        { first_name: 'Ada', email: 'ada.day@example.com', birthday: '1990-12-31' },
        { timezone },
      );
      for (const [zone, moment] of [
        ['Europe/Berlin', '2030-12-31T07:10:00Z'],
        ['America/New_York', '2030-12-31T13:10:00Z'],
        ['Asia/Kathmandu', '2030-12-31T02:20:00Z'],
      ] as const)
        expect(ids(await on(moment, {}, zone))).toEqual([id]);
    },
  );

  it('counts a birthday without a year, and one on 29 February on the 28th in other years', async () => {
    const leap = born('1992-02-29');
    const yearless = born('1604-02-29');
    const oldest = born('0001-02-28');
    const plain = born('1992-02-28');
    born('1992-03-01');
    const in2030 = await on('2030-02-28T08:00:00Z');
    expect(ids(in2030)).toEqual([leap, yearless, oldest, plain].sort());
    expect(in2030.find(({ id }) => id === yearless)).toMatchObject({ birthday: null, birthday_month_day: '02-29', year: '2030' });
    expect(ids(await on('2030-03-01T08:00:00Z'))).not.toContain(leap);
    expect(ids(await on('2032-02-28T08:00:00Z'))).toEqual([oldest, plain].sort());
    expect(ids(await on('2032-02-29T08:00:00Z'))).toEqual([leap, yearless].sort());
    // 2100 is no leap year.
    expect(ids(await on('2100-02-28T08:00:00Z'))).toEqual([leap, yearless, oldest, plain].sort());
  });

  it.each([
    ['0', '2031-01-02', '2031'],
    ['3', '2030-12-30', '2031'],
    ['30', '2030-12-03', '2031'],
  ])('tells %s days before, with the year of that birthday', async (days_before, day, year) => {
    const id = born('1990-01-02');
    expect(await on(`${day}T08:05:00Z`, { days_before })).toMatchObject([{ id, year, birthday: '1990-01-02' }]);
  });

  it('counts the days before 29 February to the 28th', async () => {
    const id = born('1992-02-29');
    expect(ids(await on('2030-02-25T08:05:00Z', { days_before: 3 }))).toEqual([id]);
    expect(ids(await on('2032-02-26T08:05:00Z', { days_before: 3 }))).toEqual([id]);
  });

  it('remembers nothing when turned on, so that the day still starts the Zap, once a year', async () => {
    const id = born('1990-06-30');
    at().freeze(Date.parse('2030-06-30T08:05:00Z'));
    at().asked();
    await expect(at().trigger('birthday_coming', {}, { isPopulatingDedupe: true, timezone: 'UTC' })).resolves.toEqual([]);
    expect(at().asked()).toEqual([]);
    const watch = zap(at(), 'birthday_coming', { hour: '3' });
    const poll = async (moment: string) => {
      at().freeze(Date.parse(moment));
      return ids(await watch.poll());
    };
    // Without a zone of its own, the tests' platform is in Chicago.
    at().freeze(Date.parse('2030-06-30T08:05:00Z'));
    await watch.turnOn();
    expect(await poll('2030-06-30T08:10:00Z')).toEqual([id]);
    expect(await poll('2030-06-30T08:25:00Z')).toEqual([]);
    at().book.change(id, { city: 'Lyon' });
    expect(await poll('2030-06-30T08:29:00Z')).toEqual([]);
    expect(await poll('2031-06-30T08:10:00Z')).toEqual([id]);
    expect(await poll('2031-06-30T08:25:00Z')).toEqual([]);
  });

  it('shows the newest three that have a birthday, at any time of the day', async () => {
    at().freeze(Date.parse('2030-06-30T14:45:00Z'));
    const newest = [born('1990-12-31'), born('1604-01-02'), born('2001-06-30')];
    for (let number = 0; number < 5; number += 1) born(null);
    const samples = await at().trigger('birthday_coming', {}, { isLoadingSample: true, timezone: 'UTC' });
    expect(samples).toHaveLength(3);
    for (const { birthday_month_day } of samples) expect(birthday_month_day).toMatch(/^\d\d-\d\d$/);
    if (accountType.has.includes('dates')) {
      expect(ids(samples)).toEqual(newest.sort());
      expect(Object.fromEntries(samples.map(({ birthday_month_day: day, year }) => [day, year]))).toEqual({
        '12-31': '2030',
        '01-02': '2031',
        '06-30': '2030',
      });
    }
  });

  it('shows no sample if no one has a birthday', async () => {
    for (const id of at().book.ids()) at().book.remove(id);
    born(null);
    await expect(at().trigger('birthday_coming', {}, { isLoadingSample: true })).resolves.toEqual([]);
  });

  if (backend.tags !== undefined)
    it('is narrowed by a tag', async () => {
      const customer = born('1990-06-30', ['customer']);
      born('1990-06-30', ['partner']);
      expect(ids(await on('2030-06-30T08:05:00Z', { tag: 'customer' }))).toEqual([customer]);
    });

  if (backend.folders !== undefined)
    it('tells of all folders, and is narrowed by one', async () => {
      const folders = await at().trigger('folder_list');
      const [inside, other] = folders.filter(({ name }) => ['Suppliers', 'Family'].includes(String(name))).map(({ id }) => String(id));
      const { id } = await at().create('create_contact', { first_name: 'Sam', birthday: '1990-06-30', folder_id: inside });
      const moment = '2030-06-30T08:05:00Z';
      expect(ids(await on(moment))).toEqual([id]);
      expect(ids(await on(moment, { folder_id: inside }))).toEqual([id]);
      await expect(on(moment, { folder_id: other })).resolves.toEqual([]);
    });

  it.each([
    ['days_before', '31', '"31" in Days Before isn\'t a whole number from 0 to 30.'],
    ['days_before', '-1', '"-1" in Days Before isn\'t'],
    ['days_before', '1.5', '"1.5" in Days Before isn\'t'],
    ['days_before', 'a week', '"a week" in Days Before isn\'t'],
    ['hour', '24', '"24" in Hour isn\'t a whole number from 0 to 23.'],
    ['hour', '8:00', '"8:00" in Hour isn\'t'],
    ['hour', '8 am', '"8 am" in Hour isn\'t'],
  ])('refuses %s %s in a sentence, before a request', async (key, value, sentence) => {
    for (const meta of [{}, { isPopulatingDedupe: true }, { isLoadingSample: true }]) {
      const attempt = at().trigger('birthday_coming', { [key]: value }, meta);
      await expect(attempt).rejects.toThrow(sentence);
      await expect(attempt).rejects.toMatchObject({ name: 'AppError', code: 'invalid_input' });
    }
    expect(at().asked()).toEqual([]);
  });
});
