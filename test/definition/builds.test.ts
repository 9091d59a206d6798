/** What is in the definition of each build, and what isn't: what no account type of the build can do, and the words of the others. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { accountTypeOf } from '../../sandbox/accounts.ts';
import type { Definition, Field, Kind, Operation } from '../../sandbox/zapier/definition.ts';
import { platformFor } from '../../sandbox/zapier/platform.ts';
import { quickPlatformFor } from '../../sandbox/zapier/quick_platform.ts';
import { KEYS } from '../../scripts/backends.ts';

import { readBackends, settingsLine } from '../../scripts/settings.ts';
import { inBuild, keysOf, useStages } from '../support/build.ts';

const ROOT = path.resolve(__dirname, '..', '..');
const KINDS: readonly Kind[] = ['triggers', 'searches', 'creates'];
const ALL = Object.entries({
  triggers:
    'birthday_coming business_list contact_list contact_untouched field_list folder_list new_contact new_or_updated_contact owner_list tag_added tag_list task_list todo_list workflow_list',
  searches: 'find_appointments find_contact find_contact_details find_contacts find_duplicates find_notes find_tasks',
  creates:
    'add_note add_tags add_task add_to_workflow api_request complete_task create_contact create_or_update_contact delete_contact delete_task import_vcard merge_contacts remove_from_workflow remove_tags set_contact_photo update_contact update_task',
}).flatMap(([kind, keys]) => keys.split(' ').map((key) => `${kind}/${key}`));

const stages = useStages();

describe.each([
  ['all', '', 'Tag', 'Tags'],
  ['contacts_api', 'creates/set_contact_photo triggers/folder_list triggers/todo_list', 'Tag', 'Tags'],
  ['highlevel', 'creates/set_contact_photo triggers/folder_list triggers/todo_list', 'Tag', 'Tags'],
  [
    'outlook',
    'creates/add_to_workflow creates/remove_from_workflow searches/find_appointments triggers/owner_list triggers/workflow_list',
    'Category',
    'Categories',
  ],
  [
    'nylas',
    'creates/add_task creates/add_to_workflow creates/complete_task creates/delete_task creates/remove_from_workflow creates/set_contact_photo creates/update_task searches/find_appointments searches/find_tasks triggers/business_list triggers/contact_untouched triggers/folder_list triggers/owner_list triggers/task_list triggers/todo_list triggers/workflow_list',
    'Group',
    'Groups',
  ],
  [
    'google',
    'creates/add_task creates/add_to_workflow creates/complete_task creates/delete_task creates/remove_from_workflow creates/update_task searches/find_appointments searches/find_tasks triggers/business_list triggers/folder_list triggers/owner_list triggers/task_list triggers/todo_list triggers/workflow_list',
    'Group',
    'Groups',
  ],
  ['highlevel,nylas', 'creates/set_contact_photo triggers/folder_list triggers/todo_list', 'Tag', 'Tags'],
  ['contacts_api,outlook', '', 'Tag', 'Tags'],
])('the build "%s"', (build, missing, tag, tags) => {
  let app: Definition;
  /** Every form of every account type in the build, by the operation's key. */
  const forms = new Map<string, Field[]>();
  const operations = (): Operation[] => KINDS.flatMap((kind) => Object.values(app[kind]));
  const form = (key: string): Field[] => forms.get(key) ?? [];
  const labels = (key: string): (string | undefined)[] => form(key).map(({ label }) => label);

  beforeAll(async () => {
    app = await definitionOf(build);
    for (const account of keysOf(build)) {
      await stages().of(app, account).reset();
      const platform = stages().of(app, account).platform();
      for (const operation of operations())
        forms.set(operation.key, [...form(operation.key), ...((await platform.inputFields(operation)) ?? [])]);
    }
  });

  it('has every operation that some account type can do, and no other', () => {
    const found = KINDS.flatMap((kind) => Object.keys(app[kind]).map((key) => `${kind}/${key}`));
    const gone = missing.split(' ');
    expect(found.sort()).toEqual(ALL.filter((one) => !gone.includes(one)).sort());
    expect(Object.keys(app.searchOrCreates)).toEqual(['find_contact']);
    expect(Object.keys(app.hydrators)).toEqual(
      keysOf(build).some((key) => ['outlook', 'google', 'nylas'].includes(key)) ? ['contactPhoto', 'contactVcard'] : ['contactVcard'],
    );
  });

  it('has the hidden lists that its forms choose from, and no other', () => {
    const used = [...forms.values()].flat().flatMap(({ dynamic }) => dynamic?.split('.').slice(0, 1) ?? []);
    const lists = Object.values(app.triggers).filter(({ display }) => display.hidden === true);
    expect(lists.map(({ key }) => key).sort()).toEqual([...new Set(used)].sort());
  });

  it('calls tags what the account does, under the same keys', () => {
    expect(app.triggers.tag_added?.display.label).toBe(`${tag} Added to Contact`);
    expect(app.creates.add_tags?.display.label).toBe(`Add ${tags} to Contact`);
    expect(form('new_contact')).toContainEqual(expect.objectContaining({ key: 'tag', label: tag }));
    expect(form('update_contact')).toContainEqual(expect.objectContaining({ key: 'tags', label: tags }));
    expect(labels('update_contact')).toContain(`${tags} Mode`);
    const texts = [
      ...operations().flatMap(({ noun, display }) => [noun, display.label, display.description]),
      ...[...forms.values()].flat().flatMap(({ label = '', helpText = '', choices = {} }) => [label, helpText, ...Object.values(choices)]),
    ];
    if (tag !== 'Tag') expect(texts.filter((text) => /\btag/i.test(text))).toEqual([]);
  });

  it('asks in its forms for nothing that no account type has', () => {
    const hasTasks = missing.includes('find_tasks') ? [] : ['task_title', 'task_due_date'];
    const asked = form('create_or_update_contact').map(({ key }) => key);
    const dueDate = form('create_or_update_contact').find(({ key }) => key === 'task_due_date')?.helpText;
    if (build === 'all') expect(dueDate).toBe('Some accounts need it for every task. Fill in Task Title, too.');
    if (build === 'contacts_api') expect(dueDate).toBe('Every task needs it. Fill in Task Title, too.');
    if (build === 'outlook') expect(dueDate).toBe('Fill in Task Title, too.');
    expect(asked.filter((key) => ['task_title', 'task_due_date'].includes(key)).filter(isFirst)).toEqual(hasTasks);
    const include = form('find_contacts').find(({ key }) => key === 'include');
    expect(Object.keys(include?.choices ?? {})).toEqual([
      ...(missing.includes('find_tasks') ? [] : ['tasks']),
      'notes',
      ...(missing.includes('find_appointments') ? [] : ['appointments']),
    ]);
    const lines = [...forms.values()].flat().filter(({ key }) => ['not_available', 'not_stored', 'no_tasks', 'no_notes'].includes(key));
    // With one account type there's nothing that a form could say the connected account lacks.
    if (keysOf(build).length === 1) expect(lines).toEqual([]);
  });

  it('asks for dates only if an account type has them', async () => {
    const hasDates = build !== 'nylas';
    const hasCreation = hasDates && build !== 'google';
    expect(form('find_contacts').map(({ key }) => key)).toEqual(
      hasDates ? expect.arrayContaining(['updated_after']) : expect.not.arrayContaining(['updated_after']),
    );
    const choices = (key: string) => Object.keys(form(key).find((field) => field.key === 'when_several')?.choices ?? {});
    expect(choices('find_contact')).toEqual(hasCreation ? ['first', 'newest', 'oldest', 'fail'] : ['first', 'fail']);
    expect(choices('create_or_update_contact')).toEqual(hasCreation ? ['fail', 'newest', 'oldest'] : []);
    const outputs = await quickPlatformFor(app, {}).outputFields(found(app.searches.find_contact));
    const dated = outputs.filter(({ key, sample }) => ['created_at', 'updated_at'].includes(key) && sample !== undefined);
    expect(dated.map(({ key }) => key)).toEqual([...(hasCreation ? ['created_at'] : []), ...(hasDates ? ['updated_at'] : [])]);
  });

  it('gives each output field of a step a label of its own', async () => {
    for (const operation of operations()) {
      const names = (await quickPlatformFor(app, {}).outputFields(operation)).map(({ label }) => label);
      expect([operation.key, names.filter((label, index) => names.indexOf(label) !== index)]).toEqual([operation.key, []]);
    }
  });

  it('shows in samples an account of its own', async () => {
    const [first = ''] = keysOf(build);
    expect(app.searches.find_contact?.operation.sample).toMatchObject({ account_type: first });
    const outputs = await quickPlatformFor(app, {}).outputFields(found(app.searches.find_contact));
    const sample = (key: string): unknown => outputs.find((field) => field.key === key)?.sample;
    if (!keysOf(build).includes('outlook')) expect(sample('folder_id')).toBeUndefined();
    if (['outlook', 'nylas'].includes(build)) expect([sample('owner_id'), sample('url')]).toEqual([undefined, undefined]);
    if (build === 'google') expect(sample('url')).toMatch(/^https:\/\/contacts\.google\.com\/person\/c\d+$/);
    if (build === 'highlevel') expect(sample('url')).toMatch(/^https:\/\/app\.gohighlevel\.com\/v2\/location\//);
  });
});

