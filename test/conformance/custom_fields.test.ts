import { type CustomField, type CustomFieldKind, type CustomValue, customKey } from '../../src/contacts/custom_field.ts';
import { connect } from '../../src/operation.ts';
import { platform } from '../support/client.ts';
import { converted } from '../support/conversion.ts';
import type { Inputs, Kind, Row } from '../support/run.ts';
import { SMALL, useWorld, type World } from '../support/world.ts';
import { connections } from './accounts.ts';

const capable = connections.filter(([, backend]) => backend.customFields !== undefined);

const ZONE = 'America/Chicago';

/** Every step that returns contacts. */
const GIVING: readonly (readonly [Kind, string])[] = [
  ['triggers', 'new_contact'],
  ['triggers', 'new_or_updated_contact'],
  ['triggers', 'tag_added'],
  ['triggers', 'contact_untouched'],
  ['triggers', 'birthday_coming'],
  ['searches', 'find_contact'],
  ['searches', 'find_contact_details'],
  ['searches', 'find_contacts'],
  ['creates', 'create_contact'],
  ['creates', 'update_contact'],
  ['creates', 'create_or_update_contact'],
];

/** What a person types into a field of each kind, and the stored value; `other` is another possible value. */
const VALUES: Readonly<Partial<Record<CustomFieldKind, { typed: CustomValue; held: CustomValue; other: CustomValue }>>> = {
  text: { typed: ' C-77 ', held: 'C-77', other: 'C-78' },
  long_text: { typed: 'One.\nTwo.', held: 'One.\nTwo.', other: 'Three.' },
  number: { typed: '1,500', held: 1500, other: '1499.5' },
  money: { typed: '$1,500.00', held: 1500, other: '1.499,50' },
  date: { typed: '12/31/2026', held: '2026-12-31', other: '2027-01-01' },
  tick: { typed: 'yes', held: ['Yes please'], other: 'no' },
};

function valueFor({ kind, options }: CustomField): { typed: CustomValue; held: CustomValue; other: CustomValue } | undefined {
  const [first = '', second = ''] = options;
  if (kind === 'choice') return { typed: first.toUpperCase(), held: first, other: second };
  if (kind === 'choices') return { typed: `${second.toLowerCase()}, ${first}`, held: [second, first], other: first };
  if (kind === 'list') return { typed: 'Byron\nAnne', held: ['Byron', 'Anne'], other: 'Byron' };
  return VALUES[kind];
}

