import { PollMemory } from '../../sandbox/zapier/poll_memory.ts';
import type { ChangesPort, Revision } from '../../src/backends/backend.ts';
import { birthdayParts } from '../../src/contacts/birthday.ts';
import { makeContact } from '../../src/contacts/contact.ts';
import { Problem } from '../../src/contacts/errors.ts';
import type { Input } from '../../src/operation.ts';
import { pollBirthdays } from '../../src/steps/birthdays.ts';
import { runWith } from '../support/platform.ts';
import { step } from '../support/run.ts';

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;
const ZONES = ['Pacific/Kiritimati', 'Asia/Kathmandu', 'Europe/Berlin', 'UTC', 'America/New_York', 'Pacific/Honolulu'];
const CHANGING = ['Europe/Berlin', 'America/New_York'];
const DAYS_BEFORE = ['0', '3', '30'];
/** A leap year follows. */
const START = Date.UTC(2031, 0, 1);

/** 1,000 contacts: born on every day of a leap year, some twice, every seventh without a year. */
const BOOK: readonly Revision[] = Array.from({ length: 1_000 }, (_, number) => {
  const day = new Date(Date.UTC(1988, 0, 1) + (number % 366) * DAY).toISOString().slice(0, 10);
  const birthday = number % 7 === 0 ? `1604${day.slice(4)}` : day;
  return { contact: makeContact({ id: `c${number}`, account_type: 'outlook', birthday }), revision: '' };
});

interface Polls {
  readonly zone: string;
  readonly rhythm: number;
  readonly days: number;
  readonly input: Input;
  /** From which day on the Zap is off for a day. */
  readonly off?: number;
}

interface Started {
  readonly id: string;
  readonly year: string;
  readonly at: number;
}

const QUARTER = 15 * MINUTE;

/** The moments of the polls. Those every 2 minutes are only played near the hour; every quarter of an hour shows that the rest is quiet. */
function* momentsOf({ zone, rhythm, days, off, input }: Polls): Generator<number> {
  const hour = Number(input.hour ?? USUAL_HOUR);
  for (let quarter = START; quarter < START + days * DAY; quarter += QUARTER) {
    if (off !== undefined && quarter >= START + off * DAY && quarter < START + (off + 1) * DAY) continue;
    if (rhythm < QUARTER && !isNearHour(zone, hour, quarter)) continue;
    const start = START + Math.ceil((quarter - START) / rhythm) * rhythm;
    for (let now = start; now < quarter + QUARTER; now += rhythm) yield now;
  }
}

const USUAL_HOUR = 8;

/** The contacts for which the Zap starts, and the moments at which the book is read. */
async function play(polls: Polls) {
  const reads: number[] = [];
  const started: Started[] = [];
  let now = START;
  const changes: ChangesPort = {
    all: async function* () {
      reads.push(now);
      yield BOOK;
    },
    sample: async () => [],
  };
  const run = await runWith({ changes }, polls.input);
  const memory = new PollMemory(step('triggers', 'birthday_coming'));
  for (now of momentsOf(polls)) {
    const rows = await pollBirthdays({ ...run, connection: { ...run.connection, timezone: polls.zone, now } });
    for (const { id, year = '' } of memory.take(rows)) started.push({ id, year, at: now });
  }
  return { started, reads };
}

const FORMATS = new Map(
  ZONES.map((timeZone) => [timeZone, new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })]),
);
/** `2031-01-01 08:15`, by the platform's own calendar. */
const local = (zone: string, now: number): string => FORMATS.get(zone)?.format(now) ?? '';
const isInHour = (zone: string, hour: number, now: number): boolean => {
  const [, hours = '', minutes = ''] = /(\d\d):(\d\d)$/.exec(local(zone, now)) ?? [];
  return Number(hours) === hour && Number(minutes) < 30;
};

/** Whether it's the hour, the one before or the one after it. */
const isNearHour = (zone: string, hour: number, now: number): boolean => {
  const [, hours = ''] = /(\d\d):\d\d$/.exec(local(zone, now)) ?? [];
  return (Number(hours) - hour + 25) % 24 <= 2;
};

/** The day on which the contact's birthday of that year is told. */
function toldOn(id: string, year: string, daysBefore: number): string {
  const monthDay = BOOK[Number(id.slice(1))]?.contact.birthday_month_day ?? '';
  const isLeap = Number(year) % 4 === 0;
  const day = monthDay === '02-29' && !isLeap ? '02-28' : monthDay;
  return new Date(Date.parse(`${year}-${day}`) - daysBefore * DAY).toISOString().slice(0, 10);
}

