import type { Capability } from '../../src/backends/backend.ts';
import type { Inputs, Kind } from './run.ts';

/** One visible operation with inputs that are valid in every account, and what the account must have for it. */
export interface Case {
  readonly kind: Kind;
  readonly key: string;
  readonly capability?: Capability;
  readonly input: Inputs;
}

/** Every operation about one contact, with inputs besides `contact_id`. */
export const ON_A_CONTACT: readonly Case[] = [
  { kind: 'creates', key: 'update_contact', input: { company: 'Other Example', city: 'Lyon' } },
  { kind: 'creates', key: 'delete_contact', input: {} },
  { kind: 'creates', key: 'add_tags', capability: 'tags', input: { tags: ['customer'] } },
  { kind: 'creates', key: 'remove_tags', capability: 'tags', input: { tags: ['customer'] } },
  { kind: 'creates', key: 'add_task', capability: 'tasks', input: { title: 'Call', due_date: '2030-05-06T09:00:00-05:00' } },
  { kind: 'creates', key: 'update_task', capability: 'tasks', input: { task_id: 'list/task', title: 'Call again' } },
  { kind: 'creates', key: 'complete_task', capability: 'tasks', input: { task_id: 'list/task' } },
  { kind: 'creates', key: 'delete_task', capability: 'tasks', input: { task_id: 'list/task' } },
  { kind: 'creates', key: 'add_to_workflow', capability: 'workflows', input: { workflow_id: 'workflow' } },
  { kind: 'creates', key: 'remove_from_workflow', capability: 'workflows', input: { workflow_id: 'workflow' } },
  { kind: 'creates', key: 'add_note', capability: 'notes', input: { body: 'A note.' } },
  {
    kind: 'creates',
    key: 'set_contact_photo',
    capability: 'photo',
    input: { photo: 'data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/2Q==' },
  },
  { kind: 'searches', key: 'find_contact_details', input: {} },
  { kind: 'searches', key: 'find_duplicates', input: {} },
  { kind: 'searches', key: 'find_tasks', capability: 'tasks', input: {} },
  { kind: 'searches', key: 'find_notes', capability: 'notes', input: {} },
  { kind: 'searches', key: 'find_appointments', capability: 'appointments', input: {} },
];

/** Every use of what an account may lack, with inputs that are valid if it has it. */
export const USES: Readonly<Record<Capability, readonly Case[]>> = {
  tags: [
    { kind: 'triggers', key: 'tag_added', input: { tag: 'customer' } },
    { kind: 'triggers', key: 'tag_list', input: {} },
    { kind: 'triggers', key: 'new_contact', input: { tag: 'customer' } },
    { kind: 'triggers', key: 'birthday_coming', input: { tag: 'customer' } },
    { kind: 'searches', key: 'find_contacts', input: { tag: 'customer' } },
    ...needing('tags'),
  ],
  tasks: [
    { kind: 'triggers', key: 'task_list', input: {} },
    { kind: 'searches', key: 'find_contacts', input: { query: 'ada', include: ['tasks'] } },
    {
      kind: 'creates',
      key: 'create_or_update_contact',
      input: { email: 'ada@example.com', task_title: 'Call', task_due_date: '2030-05-06T09:00:00-05:00' },
    },
    ...needing('tasks'),
  ],
  taskLists: [{ kind: 'triggers', key: 'todo_list', input: {} }],
  notes: [
    { kind: 'searches', key: 'find_contacts', input: { query: 'ada', include: ['notes'] } },
    { kind: 'creates', key: 'create_or_update_contact', input: { email: 'ada@example.com', note_body: 'A note.' } },
    ...needing('notes'),
  ],
  appointments: needing('appointments'),
  businesses: [
    { kind: 'triggers', key: 'business_list', input: {} },
    { kind: 'searches', key: 'find_contacts', input: { business_id: 'business' } },
  ],
  owners: [
    { kind: 'triggers', key: 'owner_list', input: {} },
    { kind: 'searches', key: 'find_contacts', input: { owner_id: 'owner' } },
  ],
  workflows: [{ kind: 'triggers', key: 'workflow_list', input: {} }, ...needing('workflows')],
  customFields: [{ kind: 'searches', key: 'find_contacts', input: { custom_field: 'custom_field', custom_value: 'value' } }],
  photo: needing('photo'),
  folders: [
    { kind: 'triggers', key: 'folder_list', input: {} },
    { kind: 'triggers', key: 'new_or_updated_contact', input: { folder_id: 'folder' } },
    { kind: 'triggers', key: 'contact_untouched', input: { days: '30', folder_id: 'folder' } },
    { kind: 'triggers', key: 'birthday_coming', input: { folder_id: 'folder' } },
    { kind: 'searches', key: 'find_contacts', input: { folder_id: 'folder' } },
  ],
  sources: [
    { kind: 'triggers', key: 'new_or_updated_contact', input: { source: 'inbox' } },
    { kind: 'searches', key: 'find_contacts', input: { source: 'inbox' } },
  ],
};

function needing(capability: Capability): Case[] {
  return ON_A_CONTACT.filter(({ capability: needs }) => needs === capability).map((one) => ({
    ...one,
    input: { ...one.input, contact_id: 'contact' },
  }));
}
