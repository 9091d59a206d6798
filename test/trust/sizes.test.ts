import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { accounts } from '../conformance/accounts.ts';
import { zap } from '../support/platform_memory.ts';
import { SMALL, useWorld, type World } from '../support/world.ts';
import { slow } from './support/slow.ts';

const HOUR = 60 * 60 * 1000;
const YEAR = 365 * 24 * HOUR;
/** About 2 KB of JSON. */
const facts = (number: number) => ({
  first_name: 'Imported',
  last_name: `Number ${number}`,
  emails: [`number${number}@example.com`],
  phones: [`+1555${String(1_000_000 + number)}`],
  company: 'Example Works '.repeat(130),
});

/** One poll in its own process. */
async function pollApart(world: World, key: string): Promise<{ rows: number; bytes: number; grown: number }> {
  const child = path.join(import.meta.dirname, '..', 'support', 'poll_child.ts');
  const environment = { ...process.env, ...world.sandbox.environment };
  const { stdout } = await promisify(execFile)(process.execPath, [child, JSON.stringify(world.authData), key], { env: environment });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
}

// HighLevel and the Contacts API have the same code.
describe.each(accounts.filter(([key, , accountType]) => accountType.has.includes('dates') && key !== 'contacts_api'))(
  'sizes: %s',
  (_key, backend, accountType) => {
    const at = useWorld(backend, accountType, SMALL);

    it('gives a lead at the next poll after 8,000 contacts of 2 KB were imported, in less than 200 MB', async () => {
      const watch = zap(at(), 'new_or_updated_contact');
      await watch.turnOn();
      for (let number = 0; number < 8_000; number += 1) at().book.add(facts(number));
      await expect(watch.poll()).resolves.toHaveLength(100);
      const ahead = Date.now() + HOUR;
      const id = at().book.add({ first_name: 'Lead', emails: ['lead@example.com'] }, { created: ahead, updated: ahead });
      expect((await watch.poll())[0]).toMatchObject({ id, email: 'lead@example.com' });
      const { rows, bytes, grown } = await pollApart(at(), 'new_or_updated_contact');
      expect(rows).toBeGreaterThan(0);
      expect(bytes).toBeLessThan(18_000_001);
      expect(grown).toBeLessThan(200_000_000);
    }, 300_000);

    it('watches fields of 20,000 contacts of 2 KB where a page takes 300 ms', async () => {
      const past = Date.now() - YEAR;
      for (let number = 0; number < 20_000; number += 1) at().book.add(facts(number), { created: past, updated: past });
      const watch = zap(at(), 'new_or_updated_contact', { watch_fields: ['email'] });
      slow(at(), 300);
      await watch.turnOn();
      jest.restoreAllMocks();
      const [id = ''] = at().book.ids();
      at().advance(HOUR);
      at().book.change(id, { company: 'Changed Example' });
      await expect(watch.poll()).resolves.toEqual([]);
      at().book.change(id, { emails: ['changed@example.com'] });
      await expect(watch.poll()).resolves.toMatchObject([{ id, email: 'changed@example.com' }]);
    }, 300_000);

    it('refuses to watch fields of more than it can read in 20 seconds, with the number of contacts it read', async () => {
      for (let number = 0; number < 6_000; number += 1) at().book.add({ first_name: 'Many', last_name: `Number ${number}` });
      slow(at(), 3_500);
      await expect(at().trigger('new_or_updated_contact', { watch_fields: ['email'] }, { isPopulatingDedupe: true })).rejects.toThrow(
        /^This account has more contacts than one run can read\. It read [1-5],\d{3} in 21 seconds, and there are more\. Limit the trigger/,
      );
    }, 60_000);

    it('tells of a tag with 9,000 holders', async () => {
      const past = Date.now() - YEAR;
      for (let number = 0; number < 9_000; number += 1)
        at().book.add({ first_name: 'Holder', last_name: `${number}`, tags: ['many'] }, { created: past, updated: past });
      const watch = zap(at(), 'tag_added', { tag: 'many' });
      slow(at(), 300);
      await watch.turnOn();
      await expect(watch.poll()).resolves.toEqual([]);
      const id = at().book.add({ first_name: 'Late', tags: ['many'] });
      await expect(watch.poll()).resolves.toMatchObject([{ id, tags: ['many'] }]);
    }, 300_000);
  },
);
