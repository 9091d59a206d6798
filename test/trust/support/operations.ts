import { isRecord } from '../../../sandbox/json.ts';
import { begunHour, dayIn } from '../../../sandbox/zapier/half_hour.ts';
import type { Capability } from '../../../src/backends/backend.ts';
import type { Inputs, Kind } from '../../support/run.ts';
import type { World } from '../../support/world.ts';
import { only } from './slice.ts';

/** What a step is about: a contact of the account, and a task of it if the account has tasks. */
export interface Subject {
  readonly id: string;
  readonly task: string;
}

/** One way to use one visible operation. */
export interface Operation {
  readonly kind: Kind;
  readonly key: string;
  /** Distinguishes several ways to use the same operation. */
  readonly way?: string;
  /** What the account type must have; without it, the step stops before any request. */
  readonly capability?: Capability | 'photo.set' | 'dates';
  readonly input: (subject: Subject, world: World) => Inputs;
}

export const EMAIL = 'uma.example@example.com';
const PHOTO = `data:image/jpeg;base64,${Buffer.from('ffd8ffe000104a46494600', 'hex').toString('base64')}`;
const cardOf = (email: string): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Wanda Example', 'N:Example;Wanda;;;', `EMAIL:${email}`, 'END:VCARD', ''].join('\r\n');
const about = ({ id }: Subject): Inputs => ({ contact_id: id });
const task = ({ id, task: task_id }: Subject): Inputs => ({ contact_id: id, task_id });
const workflow = ({ id }: Subject, { book }: World): Inputs => ({ contact_id: id, workflow_id: book.seededWorkflows?.published.id ?? '' });
const attachments = ({ backend }: World): Inputs => ({
  ...(backend.tasks === undefined ? {} : { task_title: 'Call Uma', task_due_date: '2030-06-10T09:00:00-05:00' }),
  ...(backend.notes === undefined ? {} : { note_body: 'Met at the fair' }),
});

