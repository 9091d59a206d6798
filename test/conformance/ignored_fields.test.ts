import { labelOf } from '../../src/fields/labels.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

describe.each(connections)('what a write did not keep, and what it changed: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const somebody = () =>
    at().book.add({ first_name: 'Uma', last_name: 'Example', emails: ['uma@example.com'], phones: ['+15550200200'], city: 'Rome' });
  const lacks = (when: 'create' | 'update') =>
    (['manager', 'nickname', 'owner_id', 'folder_id', 'source', 'company'] as const).filter(
      (key) => !backend.inputs[when].some((one) => one === key),
    );

  it("names by label what the account can't store in this write", async () => {
    const contact_id = somebody();
    const values = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, 'value']));
    await expect(
      at().create('create_contact', { first_name: 'Yan', email: 'yan@example.com', ...values(lacks('create')) }),
    ).resolves.toMatchObject({ outcome: 'created', ignored_fields: expect.arrayContaining(lacks('create').map(labelOf)) });
    // If there are folders, Create or Update searches the given one.
    const apart = lacks('update').filter((key) => key !== 'folder_id' || backend.folders === undefined);
    for (const [operation, input, lacking] of [
      ['update_contact', { contact_id, city: 'Lyon' }, lacks('update')],
      ['create_or_update_contact', { email: 'uma@example.com', city: 'Bern' }, apart],
    ] as const)
      await expect(at().create(operation, { ...input, ...values(lacking) })).resolves.toMatchObject({
        outcome: 'updated',
        changed_fields: ['city'],
        ignored_fields: expect.arrayContaining(lacking.map(labelOf)),
      });
  });

  it('writes the rest of a row without a real phone, email or birthday, and says which', async () => {
    const made = await at().create('create_contact', { first_name: 'Yan', email: 'yan@example.com', phone: 'n/a', birthday: 'unknown' });
    expect(made).toMatchObject({ outcome: 'created', email: 'yan@example.com', phone: null, ignored_fields: ['Phone', 'Birthday'] });
    somebody();
    const updated = await at().create('create_or_update_contact', {
      email: 'N/A',
      phone: '+15550200200',
      match_on: ['email', 'phone'],
      city: 'Lyon',
      work_phone: 'anonymous',
    });
    expect(updated).toMatchObject({ ignored_fields: expect.arrayContaining(['Email', 'Work Phone']) });
  });

  it('still refuses a phone that is wrong', async () => {
    await expect(at().create('create_contact', { first_name: 'Yan', phone: '12' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('tells every change with what was there and what is there now', async () => {
    const contact_id = somebody();
    const updated = await at().create('update_contact', { contact_id, phone: '+15550200201', city: 'Lyon', first_name: 'Uma' });
    expect(updated).toMatchObject({ outcome: 'updated', ignored_fields: [] });
    expect(updated.changed_fields).toEqual(['phone', 'city']);
    expect(updated.changes).toEqual([
      { field: 'phone', before: '+15550200200', after: '+15550200201' },
      { field: 'city', before: 'Rome', after: 'Lyon' },
    ]);
    const again = await at().create('update_contact', { contact_id, city: 'Lyon' });
    expect(again).toMatchObject({ outcome: 'unchanged', changed_fields: [], changes: [], ignored_fields: [] });
    const made = await at().create('create_contact', { first_name: 'Yan', email: 'yan@example.com' });
    expect(made.changes).toEqual([
      { field: 'first_name', before: null, after: 'Yan' },
      { field: 'email', before: null, after: 'yan@example.com' },
    ]);
  });

  it('counts a value that the response has otherwise as ignored, not as changed', async () => {
    const contact_id = somebody();
    await at().create('update_contact', { contact_id, city: 'Lyon' });
    const { response = '', method = '' } = at().sandbox.requests.findLast((request) => ['PUT', 'PATCH'].includes(request.method)) ?? {};
    expect(response).toContain('Lyon');
    const body = response.replaceAll('Lyon', 'Somewhere');
    at().fail({ status: 200, headers: { 'content-type': 'application/json' }, body }, { method });
    await expect(at().create('update_contact', { contact_id, city: 'Bern' })).resolves.toMatchObject({
      changed_fields: [],
      changes: [],
      ignored_fields: [labelOf('city')],
    });
  });

  if (backend.customFields !== undefined)
    it('names a custom field as the form does', async () => {
      const contact_id = somebody();
      const fields = await at().form('creates', 'update_contact');
      const { key, label } = fields.find((field) => field.key.startsWith('custom_') && field.choices === undefined) ?? { key: '' };
      await at().create('update_contact', { contact_id, [key]: '1990' });
      const { response = '', method = '' } = at().sandbox.requests.findLast((request) => ['PUT', 'PATCH'].includes(request.method)) ?? {};
      expect(response).toContain('1990');
      at().fail({ status: 200, headers: { 'content-type': 'application/json' }, body: response }, { method });
      const kept = await at().create('update_contact', { contact_id, [key]: '1991' });
      expect(kept).toMatchObject({ changed_fields: [], ignored_fields: [label] });
    });
});
