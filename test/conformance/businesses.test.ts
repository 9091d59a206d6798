import { SMALL, useWorld } from '../support/world.ts';
import { accounts } from './accounts.ts';

const capable = accounts.filter(([, backend]) => backend.inputs.update.some((key) => key === 'business_id'));
const MOVE = { method: 'POST', path: /\/bulk\/business$/ };

describe.each(capable)('the business of a contact: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const NEW = { first_name: 'Bea', email: 'bea@example.com' };
  const businesses = async () => (await at().trigger('business_list')).map(({ id }) => String(id));
  const businessOf = (id: unknown) => at().book.details?.(String(id))?.business?.id ?? null;
  const bea = () =>
    at()
      .book.ids()
      .find((id) => at().book.read(id)?.emails.includes('bea@example.com'));

  it('is chosen from the list in every form, and is among the fields to clear', async () => {
    for (const key of ['create_contact', 'update_contact', 'create_or_update_contact'])
      expect((await at().form('creates', key)).find((field) => field.key === 'business_id')).toMatchObject({
        label: 'Business',
        dynamic: 'business_list.id.name',
      });
    await expect(at().trigger('field_list')).resolves.toContainEqual({ id: 'business_id', name: 'Business' });
  });

  it('is set on a new contact', async () => {
    const [business] = await businesses();
    at().asked();
    const output = await at().create('create_contact', { ...NEW, business_id: business });
    expect(at().asked()).toHaveLength(3);
    expect(output).toMatchObject({ outcome: 'created', business_id: business, ignored_fields: [] });
    expect(output.changed_fields).toContain('business_id');
    expect(output.changes).toContainEqual({ field: 'business_id', before: null, after: business });
    expect(businessOf(output.id)).toBe(business);
  });

  it('is changed, kept and cleared on an existing one', async () => {
    const [business, other] = await businesses();
    const { id } = await at().create('create_contact', { ...NEW, business_id: business });
    const update = (more: Record<string, unknown>) => at().create('update_contact', { contact_id: id, ...more });

    const moved = await update({ business_id: other });
    expect(moved).toMatchObject({ outcome: 'updated', business_id: other, changed_fields: ['business_id'] });
    expect(moved.changes).toEqual([{ field: 'business_id', before: business, after: other }]);
    expect(businessOf(id)).toBe(other);

    at().asked();
    await expect(update({ business_id: other })).resolves.toMatchObject({ outcome: 'unchanged', changed_fields: [] });
    expect(at().asked()).toHaveLength(1);
    await expect(update({ city: 'Lyon', business_id: ' ' })).resolves.toMatchObject({ business_id: other, changed_fields: ['city'] });

    const cleared = await update({ clear_fields: ['business_id'] });
    expect(cleared).toMatchObject({ outcome: 'updated', business_id: null, changed_fields: ['business_id'] });
    expect(cleared.changes).toEqual([{ field: 'business_id', before: other, after: null }]);
    expect(businessOf(id)).toBeNull();
    await expect(update({ clear_fields: ['business_id'] })).resolves.toMatchObject({ outcome: 'unchanged' });
    await expect(update({ business_id: business, clear_fields: ['business_id'] })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('is set by Create or Update, whether the contact is new or not', async () => {
    const [business, other] = await businesses();
    const save = (more: Record<string, unknown>) => at().create('create_or_update_contact', { ...NEW, ...more });
    const made = await save({ business_id: business });
    expect(made).toMatchObject({ outcome: 'created', business_id: business });
    await expect(save({ business_id: business })).resolves.toMatchObject({ id: made.id, outcome: 'unchanged' });
    await expect(save({ business_id: other, city: 'Lyon' })).resolves.toMatchObject({
      id: made.id,
      outcome: 'updated',
      business_id: other,
      changed_fields: ['city', 'business_id'],
    });
    expect(businessOf(made.id)).toBe(other);
  });

  it('that the account does not have is refused in a sentence, with nothing written', async () => {
    const { id } = await at().create('create_contact', NEW);
    const before = at().book.snapshot();
    const unknown = { business_id: 'nothing' };
    for (const attempt of [
      () => at().create('create_contact', { first_name: 'Cleo', email: 'cleo@example.com', ...unknown }),
      () => at().create('update_contact', { contact_id: id, city: 'Lyon', ...unknown }),
      () => at().create('create_or_update_contact', { ...NEW, city: 'Lyon', ...unknown }),
      () => at().create('create_or_update_contact', { first_name: 'Cleo', email: 'cleo@example.com', ...unknown }),
    ])
      await expect(attempt()).rejects.toMatchObject({
        name: 'AppError',
        code: 'invalid_input',
        message: expect.stringMatching(/has no business with the ID "nothing"\. It may have been deleted\./),
      });
    expect(at().book.snapshot()).toBe(before);
  });

  describe('after the contact was saved, never makes the platform repeat the step', () => {
    it.each([
      ['429 beyond the deadline', { status: 429, headers: { 'retry-after': '3600' }, body: {} }],
      ['401', { status: 401, body: {} }],
      ['403', accountType.responses.refusal(403, 'No.', 'trace')],
      ['500', { status: 500, body: 'oops' }],
      ['a closed socket', { drop: 'before' as const }],
    ])('%s', async (_name, response) => {
      const [business] = await businesses();
      at().fail(response, MOVE);
      for (const key of ['create_contact', 'create_or_update_contact']) {
        const old = bea();
        if (old !== undefined) at().book.remove(old);
        const attempt = at().create(key, { ...NEW, business_id: business });
        await expect(attempt).rejects.toMatchObject({ name: 'AppError', code: 'partly_done', status: 500 });
        await expect(attempt).rejects.toThrow(
          new RegExp(`^The contact was created \\(ID ${bea()}\\)\\. The rest failed: .*Don't run this step again`),
        );
        await expect(attempt).rejects.toThrow(/^(?!.*Zapier (tries|renews))/s);
      }
      const id = bea();
      const attempt = at().create('update_contact', { contact_id: id, city: 'Lyon', business_id: business });
      await expect(attempt).rejects.toMatchObject({
        code: 'partly_done',
        message: expect.stringMatching(/fields of the contact .* were updated/),
      });
      expect([at().book.read(id ?? '')?.city, businessOf(id)]).toEqual(['Lyon', null]);
    });

    it('but is tried again within the step if the service was only busy', async () => {
      const [business] = await businesses();
      at().fail({ status: 429, headers: { 'retry-after': '0' }, body: {} }, { ...MOVE, times: 1 });
      await expect(at().create('create_contact', { ...NEW, business_id: business })).resolves.toMatchObject({ business_id: business });
      expect(businessOf(bea())).toBe(business);
    });

    it('is in the message of a later part that fails', async () => {
      const [business] = await businesses();
      at().fail({ status: 500, body: {} }, { path: /\/notes/ });
      await expect(at().create('create_or_update_contact', { ...NEW, business_id: business, note_body: 'Hello.' })).rejects.toMatchObject({
        code: 'partly_done',
        message: expect.stringMatching(/contact was created .* The business of the contact \S+ was changed\..*note/s),
      });
    });
  });

  it('that was not kept is named as ignored', async () => {
    const [business] = await businesses();
    at().fail({ status: 200, body: { success: true, ids: [] } }, MOVE);
    const output = await at().create('create_contact', { ...NEW, business_id: business });
    expect(output).toMatchObject({ outcome: 'created', business_id: null, ignored_fields: ['Business'] });
    expect(output.changed_fields).not.toContain('business_id');
  });
});
