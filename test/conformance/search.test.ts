import type { Facts } from '../../sandbox/book.ts';
import { isRecord } from '../../sandbox/json.ts';
import type { Inputs, Row } from '../support/run.ts';
import { useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

const contacts = (rows: readonly Row[]) => [rows[0]?.contacts ?? []].flat().filter(isRecord);
const ids = (rows: readonly Row[]) => contacts(rows).map(({ id }) => String(id));

describe.each(connections)('searching contacts: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType);
  const holders = (fits: (facts: Facts) => boolean) =>
    at()
      .book.ids()
      .filter((id) => {
        const facts = at().book.read(id);
        return facts !== null && fits(facts);
      });
  /** Follows `next_page` to the end, like a later step of a Zap, with only the page. */
  const everyPage = async (input: Inputs): Promise<string[]> => {
    const found: string[] = [];
    let rows = await at().search('find_contacts', input);
    for (let pages = 1; pages < 40 && rows.length > 0; pages += 1) {
      found.push(...ids(rows));
      const page = rows[0]?.next_page ?? null;
      if (page === null) return found;
      rows = await at().search('find_contacts', { page, limit: input.limit });
    }
    return found;
  };

  it('gives flat line items with their number', async () => {
    const [id = ''] = at().book.ids();
    const email = at().book.read(id)?.emails[0];
    const rows = await at().search('find_contacts', { email });
    expect(rows).toMatchObject([{ id, count: 1, next_page: null, contacts: [{ id, email, account_type: backend.key }] }]);
  });

  it('finds nothing if no one matches', async () => {
    await expect(at().search('find_contacts', { email: 'nobody@example.com' })).resolves.toEqual([]);
    await expect(at().search('find_contacts', { name: 'Nobody Whatsoever' })).resolves.toEqual([]);
  });

  it('finds by name, by phone and by text', async () => {
    const id = at().book.add({ first_name: 'Quirina', last_name: 'Example', phones: ['+15550200950'], company: 'Quartz Example' });
    for (const input of [{ name: 'quirina example' }, { phone: '+1 555 020 0950' }, { query: 'quirina' }, { query: 'Quartz' }])
      expect([input, await everyPage(input)]).toEqual([input, [id]]);
  });

  it('wants all conditions to hold', async () => {
    const id = at().book.add({ first_name: 'Rhea', last_name: 'Example', emails: ['rhea@example.com'] });
    at().book.add({ first_name: 'Rhea', last_name: 'Other', emails: ['other@example.com'] });
    expect(await everyPage({ name: 'Rhea', email: 'rhea@example.com' })).toEqual([id]);
    expect(await everyPage({ name: 'Nobody', email: 'rhea@example.com' })).toEqual([]);
  });

  if (backend.tags !== undefined)
    it('keeps every condition over all pages', async () => {
      const expected = holders(({ tags }) => tags.includes('customer'));
      expect(expected.length).toBeGreaterThan(20);
      const found = await everyPage({ tag: 'customer', limit: 10 });
      expect(found).toHaveLength(expected.length);
      expect(new Set(found)).toEqual(new Set(expected));
    });

  it('keeps a text over all pages', async () => {
    const expected = holders(({ first_name, last_name }) => first_name === 'Ada' || last_name === 'Ada');
    expect(expected.length).toBeGreaterThan(10);
    const found = await everyPage({ name: 'ada', limit: 5 });
    expect(found).toHaveLength(expected.length);
    expect(new Set(found)).toEqual(new Set(expected));
  });

  it('reaches every contact with no condition at all', async () => {
    const found = await everyPage({ limit: 100 });
    expect(found).toHaveLength(at().book.ids().length);
    expect(new Set(found)).toEqual(new Set(at().book.ids()));
  });

  if (accountType.has.includes('dates'))
    it('finds what was changed after a time', async () => {
      const [id = ''] = at().book.ids();
      at().advance(60 * 60 * 1000);
      const moment = new Date(Date.now()).toISOString();
      at().advance(60 * 60 * 1000);
      at().book.change(id, { company: 'Changed Example' });
      expect(await everyPage({ updated_after: moment })).toEqual([id]);
    });
  else
    it("refuses a time of change that the account doesn't store, with no request", async () => {
      await expect(at().search('find_contacts', { updated_after: '2030-01-01T00:00:00Z' })).rejects.toMatchObject({
        name: 'HaltedError',
        message: expect.stringContaining(backend.label),
      });
      expect(at().asked()).toEqual([]);
    });

  const { businesses, owners, customFields } = backend;
  if (businesses !== undefined)
    it('narrows to a business', async () => {
      const [choice] = await at().trigger('business_list');
      const found = await everyPage({ business_id: choice?.id, limit: 20 });
      const names = new Set(found.map((id) => at().book.read(id)?.company));
      expect(names).toEqual(new Set([choice?.name]));
      expect(found).toHaveLength(holders(({ company }) => company === choice?.name).length);
    });

  if (owners !== undefined)
    it('narrows to an owner', async () => {
      const [somebody] = await at().search('find_contact', { contact_id: at().book.ids()[0] });
      const owner_id = somebody?.owner_id;
      expect(owner_id).toEqual(expect.any(String));
      const rows = await at().search('find_contacts', { owner_id });
      expect(new Set(contacts(rows).map((contact) => contact.owner_id))).toEqual(new Set([owner_id]));
    });

  if (backend.inputs.create.some((key) => key === 'source'))
    it('narrows to the source that contacts carry, over all pages', async () => {
      await at().create('create_contact', { email: 'from.fair@example.com', source: 'Example Fair' });
      await at().create('create_contact', { email: 'from.fair.too@example.com', source: 'Example Fair' });
      const [first] = await at().search('find_contacts', { source: 'Example Fair', limit: 1 });
      expect(first).toMatchObject({ count: 1, contacts: [{ source: 'Example Fair' }] });
      expect(await everyPage({ source: 'Example Fair', limit: 1 })).toHaveLength(2);
      expect(await at().trigger('new_contact', { source: 'Example Fair' })).toHaveLength(2);
    });

  if (customFields !== undefined)
    it('narrows to the value of a custom field', async () => {
      const field = (await at().trigger('field_list')).find(({ name }) => name === 'Customer number' || name === 'Profession');
      const [, id = ''] = at().book.ids();
      await at().create('update_contact', { contact_id: id, [String(field?.id)]: 'Lamplighter 77' });
      expect(await everyPage({ custom_field: field?.id, custom_value: 'lamplighter 77' })).toEqual([id]);
      expect(await everyPage({ custom_field: field?.id, custom_value: 'Lamplighter 78' })).toEqual([]);
      for (const half of [{ custom_field: field?.id }, { custom_value: 'C-0' }])
        await expect(at().search('find_contacts', half)).rejects.toMatchObject({
          code: 'invalid_input',
          message: 'Custom Field and Custom Value go together, and one of them is blank. Fill in both.',
        });
      at().asked();
      // The list of fields also offers those.
      for (const custom_field of ['email', 'tags'])
        await expect(at().search('find_contacts', { custom_field, custom_value: 'x' })).rejects.toMatchObject({
          code: 'invalid_input',
          message: expect.stringContaining(custom_field),
        });
      expect(at().asked()).toEqual([]);
    });

  it('gives no more than the limit, and refuses a limit out of bounds', async () => {
    const rows = await at().search('find_contacts', { limit: 7 });
    expect(rows).toMatchObject([{ count: 7 }]);
    expect(ids(rows)).toHaveLength(7);
    at().asked();
    for (const limit of [0, 1001, 1.5, 'many'])
      await expect(at().search('find_contacts', { limit })).rejects.toMatchObject({ name: 'AppError', code: 'invalid_input' });
    await expect(at().search('find_contacts', { page: 'not a page' })).rejects.toMatchObject({ name: 'AppError', code: 'invalid_input' });
    expect(at().asked()).toEqual([]);
  });

  it('returns as many as the limit allows at once, whatever the size of the service’s own pages', async () => {
    const everybody = at().book.ids();
    for (const limit of [-1, 0, 1].map((more) => everybody.length + more).concat(500, 1000)) {
      const [found] = await at().search('find_contacts', { limit });
      expect([limit, found?.count]).toEqual([limit, Math.min(limit, everybody.length)]);
      // A full page can be followed by an empty one, whatever total the service reports.
      if (limit !== everybody.length) expect([limit, found?.next_page === null]).toEqual([limit, limit > everybody.length]);
      const listed = await everyPage({ limit });
      expect([limit, listed.length, new Set(listed)]).toEqual([limit, everybody.length, new Set(everybody)]);
    }
    const adas = holders(({ first_name, last_name }) => first_name === 'Ada' || last_name === 'Ada');
    await expect(at().search('find_contacts', { name: 'ada' })).resolves.toMatchObject([{ count: adas.length, next_page: null }]);
  });

  if (backend.tasks !== undefined && backend.notes !== undefined)
    it('gives tasks and notes with each of at most 25 contacts', async () => {
      const id = at().book.add({ first_name: 'Inga', emails: ['inga@example.com'] });
      await at().create('add_task', { contact_id: id, title: 'Call Inga', due_date: '2030-05-06T09:00:00-05:00' });
      await at().create('add_note', { contact_id: id, body: 'Likes tea.' });
      const rows = await at().search('find_contacts', { email: 'inga@example.com', include: ['tasks', 'notes'] });
      expect(rows).toMatchObject([
        {
          contacts: [{ id, email: 'inga@example.com' }],
          tasks: [{ contact_id: id, title: 'Call Inga' }],
          notes: [{ contact_id: id, body: expect.stringContaining('Likes tea.') }],
        },
      ]);
      const [many] = await at().search('find_contacts', { include: ['notes'], limit: 26 });
      expect(many?.count).toBe(25);
    });

  if (backend.tasks !== undefined && backend.notes !== undefined)
    it('refuses tasks and notes for a page with more than 25 contacts', async () => {
      const [first] = await at().search('find_contacts', { limit: 26 });
      at().asked();
      await expect(at().search('find_contacts', { page: first?.next_page, include: ['tasks'] })).rejects.toMatchObject({
        name: 'AppError',
        code: 'invalid_input',
        message: 'Page continues a search for 26 contacts at a time, and with Include the limit is 25. Search again with Page blank.',
      });
      expect(at().asked()).toEqual([]);
    });

  it("returns null for tasks, notes or appointments that weren't requested, because an empty list would mean none", async () => {
    for (const include of [
      undefined,
      ...(backend.tasks === undefined ? [] : [['tasks']]),
      ...(backend.notes === undefined ? [] : [['notes']]),
    ]) {
      const rows = await at().search('find_contacts', { limit: 1, include });
      const list = (what: string) => (include?.includes(what) ? expect.any(Array) : null);
      expect(rows).toMatchObject([{ tasks: list('tasks'), notes: list('notes'), appointments: null }]);
    }
  });

  if (backend.tasks !== undefined && backend.notes !== undefined)
    it('gives no tasks and notes of a contact that was deleted since it was found', async () => {
      at().book.add({ first_name: 'Inga', emails: ['inga@example.com'] });
      at().fail(accountType.responses.contactNotFound, { path: /\/tasks$|\/notes$|24select=id%2CpersonalNotes$/ });
      const rows = await at().search('find_contacts', { email: 'inga@example.com', include: ['tasks', 'notes'] });
      expect(rows).toMatchObject([{ contacts: [{ email: 'inga@example.com' }], tasks: [], notes: [] }]);
    });

  it('returns line items without nesting', async () => {
    const id = at().book.add({ first_name: 'Inga', emails: ['inga@example.com'], phones: ['+15550200400'], tags: ['customer', 'partner'] });
    const [item] = contacts(await at().search('find_contacts', { email: 'inga@example.com' }));
    expect(item).toMatchObject({ id, email: 'inga@example.com', phone: '+15550200400', other_emails: null, other_phones: null });
    expect(Object.values(item ?? {}).filter((value) => typeof value === 'object' && value !== null)).toEqual([]);
    expect(Object.keys(item ?? {}).filter((key) => ['emails', 'phones', 'addresses', 'groups'].includes(key))).toEqual([]);
    expect(String(item?.tags).split(', ').sort()).toEqual(['customer', 'partner']);
  });

  if (backend.appointments !== undefined)
    it('returns appointments next to the contacts', async () => {
      const [found] = await at().search('find_contacts', { limit: 1, include: 'Appointments' });
      expect(found?.appointments).toEqual(expect.any(Array));
    });
});