describe.each(KEYS)('the bundle and the definition of the build "%s"', (key) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'contacts-build-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('speak of no other brand', async () => {
    expect(build({ CONTACTS_BACKENDS: key }, folder)).toMatchObject({ status: 0, stderr: '' });
    const bundle = readdirSync(folder).map((file) => [file, readFileSync(path.join(folder, file), 'utf8')] as const);
    const texts = [...bundle.flat(), JSON.stringify(await definitionOf(key))];
    expect(bundle.length).toBeGreaterThan(3);
    const { brands } = accountTypeOf(key);
    const foreign = BRANDS.filter((brand) => !brands.some((own) => own.source === brand.source));
    expect(foreign.length).toBeGreaterThan(3);
    for (const brand of foreign) expect([brand, texts.flatMap((text) => around(text, brand))]).toEqual([brand, []]);
    // A pattern that finds nothing anywhere would hold nothing.
    for (const own of brands) expect([own, texts.some((text) => around(text, own).length > 0)]).toEqual([own, true]);
  });
});

it('loads phone metadata and contact cards only in the steps that need them', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'contacts-chunks-'));
  try {
    expect(build({}, folder)).toMatchObject({ status: 0, stderr: '' });
    const files = readdirSync(folder);
    const text = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
    /** What Node loads with a file, without what the file loads when a run needs it. */
    const loaded = (file: string): string[] => [
      file,
      ...[...text(file).matchAll(/(?:from|import)"\.\/([\w-]+\.js)"/g)].flatMap(([, name = '']) => loaded(name)),
    ];
    const early = files.filter((file) => !/^(?:international_phone|import_cards|format_card)-/.test(file)).flatMap(loaded);
    expect(early).toContain('index.js');
    // A part of each: a library's error code, a line of a card, a country's calling code.
    for (const part of ['VCARD_MISSING_PROP', 'REV:', '27:["ZA"]']) {
      const inChunks = files.filter((file) => text(file).includes(part));
      expect([part, inChunks.length > 0, inChunks.filter((file) => early.includes(file))]).toEqual([part, true, []]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it.each([
  ['outlook', '/me/contacts/abc'],
  ['google', '/v1/contactGroups'],
  ['nylas', '/v3/grants/me/contacts'],
  ['highlevel', '/contacts/abc'],
])('a build with %s says how a path of its API begins', async (key, path) => {
  const app = await definitionOf(key);
  const connection = { account_type: key, access_token: 'token', access: 'write' };
  const run = platformFor(app, connection).run('creates', 'api_request', { method: 'GET', path: 'contacts' });
  await expect(run).rejects.toThrow(`Enter the part after the account's address, like ${path}.`);
});

describe('a brand of its own', () => {
  it.each(KEYS)('is what people read in place of %s', async (key) => {
    const app = await definitionOf(key, 'Acme Mail');
    const named = await platformFor(app, {}).call(app.authentication.connectionLabel, { name: 'ada@example.com' });
    expect(named).toBe('ada@example.com (Acme Mail, read and write)');
    const { label } = accountTypeOf(key);
    const texts = [...app.authentication.fields, ...KINDS.flatMap((kind) => Object.values(app[kind]))].map((part) => JSON.stringify(part));
    expect(texts.filter((text) => text.includes(label))).toEqual([]);
    expect(JSON.stringify(app.authentication.fields)).toContain('Acme Mail');
    const folder = mkdtempSync(path.join(tmpdir(), 'contacts-brand-'));
    try {
      expect(build({ CONTACTS_BACKENDS: key, CONTACTS_BRAND: 'Acme Mail' }, folder).stdout).toContain('as Acme Mail');
      const bundle = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
      expect(bundle.flatMap((text) => around(text, new RegExp(`\\b${label}\\b`)))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is in the sentences of errors', async () => {
    const app = await definitionOf('outlook', 'Acme Mail');
    const connection = { access_token: 'token', access: 'read', scope: 'Contacts.Read' };
    const run = platformFor(app, connection).run('creates', 'create_contact', { email: 'ada@example.com' });
    await expect(run).rejects.toThrow('Acme Mail');
  });

  it.each([
    ['outlook', 'Acme Mail'],
    ['outlook', "O'Neill & Söhne"],
    [' outlook, nylas ', undefined],
    [undefined, undefined],
  ])('is kept by the lines to paste into a shell: %s, %s', (CONTACTS_BACKENDS, CONTACTS_BRAND) => {
    const line = settingsLine({ CONTACTS_BACKENDS, CONTACTS_BRAND, PATH: 'elsewhere' });
    const program =
      'const { CONTACTS_BACKENDS, CONTACTS_BRAND } = process.env; console.log(JSON.stringify({ CONTACTS_BACKENDS, CONTACTS_BRAND }))';
    const { stdout } = spawnSync('sh', ['-c', `${line}"$NODE" -e '${program}'`], { encoding: 'utf8', env: { NODE: process.execPath } });
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify({ CONTACTS_BACKENDS, CONTACTS_BRAND })));
  });

  const folder = mkdtempSync(path.join(tmpdir(), 'contacts-brand-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    [
      'with several account types',
      { CONTACTS_BRAND: 'Acme Mail' },
      new RegExp(`^CONTACTS_BRAND is the name of one account type, and this build has ${KEYS.length}: `),
    ],
    ['blank', { CONTACTS_BACKENDS: 'outlook', CONTACTS_BRAND: '  ' }, /^CONTACTS_BRAND is blank\. /],
    [
      'too long',
      { CONTACTS_BACKENDS: 'outlook', CONTACTS_BRAND: 'Acme '.repeat(7) },
      /^CONTACTS_BRAND has 34 characters, and at most 30 fit\.$/m,
    ],
    ['with what a template would take', { CONTACTS_BACKENDS: 'outlook', CONTACTS_BRAND: 'Acme {{bundle}}' }, /^CONTACTS_BRAND must begin /],
    ['with a quote', { CONTACTS_BACKENDS: 'outlook', CONTACTS_BRAND: 'Acme "Mail"' }, /^CONTACTS_BRAND must begin /],
    ['with a line break', { CONTACTS_BACKENDS: 'outlook', CONTACTS_BRAND: 'Acme\nMail' }, /^CONTACTS_BRAND must begin /],
  ])('is refused %s, with a sentence', (_what, environment, sentence) => {
    const { status, stderr } = build(environment, folder);
    expect([status, stderr.trim().split('\n').length]).toEqual([1, 1]);
    expect(stderr).toMatch(sentence);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the list of account types', () => {
  it.each([
    ['outlok', /^CONTACTS_BACKENDS names outlok, which isn't an account type\. Available: contacts_api, /],
    ['outlok,Nylas', /^CONTACTS_BACKENDS names outlok, Nylas, which aren't account types\. Available: /],
    [' , ', /^CONTACTS_BACKENDS is empty\. Name at least one of contacts_api, /],
  ])('"%s" is refused with a sentence', (list, sentence) => {
    expect(() => readBackends(list)).toThrow(sentence);
  });

  it('counts an account type once, and builds all of them if there is no list', () => {
    expect(readBackends('nylas, outlook,nylas,')).toEqual(['outlook', 'nylas']);
    expect(readBackends(undefined)).toEqual(KEYS);
  });
});

/** The words of all account types, each once. */
const BRANDS = KEYS.flatMap((key) => accountTypeOf(key).brands).filter(
  (brand, index, all) => all.findIndex(({ source }) => source === brand.source) === index,
);

function around(text: string, word: RegExp): string[] {
  return [...text.matchAll(new RegExp(`.{0,20}${word.source}.{0,20}`, `g${word.flags}`))].map(([found]) => found);
}

function build(environment: Readonly<Record<string, string>>, folder: string) {
  const { PATH = '' } = process.env;
  return spawnSync(process.execPath, ['scripts/build.ts', '--outfile', path.join(folder, 'index.js')], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH, NODE_NO_WARNINGS: '1', ...environment },
  });
}

/** The platform's own type has each operation as a union in which nothing can be read. */
function definitionOf(name: string, brand: string | null = null): Promise<Definition> {
  return inBuild(keysOf(name), async (): Promise<unknown> => (await import('../../src/index.ts')).default, brand) as Promise<Definition>;
}

function found(operation: Operation | undefined): Operation {
  if (operation === undefined) throw new Error('The operation is not in the definition.');
  return operation;
}

function isFirst<T>(value: T, index: number, all: readonly T[]): boolean {
  return all.indexOf(value) === index;
}
