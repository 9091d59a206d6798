import { type Capability, contactPath } from '../../sandbox/account.ts';
import { accountTypeOf } from '../../sandbox/accounts.ts';
import { PICTURE } from '../../sandbox/picture.ts';
import { begunHour } from '../../sandbox/zapier/half_hour.ts';
import type { Found, Kind, Step, Values } from './step.ts';
import { first } from './step.ts';

/** A contact of the seed with every possible value. */
const ADA_EMAIL = 'ada.obrien.0@example.com';
const DUE = '2031-05-06T10:00:00-05:00';
const AGES_AGO = '2020-01-01T00:00:00Z';

const CHANGED = { first_name: 'Changed', street: '9 Other Way', email: 'changed@example.org', city: 'Lyon' };

const card = (email: string): string =>
  [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'FN:Card Example',
    'N:Example;Card;;;',
    `EMAIL:${email}`,
    `PHOTO:data:image/jpeg;base64,${PICTURE}`,
    'END:VCARD',
    '',
  ].join('\r\n');

const existing = ({ text }: Found): Values => ({ contact_id: text('existing') });
const made = ({ text }: Found): Values => ({ contact_id: text('made') });
const task = (found: Found): Values => ({ ...made(found), task_id: found.text('task') });
const trigger = (key: string, input: Values = {}, meta: Values = {}): Step => ({ kind: 'triggers', key, input: () => input, meta });
const find = (input: Step['input'], only?: Only): Step => step('searches', 'find_contacts', input, only);
const create = (key: string, input: Step['input'], only?: Only): Step => step('creates', key, input, only);

type Only = Step['only'];
const having =
  (part: Capability): Only =>
  ({ has }) =>
    has.includes(part);
const withDates = having('dates');
const withSources: Only = ({ narrowsBySource }) => narrowsBySource;

function step(kind: Kind, key: string, input: Step['input'], only?: Only): Step {
  return { kind, key, ...(input === undefined ? {} : { input }), ...(only === undefined ? {} : { only }) };
}

/** A list as in a picker: two pages. */
function list(key: string, name: string, input: Step['input'] = () => ({})): Step[] {
  const meta = { isFillingDynamicDropdown: true };
  const one: Step = { kind: 'triggers', key, input, meta, keep: (rows) => first(rows, name) };
  return [one, { kind: 'triggers', key, input, meta: { ...meta, page: 1 } }];
}

const LISTS: readonly Step[] = [
  ...list('contact_list', 'listed'),
  ...list('tag_list', 'tag'),
  ...list('field_list', 'field'),
  ...list('owner_list', 'owner'),
  ...list('business_list', 'business'),
  ...list('workflow_list', 'workflow'),
  ...list('folder_list', 'folder'),
  ...list('todo_list', 'todo_list'),
];

const FINDING: readonly Step[] = [
  {
    kind: 'searches',
    key: 'find_contact',
    input: () => ({ email: ADA_EMAIL }),
    keep: (rows) => ({ ...first(rows, 'existing'), ...first(rows, 'phone', 'phone') }),
  },
  step('searches', 'find_contact', () => ({ name: 'Ada', when_several: 'first' })),
  ...['newest', 'oldest'].map((when_several) => step('searches', 'find_contact', () => ({ email: ADA_EMAIL, when_several }))),
  step('searches', 'find_contact', existing),
  step('searches', 'find_contact', ({ text }) => ({ phone: text('phone') })),
  step('searches', 'find_contact', () => ({ contact_id: 'nobody' })),
  step('searches', 'find_contact', () => ({ email: 'nobody@example.org' })),
  step('searches', 'find_contact_details', existing),
  step('searches', 'find_duplicates', existing),
  find(() => ({ query: 'ada' })),
  find(() => ({ email: ADA_EMAIL })),
  find(({ text }) => ({ phone: text('phone') })),
  find(() => ({ name: 'Ada' })),
  find(({ text }) => ({ tag: text('tag'), limit: 5 })),
  find(() => ({ updated_after: AGES_AGO, limit: 3 }), withDates),
  find(({ text }) => ({ business_id: text('business'), limit: 2 }), having('businesses')),
  find(({ text }) => ({ owner_id: text('owner'), limit: 2 }), having('owners')),
  find(({ text }) => ({ folder_id: text('folder'), limit: 2 }), having('folders')),
  ...['inbox', 'domain'].map((source) => find(() => ({ source, limit: 2 }), withSources)),
  find(({ text }) => ({ custom_field: text('custom'), custom_value: 'Example', limit: 2 }), having('customFields')),
  find(({ text }) => ({ tag: text('tag'), query: 'a', updated_after: AGES_AGO, limit: 2 }), withDates),
  find(() => ({ query: 'ada', include: ['tasks'], limit: 2 }), having('tasks')),
  find(() => ({ query: 'ada', include: ['notes'], limit: 2 })),
  { ...find(() => ({ query: 'a', limit: 2 })), keep: (rows) => first(rows, 'next_page', 'next_page') },
  find(({ text }) => ({ page: text('next_page') })),
  step('searches', 'find_appointments', existing),
];