describe('polls over 1,000 contacts', () => {
  it.each([
    // Two years, of which the second has a 29 February.
    ...ZONES.map((zone, index): Polls => ({ zone, rhythm: QUARTER, days: 731, input: { days_before: DAYS_BEFORE[index % 3] } })),
    // A year where clocks change in different weeks and directions, and two months where they don't.
    ...ZONES.map(
      (zone, index): Polls => ({
        zone,
        rhythm: 2 * MINUTE,
        days: CHANGING.includes(zone) ? 365 : 60,
        input: { days_before: DAYS_BEFORE[(index + 1) % 3] },
      }),
    ),
    { zone: 'Europe/Berlin', rhythm: QUARTER, days: 365, input: { hour: '0', days_before: '30' } },
    { zone: 'America/New_York', rhythm: QUARTER, days: 365, input: { hour: '23' } },
    { zone: 'UTC', rhythm: QUARTER, days: 365, input: {}, off: 100 },
  ])(
    'tell each once, on the right day, and read nothing outside the hour: %j',
    async (polls) => {
      const { zone, input } = polls;
      const [daysBefore, hour] = [Number(input.days_before ?? 0), Number(input.hour ?? USUAL_HOUR)];
      const { started, reads } = await play(polls);
      expect(reads.filter((now) => !isInHour(zone, hour, now))).toEqual([]);
      expect(started.filter(({ id, year, at }) => local(zone, at).slice(0, 10) !== toldOn(id, year, daysBefore))).toEqual([]);
      const days = new Set(
        [...momentsOf({ ...polls, rhythm: QUARTER })]
          .filter((now) => isInHour(zone, hour, now))
          .map((now) => local(zone, now).slice(0, 10)),
      );
      const due = BOOK.flatMap(({ contact: { id } }) =>
        ['2030', '2031', '2032', '2033'].filter((year) => days.has(toldOn(id, year, daysBefore))).map((year) => `${id} ${year}`),
      );
      expect(due.length).toBeGreaterThan(30);
      expect(started.map(({ id, year }) => `${id} ${year}`).sort()).toEqual(due.sort());
    },
    120_000,
  );
});

it('tells as much as Zapier takes if a whole book was born on one day', async () => {
  const { birthday } = birthdayParts('1990-06-30');
  const notes = 'x'.repeat(10_000);
  const rows = Array.from({ length: 3_000 }, (_, number) => ({
    contact: makeContact({ id: `c${number}`, account_type: 'outlook', birthday, notes }),
    revision: '',
  }));
  const changes: ChangesPort = {
    all: async function* () {
      yield rows;
    },
    sample: async () => [],
  };
  const run = await runWith({ changes });
  const now = Date.parse('2030-06-30T08:10:00Z');
  const found = await pollBirthdays({ ...run, connection: { ...run.connection, timezone: 'UTC', now } });
  expect(found.length).toBeGreaterThan(1_000);
  expect(found.length).toBeLessThan(3_000);
  expect(JSON.stringify(found).length).toBeLessThan(20_000_000);
});

it('tells a contact once that a list returns twice, as one that changes while it is read', async () => {
  const { birthday } = birthdayParts('1990-06-30');
  const row = { contact: makeContact({ id: 'c1', account_type: 'outlook', birthday }), revision: '' };
  const changes: ChangesPort = {
    all: async function* () {
      yield [row];
      yield [row];
    },
    sample: async () => [],
  };
  const run = await runWith({ changes });
  const connection = { ...run.connection, timezone: 'UTC', now: Date.parse('2030-06-30T08:10:00Z') };
  expect(await pollBirthdays({ ...run, connection })).toHaveLength(1);
});

it('refuses a book that it can only read in part, because the rest would be missed', async () => {
  const changes: ChangesPort = {
    all: async function* () {
      yield BOOK;
      throw new Problem('too_much', 'no time');
    },
    sample: async () => [],
  };
  const run = await runWith({ changes });
  const connection = { ...run.connection, timezone: 'UTC', now: Date.parse('2030-06-30T08:10:00Z') };
  await expect(pollBirthdays({ ...run, connection })).rejects.toMatchObject({ kind: 'too_much' });
  // For the editor, a part is enough.
  const samples = await pollBirthdays({ ...run, connection, meta: { isLoadingSample: true } });
  expect(samples).toHaveLength(3);
});

test.each(['too_much', 'service_error'] as const)('samples are those that were read before the book was %s', async (kind) => {
  const changes: ChangesPort = {
    all: async function* () {
      yield BOOK.slice(1, 2);
      throw new Problem(kind, 'No more.');
    },
    beforehand: async function* () {},
    sample: async () => [],
  };
  const run = await runWith({ changes });
  const samples = pollBirthdays({ ...run, meta: { isLoadingSample: true } });
  if (kind === 'too_much') await expect(samples).resolves.toMatchObject([{ id: 'c1' }]);
  else await expect(samples).rejects.toMatchObject({ kind });
});
