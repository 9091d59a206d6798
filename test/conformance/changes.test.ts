import { zap } from '../support/platform_memory.ts';
import type { Row } from '../support/run.ts';
import { useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

const QUARTER = 15 * 60 * 1000;
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const ids = (rows: readonly Row[]) => rows.map(({ id }) => String(id)).sort();

describe.each(connections)('changes: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType);

  it('gives 25 changed of 250 contacts once each, in the documented number of requests', async () => {
    const watch = zap(at(), 'new_or_updated_contact');
    await watch.turnOn();
    await expect(watch.poll()).resolves.toEqual([]);
    at().advance(QUARTER);
    const changed = at()
      .book.ids()
      .filter((_, index) => index % 10 === 0)
      .slice(0, 25);
    expect(changed).toHaveLength(25);
    for (const id of changed) at().book.change(id, { company: 'Changed Example' });
    at().asked();
    expect(ids(await watch.poll())).toEqual([...changed].sort());
    const { poll, pollWithChanges } = accountType.requests;
    const asked = at().asked();
    if (pollWithChanges !== undefined) expect(asked).toHaveLength(pollWithChanges);
    at().advance(QUARTER);
    await expect(watch.poll()).resolves.toEqual([]);
    expect(at().asked()).toHaveLength(poll(250));
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

  it('returns 1,000 contacts that were imported at once, each once, although the platform takes 100 per poll', async () => {
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

  it('brings nothing when 300 recently changed contacts are deleted', async () => {
    for (const key of ['new_or_updated_contact', 'new_contact']) {
      const watch = zap(at(), key);
      const made = Array.from({ length: 600 }, (_, number) => at().book.add({ first_name: key, last_name: `Number ${number}` }));
      at().advance(QUARTER);
      await watch.turnOn();
      for (const id of made.slice(0, 300)) at().book.remove(id);
      await expect(watch.poll()).resolves.toEqual([]);
    }
  }, 60_000);

  it.each([
    ['25 hours', 25 * HOUR],
    ['3 days', 3 * DAY],
    ['6 days', 6 * DAY],
  ])('gives a change that is %s old, where polls failed meanwhile', async (_age, age) => {
    const watches = ['new_or_updated_contact', 'new_contact'].map((key) => zap(at(), key));
    for (const watch of watches) await watch.turnOn();
    at().advance(HOUR);
    const id = at().book.add({ first_name: 'Missed', emails: ['missed@example.com'] });
    at().advance(age);
    for (const watch of watches) {
      await expect(watch.poll()).resolves.toMatchObject([{ id, email: 'missed@example.com' }]);
      await expect(watch.poll()).resolves.toEqual([]);
    }
  });

  it("returns only keys when it's turned on, in every trigger", async () => {
    at().book.add({ first_name: 'New', tags: backend.tags === undefined ? [] : ['customer'] });
    const turnedOn = { isPopulatingDedupe: true };
    const key = { id: expect.any(String) };
    const steps: [string, Readonly<Record<string, unknown>>, unknown][] = [
      ['new_contact', {}, key],
      ['new_or_updated_contact', {}, { ...key, revision: expect.any(String) }],
      ['new_or_updated_contact', { watch_fields: ['phone'] }, { ...key, revision: expect.any(String) }],
      ...(backend.tags === undefined ? [] : [['tag_added', { tag: 'customer' }, key] satisfies [string, unknown, unknown]]),
    ];
    for (const [step, input, row] of steps) {
      const rows = await at().trigger(step, input, turnedOn);
      expect(rows.length).toBeGreaterThan(0);
      for (const given of rows) expect(given).toEqual(row);
    }
  });

  const hasCreation = accountType.has.includes('creationDates');
  if (accountType.has.includes('dates')) {
    /** What another person did some days ago: before the moment, and from then on. */
    const history = (moment: number) => {
      const made = (count: number, from: number) =>
        Array.from({ length: count }, (_, number) => {
          const date = from + number * 1000;
          return at().book.add({ first_name: 'Earlier', last_name: `Number ${number}` }, { created: date, updated: date });
        });
      return { before: made(30, moment - HOUR), since: made(249, moment) };
    };

    it.each([
      ...(hasCreation ? [['new_contact', {}] as const] : []),
      ['new_or_updated_contact', {}] as const,
      ['new_or_updated_contact', { watch_fields: ['last_name'] }] as const,
    ])(
      "starts where it's told to: %s, %j",
      async (key, input) => {
        const moment = Date.now() - (Date.now() % 1000) - 3 * DAY;
        const { since } = history(moment);
        const watch = zap(at(), key, { ...input, start_from: new Date(moment).toISOString() });
        await watch.turnOn();
        const arrived: Row[] = [];
        for (const expected of [100, 100, 49, 0]) {
          const rows = await watch.poll();
          expect(rows).toHaveLength(expected);
          arrived.push(...rows);
          at().advance(QUARTER);
        }
        expect(ids(arrived)).toEqual([...since].sort());
        at().advance(28 * DAY);
        await expect(watch.poll()).resolves.toEqual([]);
      },
      60_000,
    );

    it.each([
      ['more than 30 days ago', -31 * DAY, 'Start From is more than 30 days ago.'],
      ['in the future', DAY, 'Start From is in the future.'],
    ])('refuses to start %s', async (_when, distance, sentence) => {
      const start_from = new Date(Date.now() + distance).toISOString();
      for (const key of [...(hasCreation ? ['new_contact'] : []), 'new_or_updated_contact'])
        await expect(at().trigger(key, { start_from }, { isPopulatingDedupe: true })).rejects.toThrow(sentence);
      expect(at().asked()).toEqual([]);
    });

    it("refuses a start that isn't a date", async () => {
      await expect(at().trigger('new_or_updated_contact', { start_from: 'soon' })).rejects.toThrow('Start From isn\'t a date: "soon".');
      expect(at().asked()).toEqual([]);
    });

    it('offers a start, and gives the newest that a busy day leaves time for', async () => {
      const offering = await Promise.all(['new_contact', 'new_or_updated_contact'].map((key) => at().form('triggers', key)));
      const isOffered = offering.map((fields) => fields.some(({ key }) => key === 'start_from'));
      expect(isOffered).toEqual([hasCreation, true]);
      const watch = zap(at(), 'new_contact');
      await watch.turnOn();
      at().advance(HOUR);
      for (let number = 0; number < 1_200; number += 1) at().book.add({ first_name: 'Imported', last_name: `Number ${number}` });
      at().advance(HOUR);
      const id = at().book.add({ first_name: 'Lead' });
      const base = Date.now();
      at().asked();
      // Each page takes 21 seconds by all clocks, so there's time for one.
      jest.spyOn(Date, 'now').mockImplementation(() => base + at().sandbox.requests.length * 21_000);
      const rows = await watch.poll();
      expect(rows).toHaveLength(100);
      expect(rows[0]).toMatchObject({ id });
      expect(at().asked()).toHaveLength(1);
    }, 60_000);
    if (!hasCreation)
      it('refuses a start for new contacts before any request, because no date says when one was created', async () => {
        const start_from = new Date(Date.now() - DAY).toISOString();
        const sentence = `${backend.label} doesn't keep the date when a contact was created, so Start From can't be used with this account. Clear Start From.`;
        await expect(at().trigger('new_contact', { start_from })).rejects.toMatchObject({ name: 'HaltedError', message: sentence });
        expect(at().asked()).toEqual([]);
      });
  } else {
    it("doesn't offer a start, refuses one before any request, and says what it can't see", async () => {
      for (const key of ['new_contact', 'new_or_updated_contact']) {
        const fields = await at().form('triggers', key);
        expect(fields.map((field) => field.key)).not.toContain('start_from');
        at().asked();
        const start_from = new Date(Date.now() - DAY).toISOString();
        await expect(at().trigger(key, { start_from })).rejects.toThrow("so Start From can't be used with this account");
        expect(at().asked()).toEqual([]);
      }
      const fields = await at().form('triggers', 'new_or_updated_contact');
      expect(fields.map(({ helpText }) => helpText).join(' ')).toContain('compares contacts with the states it has seen');
    });
  }

  it('returns only new contacts if only new ones are requested', async () => {
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
    const { poll } = accountType.requests;
    at().book.add({ first_name: 'New' });
    await at().trigger('new_or_updated_contact');
    at().asked();
    const rows = await at().trigger('new_or_updated_contact', {}, { isPopulatingDedupe: true });
    expect(at().asked()).toHaveLength(poll(250));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toEqual({ id: expect.any(String), revision: expect.any(String) });
  });

  it('reads every contact for the first look at watched fields only', async () => {
    await at().trigger('new_or_updated_contact', { watch_fields: ['phone'] }, { isPopulatingDedupe: true });
    at().asked();
    await at().trigger('new_or_updated_contact', { watch_fields: ['phone'] });
    expect(at().asked()).toHaveLength(accountType.requests.poll(250));
  });

  it('shows at most three samples, the newest where there are dates', async () => {
    const id = at().book.add({ first_name: 'Newest' });
    for (const key of ['new_or_updated_contact', 'new_contact']) {
      const samples = await at().trigger(key, {}, { isLoadingSample: true });
      expect(samples).toHaveLength(3);
      if (accountType.has.includes('dates')) expect(samples[0]).toMatchObject({ id });
    }
  });

  it('returns two rows that the platform can distinguish for every state of a contact', async () => {
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

    it('returns a tag once for each contact that gets it, whatever else happens', async () => {
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
      // Another field of a contact that already had the tag, the tag removed and added again, contacts deleted.
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
