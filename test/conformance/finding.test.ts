import { useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

describe.each(connections)('finding a contact: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType);

  it('finds by email, without regard to case, and gives the whole contact', async () => {
    const id = at().book.add({ first_name: 'Zoe', last_name: 'Example', emails: ['zoe@example.com'], company: 'Zebra Example' });
    await expect(at().search('find_contact', { email: 'Zoe@Example.com' })).resolves.toMatchObject([
      { id, account_type: backend.key, first_name: 'Zoe', last_name: 'Example', email: 'zoe@example.com', company: 'Zebra Example' },
    ]);
  });

  if (accountType.requests.findByEmail !== undefined)
    it('takes the documented number of requests for a match by email', async () => {
      at().book.add({ first_name: 'Zoe', emails: ['zoe@example.com'] });
      await at().search('find_contact', { email: 'zoe@example.com' });
      expect(at().asked()).toHaveLength(accountType.requests.findByEmail ?? 0);
    });

  it('finds an address with an apostrophe', async () => {
    const id = at().book.add({ first_name: 'Orla', emails: ["o'brien@example.com"] });
    await expect(at().search('find_contact', { email: "o'brien@example.com" })).resolves.toMatchObject([{ id }]);
  });

  it('finds a phone in any format', async () => {
    const id = at()
      .book.ids()
      .find((one) => at().book.read(one)?.phones.includes('+15550100123'));
    await expect(at().search('find_contact', { phone: '(555) 010-0123' })).resolves.toMatchObject([{ id, phone: '+15550100123' }]);
    await expect(at().search('find_contact', { phone: '+1 555 010 0123' })).resolves.toMatchObject([{ id }]);
  });

  it("doesn't mistake a number with another country code for the same", async () => {
    await expect(at().search('find_contact', { phone: '+44 555 010 0123' })).resolves.toEqual([]);
  });

  it('finds a name without regard to case: whole, first or last', async () => {
    const id = at().book.add({ first_name: 'Xanthippe', last_name: 'Zapotek' });
    for (const name of ['xanthippe ZAPOTEK', 'XANTHIPPE', 'zapotek'])
      await expect(at().search('find_contact', { name })).resolves.toMatchObject([{ id }]);
  });

  it('finds nothing if no one matches', async () => {
    for (const input of [{ email: 'nobody@example.com' }, { phone: '+15550999999' }, { name: 'Nobody Whatsoever' }])
      await expect(at().search('find_contact', input)).resolves.toEqual([]);
  });

  it('finds by ID, and finds nothing for an unknown ID', async () => {
    const [id = ''] = at().book.ids();
    await expect(at().search('find_contact', { contact_id: id })).resolves.toMatchObject([{ id }]);
    at().asked();
    at().book.remove(id);
    await expect(at().search('find_contact', { contact_id: id })).resolves.toEqual([]);
  });

  if (accountType.requests.get !== undefined)
    it('takes the documented number of requests for an id', async () => {
      await at().search('find_contact', { contact_id: at().book.add({ first_name: 'Plain' }) });
      expect(at().asked()).toHaveLength(accountType.requests.get ?? 0);
    });

  it('tries email, then phone, then name', async () => {
    const email = at().book.add({ first_name: 'Email', last_name: 'Holder', emails: ['order@example.com'] });
    const phone = at().book.add({ first_name: 'Phone', last_name: 'Holder', phones: ['+15550200777'] });
    const everything = { email: 'order@example.com', phone: '+15550200777', name: 'Nobody Whatsoever' };
    await expect(at().search('find_contact', everything)).resolves.toMatchObject([{ id: email }]);
    await expect(at().search('find_contact', { ...everything, email: 'gone@example.com' })).resolves.toMatchObject([{ id: phone }]);
  });

  it('does what When Several Match says', async () => {
    const year = 365 * 24 * 60 * 60 * 1000;
    const now = Date.now();
    const older = at().book.add({ first_name: 'Twin', last_name: 'Older' }, { created: now - 2 * year, updated: now - year });
    const newer = at().book.add({ first_name: 'Twin', last_name: 'Newer' }, { created: now - year, updated: now - year });
    const found = await at().search('find_contact', { name: 'Twin' });
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set([older, newer]));
    await expect(at().search('find_contact', { name: 'Twin', when_several: 'fail' })).rejects.toMatchObject({
      name: 'AppError',
      code: 'ambiguous',
      message: expect.stringContaining(older),
    });
  });

  if (accountType.has.includes('creationDates'))
    it('takes the newest or the oldest of several', async () => {
      const day = 24 * 60 * 60 * 1000;
      const now = Date.now();
      const older = at().book.add({ first_name: 'Twin', last_name: 'Older' }, { created: now - 20 * day, updated: now - day });
      const newer = at().book.add({ first_name: 'Twin', last_name: 'Newer' }, { created: now - 10 * day, updated: now - 2 * day });
      const [newest] = await at().search('find_contact', { name: 'Twin', when_several: 'newest' });
      const [oldest] = await at().search('find_contact', { name: 'Twin', when_several: 'oldest' });
      expect([newest?.id, oldest?.id]).toEqual([newer, older]);
    });

  if (accountType.has.includes('creationDates'))
    it('takes the newest or the oldest of very many with one phone', async () => {
      const day = 24 * 60 * 60 * 1000;
      const now = Date.now();
      const ids = [60, 30, 50, 40, 55, 35, 45, 90, 10, 20].map((age) => {
        const dates = { created: now - age * day, updated: now - day };
        return at().book.add({ first_name: `Desk ${age}`, phones: ['+15550200900'] }, dates);
      });
      const [newest] = await at().search('find_contact', { phone: '+15550200900', when_several: 'newest' });
      const [oldest] = await at().search('find_contact', { phone: '+15550200900', when_several: 'oldest' });
      expect([newest?.id, oldest?.id]).toEqual([ids[8], ids[7]]);
    });

  const { idToEncode } = accountType;
  if (idToEncode !== undefined)
    it('takes IDs that must be encoded in an address', async () => {
      await expect(at().search('find_contact', { contact_id: idToEncode })).resolves.toMatchObject([{ id: idToEncode }]);
      await expect(at().create('update_contact', { contact_id: idToEncode, company: 'Hard Example' })).resolves.toMatchObject({
        id: idToEncode,
      });
      expect(at().book.read(idToEncode)?.company).toBe('Hard Example');
      await expect(at().search('find_contact_details', { contact_id: idToEncode })).resolves.toMatchObject([{ id: idToEncode }]);
      await expect(at().create('delete_contact', { contact_id: idToEncode })).resolves.toMatchObject({
        id: idToEncode,
        outcome: 'deleted',
      });
      expect(at().book.read(idToEncode)).toBeNull();
    });

  it('gives contacts that have next to nothing', async () => {
    const id = at().book.add({ company: 'Nameless Example' });
    await expect(at().search('find_contact', { contact_id: id })).resolves.toMatchObject([
      { id, full_name: null, email: null, phone: null, emails: [], phones: [], tags: [] },
    ]);
  });

  if (accountType.has.includes('delayedSearch'))
    it("finds with a second request what the search index doesn't have yet", async () => {
      at().book.delaySearch?.(60_000);
      const made = await at().create('create_contact', { email: 'fresh@example.com', phone: '+15550200888', first_name: 'Fresh' });
      await expect(at().search('find_contact', { email: 'fresh@example.com' })).resolves.toMatchObject([{ id: made.id }]);
      await expect(at().search('find_contact', { phone: '+15550200888' })).resolves.toMatchObject([{ id: made.id }]);
      expect(
        at()
          .asked()
          .filter((request) => request.startsWith('GET /contacts/search/duplicate')),
      ).toHaveLength(2);
    });
});
