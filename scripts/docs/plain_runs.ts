import type { Kind, Values } from '../../sandbox/zapier/definition.ts';
import { begunHour } from '../../sandbox/zapier/half_hour.ts';

/** What a plain run needs to know about the sandbox's account. */
export interface Cast {
  /** A contact of the seed with a phone, tags and notes. */
  readonly contact: string;
  readonly task: string;
  /** A published one; empty if the account has none. */
  readonly workflow: string;
  readonly path: string;
  /** What that path needs in its query. */
  readonly query: Values;
}

/** One plain run of each operation: nothing goes wrong, and only the inputs of a usual Zap are filled in. */
export const PLAIN_RUNS: Readonly<Record<Kind, Readonly<Record<string, (cast: Cast) => Values>>>> = {
  triggers: {
    new_or_updated_contact: () => ({}),
    new_contact: () => ({}),
    tag_added: () => ({ tag: 'partner' }),
    contact_untouched: () => ({ days: '30' }),
    birthday_coming: () => ({ hour: begunHour(Date.now()).hour }),
    contact_list: () => ({}),
    tag_list: () => ({}),
    owner_list: () => ({}),
    business_list: () => ({}),
    workflow_list: () => ({}),
    folder_list: () => ({}),
    task_list: ({ contact }) => ({ contact_id: contact }),
    todo_list: () => ({}),
    field_list: () => ({}),
  },
  searches: {
    find_contact: () => ({ email: ADA_EMAIL }),
    find_contacts: () => ({ tag: 'partner', limit: '100' }),
    find_contact_details: ({ contact }) => ({ contact_id: contact }),
    find_duplicates: ({ contact }) => ({ contact_id: contact }),
    find_tasks: ({ contact }) => ({ contact_id: contact }),
    find_notes: ({ contact }) => ({ contact_id: contact }),
    find_appointments: ({ contact }) => ({ contact_id: contact }),
  },
  creates: {
    create_contact: () => ({ first_name: 'Nora', last_name: 'Example', email: 'nora@example.com', phone: '+15550109999' }),
    update_contact: ({ contact }) => ({ contact_id: contact, first_name: 'Norah' }),
    create_or_update_contact: () => ({ email: ADA_EMAIL, first_name: 'Norah' }),
    delete_contact: ({ contact }) => ({ contact_id: contact }),
    merge_contacts: ({ contact }) => ({ keep_contact_id: contact, merge_contact_id: GRACE_EMAIL }),
    add_tags: ({ contact }) => ({ contact_id: contact, tags: ['partner'] }),
    remove_tags: ({ contact }) => ({ contact_id: contact, tags: ['customer'] }),
    add_task: ({ contact }) => ({ contact_id: contact, title: 'Call', due_date: '2030-01-15T09:00:00-06:00' }),
    update_task: ({ contact, task }) => ({ contact_id: contact, task_id: task, title: 'Write' }),
    complete_task: ({ contact, task }) => ({ contact_id: contact, task_id: task }),
    delete_task: ({ contact, task }) => ({ contact_id: contact, task_id: task }),
    add_note: ({ contact }) => ({ contact_id: contact, body: 'Wants an offer in spring.' }),
    add_to_workflow: ({ contact, workflow }) => ({ contact_id: contact, workflow_id: workflow }),
    remove_from_workflow: ({ contact, workflow }) => ({ contact_id: contact, workflow_id: workflow }),
    set_contact_photo: ({ contact }) => ({ contact_id: contact, photo: PHOTO }),
    import_vcard: () => ({ vcard: CARD }),
    api_request: ({ path, query }) => ({ method: 'GET', path, query }),
  },
};

/** What Zapier tells a plain run besides its inputs: at any time of the day, one that reads does read. */
export function plainMeta(key: string): Values {
  return key === 'birthday_coming' ? { timezone: begunHour(Date.now()).timezone } : {};
}

/** In the seed of every account. */
export const ADA_EMAIL = 'ada.obrien.0@example.com';

/** A new contact. */
const CARD = 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Nora Example\r\nEMAIL:nora@example.com\r\nEND:VCARD\r\n';

/** Another one. */
const GRACE_EMAIL = 'grace.okafor.1@example.com';

/** One pixel. */
const PHOTO =
  'data:image/jpeg;base64,/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=';