describe.each(connections)('searching a large account: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, 10_050);

  it('reaches every contact after the ten thousandth, with larger pages than most services have', async () => {
    const limit = 900;
    const found: string[] = [];
    const counts: unknown[] = [];
    let page: unknown;
    for (let runs = 0; runs <= 10_500 / limit && page !== null; runs += 1) {
      const rows = await at().search('find_contacts', { limit, ...(page === undefined ? {} : { page }) });
      found.push(...ids(rows));
      counts.push(rows[0]?.count);
      page = rows[0]?.next_page ?? null;
    }
    const everybody = at().book.ids();
    expect(everybody.length).toBeGreaterThanOrEqual(10_050);
    expect(counts).toEqual([...Array(Math.floor(everybody.length / limit)).fill(limit), everybody.length % limit]);
    expect([found.length, new Set(found).size]).toEqual([everybody.length, everybody.length]);
  }, 120_000);

  it("doesn't say that no one matches while some contacts weren't read", async () => {
    // Every reading of the clock takes a second, so there isn't time for the whole account where each page is checked
    // here.
    let seconds = 0;
    const start = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => start + 1000 * seconds++);
    const search = at().search('find_contacts', { query: 'Nobody Whatsoever' });
    const outcome = await search.catch((error: unknown) => error);
    if (at().asked().length === 1) expect(outcome).toEqual([]);
    else expect(outcome).toMatchObject({ name: 'AppError', code: 'too_much', message: expect.stringContaining(backend.label) });
  });
});
