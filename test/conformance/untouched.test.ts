import { complaintsAbout, sentencesIn } from '../support/plain_words.ts';
import { zap } from '../support/platform_memory.ts';
import { type Row, StepError } from '../support/run.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A whole second, as some services store it. */
const START = Date.parse('2030-05-06T09:00:00Z');
const ids = (rows: readonly Row[]) => rows.map(({ id }) => String(id)).sort();

const dated = connections.filter(([, , { has }]) => has.includes('dates'));
const undated = connections.filter(([, , { has }]) => !has.includes('dates'));

describe.each(dated)('contacts that no one changes: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType);
  /** Adds a contact whose last change was that long before the start. */
  const changed = (age: number, tags: readonly string[] = []): string =>
    at().book.add({ first_name: 'Quiet', tags }, { created: START - 400 * DAY, updated: START - age });

  beforeEach(() => at().freeze(START));

  it('gives exactly those whose last change is 30 to 31 days ago, in one request where a poll takes one', async () => {
    for (const age of [29.9 * DAY, 30 * DAY - 1000, 31 * DAY + 1000, 31.1 * DAY, 60 * DAY]) changed(age);
    const quiet = [30 * DAY, 30 * DAY + 1000, 30.5 * DAY, 31 * DAY].map((age) => changed(age));
    await at().trigger('contact_untouched', { days: '30' });
    at().asked();
    const rows = await at().trigger('contact_untouched', { days: '30' });
    expect(ids(rows)).toEqual(quiet.sort());
    for (const row of rows) expect(row.revision).toBe(row.updated_at);
    expect(at().asked()).toHaveLength(accountType.requests.poll(250));
  });

  it.each([
    ['every 15 minutes for a day, then late', Array.from({ length: 96 }, () => 15 * MINUTE).concat(Array(9).fill(23.9 * HOUR))],
    ['at any rhythm', Array.from({ length: 40 }, (_, index) => (1 + ((index * 7) % 11)) * HOUR)],
  ])(
    'tells each of 250 contacts once, when its 30 days are over: %s',
    async (_rhythm, pauses) => {
      const moments = at()
        .book.ids()
        .map((_, index) => ({ age: 20 * DAY + index * 90 * MINUTE, id: '' }))
        .map(({ age }) => ({ age, id: changed(age) }));
      const watch = zap(at(), 'contact_untouched', { days: 30 });
      await watch.turnOn();
      await expect(watch.poll()).resolves.toEqual([]);
      const touched = moments.filter(({ age }, index) => age < 29 * DAY && index % 10 === 0).map(({ id }) => id);
      for (const id of touched) at().book.change(id, { city: 'Lyon' });
      const arrived: Row[] = [];
      let now = START;
      for (const pause of pauses) {
        now += pause;
        at().freeze(now);
        for (const row of await watch.poll()) {
          expect(now - Date.parse(String(row.updated_at))).toBeGreaterThanOrEqual(30 * DAY);
          arrived.push(row);
        }
      }
      const due = moments.filter(({ age, id }) => age < 30 * DAY && age + now - START >= 30 * DAY && !touched.includes(id));
      expect(due.length).toBeGreaterThan(80);
      expect(ids(arrived)).toEqual(due.map(({ id }) => id).sort());
    },
    120_000,
  );

  it('tells a contact again when it was changed and then left alone again', async () => {
    const id = changed(0);
    const watch = zap(at(), 'contact_untouched', { days: 2 });
    await watch.turnOn();
    const inDays = async (days: number) => {
      at().freeze(START + days * DAY);
      return ids(await watch.poll());
    };
    expect(await inDays(1.9)).toEqual([]);
    expect(await inDays(2.1)).toEqual([id]);
    expect(await inDays(2.5)).toEqual([]);
    at().book.change(id, { city: 'Lyon' });
    expect(await inDays(3)).toEqual([]);
    expect(await inDays(4.4)).toEqual([]);
    expect(await inDays(4.6)).toEqual([id]);
    expect(await inDays(5.4)).toEqual([]);
    expect(await inDays(9)).toEqual([]);
  });

  it('gives 250 contacts of one import, each once, although the platform takes 100 per poll', async () => {
    const imported = Array.from({ length: 250 }, () => changed(DAY));
    const watch = zap(at(), 'contact_untouched', { days: 2 });
    await watch.turnOn();
    const arrived: Row[] = [];
    for (let poll = 0; poll < 4; poll += 1) {
      at().freeze(START + DAY + (poll + 1) * 15 * MINUTE);
      arrived.push(...(await watch.poll()));
    }
    expect(ids(arrived)).toEqual(imported.sort());
  }, 60_000);

  it("returns only keys when it's turned on, and the newest three for the editor", async () => {
    changed(30.5 * DAY);
    const turnedOn = await at().trigger('contact_untouched', { days: 30 }, { isPopulatingDedupe: true });
    expect(turnedOn).toEqual([{ id: expect.any(String), revision: expect.any(String) }]);
    const newest = changed(HOUR);
    const samples = await at().trigger('contact_untouched', { days: 30 }, { isLoadingSample: true });
    expect(samples).toHaveLength(3);
    expect(samples[0]).toMatchObject({ id: newest, revision: expect.any(String) });
  });

  if (backend.tags !== undefined)
    it('is narrowed by a tag', async () => {
      changed(30.5 * DAY, ['partner']);
      const customer = changed(30.5 * DAY, ['customer']);
      expect(ids(await at().trigger('contact_untouched', { days: 30, tag: 'customer' }))).toEqual([customer]);
    });

  if (backend.folders !== undefined)
    it('tells of all folders, and is narrowed by one', async () => {
      const folders = await at().trigger('folder_list');
      const [inside, other] = folders.filter(({ name }) => ['Suppliers', 'Family'].includes(String(name))).map(({ id }) => String(id));
      const { id } = await at().create('create_contact', { first_name: 'Sam', folder_id: inside });
      at().freeze(START + 2.5 * DAY);
      expect(ids(await at().trigger('contact_untouched', { days: 2 }))).toEqual([id]);
      expect(ids(await at().trigger('contact_untouched', { days: 2, folder_id: inside }))).toEqual([id]);
      await expect(at().trigger('contact_untouched', { days: 2, folder_id: other })).resolves.toEqual([]);
    });

  it('takes days as people type them', async () => {
    const id = changed(1_000.5 * DAY);
    for (const days of ['1000', ' 1000 ', '1,000', 1000]) expect(ids(await at().trigger('contact_untouched', { days }))).toContain(id);
  });

  it.each([
    ['0', '"0" in Days isn\'t a whole number from 1 to 3650.'],
    ['-3', '"-3" in Days isn\'t'],
    ['1.5', '"1.5" in Days isn\'t'],
    ['soon', '"soon" in Days isn\'t'],
    ['3651', '"3651" in Days isn\'t'],
    ['1e400', '"1e400" in Days isn\'t'],
    [' ', 'Days is blank, and this trigger needs it.'],
    [undefined, 'Days is blank'],
    [['1', '2'], 'Days takes text'],
  ])('refuses %j days in a sentence, before a request', async (days, sentence) => {
    for (const meta of [{}, { isPopulatingDedupe: true }, { isLoadingSample: true }]) {
      const attempt = at().trigger('contact_untouched', { days }, meta);
      await expect(attempt).rejects.toThrow(sentence);
      await expect(attempt).rejects.toMatchObject({ name: 'AppError', code: 'invalid_input' });
    }
    expect(at().asked()).toEqual([]);
  });
});

describe.each(undated)('contacts that no one changes, without dates: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);

  it('refuses before any request, and its form says why', async () => {
    for (const meta of [{}, { isPopulatingDedupe: true }, { isLoadingSample: true }]) {
      const error: unknown = await at()
        .trigger('contact_untouched', { days: '30' }, meta)
        .catch((caught: unknown) => caught);
      expect(error).toMatchObject({ name: 'HaltedError' });
      const { message } = StepError.of(error);
      expect(message).toContain(`${backend.label} doesn't keep dates of contacts`);
      expect([complaintsAbout(message), sentencesIn(message)]).toEqual([[], 2]);
    }
    expect(at().asked()).toEqual([]);
    const form = await at().form('triggers', 'contact_untouched');
    const lines = form.filter(({ type }) => type === 'copy').map(({ helpText }) => helpText);
    expect(lines).toEqual([`${backend.label} doesn't keep dates of contacts, so this trigger can't be used with the connected account.`]);
  });
});