/** Every visible operation, some in several ways. A test compares this list with the app's own. */
export const OPERATIONS: readonly Operation[] = [
  { kind: 'triggers', key: 'new_contact', input: () => ({}) },
  { kind: 'triggers', key: 'new_or_updated_contact', input: () => ({}) },
  { kind: 'triggers', key: 'new_or_updated_contact', way: 'watching', input: () => ({ watch_fields: ['city'] }) },
  { kind: 'triggers', key: 'tag_added', capability: 'tags', input: () => ({ tag: 'customer' }) },
  { kind: 'triggers', key: 'contact_untouched', capability: 'dates', input: () => ({ days: '1' }) },
  { kind: 'triggers', key: 'birthday_coming', input: () => ({ hour: begunHour(Date.now()).hour }) },
  { kind: 'searches', key: 'find_contact', way: 'by email', input: () => ({ email: EMAIL }) },
  { kind: 'searches', key: 'find_contact', way: 'by name', input: () => ({ name: 'Uma Example' }) },
  { kind: 'searches', key: 'find_contact', way: 'by id', input: ({ id }) => ({ contact_id: id }) },
  { kind: 'searches', key: 'find_contacts', input: () => ({ tag: 'customer', limit: '5' }) },
  { kind: 'searches', key: 'find_contact_details', input: about },
  { kind: 'searches', key: 'find_duplicates', input: about },
  { kind: 'searches', key: 'find_tasks', capability: 'tasks', input: about },
  { kind: 'searches', key: 'find_notes', capability: 'notes', input: about },
  { kind: 'searches', key: 'find_appointments', capability: 'appointments', input: about },
  { kind: 'creates', key: 'create_contact', input: () => ({ first_name: 'Vera', email: 'vera@example.com', tags: ['customer'] }) },
  { kind: 'creates', key: 'update_contact', input: (subject) => ({ ...about(subject), city: 'Lyon' }) },
  { kind: 'creates', key: 'update_contact', way: 'with tags', input: (subject) => ({ ...about(subject), city: 'Lyon', tags: ['lead'] }) },
  {
    kind: 'creates',
    key: 'create_or_update_contact',
    way: 'there',
    input: (_, world) => ({ email: EMAIL, city: 'Lyon', ...attachments(world) }),
  },
  {
    kind: 'creates',
    key: 'create_or_update_contact',
    way: 'new',
    input: (_, world) => ({ email: 'wanda@example.com', first_name: 'Wanda', ...attachments(world) }),
  },
  { kind: 'creates', key: 'delete_contact', input: about },
  {
    kind: 'creates',
    key: 'merge_contacts',
    input: ({ id }, { book }) => ({ keep_contact_id: id, merge_contact_id: book.add({ first_name: 'Uma', city: 'Lyon' }) }),
  },
  { kind: 'creates', key: 'add_tags', capability: 'tags', input: (subject) => ({ ...about(subject), tags: ['lead'] }) },
  { kind: 'creates', key: 'remove_tags', capability: 'tags', input: (subject) => ({ ...about(subject), tags: ['customer'] }) },
  {
    kind: 'creates',
    key: 'add_task',
    capability: 'tasks',
    input: (subject) => ({ ...about(subject), title: 'Write', due_date: '2030-06-09T10:00:00Z' }),
  },
  { kind: 'creates', key: 'update_task', capability: 'tasks', input: (subject) => ({ ...task(subject), title: 'Write again' }) },
  { kind: 'creates', key: 'complete_task', capability: 'tasks', input: task },
  { kind: 'creates', key: 'delete_task', capability: 'tasks', input: task },
  { kind: 'creates', key: 'add_to_workflow', capability: 'workflows', input: workflow },
  { kind: 'creates', key: 'remove_from_workflow', capability: 'workflows', input: workflow },
  { kind: 'creates', key: 'add_note', capability: 'notes', input: (subject) => ({ ...about(subject), body: 'A note' }) },
  { kind: 'creates', key: 'set_contact_photo', capability: 'photo.set', input: (subject) => ({ ...about(subject), photo: PHOTO }) },
  { kind: 'creates', key: 'import_vcard', way: 'there', input: () => ({ vcard: cardOf(EMAIL) }) },
  { kind: 'creates', key: 'import_vcard', way: 'new', input: () => ({ vcard: cardOf('wanda@example.com') }) },
  {
    kind: 'creates',
    key: 'api_request',
    way: 'reading',
    input: (_, { accountType, authData }) => ({
      method: 'GET',
      path: accountType.contactsPath,
      query: { ...accountType.readQuery, locationId: authData.location_id },
    }),
  },
  {
    kind: 'creates',
    key: 'api_request',
    way: 'writing',
    input: (_, { accountType, authData }) => ({
      method: 'POST',
      path: accountType.createPath ?? accountType.contactsPath,
      body: JSON.stringify(accountType.smallestBody(authData)),
    }),
  },
];

/** The name of a row of the matrix. */
export function nameOf({ key, way }: Operation): string {
  return way === undefined ? key : `${key}, ${way}`;
}

/** Adds a new contact to the account, and a task of it if the operation is about one. */
export async function subjectOf(world: World, { key }: Operation): Promise<Subject> {
  const tags = world.backend.tags === undefined ? [] : ['customer', 'partner'];
  const now = Date.now();
  const birthday = key === 'birthday_coming' ? { birthday: `1990${dayIn(begunHour(now).timezone, now).slice(4)}` } : {};
  const moment = now - 36 * 60 * 60 * 1000;
  const id = world.book.add(
    { first_name: 'Uma', last_name: 'Example', emails: [EMAIL], phones: ['+15550200200'], city: 'Rome', tags, ...birthday },
    key === 'contact_untouched' ? { created: moment, updated: moment } : undefined,
  );
  if (world.backend.tasks === undefined || !WITH_TASK.includes(key)) return { id, task: '' };
  const made = await addTask()(world.authData, { contact_id: id, title: 'Call', due_date: '2030-06-08T10:00:00Z' });
  return { id, task: isRecord(made) ? String(made.id) : '' };
}

const WITH_TASK = ['find_tasks', 'find_contact_details', 'update_task', 'complete_task', 'delete_task'];
const addTask = only('creates', 'add_task');

/** Whether the account type has what the operation needs. */
export function isPossible({ capability: needs }: Operation, { backend }: Pick<World, 'backend'>): boolean {
  if (needs === undefined) return true;
  if (needs === 'dates') return backend.changes.recent !== undefined;
  return needs === 'photo.set' ? backend.photo?.set !== undefined : backend[needs] !== undefined;
}
