import { accounts, createPathOf } from '../conformance/accounts.ts';
import { hurry, timers } from '../support/clock.ts';
import { useWorld } from '../support/world.ts';
import { EMAIL } from './support/operations.ts';
import { told } from './support/told.ts';

/** Milliseconds instead of the integration's own limits. */
const PATIENCE = 250;
const FOREVER = { trickle: 600_000 };

describe.each(accounts)('responses that trickle past the deadline: %s', (key, backend, accountType) => {
  const at = useWorld(backend, accountType, 4);
  const somebody = () => at().book.add({ first_name: 'Uma', last_name: 'Example', emails: [EMAIL], phones: ['+15550200200'] });

  beforeEach(async () => {
    // The first run loads what it needs.
    await at().trigger('new_contact');
    at().asked();
    hurry(PATIENCE);
    timers();
    at().freeze(Date.now());
  });
  afterEach(() => hurry(undefined));

  afterAll(() => told('fault cases', `deadline of ${key}`, 4));

  it.each([
    ['a trigger', () => at().trigger('new_contact')],
    ['a search', () => at().search('find_contact', { contact_id: somebody() })],
  ])('%s gives up after ten seconds', async (_name, run) => {
    at().fail(FOREVER);
    const before = at().book.ids().length;
    await expect(run()).rejects.toMatchObject({
      name: 'AppError',
      code: 'timeout',
      message: expect.stringMatching(new RegExp(`^${backend.label} didn.t answer within 10 seconds .*Try again later\\.$`)),
    });
    expect(timers()).toEqual([10_000]);
    expect(at().asked()).toHaveLength(1);
    expect(at().book.ids().length - before).toBeLessThan(2);
  });

  it('a write takes the time that is left, and says that it may have been done', async () => {
    at().fail(FOREVER, { method: 'POST', path: createPathOf(accountType) });
    const before = at().book.ids().length;
    await expect(at().create('create_contact', { first_name: 'Vera', email: 'vera@example.com' })).rejects.toMatchObject({
      name: 'AppError',
      code: 'unknown_outcome',
      message: expect.stringMatching(/didn.t answer within 25 seconds .*may have been saved.*look in the account/),
    });
    expect(timers().at(-1)).toBe(25_000);
    expect(at().book.ids()).toHaveLength(before + 1);
  });

  it('what is read before a write has its own ten seconds', async () => {
    const id = somebody();
    const before = at().book.snapshot();
    at().fail(FOREVER, { method: 'GET' });
    await expect(at().create('update_contact', { contact_id: id, city: 'Lyon' })).rejects.toMatchObject({
      name: 'AppError',
      code: 'timeout',
    });
    expect(timers()).toEqual([10_000]);
    expect(at().book.snapshot()).toBe(before);
  });
});
