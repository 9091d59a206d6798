import type { Backend } from '../../src/backends/backend.ts';
import { hasDate } from '../../src/backends/dates.ts';
import type { Field, Kind } from '../support/run.ts';
import { isTitle } from '../support/title.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

/**
 * Keys never change (CONTRIBUTING.md). The inputs of every step, with `*` if required, and `?capability` if only some
 * connections have them.
 */
const INPUTS: readonly (readonly [kind: Kind, key: string, inputs: string])[] = [
  ['triggers', 'new_or_updated_contact', 'watch_fields tag folder_id?folders source?source start_from?dates'],
  ['triggers', 'new_contact', 'tag folder_id?folders source?source start_from?creationDates'],
  ['triggers', 'tag_added', 'tag*'],
  ['triggers', 'contact_untouched', 'days* tag folder_id?folders'],
  ['triggers', 'birthday_coming', 'days_before hour tag folder_id?folders'],
  ['searches', 'find_contact', 'contact_id email phone name folder_id?folders source?source when_several'],
  [
    'searches',
    'find_contacts',
    'query email phone name tag business_id?businesses owner_id?owners updated_after folder_id?folders source?source custom_field?customFields custom_value?customFields include limit page',
  ],
  ['searches', 'find_contact_details', 'contact_id*'],
  ['searches', 'find_duplicates', 'contact_id*'],
  ['searches', 'find_tasks', 'contact_id* task_id title status'],
  ['searches', 'find_notes', 'contact_id* note_id text'],
  ['searches', 'find_appointments', 'contact_id* starts_after'],
  ['creates', 'create_contact', 'CONTACT'],
  ['creates', 'update_contact', 'contact_id* CONTACT clear_fields tags_mode preview'],
  ['creates', 'create_or_update_contact', 'match_on when_several CONTACT task_title task_due_date note_body preview'],
  ['creates', 'delete_contact', 'contact_id*'],
  ['creates', 'merge_contacts', 'keep_contact_id* merge_contact_id* preview'],
  ['creates', 'add_tags', 'contact_id* tags*'],
  ['creates', 'remove_tags', 'contact_id* tags*'],
  ['creates', 'add_task', 'contact_id* title* DUE description owner_id?owners completed task_list_id?taskLists'],
  ['creates', 'update_task', 'contact_id* task_id* title description due_date owner_id?owners completed'],
  ['creates', 'complete_task', 'contact_id* task_id* completed'],
  ['creates', 'delete_task', 'contact_id* task_id*'],
  ['creates', 'add_to_workflow', 'contact_id* workflow_id* start_at'],
  ['creates', 'remove_from_workflow', 'contact_id* workflow_id*'],
  ['creates', 'add_note', 'contact_id* body* title'],
  ['creates', 'set_contact_photo', 'contact_id* photo*'],
  ['creates', 'import_vcard', 'vcard* match_on'],
  ['creates', 'api_request', 'method* path* query body'],
];
const STATIC = 'full_name first_name last_name email phone street city region postal_code country birthday website tags'.split(' ');

function expected(backend: Backend, key: string, inputs: string): string[] {
  const contact = new Set([...STATIC, ...(key === 'update_contact' ? backend.inputs.update : backend.inputs.create)]);
  return inputs
    .split(' ')
    .flatMap((input) => {
      if (input === 'CONTACT') return [...contact];
      if (input === 'DUE') return [backend.tasks?.required.includes('due_date') ? 'due_date*' : 'due_date'];
      const [name = '', capability] = input.split('?');
      return capability === undefined || has(backend, capability) ? [name] : [];
    })
    .sort();
}

/** The account has several sources, or a text on each contact. */
function has(backend: Backend, capability: string): boolean {
  if (capability === 'dates') return hasDate(backend, 'updated');
  if (capability === 'creationDates') return hasDate(backend, 'created');
  if (capability === 'source') return backend.sources !== undefined || backend.inputs.create.some((key) => key === 'source');
  return Object.hasOwn(backend, capability);
}

const shown = (fields: readonly Field[]): string[] =>
  fields
    .filter(({ type, key }) => type !== 'copy' && !key.match(/^custom_(?!field$|value$)/))
    .map(({ key, required }) => (required ? `${key}*` : key))
    .sort();

describe.each(connections)('the inputs of every step: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);

  it.each(INPUTS)('%s %s has those of the design that the account can use', async (kind, key, inputs) => {
    expect(shown(await at().form(kind, key))).toEqual(expected(backend, key, inputs));
  });

  it.each(INPUTS)('%s %s words those of the account as carefully as its own', async (kind, key) => {
    for (const { label, helpText, type, key: name } of await at().form(kind, key)) {
      if (type !== 'copy' && !name.match(/^custom_(?!field$|value$)/)) expect([label, isTitle(label ?? '')]).toEqual([label, true]);
      if (helpText !== undefined) expect(helpText).toMatch(/^["“A-Z].*[.!?]$/s);
    }
  });
});
