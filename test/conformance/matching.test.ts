import type { Inputs, Row } from '../support/run.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

const SWITCHBOARD = '+1 555 020 0500';

describe.each(connections)('who is meant: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const upsert = (input: Inputs, meta = {}) => at().create('create_or_update_contact', input, meta);
  const read = (id: unknown) => at().book.read(String(id));
  const everybody = () =>
    Object.fromEntries(
      at()
        .book.ids()
        .map((id) => [id, read(id)]),
    );
  /** The result of a step whose service may refuse a second contact with the phone; then an error names both. */
  const refusedOr = async (attempt: Promise<Row>, ...names: readonly string[]) => {
    if (!accountType.refusesDuplicates) return attempt;
    await expect(attempt).rejects.toMatchObject({ name: 'AppError', code: 'ambiguous' });
    for (const name of names) await expect(attempt).rejects.toThrow(name);
    return null;
  };

  it('keeps colleagues with a shared switchboard number apart', async () => {
    const ann = await upsert({ first_name: 'Ann', email: 'ann@example.com', phone: SWITCHBOARD });
    const before = read(ann.id);
    for (const name of ['Bo', 'Cy']) {
      const attempt = upsert({ first_name: name, email: `${name.toLowerCase()}@example.com`, phone: SWITCHBOARD });
      const made = await refusedOr(attempt, 'ann@example.com', `${name} (${name.toLowerCase()}@example.com)`);
      if (made !== null) expect(made).toMatchObject({ outcome: 'created', matched_by: null, first_name: name });
    }
    expect(read(ann.id)).toEqual(before);
  });

  it('leaves a mother as she is when her child has a new email', async () => {
    const mother = at().book.add({ first_name: 'Mia', last_name: 'Example', emails: ['mia@example.com'], phones: ['+15550200501'] });
    const before = read(mother);
    const attempt = upsert({ full_name: 'Eva Example', email: 'eva@example.com', phone: '(555) 020-0501' });
    const child = await refusedOr(attempt, 'Mia Example (mia@example.com', 'Eva Example (eva@example.com)');
    if (child !== null) expect(child.id).not.toBe(mother);
    expect(read(mother)).toEqual(before);
  });

  it("doesn't mistake a local number for one of another area", async () => {
    const there = at().book.add({ first_name: 'Los', last_name: 'Angeles', phones: ['+13105550123'] });
    const before = read(there);
    const made = await upsert({ first_name: 'Local', phone: '555-0123' });
    expect(made).toMatchObject({ outcome: 'created', matched_by: null });
    expect(read(there)).toEqual(before);
  });

  it('stops if several share the phone and no email says who is meant', async () => {
    const one = at().book.add({ first_name: 'Pat', last_name: 'One', emails: ['pat@example.com'], phones: ['+15550200502'] });
    const other = at().book.add({ first_name: 'Kim', last_name: 'Other', phones: ['+15550200502'] });
    const before = at().book.snapshot();
    for (const when_several of ['', 'fail', 'newest', 'oldest']) {
      const attempt = upsert({ phone: '+1 555 020 0502', city: 'Lyon', when_several });
      await expect(attempt).rejects.toMatchObject({ name: 'AppError', code: 'ambiguous' });
      for (const name of ['Pat One (pat@example.com', 'Kim Other', one, other]) await expect(attempt).rejects.toThrow(name);
    }
    expect(at().book.snapshot()).toBe(before);
  });

  it('gives an email to the only owner of the phone, who has none', async () => {
    const id = at().book.add({ first_name: 'Desk', phones: ['+15550200503'] });
    await expect(upsert({ email: 'desk@example.com', phone: '555 020 0503' })).resolves.toMatchObject({ id, matched_by: 'phone' });
    expect(read(id)?.emails).toEqual(['desk@example.com']);
  });

  it('changes no one who shares a phone, not even the one without an email', async () => {
    at().book.add({ first_name: 'Ann', emails: ['ann.s@example.com'], phones: ['+15550200515'] });
    at().book.add({ first_name: 'Silent', phones: ['+15550200515'] });
    const before = everybody();
    const made = await refusedOr(upsert({ first_name: 'Cy', email: 'cy.s@example.com', phone: '(555) 020-0515' }), 'Cy (cy.s@example.com)');
    if (made !== null) expect(made).toMatchObject({ outcome: 'created', matched_by: null });
    expect(everybody()).toEqual(expect.objectContaining(before));
  });

  it('never means a contact with another email, whatever it matches on', async () => {
    const id = at().book.add({ first_name: 'Rae', last_name: 'Example', emails: ['rae@example.com'], phones: ['+15550200504'] });
    const before = read(id);
    await refusedOr(upsert({ match_on: ['phone'], email: 'rob@example.com', phone: '+15550200504', first_name: 'Rob' }), 'rae@example.com');
    const named = await upsert({ match_on: ['full_name'], full_name: 'Rae Example', email: 'other.rae@example.com' });
    expect(named).toMatchObject({ outcome: 'created' });
    expect(read(id)).toEqual(before);
  });

  it('lets the email decide, whoever has the phone', async () => {
    const one = at().book.add({ first_name: 'One', emails: ['one@example.com'] });
    await expect(upsert({ email: 'ONE@example.com', phone: '+15550200505', city: 'Lyon' })).resolves.toMatchObject({
      id: one,
      matched_by: 'email',
    });
  });

  it('stops and names both where the phone is another one’s and the service allows it once', async () => {
    at().book.add({ first_name: 'One', last_name: 'Example', emails: ['one@example.com'] });
    const other = at().book.add({ first_name: 'Other', last_name: 'Example', phones: ['+15550200506'] });
    const before = at().book.snapshot();
    const attempt = upsert({ email: 'one@example.com', phone: '+15550200506' });
    if (!accountType.refusesDuplicates) return void (await expect(attempt).resolves.toMatchObject({ matched_by: 'email' }));
    await expect(attempt).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`Other Example (+15550200506, ID ${other})`),
    });
    await expect(attempt).rejects.toThrow('One Example (one@example.com');
    expect(at().book.snapshot()).toBe(before);
  });

  it('asks for the country code where only that would tell', async () => {
    const id = at().book.add({ first_name: 'Otto', last_name: 'Example', phones: ['+493012345678'] });
    const before = at().book.snapshot();
    const attempt = upsert({ phone: '030 12345678', city: 'Berlin' }, { timezone: 'UTC' });
    await expect(attempt).rejects.toMatchObject({ name: 'AppError', code: 'ambiguous', message: expect.stringContaining('country code') });
    await expect(attempt).rejects.toThrow(`Otto Example (+493012345678, ID ${id})`);
    expect(at().book.snapshot()).toBe(before);
    await expect(upsert({ phone: '+49 30 12345678', city: 'Berlin' }, { timezone: 'UTC' })).resolves.toMatchObject({
      id,
      matched_by: 'phone',
    });
  });

  if (backend.phoneCountry === undefined)
    it('reads a number without a country code in the country of the time zone', async () => {
      const id = at().book.add({ first_name: 'Otto', phones: ['+49301234567'] });
      await expect(upsert({ phone: '030 1234567', city: 'Berlin' }, { timezone: 'Europe/Berlin' })).resolves.toMatchObject({ id });
    });

  it("doesn't change a number that is given with its country's zero in brackets", async () => {
    const id = at().book.add({ first_name: 'Otto', emails: ['otto@example.com'], phones: ['+49301234567'] });
    const before = read(id);
    for (const input of [{ phone: '+49 (0)30 1234567' }, { email: 'otto@example.com', phone: '0049 (0)30 1234567' }])
      await expect(upsert(input)).resolves.toMatchObject({ id, outcome: 'unchanged', ignored_fields: [] });
    expect(read(id)).toEqual(before);
  });

  it('keeps extensions of one number apart', async () => {
    const id = at().book.add({ first_name: 'Ext', phones: ['+1 555 020 0507 ext. 12'] });
    const before = read(id);
    await expect(upsert({ first_name: 'New', phone: '+1 555 020 0507 ext. 13' })).resolves.toMatchObject({ outcome: 'created' });
    expect(read(id)).toEqual(before);
  });

  describe('several with the same email', () => {
    const day = 24 * 60 * 60 * 1000;
    const twins = () => {
      const now = Date.now();
      const twin = (age: number) =>
        at().book.add({ first_name: `Twin ${age}`, emails: ['twin@example.com'] }, { created: now - age * day, updated: now - day });
      return { older: twin(20), newer: twin(10) };
    };

    it('are an error that names both, unless it is said which', async () => {
      const { older, newer } = twins();
      const before = at().book.snapshot();
      for (const when_several of ['', 'fail']) {
        const attempt = upsert({ email: 'twin@example.com', city: 'Lyon', when_several });
        await expect(attempt).rejects.toMatchObject({ name: 'AppError', code: 'ambiguous' });
        const remedy = accountType.has.includes('creationDates')
          ? 'in When Several Match, use Update Contact'
          : '). Use Update Contact with the one you mean';
        for (const part of ['twin@example.com', older, newer, remedy]) await expect(attempt).rejects.toThrow(part);
      }
      expect(at().book.snapshot()).toBe(before);
    });

    it('are distinguished by their dates, if there are any', async () => {
      const { older, newer } = twins();
      for (const [when_several, id] of [
        ['newest', newer],
        ['oldest', older],
      ]) {
        const attempt = upsert({ email: 'twin@example.com', city: `Lyon ${when_several}`, when_several });
        if (accountType.has.includes('creationDates'))
          await expect(attempt).resolves.toMatchObject({ id, matched_by: 'email', outcome: 'updated' });
        else
          await expect(attempt).rejects.toMatchObject({
            code: 'ambiguous',
            message: expect.stringContaining(`can't tell which is ${when_several}`),
          });
      }
    });
  });

  it('takes the documented number of requests in an account with one folder', async () => {
    at().book.keepDefaultFolderOnly?.();
    at().book.add({ first_name: 'Zoe', emails: ['zoe@example.com'], phones: ['+15550200508'] });
    at().asked();
    await upsert({ email: 'zoe@example.com', phone: '+1 555 020 0508', city: 'Lyon' });
    expect(at().asked()).toHaveLength(accountType.requests.upsertByEmail);
    await upsert({ email: 'yan@example.com', first_name: 'Yan' });
    expect(at().asked()).toHaveLength(accountType.requests.upsertNew);
  });

  it('means the same person by an email and a number that were copied with invisible characters', async () => {
    const made = await upsert({ email: 'mailto:Vera@example.com', phone: '\u202a+1 555 020 0511\u202c', first_name: 'Vera' });
    expect(made).toMatchObject({
      outcome: 'created',
      email: expect.stringMatching(/^vera@example\.com$/i),
      phone: expect.stringMatching(/^\+1 ?555 ?020 ?0511$/),
    });
    await expect(upsert({ email: '\u200bvera@example.com', city: 'Lyon' })).resolves.toMatchObject({ id: made.id, matched_by: 'email' });
    await expect(upsert({ phone: 'tel:+1-555-020-0511', city: 'Bern' })).resolves.toMatchObject({ id: made.id, matched_by: 'phone' });
    for (const input of [{ email: 'vera@example.com\ufeff' }, { phone: '\u2066+15550200511\u2069' }])
      await expect(at().search('find_contact', input)).resolves.toMatchObject([{ id: made.id }]);
    await expect(at().create('update_contact', { contact_id: '\u200bvera@example.com', city: 'Rome' })).resolves.toMatchObject({
      id: made.id,
    });
  });

  it.each(['+١ ٥٥٥ ٠٢٠ ٠٥١٦', '+१ ५५५ ०२० ०५१६', '＋１ ５５５ ０２０ ０５１６'])(
    'means the same person by the digits of another script: %s',
    async (phone) => {
      const id = at().book.add({ first_name: 'Noor', phones: ['+15550200516'] });
      await expect(upsert({ phone, city: 'Lyon' })).resolves.toMatchObject({ id, matched_by: 'phone', ignored_fields: [] });
      await expect(at().search('find_contact', { phone })).resolves.toMatchObject([{ id }]);
      const made = await at().create('create_contact', { first_name: 'New', phone: phone.replace(/.$/u, '7') });
      expect(made).toMatchObject({ phone: expect.stringMatching(/^\+1 ?555 ?020 ?0517$/), ignored_fields: [] });
    },
  );

  it('means the same person by an email in either Unicode form, and refuses one with a quote or a full stop after it', async () => {
    const made = await upsert({ email: 'j\u00f6rg@example.com', first_name: 'Jörg' });
    await expect(upsert({ email: 'jo\u0308rg@example.com', city: 'Lyon' })).resolves.toMatchObject({ id: made.id, matched_by: 'email' });
    const before = at().book.snapshot();
    for (const email of ['"jörg@example.com"', 'jörg@example.com.'])
      await expect(upsert({ email })).rejects.toThrow("isn't an email address");
    expect(at().book.snapshot()).toBe(before);
  });

  it('means the same person by first and last name, whatever name is shown', async () => {
    const id = at().book.add({ first_name: 'Zora', last_name: 'Quillfeather' });
    at().book.setDisplayName?.(id, 'Quillfeather, Zora');
    const attempt = upsert({ match_on: ['full_name'], full_name: 'Zora Quillfeather', city: 'Lyon' });
    await expect(attempt).resolves.toMatchObject({ id, matched_by: 'full_name', outcome: 'updated' });
  });

  if (accountType.has.includes('delayedSearch')) {
    it('passes over whom the index still shows and the service no longer has', async () => {
      const made = await upsert({ email: 'gone@example.com', phone: '+15550200509', first_name: 'Gone' });
      at().book.delaySearch?.(60_000);
      at().book.remove(String(made.id));
      const again = await upsert({ email: 'gone@example.com', phone: '+15550200509', first_name: 'Again' });
      expect(again).toMatchObject({ outcome: 'created' });
      expect(again.id).not.toBe(made.id);
    });

    it('passes over whom the index shows with an email that they no longer have', async () => {
      const made = await upsert({ email: 'old@example.com', first_name: 'Moved' });
      at().book.delaySearch?.(60_000);
      at().book.change(String(made.id), { emails: ['new@example.com'] });
      await expect(upsert({ email: 'old@example.com', first_name: 'Next' })).resolves.toMatchObject({ outcome: 'created' });
      await expect(upsert({ email: 'new@example.com', city: 'Lyon' })).resolves.toMatchObject({ id: made.id, matched_by: 'email' });
      expect(read(made.id)?.first_name).toBe('Moved');
    });

    it("finds by email and phone what the index doesn't have yet, and says that names lag", async () => {
      at().book.delaySearch?.(60_000);
      const made = await upsert({ email: 'fresh@example.com', phone: '+15550200510', first_name: 'Fresh' });
      await expect(upsert({ email: 'fresh@example.com', city: 'Lyon' })).resolves.toMatchObject({ id: made.id, matched_by: 'email' });
      await expect(upsert({ phone: '(555) 020-0510', city: 'Bern' })).resolves.toMatchObject({ id: made.id, matched_by: 'phone' });
      for (const [kind, key] of [
        ['creates', 'create_or_update_contact'],
        ['searches', 'find_contact'],
      ] as const)
        expect((await at().form(kind, key)).map(({ helpText }) => helpText)).toContain(backend.contacts.nameNote);
    });

    it('asks for email and phone in one request each', async () => {
      await upsert({ email: 'lead@example.com', phone: '+15550200511', first_name: 'Lead' });
      const paths = at().asked();
      expect(paths.filter((path) => path.startsWith('POST /contacts/search'))).toHaveLength(1);
      expect(paths.filter((path) => path.startsWith('GET /contacts/search/duplicate'))).toHaveLength(1);
    });
  }

  describe('find or create', () => {
    const findOrCreate = async (input: Inputs) => {
      const [found] = await at().search('find_contact', input);
      return found ?? (await at().create('create_contact', { first_name: 'Lead', ...input }));
    };

    it('creates the lead with a new email and another contact’s phone, or stops and names both', async () => {
      const owner = at().book.add({ first_name: 'Owner', last_name: 'Example', emails: ['owner@example.com'], phones: ['+15550200512'] });
      const before = read(owner);
      const made = await refusedOr(
        findOrCreate({ email: 'lead@example.com', phone: '+15550200512' }),
        'Owner Example (owner@example.com',
        'Lead (lead@example.com)',
      );
      if (made !== null) expect(made).toMatchObject({ email: 'lead@example.com', first_name: 'Lead' });
      expect(read(owner)).toEqual(before);
    });

    it('finds the owner of the phone, who has no email', async () => {
      const id = at().book.add({ first_name: 'Desk', phones: ['+15550200513'] });
      await expect(findOrCreate({ email: 'lead@example.com', phone: '+15550200513' })).resolves.toMatchObject({ id });
    });

    it('never finds by a later field whom an earlier one contradicts', async () => {
      at().book.add({ first_name: 'Xanthippe', last_name: 'Zapotek', emails: ['x@example.com'], phones: ['+15550200514'] });
      const input = { email: 'y@example.com', phone: '+15550200514', name: 'Xanthippe Zapotek' };
      await expect(at().search('find_contact', input)).resolves.toEqual([]);
      await expect(at().search('find_contact', { ...input, email: '' })).resolves.toHaveLength(1);
    });

    it('finds no one for a caller who withholds the number, without a request or an error', async () => {
      for (const input of [
        {},
        { email: '' },
        { email: 'anonymous' },
        { phone: 'n/a' },
        { phone: '-' },
        { name: 'unknown' },
        { email: 'bea' },
      ])
        await expect(at().search('find_contact', input)).resolves.toEqual([]);
      for (const input of [{ email: 'anonymous' }, { phone: 'n/a' }, { query: 'ada', name: 'unknown' }])
        await expect(at().search('find_contacts', input)).resolves.toEqual([]);
      expect(at().asked()).toEqual([]);
    });

    it('returns contacts with the whole number before those with its end', async () => {
      at().book.add({ first_name: 'Ending', phones: ['+13105550199'] });
      const whole = at().book.add({ first_name: 'Whole', phones: ['+15550199'] });
      await expect(at().search('find_contact', { phone: '+1 555 0199' })).resolves.toMatchObject([{ id: whole }]);
    });
  });
});