describe.each(capable)('custom fields: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  /** The output of each run, with inputs that went through the platform's own conversion. */
  const create = async (key: string, input: Inputs) => at().create(key, await converted(at(), 'creates', key, input, ZONE));
  const fields = () => definitionsOf(at());
  const writable = async () =>
    (await fields()).flatMap((field) => {
      const values = valueFor(field);
      return field.writable && values !== undefined ? [{ ...field, key: customKey(field.id), ...values }] : [];
    });
  const keyed = (list: readonly { key: string; typed: CustomValue; held: CustomValue }[], part: 'typed' | 'held'): Row =>
    Object.fromEntries(list.map((field) => [field.key, field[part]]));

  it("are text inputs with choices in the forms, and one line names those that can't be set", async () => {
    const form = await at().form('creates', 'create_contact');
    const named = (id: string) => form.find(({ key }) => key === customKey(id));
    const all = await fields();
    // Zapier converts a number, a date or a checkbox before it can be checked: "n/a" would be 0, now and yes.
    for (const { id, name, kind } of all.filter((field) => field.writable))
      expect(named(id)).toMatchObject({ label: name, type: kind === 'long_text' ? 'text' : 'string', required: false });
    for (const { id, options } of all.filter(({ kind }) => kind === 'choice' || kind === 'choices'))
      expect(Object.keys(named(id)?.choices ?? {})).toEqual(options);
    for (const { id } of all.filter((field) => !field.writable)) expect(named(id)).toBeUndefined();
    const readOnly = all.filter((field) => !field.writable).map(({ name }) => name);
    const lines = form.filter(({ key }) => key === 'own_fields_read_only').map(({ helpText }) => helpText ?? '');
    expect(lines).toHaveLength(readOnly.length === 0 ? 0 : 1);
    for (const name of readOnly) expect(lines[0]).toContain(name);
  });

  it.each(GIVING)('%s %s: are in the form of the response, by their names', async (kind, key) => {
    const outputs = await at().outputs(kind, key);
    const shown = key === 'find_contacts' ? (outputs.find((field) => field.key === 'contacts')?.children ?? []) : outputs;
    for (const { id, name } of await fields()) expect(shown).toContainEqual(expect.objectContaining({ key: customKey(id), label: name }));
  });

  it.each(GIVING)("%s %s: the output fields are the fixed ones if the account can't be reached", async (kind, key) => {
    const reached = await at().outputs(kind, key);
    at().fail({ status: 500, body: 'oops' });
    const fixed = await at().connected({ access_token: 'nobody' }).outputs(kind, key);
    const keys = (list: typeof reached) => list.map((field) => field.key).filter((name) => !/^custom_/.test(name));
    expect(keys(fixed)).toEqual(keys(reached));
    if (backend.customFields?.ids === undefined) expect(fixed.some((field) => /^custom_/.test(field.key))).toBe(false);
  });

  it('are written, and returned by every step under the same keys, in the same form', async () => {
    const all = await writable();
    expect(all.length).toBeGreaterThan(5);
    const held = keyed(all, 'held');
    const made = await create('create_contact', {
      first_name: 'Cus',
      email: 'cus@example.com',
      tags: ['customer'],
      ...keyed(all, 'typed'),
    });
    expect(made).toMatchObject(held);
    expect(made.changed_fields).toEqual(expect.arrayContaining(Object.keys(held)));
    const [found] = await at().search('find_contact', { contact_id: made.id });
    expect(found).toMatchObject(held);
    const [polled] = (await at().trigger('new_or_updated_contact')).filter(({ id }) => id === made.id);
    expect(polled).toMatchObject(held);
    const [several] = await at().search('find_contacts', { email: 'cus@example.com' });
    const joined = Object.fromEntries(Object.entries(held).map(([key, value]) => [key, Array.isArray(value) ? value.join(', ') : value]));
    expect(several?.contacts).toEqual([expect.objectContaining(joined)]);
  });

  it('are unchanged when they are given again, as typed and as returned', async () => {
    const all = await writable();
    const made = await create('create_contact', { first_name: 'Cus', email: 'cus@example.com', ...keyed(all, 'typed') });
    at().asked();
    for (const part of ['typed', 'held'] as const) {
      const again = await create('update_contact', { contact_id: made.id, ...keyed(all, part) });
      expect(again).toMatchObject({ outcome: 'unchanged', changed_fields: [] });
    }
    expect(
      at()
        .asked()
        .filter((request) => /^(PUT|PATCH|POST) .*contacts\b(?!\/search)/.test(request)),
    ).toEqual([]);
  });

  it('are changed and emptied by their keys', async () => {
    const all = await writable();
    const made = await create('create_contact', { first_name: 'Cus', email: 'cus@example.com', ...keyed(all, 'typed') });
    const [field] = all;
    const changed = await create('update_contact', { contact_id: made.id, [field?.key ?? '']: field?.other });
    expect(changed).toMatchObject({ outcome: 'updated', changed_fields: [field?.key] });
    const cleared = await at().create('update_contact', { contact_id: made.id, clear_fields: all.map(({ key }) => key) });
    expect(cleared.outcome).toBe('updated');
    const [found] = await at().search('find_contact', { contact_id: made.id });
    for (const { key } of all) expect([key, [found?.[key] ?? null].flat().filter((value) => value !== null)]).toEqual([key, []]);
  });

  it('are found by their values, in any form', async () => {
    const all = await writable();
    const made = await create('create_contact', { first_name: 'Cus', email: 'cus@example.com', ...keyed(all, 'typed') });
    for (const { id, key, typed, name } of all.filter(({ kind }) => kind !== 'long_text' && kind !== 'tick')) {
      const custom_value = [typed].flat().join(', ');
      for (const custom_field of [id, key]) {
        const [found] = await at().search('find_contacts', { custom_field, custom_value });
        expect([name, found?.contacts]).toEqual([name, [expect.objectContaining({ id: made.id })]]);
      }
    }
  });

  it('can be watched, one at a time', async () => {
    const all = await writable();
    const made = await create('create_contact', { first_name: 'Wat', email: 'wat@example.com', ...keyed(all, 'typed') });
    const revisions = async () => {
      const found: Record<string, unknown> = {};
      for (const { key } of all)
        found[key] = (await at().trigger('new_or_updated_contact', { watch_fields: [key] })).find((row) => row.id === made.id)?.revision;
      return found;
    };
    const before = await revisions();
    await at().create('update_contact', { contact_id: made.id, city: 'Lyon' });
    expect(await revisions()).toEqual(before);
    const [field] = all;
    await create('update_contact', { contact_id: made.id, [field?.key ?? '']: field?.other });
    const after = await revisions();
    expect(Object.keys(after).filter((key) => after[key] !== before[key])).toEqual([field?.key]);
  });

  it("refuse what doesn't fit, with the field's name", async () => {
    const bad: Readonly<Partial<Record<CustomFieldKind, string>>> = {
      number: 'n/a',
      money: 'n/a',
      date: 'n/a',
      tick: 'not given',
      choice: 'Purple',
    };
    for (const { id, name, kind } of (await fields()).filter((field) => field.writable && bad[field.kind] !== undefined)) {
      const input = { first_name: 'Cus', email: 'cus@example.com', [customKey(id)]: bad[kind] };
      await expect(create('create_contact', input)).rejects.toMatchObject({ message: expect.stringContaining(name) });
    }
    expect(await at().search('find_contact', { email: 'cus@example.com' })).toEqual([]);
  });
});

