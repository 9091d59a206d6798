import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { contactsApi } from '../../../src/backends/contacts_api/index.ts';
import type { Row } from '../../support/run.ts';
import { SMALL, useWorld } from '../../support/world.ts';

/** The Contacts API's own list of endpoints, and the operation that uses each. */
const REACHED: readonly (readonly [endpoint: string, operation: string])[] = [
  ['POST /contacts/search', 'new_or_updated_contact'],
  ['GET /contacts/:id', 'find_contact'],
  ['POST /contacts/', 'create_contact'],
  ['PUT /contacts/:id', 'update_contact'],
  ['DELETE /contacts/:id', 'delete_contact'],
  ['GET /contacts/business/:id', 'find_contacts'],
  ['GET /contacts/:id/tasks', 'find_tasks'],
  ['GET /contacts/:id/tasks/:id', 'find_tasks'],
  ['POST /contacts/:id/tasks', 'add_task'],
  ['PUT /contacts/:id/tasks/:id', 'update_task'],
  ['PUT /contacts/:id/tasks/:id/completed', 'complete_task'],
  ['DELETE /contacts/:id/tasks/:id', 'delete_task'],
  ['GET /contacts/:id/notes', 'find_notes'],
  ['GET /contacts/:id/notes/:id', 'find_notes'],
  ['GET /contacts/:id/appointments', 'find_appointments'],
  ['POST /contacts/:id/tags', 'add_tags'],
  ['DELETE /contacts/:id/tags', 'remove_tags'],
];

describe('every endpoint of the Contacts API', () => {
  const at = useWorld(contactsApi, accountTypeOf('contacts_api'), SMALL);

  it('is reached by an operation (the list, GET /contacts/, by the connection test)', async () => {
    const made = await at().create('create_contact', { first_name: 'Endpoint', email: 'endpoint@example.com' });
    const contact_id = String(made.id);
    const task: Row = await at().create('add_task', { contact_id, title: 'Call', due_date: '2030-01-01T09:00:00Z' });
    const note: Row = await at().create('add_note', { contact_id, body: 'Said hello.' });
    await at().trigger('new_or_updated_contact');
    await at().search('find_contact', { contact_id });
    await at().create('update_contact', { contact_id, city: 'Springfield' });
    await at().search('find_contacts', { business_id: '63771dcac1116f0e21de8e12' });
    await at().search('find_tasks', { contact_id });
    await at().search('find_tasks', { contact_id, task_id: task.id });
    await at().create('update_task', { contact_id, task_id: task.id, title: 'Call again' });
    await at().create('complete_task', { contact_id, task_id: task.id });
    await at().create('delete_task', { contact_id, task_id: task.id });
    await at().search('find_notes', { contact_id });
    await at().search('find_notes', { contact_id, note_id: note.id });
    await at().search('find_appointments', { contact_id });
    await at().create('add_tags', { contact_id, tags: ['lead'] });
    await at().create('remove_tags', { contact_id, tags: ['lead'] });
    await at().create('delete_contact', { contact_id });
    const asked = new Set(at().asked().map(templateOf));
    expect(REACHED.map(([endpoint]) => endpoint).filter((endpoint) => !asked.has(endpoint))).toEqual([]);
  });
});

/** The request without its IDs. */
function templateOf(request: string): string {
  const [path = ''] = request.split('?');
  return path.replace(/\/(?!contacts|business|search|tasks|completed|notes|appointments|tags)[^/ ]+/g, '/:id');
}
