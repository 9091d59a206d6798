import { isRecord } from '../../sandbox/json.ts';
import type { Capability } from '../../src/backends/backend.ts';
import type { Field, Kind, Row } from '../support/run.ts';
import { SMALL, useWorld, type World } from '../support/world.ts';
import { cardOf } from '../vcard/support.ts';
import { connections } from './accounts.ts';

const TASK = { title: 'Call', due_date: '2030-05-06T09:00:00-05:00' };
type Run = (world: World, contact_id: string) => Promise<Row | undefined>;
const create =
  (key: string, input: Row): Run =>
  (world, contact_id) =>
    world.create(key, { ...input, contact_id });
const first =
  (key: string, input: Row = {}): Run =>
  async (world, contact_id) =>
    (await world.search(key, { ...input, contact_id }))[0];
/** A step about a task that was added before. */
const onTask =
  (key: string, input: Row = {}): Run =>
  async (world, contact_id) => {
    const { id } = await world.create('add_task', { ...TASK, contact_id });
    return world.create(key, { ...input, contact_id, task_id: id });
  };

/** The same inputs for every account, and what an account must have for them. */
const STEPS: readonly (readonly [key: string, kind: Kind, needs: Capability | null, run: Run])[] = [
  [
    'create_contact',
    'creates',
    null,
    async (world) => world.create('create_contact', { full_name: 'Key Example', email: 'key@example.com' }),
  ],
  [
    'create_or_update_contact',
    'creates',
    null,
    async (world) => world.create('create_or_update_contact', { email: 'k@example.com', phone: '+15550200970' }),
  ],
  ['update_contact', 'creates', null, create('update_contact', { phone: '+15550200971', city: 'Lyon' })],
  ['delete_contact', 'creates', null, create('delete_contact', {})],
  [
    'merge_contacts',
    'creates',
    null,
    (world, keep_contact_id) => {
      const merge_contact_id = world.book.add({ first_name: 'Other', last_name: 'Example' });
      return world.create('merge_contacts', { keep_contact_id, merge_contact_id });
    },
  ],
  ['add_tags', 'creates', 'tags', create('add_tags', { tags: ['lead'] })],
  ['remove_tags', 'creates', 'tags', create('remove_tags', { tags: ['customer'] })],
  ['add_task', 'creates', 'tasks', create('add_task', TASK)],
  ['update_task', 'creates', 'tasks', onTask('update_task', { title: 'Again' })],
  ['complete_task', 'creates', 'tasks', onTask('complete_task')],
  ['delete_task', 'creates', 'tasks', onTask('delete_task')],
  ['add_note', 'creates', 'notes', create('add_note', { body: 'A note.' })],
  [
    'import_vcard',
    'creates',
    null,
    async (world) =>
      world.create('import_vcard', { vcard: cardOf('3.0', 'FN:Key Example', 'EMAIL:keyed@example.com', 'TEL;TYPE=FAX:+15550200972') }),
  ],
  ['find_contact', 'searches', null, first('find_contact')],
  ['find_contact_details', 'searches', null, first('find_contact_details')],
  ['find_contacts', 'searches', null, async (world) => (await world.search('find_contacts', { email: 'keys@example.com' }))[0]],
  [
    'find_duplicates',
    'searches',
    null,
    async (world, contact_id) => {
      world.book.add({ first_name: 'Key', last_name: 'Example' });
      return (await world.search('find_duplicates', { contact_id }))[0];
    },
  ],
  [
    'find_tasks',
    'searches',
    'tasks',
    async (world, contact_id) => {
      await world.create('add_task', { ...TASK, contact_id });
      return (await world.search('find_tasks', { contact_id }))[0];
    },
  ],
  [
    'find_notes',
    'searches',
    'notes',
    async (world, contact_id) => {
      await world.create('add_note', { body: 'A note.', contact_id });
      return (await world.search('find_notes', { contact_id }))[0];
    },
  ],
  ['new_contact', 'triggers', null, async (world) => (await world.trigger('new_contact'))[0]],
  ['new_or_updated_contact', 'triggers', null, async (world) => (await world.trigger('new_or_updated_contact'))[0]],
  ['tag_added', 'triggers', 'tags', async (world) => (await world.trigger('tag_added', { tag: 'customer' }))[0]],
  ['birthday_coming', 'triggers', null, async (world) => (await world.trigger('birthday_coming', {}, { isLoadingSample: true }))[0]],
];

const isOwn = (name: string): boolean => /(?:^|\.)custom_/.test(name);

function declared(fields: readonly Field[], path = ''): string[] {
  return fields.flatMap(({ key, children }) => [`${path}${key}`, ...(children === undefined ? [] : declared(children, `${path}${key}.`))]);
}

function keysWithValue(row: Row, path = ''): string[] {
  const keys = Object.entries(row).flatMap(([key, value]) => [
    `${path}${key}`,
    ...[value]
      .flat()
      .filter(isRecord)
      .flatMap((item) => keysWithValue(item, `${path}${key}.`)),
  ]);
  return [...new Set(keys)];
}

describe.each(connections)('the keys of every response: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const capable = STEPS.filter(([, , needs]) => needs === null || backend[needs] !== undefined);

  it.each(capable)('%s returns the keys that it declares, the same for every account type', async (key, kind, _needs, run) => {
    const id = at().book.add({
      first_name: 'Key',
      last_name: 'Example',
      emails: ['keys@example.com'],
      phones: ['+15550200980'],
      street: '7 Example Street',
      tags: ['customer'],
    });
    const row = await run(at(), id);
    const all = declared(await at().outputs(kind, key));
    // A contact has those of the account's own fields that have a value, and no others.
    expect(keysWithValue(row ?? {}).filter((name) => isOwn(name) && !all.includes(name))).toEqual([]);
    const fields = all.filter((name) => !isOwn(name));
    const top = (keys: Iterable<string>) => [...keys].filter((name) => !name.includes('.')).sort();
    // What was attached is declared part by part, in Zapier's notation: `task__title` is the title of `task`.
    expect(top(keysWithValue(row ?? {}).filter((name) => !isOwn(name)))).toEqual(
      top(new Set(fields.map((name) => name.replace(/__.*$/, '')))),
    );
    // A list without items shows no keys, so the inner ones are either declared or missing.
    const inner = keysWithValue(row ?? {}).filter((name) => name.includes('.') && !isOwn(name));
    expect(inner.filter((name) => !fields.includes(name))).toEqual([]);
    const full = new Set(inner.map((name) => name.slice(0, name.lastIndexOf('.'))));
    const missing = fields.filter((name) => full.has(name.slice(0, name.lastIndexOf('.'))) && !inner.includes(name));
    expect(missing).toEqual([]);
  });
});