/** In other accounts, every account has the same fields, or a field is only a name on a contact. */
const changeable = capable.filter(([, , { has }]) => has.includes('ownFields'));

describe.each(changeable)('custom fields that people change: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const own = () => {
    const { ownFields } = at().book;
    if (ownFields === undefined) throw new Error('nobody can change the fields of this account');
    return ownFields;
  };
  const form = async () => at().form('creates', 'update_contact');
  const labels = async (key: string) => [
    (await form()).find((field) => field.key === key)?.label,
    (await at().outputs('searches', 'find_contact')).find((field) => field.key === key)?.label,
  ];

  it('are in the forms as soon as they exist, and keep key and value when they are renamed', async () => {
    const contact_id = at().book.add({ first_name: 'Ren', emails: ['ren@example.com'] });
    await form();
    const id = own().add('Plan', 'TEXT');
    const key = customKey(id);
    expect(await labels(key)).toEqual(['Plan', 'Plan']);
    await at().create('update_contact', { contact_id, [key]: 'Gold' });
    own().rename(id, 'Tariff');
    // A second field with the old name is another field.
    const second = customKey(own().add('Plan', 'TEXT'));
    expect(await labels(key)).toEqual(['Tariff', 'Tariff']);
    await expect(at().create('update_contact', { contact_id, [key]: 'Gold' })).resolves.toMatchObject({
      outcome: 'unchanged',
      [key]: 'Gold',
    });
    const [found] = await at().search('find_contact', { contact_id });
    expect([found?.[key], found?.[second]]).toEqual(['Gold', undefined]);
  });

  it('that were deleted are refused in a sentence, and nothing is written', async () => {
    const contact_id = at().book.add({ first_name: 'Del', emails: ['del@example.com'] });
    const id = own().add('Plan', 'TEXT');
    const key = customKey(id);
    own().remove(id);
    const before = at().book.snapshot();
    const told = { message: expect.stringContaining(`no custom field with the ID "${id}"`) };
    await expect(at().create('update_contact', { contact_id, city: 'Lyon', [key]: 'Gold' })).rejects.toMatchObject(told);
    await expect(at().create('update_contact', { contact_id, clear_fields: [key] })).rejects.toMatchObject(told);
    await expect(at().create('create_contact', { first_name: 'New', [key]: 'Gold' })).rejects.toMatchObject(told);
    await expect(at().search('find_contacts', { custom_field: key, custom_value: 'Gold' })).rejects.toMatchObject(told);
    expect(at().book.snapshot()).toBe(before);
  });

  it("have the same keys and values in a run that can't read their definitions", async () => {
    const contact_id = at().book.add({ first_name: 'Hol', emails: ['hol@example.com'] });
    const kept = { TEXT: 'Gold', DATE: 1751328000000, NUMERICAL: 36, MULTIPLE_OPTIONS: ['a', 'b'] };
    for (const [type, value] of Object.entries(kept)) own().keep(contact_id, own().add(type, type, ['a', 'b']), value);
    const holder = (await at().trigger('new_or_updated_contact')).find((row) => row.id === contact_id);
    expect(Object.keys(holder ?? {}).filter((key) => key.startsWith('custom_'))).toHaveLength(4);
    expect(Object.values(holder ?? {})).toContain('2025-07-01');
    for (const status of [500, 403, 404]) {
      at().fail({ status, body: {} }, { path: /customFields/ });
      const again = await at().connected({}).trigger('new_or_updated_contact');
      expect(again.find((row) => row.id === holder?.id)).toEqual(holder);
    }
  });

  it('need no request, except for a day in milliseconds', async () => {
    const contact_id = at().book.add({ first_name: 'Req', emails: ['req@example.com'] });
    const plain = own().add('Plan', 'TEXT');
    const since = own().add('Since', 'DATE');
    own().keep(contact_id, plain, 'Gold');
    own().keep(contact_id, since, '2025-07-01');
    const requests = async () => {
      at().asked();
      const [found] = await at().connected({}).search('find_contact', { contact_id });
      expect(found).toMatchObject({ [customKey(plain)]: 'Gold', [customKey(since)]: '2025-07-01' });
      return at().asked().length;
    };
    expect(await requests()).toBe(1);
    own().keep(contact_id, since, 1751328000000);
    expect(await requests()).toBe(2);
  });

  /** Real values of DATE fields: milliseconds, and ISO 8601 as in the vendor's documents. */
  it.each([[1751328000000], ['1751328000000'], ['2025-07-01T00:00:00.000Z'], ['2025-07-01'], ['Jul 1, 2025']])(
    'a day that the service keeps as %j is one day: read, written back, found, watched',
    async (kept) => {
      const contact_id = at().book.add({ first_name: 'Ada', emails: ['ada.day@example.com'] });
      const id = own().add('Application Date', 'DATE');
      const key = customKey(id);
      own().keep(contact_id, id, kept);
      const [found] = await at().search('find_contact', { contact_id });
      expect(found?.[key]).toBe('2025-07-01');
      at().asked();
      const input = await converted(at(), 'creates', 'update_contact', { contact_id, [key]: String(found?.[key]) }, ZONE);
      await expect(at().create('update_contact', input)).resolves.toMatchObject({ outcome: 'unchanged', [key]: '2025-07-01' });
      expect(
        at()
          .asked()
          .filter((request) => request.startsWith('PUT')),
      ).toEqual([]);
      if (kept !== 'Jul 1, 2025') {
        const [several] = await at().search('find_contacts', { custom_field: id, custom_value: '2025-07-01' });
        expect(several?.contacts).toEqual([expect.objectContaining({ id: contact_id, [key]: '2025-07-01' })]);
      }
      const revision = async () =>
        (await at().trigger('new_or_updated_contact', { watch_fields: [key] })).find((row) => row.id === contact_id)?.revision;
      const before = await revision();
      own().keep(contact_id, id, '2025-07-01');
      if (kept !== 'Jul 1, 2025') expect(await revision()).toBe(before);
      own().keep(contact_id, id, '2025-07-02');
      expect(await revision()).not.toBe(before);
    },
  );

  it('of every type can be mapped: files, signatures and lists of text boxes, too', async () => {
    const contact_id = at().book.add({ first_name: 'Map', emails: ['map@example.com'] });
    const file = (name: string) => ({
      meta: { originalname: name, size: 1 },
      documentId: 'd1',
      url: `https://services.example.com/${name}`,
    });
    const values: readonly (readonly [type: string, kept: unknown, shown: unknown])[] = [
      [
        'FILE_UPLOAD',
        { '0d1f9c3e-1111-4222-8333-444455556666': file('a.pdf') },
        [{ name: 'a.pdf', url: 'https://services.example.com/a.pdf' }],
      ],
      ['SIGNATURE', file('signature.png'), 'https://services.example.com/signature.png'],
      ['TEXTBOX_LIST', { aaaaaaaaaaaaaaaaaaaa: 'Peanuts', bbbbbbbbbbbbbbbbbbbb: 'Pollen' }, ['Peanuts', 'Pollen']],
      ['TIME', '09:30', '09:30'],
      ['FLOAT', 72.5, 72.5],
      ['NEW_KIND', { color: 'red', size: { width: 3 } }, ['color: red', 'size: width: 3']],
      ['NEW_KIND', true, true],
    ];
    const ids = values.map(([type, kept], index) => {
      const id = own().add(`Field ${index}`, type);
      own().keep(contact_id, id, kept);
      return id;
    });
    const [found] = await at().search('find_contact', { contact_id });
    expect(ids.map((id) => found?.[customKey(id)])).toEqual(values.map(([, , shown]) => shown));
    const [several] = await at().search('find_contacts', { email: 'map@example.com' });
    expect(JSON.stringify([found, several])).not.toContain('[object');
  });
});

/** The fields of the account, from the backend itself. */
async function definitionsOf({ backend, authData }: World): Promise<readonly CustomField[]> {
  const connection = connect(await platform(), backend, authData, 'America/Chicago');
  return (await backend.customFields?.list(connection)) ?? [];
}
