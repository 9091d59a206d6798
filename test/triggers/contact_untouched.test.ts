import fc from 'fast-check';
import { PollMemory } from '../../sandbox/zapier/poll_memory.ts';
import type { ChangesPort } from '../../src/backends/backend.ts';
import { makeContact } from '../../src/contacts/contact.ts';
import { pollUntouched } from '../../src/triggers/contact_untouched.ts';
import { runWith } from '../support/platform.ts';
import { step } from '../support/run.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const START = Date.parse('2030-05-06T09:00:00Z');
const DAYS = 30;
const TEN_DAYS = 10 * DAY;

interface Quiet {
  readonly id: string;
  /** When it was last changed, at the start. */
  readonly changed: number;
  /** When someone edits it while the Zap is on; null if no one does. */
  readonly edited: number | null;
}

/** 250 contacts, changed 15 to 45 days ago; some are edited during the ten days. */
const books = fc
  .array(
    fc.record({
      age: fc.integer({ min: 15 * DAY, max: 45 * DAY }),
      edited: fc.option(fc.integer({ min: 0, max: TEN_DAYS }), { freq: 3 }),
    }),
    { minLength: 250, maxLength: 250, size: 'max' },
  )
  .map((people) =>
    people.map(
      ({ age, edited }, index): Quiet => ({ id: `c${index}`, changed: START - age, edited: edited === null ? null : START + edited }),
    ),
  );

/** The moments of the polls over ten days, at any pauses up to a day. */
const rhythms = fc
  .oneof(
    ...[2 * MINUTE, 15 * MINUTE, DAY].map((longest) =>
      fc.array(fc.integer({ min: MINUTE, max: longest }), { minLength: 5, maxLength: 20 }),
    ),
  )
  .map((pauses) => {
    const moments: number[] = [];
    for (let now = START, index = 0; now <= START + TEN_DAYS; now += pauses[index++ % pauses.length] ?? DAY) moments.push(now);
    return moments;
  });

const isQuiet = (changed: number, now: number): boolean => now - changed >= DAYS * DAY && now - changed <= (DAYS + 1) * DAY;

it('tells each of 250 contacts once, 30 to 31 days after its last change, at any rhythm of polls', async () => {
  await fc.assert(
    fc.asyncProperty(books, rhythms, async (book, moments) => {
      let now = START;
      const lastChange = ({ changed, edited }: Quiet): number => (edited !== null && edited <= now ? edited : changed);
      const changes: ChangesPort = {
        recent: async function* (_connection, _date, { since, until = Number.POSITIVE_INFINITY }) {
          yield book
            .filter((one) => lastChange(one) >= since && lastChange(one) <= until)
            .sort((one, other) => lastChange(other) - lastChange(one))
            .map((one) => {
              const updated_at = new Date(lastChange(one)).toISOString();
              return { contact: makeContact({ id: one.id, account_type: 'outlook', updated_at }), revision: updated_at };
            });
        },
        sample: async () => [],
        all: () => {
          throw new Error('A poll never needs everyone.');
        },
      };
      const run = await runWith({ changes }, { days: String(DAYS) });
      const at = (moment: number) => ({ ...run, connection: { ...run.connection, now: moment } });
      const memory = new PollMemory(step('triggers', 'contact_untouched'));
      const turnOn = await pollUntouched({ ...at(START), meta: { isPopulatingDedupe: true } });
      memory.fill(turnOn);
      const known = book.filter((one) => isQuiet(lastChange(one), START)).map(({ id }) => id);
      expect(turnOn.map(({ id }) => id).sort()).toEqual(known.sort());
      const told: string[] = [];
      const due = new Set<string>();
      for (now of moments) {
        const rows = await pollUntouched(at(now));
        const quiet = book.filter((one) => isQuiet(lastChange(one), now)).map(({ id }) => id);
        expect(rows.map(({ id }) => id).sort()).toEqual(quiet.sort());
        for (const id of quiet) if (!known.includes(id)) due.add(id);
        told.push(...memory.take(rows).map(({ id }) => id));
      }
      // A pause is a day at most, so nobody's day of 30 to 31 days ago passes between two polls.
      const expected = book.filter(
        ({ id, changed, edited }) =>
          !known.includes(id) && moments.some((moment) => isQuiet(changed, moment) && (edited === null || edited > moment)),
      );
      expect([...due].sort()).toEqual(expected.map(({ id }) => id).sort());
      expect(told.sort()).toEqual([...due].sort());
      const last = moments.at(-1) ?? START;
      const unedited = book.filter(({ id, changed, edited }) => edited === null && changed + DAYS * DAY <= last && !known.includes(id));
      for (const { id, changed } of unedited) if (changed + (DAYS + 1) * DAY >= START) expect(told).toContain(id);
    }),
    { numRuns: 5 },
  );
}, 60_000);
