import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { google } from '../../../src/backends/google/index.ts';
import { zap } from '../../support/platform_memory.ts';
import { useWorld } from '../../support/world.ts';

const HOUR = 60 * 60 * 1000;
const WATCHING = [['new_contact'], ['new_or_updated_contact']] as const;

describe('an address book of 250', () => {
  const at = useWorld(google, accountTypeOf('google'));
  const store = () => at().sandbox.accounts.google.store;

  test.each(WATCHING)('%s: a date that moves without an edit brings nothing, even of the whole book', async (key) => {
    const watch = zap(at(), key);
    await watch.turnOn();
    at().advance(HOUR);
    for (const id of at().book.ids()) store().touch(id);
    await expect(watch.poll()).resolves.toEqual([]);
  });

  test('an old contact that is edited for the first time is changed, and not new', async () => {
    const [created, updated] = WATCHING.map(([key]) => zap(at(), key));
    for (const watch of [created, updated]) await watch?.turnOn();
    at().advance(HOUR);
    const [id = ''] = at().book.ids();
    at().book.change(id, { company: 'Changed Example' });
    await expect(created?.poll()).resolves.toEqual([]);
    await expect(updated?.poll()).resolves.toMatchObject([{ id, company: 'Changed Example' }]);
  });

  test('a change of what no field shows brings nothing; a custom field, a prefix and a group do', async () => {
    const watch = zap(at(), 'new_or_updated_contact');
    await watch.turnOn();
    const [id = ''] = at().book.ids();
    const person = store().people.get(id);
    const changed = [
      [{ events: [{ date: { year: 2020, month: 1, day: 1 } }] }, 0],
      [{ userDefined: [{ key: 'Plan', value: 'Other' }] }, 1],
      [{ names: [{ ...person?.lists.names?.[0], honorificPrefix: 'Dr' }] }, 1],
      [{ memberships: [{ contactGroupMembership: { contactGroupResourceName: 'contactGroups/starred' } }] }, 1],
    ] as const;
    for (const [lists, count] of changed) {
      at().advance(HOUR);
      store().change(id, lists);
      expect(await watch.poll()).toHaveLength(count);
    }
  });

  test('turning on reads only IDs for new contacts, and whole contacts for changes', async () => {
    await at().trigger('new_contact', {}, { isPopulatingDedupe: true });
    expect(at().asked()).toEqual([expect.stringContaining('personFields=metadata&')]);
    await at().trigger('new_or_updated_contact', {}, { isPopulatingDedupe: true });
    expect(at().asked()[0]).toContain('emailAddresses');
  });
});

describe('an address book of 25,000', () => {
  const at = useWorld(google, accountTypeOf('google'), 25_000);

  test.each(WATCHING)(
    '%s: turning on reads it once, and a quiet poll takes one request',
    async (key) => {
      const watch = zap(at(), key);
      await watch.turnOn();
      expect(
        at()
          .asked()
          .filter((request) => request.includes('/connections')),
      ).toHaveLength(25);
      at().advance(HOUR);
      await expect(watch.poll()).resolves.toEqual([]);
      expect(at().asked()).toHaveLength(1);
    },
    240_000,
  );
});

describe('an address book of 100', () => {
  const at = useWorld(google, accountTypeOf('google'), 100);

  test.each(WATCHING)('%s: a quiet poll takes one request', async (key) => {
    const watch = zap(at(), key);
    await watch.turnOn();
    at().asked();
    await expect(watch.poll()).resolves.toEqual([]);
    expect(at().asked()).toHaveLength(1);
  });
});

describe('an address book of 12', () => {
  const at = useWorld(google, accountTypeOf('google'), 12);

  test('someone without a date may be new, so the Zap runs for them', async () => {
    const watch = zap(at(), 'new_contact');
    await watch.turnOn();
    const uma = { resourceName: 'people/c7', names: [{ displayName: 'Uma Example' }] };
    at().fail({ status: 200, body: { connections: [uma] } }, { path: /connections/ });
    await expect(watch.poll()).resolves.toMatchObject([{ id: 'c7', full_name: 'Uma Example' }]);
  });

  test('the samples of a group come from all pages, the newest first', async () => {
    const id = at().book.add({ first_name: 'Uma', emails: ['uma@example.com'], tags: ['customer'] });
    const rows = (page: number) => ({ connections: [{ resourceName: `people/c${page}`, names: [{ displayName: `Nobody ${page}` }] }] });
    at().sandbox.plan({ path: /connections/, response: { status: 200, body: { ...rows(1), nextPageToken: 'p2' } } });
    at().sandbox.plan({ path: /pageToken=p2/, response: { status: 200, body: rows(2) } });
    await expect(at().trigger('tag_added', { tag: 'customer' }, { isLoadingSample: true })).resolves.toEqual([]);
    await expect(at().trigger('tag_added', { tag: 'customer' }, { isLoadingSample: true })).resolves.toMatchObject([{ id }, {}, {}]);
  });
});
