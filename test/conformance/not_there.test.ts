import type { FaultResponse } from '../../sandbox/faults.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

const GATEWAY = { 'content-type': 'text/html' };
/** Responses with the status of a missing thing that say nothing about the thing. */
const STRANGERS: readonly (readonly [string, FaultResponse])[] = [
  ['a gateway’s page with 404', { status: 404, headers: GATEWAY, body: '<html><body>404 Not Found</body></html>' }],
  ['a gateway’s page with 410', { status: 410, headers: GATEWAY, body: '<html><body>Gone</body></html>' }],
  ['a route that is not there', { status: 404, body: { message: 'Cannot GET /contacts/c1', error: 'Not Found', statusCode: 404 } }],
  [
    'a mailbox that is not there',
    { status: 404, body: { error: { code: 'ResourceNotFound', message: 'Resource could not be discovered.' } } },
  ],
];

describe.each(connections)('what is missing: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const id = (): string => at().book.ids()[0] ?? '';
  const steps: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['find by id', () => at().search('find_contact', { contact_id: id() })],
    ['find by email', () => at().search('find_contact', { email: 'somebody@example.com' })],
    ['details', () => at().search('find_contact_details', { contact_id: id() })],
    ['duplicates', () => at().search('find_duplicates', { contact_id: id() })],
    ['update', () => at().create('update_contact', { contact_id: id(), city: 'Other Example' })],
    ['delete', () => at().create('delete_contact', { contact_id: id() })],
    ...(backend.tags === undefined ? [] : [['add tags', () => at().create('add_tags', { contact_id: id(), tags: ['customer'] })] as const]),
    ...(backend.tasks === undefined ? [] : [['find tasks', () => at().search('find_tasks', { contact_id: id() })] as const]),
    ...(backend.notes === undefined ? [] : [['find notes', () => at().search('find_notes', { contact_id: id() })] as const]),
  ];

  describe.each(STRANGERS)("doesn't follow from %s", (_what, response) => {
    it.each(steps)('%s: an error of the service, with nothing found and nothing gone', async (_step, run) => {
      at().fail(response);
      await expect(run()).rejects.toMatchObject({
        name: 'AppError',
        code: 'service_error',
        message: expect.not.stringMatching(/<html|[Cc]heck the ID/),
      });
    });
  });

  it('follows from the service’s own words: not found, already gone', async () => {
    // A shared mailbox must still be readable, or else nothing in it is known to be gone.
    at().fail(accountType.responses.contactNotFound, backend.limitedTo === undefined ? {} : { path: /\/contacts\/./ });
    await expect(at().search('find_contact', { contact_id: id() })).resolves.toEqual([]);
    await expect(at().create('delete_contact', { contact_id: id() })).resolves.toMatchObject({ outcome: 'already_gone' });
    await expect(at().create('update_contact', { contact_id: id(), city: 'Other Example' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it("doesn't follow from another server's page, and neither does a deletion", async () => {
    for (const body of ['<!doctype html><title>Sign in</title>', '\n<?xml version="1.0"?><error/>'])
      for (const headers of [{ 'content-type': 'text/html' }, { 'content-type': 'application/json' }]) {
        at().sandbox.plan({ method: 'DELETE', response: { status: 200, headers, body } });
        await expect(at().create('delete_contact', { contact_id: id() })).rejects.toMatchObject({
          code: 'unknown_outcome',
          message: expect.stringMatching(/look in the account first/),
        });
      }
  });

  const { taskNotFound } = accountType.responses;
  if (taskNotFound !== undefined && backend.tasks !== undefined)
    it('follows from the service’s own words about a task: already gone, and nothing to complete', async () => {
      const task = { contact_id: id(), title: 'Call', due_date: '2030-05-06T09:00:00-05:00' };
      const { id: task_id } = await at().create('add_task', task);
      at().fail(taskNotFound, { path: /\/tasks\/./ });
      await expect(at().create('delete_task', { contact_id: id(), task_id })).resolves.toMatchObject({ outcome: 'already_gone' });
      for (const [key, input] of [
        ['complete_task', {}],
        ['update_task', { title: 'Call again' }],
      ] as const)
        await expect(at().create(key, { contact_id: id(), task_id, ...input })).rejects.toMatchObject({
          code: 'not_found',
          message: expect.stringMatching(/there's no task with this ID. It may have been deleted/),
        });
    });
});
