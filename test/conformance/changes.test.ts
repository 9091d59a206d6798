import { zap } from '../support/platform_memory.ts';
import type { Row } from '../support/run.ts';
import { useWorld } from '../support/world.ts';
import { accounts } from './exchanges/index.ts';

const QUARTER = 15 * 60 * 1000;
const ids = (rows: readonly Row[]) => rows.map(({ id }) => String(id)).sort();

describe.each(accounts)('changes: %s', (_key, backend, exchange) => {
  const at = useWorld(backend, exchange);

  it('gives 25 changed of 250 contacts once each, in the documented number of requests', async () => {
    const watch = zap(at(), 'new_or_updated_contact');
    await watch.turnOn();
    await expect(watch.poll()).resolves.toEqual([]);
    at().advance(QUARTER);
    const changed = at()
      .book.ids()
      .filter((_, index) => index % 10 === 0);
    expect(changed).toHaveLength(25);
    for (const id of changed) at().book.change(id, { company: 'Changed Example' });
    at().asked();
    expect(ids(await watch.poll())).toEqual([...changed].sort());
    const { poll, news } = exchange.requests;
    const asked = at().asked();
    if (news !== undefined) expect(asked).toHaveLength(news);
    at().advance(QUARTER);
    await expect(watch.poll()).resolves.toEqual([]);
    expect(at().asked()).toHaveLength(poll);
  });

  it('gives a contact again when it changes again', async () => {
    const watch = zap(at(), 'new_or_updated_contact');
    await watch.turnOn();
    const [id = ''] = at().book.ids();
    for (const company of ['First Example', 'Second Example']) {
      at().advance(QUARTER);
      at().book.change(id, { company });
      await expect(watch.poll()).resolves.toMatchObject([{ id }]);
    }
  });

  it('gives 1,000 contacts that were imported at once, each once, though the platform takes 100 a poll', async () => {
    const watch = zap(at(), 'new_contact');
    await watch.turnOn();
    at().advance(QUARTER);
    const made = Array.from({ length: 1000 }, (_, number) => at().book.add({ first_name: 'Imported', last_name: `Number ${number}` }));
    const arrived: Row[] = [];
    for (let poll = 0; poll < 12; poll += 1) {
      arrived.push(...(await watch.poll()));
      at().advance(QUARTER);
    }
    expect(ids(arrived)).toEqual([...made].sort());
  }, 60_000);

  it('brings nothing when 30 recently changed contacts are deleted', async () => {
    for (const key of ['new_or_updated_contact', 'new_contact']) {
      const watch = zap(at(), key);
      const made = Array.from({ length: 60 }, (_, number) => at().book.add({ first_name: key, last_name: `Number ${number}` }));
      at().advance(QUARTER);
      await watch.turnOn();
      for (const id of made.slice(0, 30)) at().book.remove(id);
      await expect(watch.poll()).resolves.toEqual([]);
    }
  });

  it('gives new contacts only, where only new ones are asked for', async () => {
    const watch = zap(at(), 'new_contact');
    await watch.turnOn();
    at().advance(QUARTER);
    at().book.change(at().book.ids()[0] ?? '', { company: 'Changed Example' });
    const id = at().book.add({ first_name: 'New', emails: ['new@example.com'] });
    await expect(watch.poll()).resolves.toMatchObject([{ id, email: 'new@example.com' }]);
  });

  it('watches one field: an edit of another brings nothing, an edit of it brings the contact, and so does a new one', async () => {
    const year = 365 * 24 * 60 * 60 * 1000;
    const past = Date.now() - year;
    const id = at().book.add({ first_name: 'Old', phones: ['+15550200500'] }, { created: past, updated: past });
    const watch = zap(at(), 'new_or_updated_contact', { watch_fields: ['phone'] });
    await watch.turnOn();
    at().advance(QUARTER);
    at().book.change(id, { company: 'Changed Example' });
    await expect(watch.poll()).resolves.toEqual([]);
    at().book.change(id, { phones: ['+15550200501'] });
    await expect(watch.poll()).resolves.toMatchObject([{ id, phone: '+15550200501' }]);
    const added = at().book.add({ first_name: 'New', phones: ['+15550200502'] });
    await expect(watch.poll()).resolves.toMatchObject([{ id: added }]);
  });

  it('reads no more for the first look than for a later one, and shows the platform what tells rows apart', async () => {
    const { poll } = exchange.requests;
    at().book.add({ first_name: 'New' });
    await at().trigger('new_or_updated_contact');
    at().asked();
    const rows = await at().trigger('new_or_updated_contact', {}, { isPopulatingDedupe: true });
    expect(at().asked()).toHaveLength(poll);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toEqual({ id: expect.any(String), revision: expect.any(String) });
  });

  it('reads every contact for the first look at watched fields only', async () => {
    await at().trigger('new_or_updated_contact', { watch_fields: ['phone'] }, { isPopulatingDedupe: true });
    at().asked();
    await at().trigger('new_or_updated_contact', { watch_fields: ['phone'] });
    expect(at().asked()).toHaveLength(exchange.requests.poll);
  });

  it('shows at most three samples, the newest where there are dates', async () => {
    const id = at().book.add({ first_name: 'Newest' });
    for (const key of ['new_or_updated_contact', 'new_contact']) {
      const samples = await at().trigger(key, {}, { isLoadingSample: true });
      expect(samples).toHaveLength(3);
      if (exchange.dates) expect(samples[0]).toMatchObject({ id });
    }
  });

  it('gives two rows that the platform can tell apart for every state of a contact', async () => {
    const id = at().book.add({ first_name: 'State', company: 'First Example' });
    const state = async () => (await at().trigger('new_or_updated_contact')).find((row) => row.id === id)?.revision;
    const first = await state();
    expect(first).toEqual(expect.any(String));
    await expect(state()).resolves.toBe(first);
    at().advance(QUARTER);
    at().book.change(id, { company: 'Second Example' });
    await expect(state()).resolves.not.toBe(first);
  });

  if (backend.tags !== undefined) {
    it('narrows to the holders of a tag', async () => {
      const watch = zap(at(), 'new_or_updated_contact', { tag: 'customer' });
      await watch.turnOn();
      at().advance(QUARTER);
      const holder = at().book.add({ first_name: 'Holder', tags: ['customer'] });
      at().book.add({ first_name: 'Stranger', tags: ['partner'] });
      expect(ids(await watch.poll())).toEqual([holder]);
    });

    it('shows holders of the tag as its samples', async () => {
      const samples = await at().trigger('tag_added', { tag: 'customer' }, { isLoadingSample: true });
      expect(samples).toHaveLength(3);
      for (const { id } of samples) expect(at().book.read(String(id))?.tags).toContain('customer');
    });

    it('tells of a tag once for each contact that is given it, whatever else happens', async () => {
      const watch = zap(at(), 'tag_added', { tag: 'customer' });
      await watch.turnOn();
      await expect(watch.poll()).resolves.toEqual([]);
      at().advance(QUARTER);
      const holders = at()
        .book.ids()
        .filter((id) => at().book.read(id)?.tags.includes('customer'));
      const [old = ''] = holders;
      const stranger =
        at()
          .book.ids()
          .find((id) => at().book.read(id)?.tags.length === 0) ?? '';
      at().book.change(stranger, { tags: ['customer'] });
      await expect(watch.poll()).resolves.toMatchObject([{ id: stranger }]);
      // Another field of an old holder, the tag taken away and given again, holders deleted.
      at().book.change(old, { company: 'Changed Example' });
      at().book.change(stranger, { tags: [] });
      await expect(watch.poll()).resolves.toEqual([]);
      at().book.change(stranger, { tags: ['customer'] });
      await expect(watch.poll()).resolves.toEqual([]);
      for (const id of holders.slice(1, 31)) at().book.remove(id);
      await expect(watch.poll()).resolves.toEqual([]);
    });
  }
});