const WRITING: readonly Step[] = [
  {
    ...create('create_contact', ({ filled }) => ({ ...filled('create_contact'), email: 'every.field@example.org' })),
    keep: (rows) => first(rows, 'made'),
  },
  create('create_contact', () => ({ full_name: 'Bo Example', phone: '+1 555 010 7002' })),
  create('create_contact', () => ({ last_name: 'Example', email: 'only.last@example.org' })),
  create('update_contact', (found) => ({ ...found.filled('update_contact'), ...made(found), ...CHANGED })),
  create('update_contact', (found) => ({ ...made(found), birthday: '1991-02-03', tags: ['lead'], tags_mode: 'replace' })),
  create('update_contact', (found) => ({ ...made(found), tags: ['lead'], tags_mode: 'remove' })),
  create('update_contact', (found) => ({ ...made(found), clear_fields: found.clearable() })),
  create('create_or_update_contact', () => ({ email: ADA_EMAIL, city: 'Lyon' })),
  create('create_or_update_contact', () => ({
    email: 'new.one@example.org',
    phone: '+15550107003',
    first_name: 'New',
    note_body: 'Met at the fair.',
  })),
  create(
    'create_or_update_contact',
    () => ({ email: 'another.one@example.org', first_name: 'Another', task_title: 'Call', task_due_date: DUE }),
    having('tasks'),
  ),
  create('create_or_update_contact', () => ({ full_name: 'Somebody Unheard', match_on: ['full_name'] })),
  create('add_tags', (found) => ({ ...made(found), tags: ['partner', 'customer'] })),
  create('remove_tags', (found) => ({ ...made(found), tags: ['partner'] })),
];

const THINGS: readonly Step[] = [
  { ...create('add_task', (found) => ({ ...found.filled('add_task'), ...made(found) })), keep: (rows) => first(rows, 'task') },
  create('add_task', (found) => ({ ...made(found), title: 'Call', due_date: DUE, completed: 'true' })),
  ...list('task_list', 'listed_task', made),
  create('update_task', (found) => ({ ...found.filled('update_task'), ...task(found) })),
  create('complete_task', task),
  create('complete_task', (found) => ({ ...task(found), completed: 'false' })),
  step('searches', 'find_tasks', (found) => ({ ...made(found), status: 'open' })),
  step('searches', 'find_tasks', (found) => ({ ...task(found), status: 'all' })),
  { ...create('add_note', (found) => ({ ...made(found), title: 'Fair', body: 'Met at the fair.' })), keep: (rows) => first(rows, 'note') },
  step('searches', 'find_notes', (found) => ({ ...made(found), text: 'fair' })),
  step('searches', 'find_notes', (found) => ({ ...made(found), note_id: found.text('note') })),
  create('add_to_workflow', (found) => ({ ...made(found), workflow_id: found.text('workflow') })),
  create('add_to_workflow', (found) => ({ ...made(found), workflow_id: found.text('workflow'), start_at: DUE })),
  create('remove_from_workflow', (found) => ({ ...made(found), workflow_id: found.text('workflow') })),
  create('set_contact_photo', (found) => ({ ...made(found), photo: `data:image/jpeg;base64,${PICTURE}` })),
  step('searches', 'find_contact_details', made),
  create('import_vcard', () => ({ vcard: `${card('new.card@example.org')}${card(ADA_EMAIL)}` })),
];

