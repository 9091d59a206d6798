import { complaintsAbout } from '../support/plain_words.ts';
import { definition, type Field, type Kind } from '../support/run.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

const KINDS: readonly Kind[] = ['triggers', 'searches', 'creates'];
const STEPS = KINDS.flatMap((kind) =>
  Object.values(definition[kind])
    .filter(({ display }) => display.hidden !== true)
    .map(({ key }) => [kind, key] as const),
);
const STATIC = 'full_name first_name last_name email phone street city region postal_code country birthday website tags'.split(' ');
const inputs = (fields: readonly Field[]) => fields.filter(({ type }) => type !== 'copy').map(({ key }) => key);

describe.each(connections)('forms: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const forWhom = backend.limitedTo === undefined ? '' : ` for ${backend.limitedTo}`;

  it.each(STEPS)('%s %s: every field once, in a group of the form', async (kind, key) => {
    const fields = await at().form(kind, key);
    expect(new Set(fields.map((field) => field.key)).size).toBe(fields.length);
    expect(fields.map((field) => field.key)).not.toContain('account_not_read');
    const groups = definition[kind][key]?.operation.inputFieldGroups?.map((group) => group.key) ?? [];
    for (const { group } of fields) if (group !== undefined) expect(groups).toContain(group);
  });

  it.each(STEPS)('%s %s: helps in plain words, with at most 200 characters', async (kind, key) => {
    for (const world of [at(), at().connected({ scope: 'contacts.readonly contacts.write Contacts.ReadWrite' })])
      for (const { helpText = '' } of await world.form(kind, key))
        expect([helpText, complaintsAbout(helpText), helpText.length <= 200]).toEqual([helpText, [], true]);
  });

  it.each(['update_contact', 'update_task', 'create_or_update_contact'])(
    '%s: says once, in its description, what blank means',
    async (key) => {
      expect(definition.creates[key]?.display.description).toMatch(/\b[Ff]ields that you leave blank stay as they are\.$/);
      for (const field of await at().form('creates', key))
        if (field.type !== 'copy')
          expect([field.key, field.helpText ?? '']).toEqual([field.key, expect.not.stringMatching(/blank|as it is/i)]);
    },
  );

  it.each(STEPS)("%s %s: usable if the account can't be reached, with at most one line that says so", async (kind, key) => {
    const fixed = inputs(await at().form(kind, key)).filter((name) => STATIC.includes(name) || name === 'contact_id');
    for (const response of [
      { status: 500, body: 'oops' },
      { status: 401, body: {} },
      { drop: 'before' } as const,
      { status: 200, body: '<html>' },
    ]) {
      at().fail(response);
      const fields = await at().connected({}).form(kind, key);
      expect(inputs(fields)).toEqual(expect.arrayContaining(fixed));
      const lines = fields.filter((field) => field.key === 'account_not_read');
      expect(lines.length).toBeLessThanOrEqual(1);
      for (const line of lines) expect(line).toMatchObject({ type: 'copy', helpText: expect.stringContaining("can't be read right now") });
    }
  });

  it.each([
    ['create_contact', 'create'],
    ['create_or_update_contact', 'create'],
    ['update_contact', 'update'],
  ] as const)('%s shows what the account can store, and nothing else', async (key, when) => {
    const shown = inputs(await at().form('creates', key)).filter((name) => !name.startsWith('custom_'));
    const own = [
      'contact_id',
      'match_on',
      'when_several',
      'task_title',
      'task_due_date',
      'note_body',
      'tags_mode',
      'clear_fields',
      'preview',
    ];
    expect(new Set(shown.filter((name) => !own.includes(name)))).toEqual(new Set([...STATIC, ...backend.inputs[when]]));
  });

  it('turns a picker into a text field where the connection was not granted its list', async () => {
    const scope = 'contacts.readonly contacts.write Contacts.ReadWrite';
    const fields = await at().connected({ scope }).form('creates', 'create_contact');
    const owner = fields.find((field) => field.key === 'owner_id');
    const chosen = (await at().form('creates', 'create_contact')).find((field) => field.key === 'owner_id');
    if (chosen !== undefined) expect(chosen.dynamic).toBe('owner_list.id.name');
    expect(owner === undefined).toBe(!backend.inputs.create.some((name) => name === 'owner_id'));
    const granted = backend.service({ ...at().authData, scope }).hasScope('users.readonly');
    if (owner !== undefined && !granted) {
      expect(owner.dynamic).toBeUndefined();
      expect(owner.helpText).toBe(
        `${chosen?.helpText ?? ''} There's no list, because this connection lacks a permission. Type the ID, or reconnect with access "Read and write" (users.readonly).`,
      );
    }
  });

  it("says if there's no list of tags, because the connection lacks its scope", async () => {
    const scope = 'contacts.readonly contacts.write Contacts.ReadWrite';
    const needs = backend.tags?.scope;
    const granted = needs === undefined || backend.service({ ...at().authData, scope }).hasScope(needs);
    for (const [kind, key] of [
      ['creates', 'create_contact'],
      ['creates', 'add_tags'],
      ['triggers', 'tag_added'],
      ['searches', 'find_contacts'],
    ] as const) {
      const lines = (await at().connected({ scope }).form(kind, key)).filter((field) => field.key === 'tags_not_listed');
      const isListed = backend.tags === undefined || backend.tags.list !== undefined;
      const said = isListed
        ? `There's no list of tags, because this connection lacks a permission. Type the tags, or reconnect with access "Read and write" (${needs}).`
        : `${backend.label} has no list of tags${forWhom}. Type the tags.`;
      expect(lines).toEqual(granted && isListed ? [] : [{ key: 'tags_not_listed', type: 'copy', helpText: said }]);
      const whole = (await at().form(kind, key)).map((field) => field.key);
      expect(whole.filter((name) => name === 'tags_not_listed')).toHaveLength(isListed ? 0 : 1);
    }
  });

  it('offers lists for what only some connections have', async () => {
    const field = async (kind: Kind, key: string, name: string) => (await at().form(kind, key)).find((one) => one.key === name);
    if (backend.taskLists !== undefined)
      expect(await field('creates', 'add_task', 'task_list_id')).toMatchObject({ type: 'string', dynamic: 'todo_list.id.name' });
    if (backend.customFields !== undefined) {
      expect(await field('searches', 'find_contacts', 'custom_field')).toMatchObject({ type: 'string', dynamic: 'field_list.id.name' });
      expect(await field('searches', 'find_contacts', 'custom_value')).toMatchObject({ type: 'string' });
    }
    const sources = backend.sources?.choices.map(({ id, name }) => [id, name]);
    const source = await field('triggers', 'new_contact', 'source');
    expect(source?.choices).toEqual(sources === undefined ? undefined : Object.fromEntries(sources));
  });

  it("says once why fields are missing if the account can't be read", async () => {
    at().fail({ status: 500, body: 'oops' });
    const lines = (await at().connected({}).form('creates', 'create_contact')).filter((one) => one.key === 'account_not_read');
    const helpText = `Some fields come from the connected account, which can't be read right now. Check the connection, then choose "Refresh fields".`;
    // If every account has the same fields, no request is needed.
    const asks = backend.customFields !== undefined && backend.customFields.ids === undefined;
    expect(lines).toEqual(!asks ? [] : [{ key: 'account_not_read', type: 'copy', helpText }]);
  });

  it.each([
    ['triggers', 'new_contact'],
    ['triggers', 'new_or_updated_contact'],
    ['searches', 'find_contacts'],
  ] as const)('%s %s can be narrowed by everything that narrows the account', async (kind, key) => {
    const shown = inputs(await at().form(kind, key));
    const sourced = backend.sources !== undefined || backend.inputs.create.some((name) => name === 'source');
    expect(['tag', 'folder_id', 'source'].filter((name) => shown.includes(name))).toEqual([
      'tag',
      ...(backend.folders === undefined ? [] : ['folder_id']),
      ...(sourced ? ['source'] : []),
    ]);
  });

  it.each([
    ['creates', 'create_or_update_contact', { tasks: 'Task Title and Task Due Date blank', notes: 'Note blank' }],
    ['searches', 'find_contacts', { tasks: 'them out of Include', notes: 'them out of Include' }],
  ] as const)('%s %s says in one line which of its tasks and notes the account does not have', async (kind, key, leave) => {
    const lines = (await at().form(kind, key)).filter(
      ({ type, helpText }) => type === 'copy' && /has no (tasks|notes)/.test(helpText ?? ''),
    );
    const lacking = (['tasks', 'notes'] as const).filter((capability) => backend[capability] === undefined);
    expect(lines.map(({ helpText }) => helpText)).toEqual(
      lacking.map((capability) => `${backend.label} has no ${capability}${forWhom}, so leave ${leave[capability]}.`),
    );
  });

  it("says which fixed fields the account doesn't store", async () => {
    const missing = STATIC.filter((name) => !backend.inputs.create.some((key) => key === name));
    const lines = (await at().form('creates', 'create_contact')).filter((field) => field.key === 'not_stored');
    expect(lines).toHaveLength(missing.length === 0 ? 0 : 1);
  });
});
