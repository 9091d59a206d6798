import { converted } from '../support/conversion.ts';
import { COUNTRIES } from '../support/countries.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

describe.each(connections)('values as people write them: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const zone = 'America/Chicago';

  it.each(COUNTRIES)("the country %s is written, returned as %s, and is no change when it's written again", async (country, code) => {
    const made = await at().create('create_contact', { first_name: 'Ada', email: 'ada.land@example.com', country });
    expect(made).toMatchObject({ country_code: code, ignored_fields: [] });
    expect([country, code]).toContain(made.country);
    for (const again of COUNTRIES.filter(([, one]) => one === code))
      await expect(at().create('update_contact', { contact_id: made.id, country: again[0] })).resolves.toMatchObject({
        outcome: 'unchanged',
      });
    await expect(at().create('update_contact', { contact_id: made.id, first_name: 'Ida', country: ' ' })).resolves.toMatchObject({
      country_code: code,
      changed_fields: ['first_name'],
    });
  });

  it('an unknown country is stored unchanged, or refused in a message with nothing written', async () => {
    const input = { first_name: 'Ada', email: 'ada.land@example.com', country: 'Atlantis' };
    const before = at().book.snapshot();
    const outcome = await at()
      .create('create_contact', input)
      .catch((error: Error) => error);
    if (outcome instanceof Error) {
      expect(outcome).toMatchObject({
        name: 'AppError',
        message: '"Atlantis" in Country isn\'t a country. Enter its name or its two-letter code, like Germany or DE.',
      });
      expect(at().asked()).toEqual([]);
      expect(at().book.snapshot()).toEqual(before);
    } else expect(outcome).toMatchObject({ country: 'Atlantis', country_code: null });
  });

  if (backend.tags !== undefined)
    it('tags in one text are several tags, and are removed as several', async () => {
      const id = at().book.add({ first_name: 'Ada', tags: ['customer'] });
      await at().create('add_tags', { contact_id: id, tags: 'partner' });
      await expect(at().create('remove_tags', { contact_id: id, tags: ['Customer, partner'] })).resolves.toMatchObject({
        tags: [],
        outcome: 'updated',
      });
    });

  if (backend.inputs.create.some((key) => key === 'other_emails'))
    it('emails in one text are several emails', async () => {
      const input = { first_name: 'Ada', email: 'a@example.com', other_emails: 'b@example.com\nc@example.com' };
      await expect(at().create('create_contact', input)).resolves.toMatchObject({
        emails: [{ address: 'a@example.com' }, { address: 'b@example.com' }, { address: 'c@example.com' }],
      });
    });

  if (backend.tasks !== undefined)
    it.each(['pending', 'not given', 'n/a', 'maybe', '2'])('"%s" completes no task', async (completed) => {
      const typed = { contact_id: at().book.ids()[0], task_id: 'list/task', completed };
      const input = await converted(at(), 'creates', 'complete_task', typed, zone);
      at().asked();
      await expect(at().create('complete_task', input)).rejects.toMatchObject({
        code: 'invalid_input',
        message: `"${completed}" in Completed is neither yes nor no. Enter yes or no.`,
      });
      expect(at().asked()).toEqual([]);
    });

  if (backend.inputs.create.some((key) => key === 'do_not_disturb'))
    it.each([
      ['Yes', true],
      ['TRUE', true],
      ['1', true],
      ['no', false],
      ['subscribed', null],
      ['not given', null],
    ])('Do Not Disturb "%s" is %s', async (typed, meant) => {
      const input = await converted(at(), 'creates', 'create_contact', { first_name: 'Ada', do_not_disturb: typed }, zone);
      const made = at().create('create_contact', input);
      await (meant === null
        ? expect(made).rejects.toThrow(`"${typed}" in Do Not Disturb is neither yes nor no. Enter yes or no.`)
        : expect(made).resolves.toMatchObject({ do_not_disturb: meant }));
    });

  it("a limit that isn't a whole number is refused, whatever it holds", async () => {
    const fields = await at().form('searches', 'find_contacts');
    expect(fields.find(({ key }) => key === 'limit')).toMatchObject({ type: 'string' });
    for (const limit of ['ten', '1.5', '1,5', '0', '-1', '1e2', 'n/a', '12abc'])
      await expect(at().search('find_contacts', { limit })).rejects.toMatchObject({
        code: 'invalid_input',
        message: expect.stringContaining(`"${limit}" in Limit isn't a whole number`),
      });
    expect(at().asked()).toEqual([]);
  });
});
