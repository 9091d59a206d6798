import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../sandbox/json.ts';
import { wholeSample } from '../sandbox/zapier/whole_sample.ts';
import {
  definition,
  type Field,
  fixedOutputs,
  inputsWithoutAccount,
  type Kind,
  outputsWithoutAccount,
  type Row,
  runner,
  type Step,
} from './support/run.ts';

const KINDS: readonly Kind[] = ['triggers', 'searches', 'creates'];
const STEPS = KINDS.flatMap((kind) => Object.values(definition[kind]).map((step) => [`${kind} ${step.key}`, step, kind] as const));
const VISIBLE = STEPS.filter(([, { display }]) => display.hidden !== true);
const HIDDEN = STEPS.filter(([, { display }]) => display.hidden === true);
const CREATES = STEPS.filter(([, , kind]) => kind === 'creates');

/** The fields in the definition itself, without which a step can't work. */
const staticInputs = (step: Step): Field[] =>
  (step.operation.inputFields ?? []).flatMap((field) => (typeof field === 'function' ? [] : [field]));
const words = (text: string): string[] => text.split(/\s+/);

/** Keys never change (CONTRIBUTING.md). */
const KEYS = {
  triggers:
    'new_or_updated_contact new_contact tag_added contact_untouched birthday_coming contact_list tag_list owner_list business_list folder_list task_list todo_list field_list workflow_list',
  searches: 'find_contact find_contacts find_contact_details find_duplicates find_tasks find_notes find_appointments',
  creates:
    'create_contact update_contact create_or_update_contact delete_contact merge_contacts add_tags remove_tags add_task update_task complete_task delete_task add_note set_contact_photo import_vcard add_to_workflow remove_from_workflow api_request',
} as const;

describe('the catalog', () => {
  it.each(KINDS)('has exactly the %s of the design, each under its own key', (kind) => {
    expect(Object.keys(definition[kind]).sort()).toEqual(words(KEYS[kind]).sort());
    for (const [key, step] of Object.entries(definition[kind])) expect(step.key).toBe(key);
  });

  it.each(KINDS)('keeps each of its %s in a file of that name', (kind) => {
    const files = readdirSync(join(__dirname, '../src', kind)).filter((name) => name.endsWith('.ts'));
    // Only builds with the relay have these.
    const instant = kind === 'triggers' ? ['contact_changed', 'contact_deleted'] : [];
    expect(files.map((name) => name.replace('.ts', '')).sort()).toEqual([...Object.keys(definition[kind]), ...instant].sort());
  });

  it('hides the lists and nothing else', () => {
    expect(HIDDEN.map(([, { key }]) => key).every((key) => key.endsWith('_list'))).toBe(true);
    expect(VISIBLE.some(([, { key }]) => key.endsWith('_list'))).toBe(false);
    expect(HIDDEN).toHaveLength(9);
  });

  it('finds or creates with steps that exist', () => {
    expect(Object.keys(definition.searchOrCreates)).toEqual(['find_contact']);
    for (const [key, { search, create, display }] of Object.entries(definition.searchOrCreates)) {
      expect(definition.searches[search]?.key).toBe(key);
      expect(definition.creates[create]?.key).toBe('create_contact');
      expect(display.description).toMatch(/^[A-Z][a-z]+s .*\.$/);
    }
  });
});

describe('samples', () => {
  it.each(VISIBLE)('%s has one whose keys are its output fields, including inner ones', async (_name, { key, operation }, kind) => {
    const fields = await outputsWithoutAccount(kind, key);
    expect(keysOf(wholeSample(operation.sample, fields))).toEqual(fieldKeys(fields));
    expect(fields.length).toBeGreaterThan(0);
  });

  it.each(STEPS)('%s writes times in ISO 8601 with a zone', async (_name, { key: name, operation }, kind) => {
    const fields = await outputsWithoutAccount(kind, name);
    const sample = wholeSample(operation.sample, fields);
    for (const text of textsOf(sample))
      if (/^\d{4}-\d{2}-\d{2}T/.test(text)) expect(text).toMatch(/T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/);
    for (const { key, type } of fields) if (type === 'datetime') expect(sampleAt(sample, key)).toEqual(expect.stringMatching(/Z$/));
  });

  it.each(STEPS)('%s uses invented people only', async (_name, { key, operation }, kind) => {
    const texts = textsOf(wholeSample(operation.sample, await outputsWithoutAccount(kind, key)));
    const addresses = texts.filter((text) => text.includes('@'));
    for (const address of addresses) expect(address).toMatch(/@example\.(com|org|net)$/);
  });
});

describe('what the editor offers, whether the account can be read or not', () => {
  const ALWAYS = words('full_name first_name last_name email phone street city region postal_code country birthday website tags');
  const CONTACT = words(
    `id account_type url full_name prefix first_name middle_name last_name suffix nickname email emails phone phones mobile_phone work_phone
    home_phone company department job_title manager office_location addresses street city region postal_code country country_code birthday
    birthday_month_day website websites im_addresses notes tags groups folder_id owner_id business_id source do_not_disturb created_at
    updated_at`,
  );

  it.each(['create_contact', 'update_contact', 'create_or_update_contact'])('%s asks for what every contact can have', async (key) => {
    const fields = await inputsWithoutAccount('creates', key);
    for (const always of ALWAYS) expect(fields).toContainEqual(expect.objectContaining({ key: always, label: expect.any(String) }));
  });

  it.each([
    ['triggers', 'new_contact'],
    ['triggers', 'new_or_updated_contact'],
    ['triggers', 'tag_added'],
    ['triggers', 'contact_untouched'],
    ['triggers', 'birthday_coming'],
    ['searches', 'find_contact'],
    ['searches', 'find_contact_details'],
    ['creates', 'create_contact'],
    ['creates', 'update_contact'],
    ['creates', 'create_or_update_contact'],
  ] as const)('%s %s gives each key of a contact, with its label', async (kind, key) => {
    const fields = await outputsWithoutAccount(kind, key);
    for (const one of CONTACT) expect(fields).toContainEqual(expect.objectContaining({ key: one, label: expect.any(String) }));
  });

  it('each form that asks the account says in one line that it could not be read', async () => {
    const form = await runner(() => ({})).form('creates', 'create_or_update_contact');
    expect(form.filter(({ key }) => key === 'account_not_read')).toHaveLength(1);
  });
});