const TRIGGERS: readonly Step[] = ['new_contact', 'new_or_updated_contact'].flatMap((key) => [
  trigger(key),
  trigger(key, {}, { isLoadingSample: true }),
  trigger(key, {}, { isPopulatingDedupe: true }),
  step('triggers', key, ({ text }) => ({ tag: text('tag') })),
  step('triggers', key, ({ text }) => ({ folder_id: text('folder') }), having('folders')),
  ...['inbox', 'domain'].map((source) => step('triggers', key, () => ({ source }), withSources)),
]);

/** At whatever time the plan runs, the book is read. */
function birthday(input: (found: Found) => Values, meta: Values = {}, only?: Only): Step {
  return {
    ...step('triggers', 'birthday_coming', (found) => ({ ...input(found), hour: begunHour(Date.now()).hour }), only),
    get meta() {
      return { ...meta, timezone: begunHour(Date.now()).timezone };
    },
  };
}

const POLLS: readonly Step[] = [
  ...TRIGGERS,
  trigger('new_or_updated_contact', { watch_fields: ['city', 'tags'] }),
  trigger('new_or_updated_contact', { watch_fields: ['city', 'tags'] }, { isPopulatingDedupe: true }),
  step('triggers', 'tag_added', ({ text }) => ({ tag: text('tag') })),
  { ...step('triggers', 'tag_added', ({ text }) => ({ tag: text('tag') })), meta: { isLoadingSample: true } },
  ...[{}, { isLoadingSample: true }, { isPopulatingDedupe: true }].map((meta) => trigger('contact_untouched', { days: '30' }, meta)),
  step('triggers', 'contact_untouched', ({ text }) => ({ days: '30', tag: text('tag') }), withDates),
  step('triggers', 'contact_untouched', ({ text }) => ({ days: '30', folder_id: text('folder') }), having('folders')),
  birthday(() => ({})),
  birthday(() => ({}), { isLoadingSample: true }),
  birthday(() => ({}), { isPopulatingDedupe: true }),
  birthday(({ text }) => ({ tag: text('tag') })),
  birthday(({ text }) => ({ folder_id: text('folder') }), {}, having('folders')),
];

const LEAVING: readonly Step[] = [
  create('api_request', (found) => {
    const type = accountTypeOf(found.account);
    return { method: 'GET', path: contactPath(type, found.text('made')), query: type.readQuery };
  }),
  {
    ...create('create_contact', () => ({ first_name: 'Second', email: 'second@example.org', phone: '+15550107009' })),
    keep: (rows) => first(rows, 'second'),
  },
  create('add_task', ({ text }) => ({ contact_id: text('second'), title: 'Call', due_date: DUE }), having('tasks')),
  create('add_note', ({ text }) => ({ contact_id: text('second'), body: 'Met at the fair.' })),
  create('merge_contacts', ({ text }) => ({ keep_contact_id: text('made'), merge_contact_id: text('second'), preview: 'yes' })),
  create('merge_contacts', ({ text }) => ({ keep_contact_id: text('made'), merge_contact_id: text('second') })),
  create('delete_task', task),
  create('delete_contact', made),
  create('delete_contact', made),
  step('searches', 'find_contact', made),
];

/** Every operation of the app, in every way that sends other requests. */
export const STEPS: readonly Step[] = [...LISTS, ...FINDING, ...WRITING, ...THINGS, ...POLLS, ...LEAVING];

/**
 * The capability of an operation, if an account type may lack it: these operations are refused before any request, and
 * no others.
 */
const PARTS: Readonly<Record<string, Capability>> = {
  task_list: 'tasks',
  find_tasks: 'tasks',
  add_task: 'tasks',
  update_task: 'tasks',
  complete_task: 'tasks',
  delete_task: 'tasks',
  todo_list: 'taskLists',
  owner_list: 'owners',
  business_list: 'businesses',
  workflow_list: 'workflows',
  add_to_workflow: 'workflows',
  remove_from_workflow: 'workflows',
  folder_list: 'folders',
  find_appointments: 'appointments',
  set_contact_photo: 'setPhoto',
  contact_untouched: 'dates',
};

/** Whether the account type lacks the operation's capability, by its vendor's documents. */
export function isAbsent(account: string, operation: string): boolean {
  const part = PARTS[operation];
  return part !== undefined && !accountTypeOf(account).has.includes(part);
}
