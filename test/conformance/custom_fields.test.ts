import { SMALL, useWorld } from '../support/world.ts';
import { accounts } from './exchanges/index.ts';

const capable = accounts.filter(([, backend]) => backend.customFields !== undefined);

describe.each(capable)('custom fields: %s', (_key, backend, exchange) => {
  const at = useWorld(backend, exchange, SMALL);
  /** Input keys by the names of the seeded fields. */
  const keys = async (): Promise<Record<string, string>> =>
    Object.fromEntries((await at().trigger('field_list')).map(({ id, name }) => [String(name), String(id)]));

  it('are typed inputs in the forms', async () => {
    const form = await at().form('creates', 'create_contact');
    const field = (label: string) => form.find((one) => one.label === label);
    expect(field('Customer number')).toMatchObject({ type: 'string', required: false });
    expect(field('Life story')).toMatchObject({ type: 'text' });
    expect(field('Number of visits')).toMatchObject({ type: 'number' });
    expect(field('Yearly spend')).toMatchObject({ type: 'number' });
    expect(field('Customer since')).toMatchObject({ type: 'datetime' });
    expect(field('Plan')).toMatchObject({ type: 'string', choices: { Free: 'Free', Standard: 'Standard', Premium: 'Premium' } });
    expect(field('Size')).toMatchObject({ choices: { Small: 'Small', Medium: 'Medium', Large: 'Large' } });
    expect(field('Interests')).toMatchObject({ list: true, choices: { Running: 'Running', Reading: 'Reading', Chess: 'Chess' } });
    expect(field('Consent')).toBeDefined();
    // A file cannot be given as an input.
    expect(field('Contract')).toBeUndefined();
  });

  it('are written, and read back by their names', async () => {
    const key = await keys();
    const input = {
      first_name: 'Cus',
      email: 'cus@example.com',
      [key['Customer number'] ?? '']: 'C-77',
      [key['Number of visits'] ?? '']: 7,
      [key.Plan ?? '']: 'Premium',
      [key.Interests ?? '']: ['Running', 'Chess'],
    };
    const made = await at().create('create_contact', input);
    const expected = { 'Customer number': 'C-77', 'Number of visits': 7, Plan: 'Premium', Interests: ['Running', 'Chess'] };
    expect(made.custom_fields).toMatchObject(expected);
    const [found] = await at().search('find_contact', { contact_id: made.id });
    expect(found?.custom_fields).toMatchObject(expected);
    at().asked();
    await expect(at().create('update_contact', { ...input, contact_id: made.id })).resolves.toMatchObject({ outcome: 'unchanged' });
    const changed = await at().create('update_contact', { contact_id: made.id, [key.Plan ?? '']: 'Free' });
    expect(changed).toMatchObject({ outcome: 'updated', changed_fields: [key.Plan], custom_fields: { ...expected, Plan: 'Free' } });
  });

  it('are not a key of a contact that has none', async () => {
    const made = await at().create('create_contact', { first_name: 'Plain', email: 'plain@example.com' });
    expect(Object.keys(made)).not.toContain('custom_fields');
  });

  it('can be watched', async () => {
    const key = await keys();
    const id = String((await at().create('create_contact', { first_name: 'Wat', email: 'wat@example.com' })).id);
    const revision = async () =>
      (await at().trigger('new_or_updated_contact', { watch_fields: [key.Plan] })).find((row) => row.id === id)?.revision;
    const before = await revision();
    await at().create('update_contact', { contact_id: id, city: 'Lyon' });
    await expect(revision()).resolves.toBe(before);
    await at().create('update_contact', { contact_id: id, [key.Plan ?? '']: 'Free' });
    await expect(revision()).resolves.not.toBe(before);
  });
});
