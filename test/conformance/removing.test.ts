import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

describe.each(connections)('removing emails and phones of a contact: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const somebody = () =>
    at().book.add({
      first_name: 'Uma',
      emails: ['uma@example.com', 'uma@example.org'],
      phones: ['+15550200200', '+15550200201'],
    });
  const removes = backend.inputs.update.some((key) => key === 'remove_emails');

  it('is offered on an update where the account keeps several', async () => {
    const keys = async (operation: string) => (await at().form('creates', operation)).map(({ key }) => key);
    expect((await keys('update_contact')).filter((key) => key.startsWith('remove_'))).toEqual(
      removes ? ['remove_emails', 'remove_phones'] : [],
    );
    expect(await keys('create_contact')).not.toContain('remove_emails');
  });

  if (!removes) {
    it('is refused if the account keeps one, and named if something else is written', async () => {
      const contact_id = somebody();
      const remove_emails = ['uma@example.org'];
      await expect(at().create('update_contact', { contact_id, remove_emails })).rejects.toMatchObject({
        code: 'invalid_input',
        message: expect.stringContaining("can't store Remove Emails"),
      });
      await expect(at().create('update_contact', { contact_id, remove_emails, city: 'Lyon' })).resolves.toMatchObject({
        changed_fields: ['city'],
        ignored_fields: ['Remove Emails'],
      });
    });
    return;
  }

  it('removes what is named, in any spelling, and nothing else', async () => {
    const contact_id = somebody();
    const before = at().book.read(contact_id);
    const updated = await at().create('update_contact', {
      contact_id,
      remove_emails: ['UMA@example.org'],
      remove_phones: ['+1 (555) 020-0201'],
    });
    expect(updated).toMatchObject({ email: 'uma@example.com', phone: '+15550200200', outcome: 'updated', ignored_fields: [] });
    expect(updated.changed_fields).toEqual(['remove_emails', 'remove_phones']);
    expect(updated.changes).toContainEqual({
      field: 'remove_emails',
      before: 'uma@example.com, uma@example.org',
      after: 'uma@example.com',
    });
    expect(at().book.read(contact_id)).toEqual({ ...before, emails: ['uma@example.com'], phones: ['+15550200200'] });
  });

  it('puts a new first email in the place of a removed one', async () => {
    const contact_id = somebody();
    await at().create('update_contact', { contact_id, email: 'new@example.com', remove_emails: ['uma@example.com'] });
    expect(at().book.read(contact_id)?.emails).toEqual(['new@example.com', 'uma@example.org']);
  });

  it("changes nothing if it isn't there", async () => {
    const contact_id = somebody();
    const before = at().book.snapshot();
    const strangers = { remove_emails: ['nobody@example.com'], remove_phones: ['+15550200299'] };
    await expect(at().create('update_contact', { contact_id, ...strangers })).resolves.toMatchObject({
      outcome: 'unchanged',
      changed_fields: [],
    });
    expect(at().book.snapshot()).toBe(before);
  });

  it('is refused for a value that is filled in, too', async () => {
    const contact_id = somebody();
    for (const input of [
      { email: 'uma@example.com', remove_emails: ['Uma@example.com'] },
      { other_emails: ['x@example.com'], remove_emails: ['x@example.com'] },
      { work_phone: '+15550200201', remove_phones: ['+1 555 020 0201'] },
    ])
      await expect(at().create('update_contact', { contact_id, ...input })).rejects.toMatchObject({
        code: 'invalid_input',
        message: expect.stringContaining('and also chose to remove it'),
      });
  });
});
