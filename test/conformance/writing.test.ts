import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

describe.each(connections)('writing a contact: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const somebody = () =>
    at().book.add({
      first_name: 'Uma',
      last_name: 'Example',
      emails: ['uma@example.com'],
      phones: ['+15550200200'],
      company: 'Umbrella Example',
      street: '5 Example Street',
      city: 'Springfield',
      birthday: '1990-12-31',
      tags: ['customer', 'partner'],
    });

  it('creates what was filled in', async () => {
    const made = await at().create('create_contact', {
      first_name: 'Vera',
      last_name: 'Example',
      email: 'vera@example.com',
      phone: '+15550200300',
      street: '6 Example Street',
      city: 'Lyon',
      birthday: '1991-01-02',
      tags: ['customer'],
    });
    expect(made).toMatchObject({
      account_type: backend.key,
      full_name: 'Vera Example',
      email: 'vera@example.com',
      outcome: 'created',
      matched_by: null,
    });
    expect(at().book.read(String(made.id))).toMatchObject({
      first_name: 'Vera',
      last_name: 'Example',
      emails: ['vera@example.com'],
      phones: ['+15550200300'],
      street: '6 Example Street',
      city: 'Lyon',
      birthday: '1991-01-02',
      tags: ['customer'],
    });
  });

  if (accountType.requests.create !== undefined)
    it('creates with the documented number of requests', async () => {
      await at().create('create_contact', { first_name: 'Vera', email: 'vera@example.com' });
      expect(at().asked()).toHaveLength(accountType.requests.create ?? 0);
    });

  it('creates a contact that has a company only, or a phone only', async () => {
    for (const input of [{ company: 'Only Example' }, { phone: '+15550200301' }])
      await expect(at().create('create_contact', input)).resolves.toMatchObject({ outcome: 'created', email: null });
  });

  if (accountType.refusesDuplicates)
    it('stops quietly at a duplicate and names the contact and the field', async () => {
      const id = somebody();
      const before = at().book.snapshot();
      const attempt = at().create('create_contact', { first_name: 'Uma', email: 'uma@example.com' });
      await expect(attempt).rejects.toMatchObject({
        name: 'HaltedError',
        message: expect.stringMatching(new RegExp(`email.*${id}|${id}.*email`)),
      });
      expect(at().book.snapshot()).toBe(before);
    });

  it('updates the one field that was filled in and leaves everything else', async () => {
    const id = somebody();
    const before = at().book.read(id);
    const updated = await at().create('update_contact', { contact_id: id, phone: '+15550200201', city: '', tags: '' });
    expect(updated).toMatchObject({ id, phone: '+15550200201', outcome: 'updated', matched_by: 'contact_id', changed_fields: ['phone'] });
    expect(at().book.read(id)).toEqual({ ...before, phones: ['+15550200201'] });
  });

  it('sends nothing when nothing differs', async () => {
    const id = somebody();
    const before = at().book.snapshot();
    const same = { contact_id: id, first_name: 'Uma', email: 'UMA@example.com', phone: '(555) 020-0200', tags: ['Customer'] };
    await expect(at().create('update_contact', same)).resolves.toMatchObject({ id, outcome: 'unchanged', changed_fields: [] });
    expect(
      at()
        .asked()
        .filter((request) => !request.startsWith('GET ')),
    ).toEqual([]);
    expect(at().book.snapshot()).toBe(before);
  });

  if (accountType.requests.update !== undefined)
    it('updates with the documented number of requests', async () => {
      const id = somebody();
      await at().create('update_contact', { contact_id: id, phone: '+15550200201' });
      expect(at().asked()).toHaveLength(accountType.requests.update ?? 0);
      await at().create('update_contact', { contact_id: id, phone: '+15550200201' });
      expect(at().asked()).toHaveLength(accountType.requests.unchanged ?? 0);
    });

  const { maxEmails } = accountType;
  if (maxEmails !== undefined)
    it.each([
      ['create_contact', {}],
      ['create_or_update_contact', {}],
      ['update_contact', { contact_id: 'whoever' }],
    ])('refuses one email too many before any request, and names it: %s', async (key, input) => {
      const other_emails = Array.from({ length: maxEmails }, (_, index) => `other${index + 1}@example.com`);
      const attempt = at().create(key, { ...input, email: 'first@example.com', other_emails });
      await expect(attempt).rejects.toMatchObject({ code: 'invalid_input', message: expect.stringContaining(`other${maxEmails}@`) });
      expect(at().asked()).toEqual([]);
    });

  it('adds, replaces and removes tags as chosen', async () => {
    const id = somebody();
    const tags = async (names: readonly string[], tags_mode?: string) => {
      await at().create('update_contact', { contact_id: id, tags: names, ...(tags_mode === undefined ? {} : { tags_mode }) });
      return new Set(at().book.read(id)?.tags);
    };
    expect(await tags(['lead'])).toEqual(new Set(['customer', 'partner', 'lead']));
    expect(await tags(['customer'], 'remove')).toEqual(new Set(['partner', 'lead']));
    expect(await tags(['newsletter', 'lead'], 'replace')).toEqual(new Set(['newsletter', 'lead']));
    expect(await tags(['customer'], 'add')).toEqual(new Set(['newsletter', 'lead', 'customer']));
  });

  if (accountType.refusesDuplicates)
    it("doesn't give a contact what another one has, and names that one", async () => {
      const id = somebody();
      const other = at().book.add({ first_name: 'Other', emails: ['other@example.com'], phones: ['+15550200202'] });
      const before = at().book.snapshot();
      for (const [field, value] of [
        ['email', 'Other@example.com'],
        ['phone', '+1 555 020 0202'],
      ] as const)
        await expect(at().create('update_contact', { contact_id: id, city: 'Lyon', [field]: value })).rejects.toMatchObject({
          name: 'AppError',
          code: 'conflict',
          message: expect.stringMatching(
            new RegExp(`Uma Example \\(.*can't have this ${field}: Other \\(other@example.com, ID ${other}\\) has it`),
          ),
        });
      expect(at().book.snapshot()).toBe(before);
    });

  it("empties only what it's told to empty", async () => {
    const id = somebody();
    const before = at().book.read(id);
    const cleared = await at().create('update_contact', { contact_id: id, clear_fields: ['birthday'] });
    expect(cleared).toMatchObject({ birthday: null, outcome: 'updated', changed_fields: ['birthday'] });
    expect(at().book.read(id)).toEqual({ ...before, birthday: null });
  });

  it('empties the whole name, and finds it empty the next time', async () => {
    const contact_id = somebody();
    const clear = () => at().create('update_contact', { contact_id, clear_fields: ['full_name'] });
    await expect(clear()).resolves.toMatchObject({ full_name: null, outcome: 'updated', changed_fields: ['full_name'] });
    await expect(clear()).resolves.toMatchObject({ outcome: 'unchanged' });
  });

  it('updates the contact with the email, or creates it', async () => {
    const id = somebody();
    await expect(at().create('create_or_update_contact', { email: 'uma@example.com', city: 'Lyon' })).resolves.toMatchObject({
      id,
      city: 'Lyon',
      outcome: 'updated',
      matched_by: 'email',
      changed_fields: ['city'],
    });
    await expect(at().create('create_or_update_contact', { email: 'uma@example.com', city: 'Lyon' })).resolves.toMatchObject({
      id,
      outcome: 'unchanged',
    });
    const made = await at().create('create_or_update_contact', { email: 'wanda@example.com', first_name: 'Wanda' });
    expect(made).toMatchObject({ outcome: 'created', matched_by: null });
    expect(at().book.read(String(made.id))).toMatchObject({ first_name: 'Wanda', emails: ['wanda@example.com'] });
  });

  it('recognizes by phone, and by full name where that is chosen', async () => {
    const id = somebody();
    await expect(at().create('create_or_update_contact', { phone: '(555) 020-0200', city: 'Lyon' })).resolves.toMatchObject({
      id,
      matched_by: 'phone',
    });
    const byName = { match_on: ['full_name'], full_name: 'uma example', city: 'Bristol' };
    await expect(at().create('create_or_update_contact', byName)).resolves.toMatchObject({ id, matched_by: 'full_name', city: 'Bristol' });
  });

  if (accountType.refusesDuplicates)
    it('never writes over a contact that has a field in common which was not to be matched on', async () => {
      const id = somebody();
      const before = at().book.snapshot();
      for (const input of [
        { match_on: ['email'], email: 'new@example.com', phone: '+15550200200', first_name: 'New' },
        { match_on: ['full_name'], full_name: 'New Person', email: 'uma@example.com' },
      ])
        await expect(at().create('create_or_update_contact', input)).rejects.toMatchObject({
          name: 'AppError',
          code: 'ambiguous',
          message: expect.stringContaining(id),
        });
      expect(at().book.snapshot()).toBe(before);
    });

  it('deletes, and accepts what is already gone', async () => {
    const id = somebody();
    await expect(at().create('delete_contact', { contact_id: id })).resolves.toEqual({ id, account_type: backend.key, outcome: 'deleted' });
    expect(at().book.read(id)).toBeNull();
    await expect(at().create('delete_contact', { contact_id: id })).resolves.toMatchObject({ id, outcome: 'already_gone' });
  });

  it('stores double curly braces as typed', async () => {
    const made = await at().create('create_contact', { first_name: '{{bundle.first}}', last_name: 'Example', email: 'curly@example.com' });
    expect(made).toMatchObject({ first_name: '{{bundle.first}}' });
    expect(at().book.read(String(made.id))?.first_name).toBe('{{bundle.first}}');
  });

  it("leaves out what the account can't store, and says so if nothing else is given", async () => {
    const lacking = ['manager', 'owner_id', 'folder_id'].find((key) => ![...backend.inputs.create].map(String).includes(key)) ?? '';
    const made = await at().create('create_contact', { first_name: 'Yan', email: 'yan@example.com', [lacking]: 'value' });
    expect(made).toMatchObject({ outcome: 'created' });
    const before = at().book.snapshot();
    at().asked();
    const attempt = at().create('update_contact', { contact_id: String(made.id), [lacking]: 'value' });
    await expect(attempt).rejects.toMatchObject({ name: 'AppError', message: expect.stringContaining(backend.label) });
    expect(at().asked()).toEqual([]);
    expect(at().book.snapshot()).toBe(before);
  });
});
