import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

const capable = connections.filter(([, backend]) => backend.notes !== undefined);

describe.each(capable)('notes: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const contact = () => at().book.add({ first_name: 'Nia', last_name: 'Example', notes: 'Met at the fair.', phones: ['+15550200900'] });

  it('are added, and what was there stays', async () => {
    const id = contact();
    const before = at().book.read(id);
    const kept = at().book.notes(id);
    await expect(at().create('add_note', { contact_id: id, body: 'Wants an offer.' })).resolves.toMatchObject({
      contact_id: id,
      body: expect.stringContaining('Wants an offer.'),
    });
    await at().create('add_note', { contact_id: id, body: 'Hi {{bundle.inputData.name}}!' });
    const text = at().book.notes(id).join('\n');
    for (const part of [...kept, 'Wants an offer.', 'Hi {{bundle.inputData.name}}!']) expect(text).toContain(part);
    expect({ ...at().book.read(id), notes: null }).toEqual({ ...before, notes: null });
  });

  it('are found by what they hold', async () => {
    const id = contact();
    await at().create('add_note', { contact_id: id, body: 'Wants an offer.' });
    const [found] = await at().search('find_notes', { contact_id: id, text: 'WANTS an' });
    expect(found).toMatchObject({ id, count: 1, notes: [{ contact_id: id, body: expect.stringContaining('Wants an offer.') }] });
    await expect(at().search('find_notes', { contact_id: id, text: 'nothing like it' })).resolves.toEqual([]);
    const { id: note_id } = await at().create('add_note', { contact_id: id, body: 'One more.' });
    const [one] = await at().search('find_notes', { contact_id: id, note_id });
    expect(one).toMatchObject({ count: 1, notes: [{ id: note_id, body: expect.stringContaining('One more.') }] });
  });

  const { noteWithMarkup } = accountType.responses;
  if (noteWithMarkup !== undefined)
    it('are plain text where the service keeps markup, and are found by it', async () => {
      const id = contact();
      at().fail(noteWithMarkup.response, { path: noteWithMarkup.path });
      await expect(at().search('find_notes', { contact_id: id, text: 'Ada & agreed' })).resolves.toMatchObject([
        { id, count: 1, notes: [{ contact_id: id, body: 'Met Ada & agreed' }] },
      ]);
      for (const text of ['&amp;', '<p>']) await expect(at().search('find_notes', { contact_id: id, text })).resolves.toEqual([]);
    });

  it('keep a title next to the text, and are found by either', async () => {
    const id = contact();
    await at().create('add_note', { contact_id: id, title: 'First call', body: 'Wants an offer.' });
    for (const text of ['FIRST CALL', 'wants an'])
      await expect(at().search('find_notes', { contact_id: id, text })).resolves.toMatchObject([{ id, count: 1 }]);
  });

  it("aren't found by the ID of another note", async () => {
    const id = contact();
    await at().create('add_note', { contact_id: id, body: 'Wants an offer.' });
    const { id: another } = await at().create('add_note', { contact_id: contact(), body: 'Of somebody else.' });
    await expect(at().search('find_notes', { contact_id: id, note_id: another })).resolves.toEqual([]);
  });

  it('are empty if there are none', async () => {
    await expect(at().search('find_notes', { contact_id: at().book.add({ first_name: 'Silent' }) })).resolves.toEqual([]);
  });

  it('come with a contact in the same step', async () => {
    const saved = await at().create('create_or_update_contact', {
      email: 'with.note@example.com',
      first_name: 'With',
      note_body: 'Came by the form.',
    });
    expect(at().book.notes(String(saved.id)).join('\n')).toContain('Came by the form.');
    // The output is the contact as it is then, even if the note is a text of the contact itself.
    expect(saved.notes).toBe((await at().search('find_contact', { contact_id: saved.id }))[0]?.notes);
  });
});
