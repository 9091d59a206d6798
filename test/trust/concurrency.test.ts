import { accounts } from '../conformance/accounts.ts';
import { standStill } from '../support/clock.ts';
import { locking, lockKey } from '../support/lock.ts';
import type { Inputs, Row } from '../support/run.ts';
import { useWorld, type World } from '../support/world.ts';
import { ignoreMemory } from './support/slice.ts';

beforeEach(() => standStill(true));
afterEach(() => standStill(false));

const NUMBERS = Array.from({ length: 20 }, (_, number) => number + 1);
const TAGS = NUMBERS.map((number) => `tag ${number}`);
const BODIES = NUMBERS.map((number) => `note number ${number}.`);

const WITHOUT_LOCK = accounts.filter(([, , accountType]) => accountType.keepsWritersApart);

function somebody(world: World): string {
  // Nylas can't create groups, and Outlook lets four requests in at once, which is the mailbox's limit and tested
  // elsewhere.
  for (const tag of TAGS) world.sandbox.accounts.nylas.store.grant('google').addGroup(tag);
  world.sandbox.accounts.outlook.store.concurrencyLimit = 100;
  return world.book.add({ first_name: 'Uma', last_name: 'Example', emails: ['uma@example.com'], tags: ['customer'] });
}

function ended(results: readonly PromiseSettledResult<Row>[]): string[] {
  return results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
}

describe.each(accounts)('twenty writers of one contact, one after the other by the lock: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, 3);
  beforeEach(ignoreMemory);
  const all = async (writes: readonly (readonly [string, Inputs])[]) => {
    const locked = locking(at());
    expect(ended(await Promise.allSettled(writes.map(([key, input]) => locked(key, input))))).toEqual([]);
  };

  if (backend.tags !== undefined)
    it('all tags survive', async () => {
      const id = somebody(at());
      await all(TAGS.map((tag) => ['add_tags', { contact_id: id, tags: [tag] }]));
      expect(new Set(at().book.read(id)?.tags)).toEqual(new Set(['customer', ...TAGS]));
    });

  if (backend.notes !== undefined)
    it('all notes survive', async () => {
      const id = somebody(at());
      await all(BODIES.map((body) => ['add_note', { contact_id: id, body }]));
      const notes = at().book.notes(id).join('\n');
      expect(BODIES.filter((body) => !notes.includes(body))).toEqual([]);
    });

  if (backend.tags !== undefined && backend.notes !== undefined)
    it("tags, notes and fields don't overwrite each other", async () => {
      const id = somebody(at());
      await all(
        NUMBERS.map((number) => {
          if (number % 3 === 0) return ['add_tags', { contact_id: id, tags: [TAGS[number - 1]] }];
          return number % 3 === 1
            ? ['add_note', { contact_id: id, body: BODIES[number - 1] }]
            : ['update_contact', { contact_id: id, street: `${number} Example Street` }];
        }),
      );
      const notes = at().book.notes(id).join('\n');
      expect(at().book.read(id)).toMatchObject({
        street: '20 Example Street',
        tags: expect.arrayContaining(['customer', 'tag 3', 'tag 18']),
      });
      expect(BODIES.filter((body, index) => index % 3 === 0 && !notes.includes(body))).toEqual([]);
    });
});

describe.each(WITHOUT_LOCK)('twenty writers of one contact at once, without the lock: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, 3);
  beforeEach(() => {
    ignoreMemory();
    // How long twenty requests at once take depends on the machine, and says nothing about who wins.
    at().freeze(Date.now());
  });

  if (backend.tags !== undefined)
    it('all tags survive', async () => {
      const id = somebody(at());
      const writes = TAGS.map((tag) => at().create('add_tags', { contact_id: id, tags: [tag] }));
      expect(ended(await Promise.allSettled(writes))).toEqual([]);
      expect(new Set(at().book.read(id)?.tags)).toEqual(new Set(['customer', ...TAGS]));
    });

  if (backend.notes !== undefined)
    it('all notes survive', async () => {
      const id = somebody(at());
      const writes = BODIES.map((body) => at().create('add_note', { contact_id: id, body }));
      expect(ended(await Promise.allSettled(writes))).toEqual([]);
      const notes = at().book.notes(id).join('\n');
      expect(BODIES.filter((body) => !notes.includes(body))).toEqual([]);
    });
});

it("the lock is the contact's", () => {
  expect(lockKey('add_tags', { contact_id: 'c1' })).toBe('contact-c1');
  expect(lockKey('add_note', { contact_id: 'c1' })).toBe('contact-c1');
  expect(lockKey('update_contact', { contact_id: 'c1' })).toBe('contact-c1');
});
