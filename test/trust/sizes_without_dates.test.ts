import { accounts } from '../conformance/accounts.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { slow } from './support/slow.ts';

describe.each(accounts.filter(([, , accountType]) => !accountType.has.includes('dates')))(
  'sizes without dates: %s',
  (_key, backend, accountType) => {
    const at = useWorld(backend, accountType, SMALL);
    const lean = (number: number) => ({
      first_name: 'Book',
      last_name: `Number ${number}`,
      emails: [`number${number}@example.com`],
      phones: [`+1555${String(1_000_000 + number)}`],
      company: 'Example Works',
      street: '1 Example Street',
      city: 'Springfield',
      tags: ['customer'],
    });
    const steps: [string, Readonly<Record<string, string>>][] = [
      ['new_contact', {}],
      ['new_or_updated_contact', {}],
      ['tag_added', { tag: 'customer' }],
    ];

    const REFUSED =
      /^Zapier takes at most 20 MB from one poll, and this trigger sends all its contacts each time\. (2\d|3\d),\d{3} fit, and there are more\. Limit the trigger to fewer contacts\.$/;

    it.each([10_000, 19_000, 40_000])(
      '%d contacts: turned on with only keys, and returned as far as Zapier takes them',
      async (count) => {
        for (let number = at().book.ids().length; number < count; number += 1) at().book.add(lean(number));
        for (const [key, input] of steps) {
          slow(at(), 90);
          const keys = await at().trigger(key, input, { isPopulatingDedupe: true });
          expect(keys.length).toBeGreaterThan(count - SMALL);
          expect(Buffer.byteLength(JSON.stringify(keys))).toBeLessThan(6_000_000);
          jest.restoreAllMocks();
          slow(at(), 90);
          const polling = at().trigger(key, input);
          if (count === 40_000) await expect(polling).rejects.toThrow(REFUSED);
          else {
            const rows = await polling;
            expect(rows).toHaveLength(keys.length);
            expect(Buffer.byteLength(JSON.stringify(rows))).toBeLessThan(18_000_000);
            for (const row of rows.slice(-3)) expect(row).not.toHaveProperty('nickname');
          }
          jest.restoreAllMocks();
        }
      },
      300_000,
    );

    it("refuses what can't be read in time, with the number of contacts it read", async () => {
      for (let number = at().book.ids().length; number < 2_000; number += 1) at().book.add(lean(number));
      for (const [key, input] of steps) {
        slow(at(), 4_000);
        await expect(at().trigger(key, input)).rejects.toThrow(/It read [\d,]+ in (20|24) seconds, and there are more\. Limit the trigger/);
        jest.restoreAllMocks();
      }
    }, 60_000);
  },
);