// The platform copies the definition twice in every run, so it doesn't contain what depends on the account, or output
// fields.
it('the definition is small', () => {
  expect(properties(definition)).toBeLessThan(45 * STEPS.length);
});

function properties(value: unknown): number {
  const parts = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [];
  return parts.reduce((sum, part) => sum + 1 + properties(part), 0);
}

describe('references', () => {
  it.each(STEPS)('%s chooses from lists that exist, by keys that they have', async (_name, step, kind) => {
    for (const { dynamic, search } of await inputsWithoutAccount(kind, step.key)) {
      if (dynamic !== undefined) {
        const [list = '', ...keys] = dynamic.split('.');
        expect(definition.triggers[list]?.display.hidden).toBe(true);
        for (const key of keys) expect(definition.triggers[list]?.operation.sample).toHaveProperty(key);
      }
      if (search !== undefined) {
        const [found = '', key] = search.split('.');
        expect((await outputsWithoutAccount('searches', found)).map((field) => field.key)).toContain(key);
      }
    }
  });

  it.each(STEPS)('%s refers to fields and groups of its own form', async (_name, step, kind) => {
    const fields = await inputsWithoutAccount(kind, step.key);
    const groups = step.operation.inputFieldGroups?.map(({ key }) => key) ?? [];
    for (const { group, dependsOn = [] } of fields) {
      if (group !== undefined) expect(groups).toContain(group);
      for (const key of dependsOn) expect(fields.map((field) => field.key)).toContain(key);
    }
  });

  it.each(HIDDEN)('%s is paged and made for pickers', (_name, step) => {
    expect(step.operation.canPaginate).toBe(true);
    expect(Object.keys(step.operation.sample ?? {})).toEqual(['id', 'name']);
  });

  it('every field that names a contact has the picker and the search', () => {
    const named = VISIBLE.flatMap(([, step]) =>
      staticInputs(step).filter(({ key }) => key === 'contact_id' && step.key !== 'find_contact'),
    );
    expect(named.length).toBeGreaterThan(10);
    for (const field of named)
      expect(field).toMatchObject({ label: 'Contact', required: true, dynamic: 'contact_list.id.name', search: 'find_contact.id' });
  });
});

describe('locks', () => {
  it.each(CREATES)('%s locks on what it needs, where it is about one contact', (_name, step) => {
    const { lock } = step.operation;
    const required = staticInputs(step)
      .filter((field) => field.required)
      .map(({ key }) => key);
    const names = [...(lock?.key ?? '').matchAll(/bundle\.inputData\.(\w+)/g)].map(([, name]) => name);
    if (step.key === 'create_or_update_contact') expect(names).toEqual(['email', 'phone']);
    else expect(names).toEqual(required.filter((key) => ['contact_id', 'keep_contact_id'].includes(key)));
    if (lock !== undefined) {
      expect(lock.scope).toEqual(['account']);
      expect(lock.timeout).toBe(60);
    }
  });
});

describe('primary fields', () => {
  it.each([
    ['new_or_updated_contact', ['id', 'revision']],
    ['new_contact', ['id']],
    ['tag_added', ['id']],
    ['contact_untouched', ['id', 'revision']],
    ['birthday_coming', ['id', 'year']],
  ])('%s is identified by %j', (key, primary) => {
    const step = definition.triggers[key];
    const fields = step === undefined ? [] : fixedOutputs(step);
    expect(fields.filter((field) => field.primary).map((field) => field.key)).toEqual(primary);
  });
});

function keysOf(row: Row, path = ''): string[] {
  return Object.entries(row)
    .flatMap(([key, value]) => {
      const items = [value].flat().filter(isRecord);
      // The output of an API request is the service's own.
      return [`${path}${key}`, ...(OPEN.includes(`${path}${key}`) ? [] : items.flatMap((item) => keysOf(item, `${path}${key}.`)))];
    })
    .filter((key, index, all) => all.indexOf(key) === index)
    .sort();
}

const OPEN = ['headers', 'body'];

function fieldKeys(fields: readonly Field[], path = ''): string[] {
  return fields
    .flatMap(({ key, children }) => {
      // Two underscores are the platform's notation for a group of fields.
      const [group = key, inner] = key.split('__');
      const own = inner === undefined ? [`${path}${key}`] : [`${path}${group}`, `${path}${group}.${inner}`];
      return [...own, ...(children === undefined ? [] : fieldKeys(children, `${path}${key}.`))];
    })
    .filter((key, index, all) => all.indexOf(key) === index)
    .sort();
}

function sampleAt(sample: Row | undefined, key: string): unknown {
  const [group = key, inner] = key.split('__');
  const value = sample?.[group];
  return inner === undefined || !isRecord(value) ? value : value[inner];
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return isRecord(value) ? Object.values(value).flatMap(textsOf) : [];
}
