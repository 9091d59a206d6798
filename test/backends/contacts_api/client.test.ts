import type { Connection } from '../../../src/backends/backend.ts';
import { appointments } from '../../../src/backends/contacts_api/appointments.ts';
import { businesses } from '../../../src/backends/contacts_api/businesses.ts';
import { contacts } from '../../../src/backends/contacts_api/contacts.ts';
import { customFields } from '../../../src/backends/contacts_api/custom_fields.ts';
import { contactsApi } from '../../../src/backends/contacts_api/index.ts';
import { notes } from '../../../src/backends/contacts_api/notes.ts';
import { owners } from '../../../src/backends/contacts_api/owners.ts';
import { tags } from '../../../src/backends/contacts_api/tags.ts';
import { tasks } from '../../../src/backends/contacts_api/tasks.ts';
import { workflows } from '../../../src/backends/contacts_api/workflows.ts';
import { guardNetwork } from '../../http/support.ts';
import { inRun, LOCATION, plan } from './support.ts';

guardNetwork();

/** A request that the service refuses, and the message. */
interface Refused {
  readonly doing: string;
  readonly scope: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Record<string, string>;
  readonly body?: Record<string, unknown>;
  readonly call: (connection: Connection) => Promise<unknown>;
}

const FIRST = { number: 0, cursor: null };
const PAGE = { cursor: null, limit: 50 };
const DUE = { instant: '2026-11-22T15:00:00.000Z', day: '2026-11-22' };
const TASK = { title: 'Call', dueDate: DUE.instant, completed: false };

const READS: readonly Refused[] = [
  {
    doing: 'read the contact c1',
    scope: 'contacts.readonly',
    method: 'GET',
    path: '/contacts/c1',
    call: (connection) => contacts.get(connection, 'c1'),
  },
  {
    doing: 'find contacts',
    scope: 'contacts.readonly',
    method: 'POST',
    path: '/contacts/search',
    body: { locationId: LOCATION, sort: [{ field: 'dateUpdated', direction: 'desc' }], pageLimit: 50, page: 1 },
    call: (connection) => contacts.search(connection, {}, PAGE),
  },
  {
    doing: 'find the contact',
    scope: 'contacts.readonly',
    method: 'GET',
    path: '/contacts/search/duplicate',
    query: { locationId: LOCATION, number: '12' },
    call: (connection) => contacts.find(connection, { by: 'phone', value: '12' }, {}),
  },
  {
    doing: 'list the contacts',
    scope: 'contacts.readonly',
    method: 'POST',
    path: '/contacts/search',
    body: { locationId: LOCATION, sort: [{ field: 'firstNameLowerCase', direction: 'asc' }], pageLimit: 100, page: 1 },
    call: (connection) => contacts.list(connection, FIRST),
  },
  {
    doing: 'list the contacts of the business b1',
    scope: 'contacts.readonly',
    method: 'GET',
    path: '/contacts/business/b1',
    query: { locationId: LOCATION, limit: '50', skip: '0' },
    call: (connection) => contacts.search(connection, { business_id: 'b1' }, PAGE),
  },
  {
    doing: 'list the tags',
    scope: 'locations/tags.readonly',
    method: 'GET',
    path: `/locations/${LOCATION}/tags`,
    call: (connection) => tags.list(connection, FIRST),
  },
  {
    doing: 'list the tasks of the contact c1',
    scope: 'contacts.readonly',
    method: 'GET',
    path: '/contacts/c1/tasks',
    call: (connection) => tasks.list(connection, 'c1', 'all'),
  },
  {
    doing: 'read the task t1 of the contact c1',
    scope: 'contacts.readonly',
    method: 'GET',
    path: '/contacts/c1/tasks/t1',
    call: async (connection) => tasks.get?.(connection, 'c1', 't1'),
  },
  {
    doing: 'list the notes of the contact c1',
    scope: 'contacts.readonly',
    method: 'GET',
    path: '/contacts/c1/notes',
    call: (connection) => notes.list(connection, 'c1'),
  },
  {
    doing: 'read the note n1 of the contact c1',
    scope: 'contacts.readonly',
    method: 'GET',
    path: '/contacts/c1/notes/n1',
    call: async (connection) => notes.get?.(connection, 'c1', 'n1'),
  },
  {
    doing: 'list the appointments of the contact c1',
    scope: 'contacts.readonly',
    method: 'GET',
    path: '/contacts/c1/appointments',
    call: (connection) => appointments.list(connection, 'c1'),
  },
  {
    doing: 'list the businesses',
    scope: 'businesses.readonly',
    method: 'GET',
    path: '/businesses/',
    query: { locationId: LOCATION, limit: '100', skip: '0' },
    call: (connection) => businesses.list(connection, FIRST),
  },
  {
    doing: 'list the workflows',
    scope: 'workflows.readonly',
    method: 'GET',
    path: '/workflows/',
    query: { locationId: LOCATION },
    call: (connection) => workflows.list(connection, FIRST),
  },
  {
    doing: 'list the owners',
    scope: 'users.readonly',
    method: 'GET',
    path: '/users/search',
    query: { companyId: 'company1', limit: '100', skip: '0', locationId: LOCATION },
    call: (connection) => owners.list(connection, FIRST),
  },
  {
    doing: 'read the custom fields',
    scope: 'locations/customFields.readonly',
    method: 'GET',
    path: `/locations/${LOCATION}/customFields`,
    query: { model: 'contact' },
    call: (connection) => customFields.list(connection),
  },
  {
    doing: 'read the contacts',
    scope: 'contacts.readonly',
    method: 'GET',
    path: '/contacts/',
    query: { locationId: LOCATION, limit: '1' },
    call: (connection) => contactsApi.signIn.identify(connection),
  },
];

/** Without a location, there is no list of workflows to look at. */
const withoutLocation = (connection: Connection): Connection => ({
  ...connection,
  authData: { ...connection.authData, location_id: '' },
});

const WRITES: readonly Omit<Refused, 'scope'>[] = [
  {
    doing: 'add tags to the contact c1',
    method: 'POST',
    path: '/contacts/c1/tags',
    body: { tags: ['new'] },
    call: (connection) => tags.add(connection, 'c1', ['new']),
  },
  {
    doing: 'remove tags from the contact c1',
    method: 'DELETE',
    path: '/contacts/c1/tags',
    body: { tags: ['new'] },
    call: (connection) => tags.remove(connection, 'c1', ['new']),
  },
  {
    doing: 'add a task to the contact c1',
    method: 'POST',
    path: '/contacts/c1/tasks',
    body: TASK,
    call: (connection) => tasks.create(connection, 'c1', { title: 'Call', due_date: DUE }),
  },
  {
    doing: 'update the task t1 of the contact c1',
    method: 'PUT',
    path: '/contacts/c1/tasks/t1',
    body: { title: 'Call' },
    call: (connection) => tasks.update(connection, 'c1', 't1', { title: 'Call' }),
  },
  {
    doing: 'complete the task t1 of the contact c1',
    method: 'PUT',
    path: '/contacts/c1/tasks/t1/completed',
    body: { completed: true },
    call: (connection) => tasks.complete(connection, 'c1', 't1', true),
  },
  {
    doing: 'reopen the task t1 of the contact c1',
    method: 'PUT',
    path: '/contacts/c1/tasks/t1/completed',
    body: { completed: false },
    call: (connection) => tasks.complete(connection, 'c1', 't1', false),
  },
  {
    doing: 'delete the task t1',
    method: 'DELETE',
    path: '/contacts/c1/tasks/t1',
    call: (connection) => tasks.remove(connection, 'c1', 't1'),
  },
  {
    doing: 'add the contact c1 to the workflow w1',
    method: 'POST',
    path: '/contacts/c1/workflow/w1',
    body: {},
    call: (connection) => workflows.add(withoutLocation(connection), 'c1', 'w1', undefined),
  },
  {
    doing: 'take the contact c1 out of the workflow w1',
    method: 'DELETE',
    path: '/contacts/c1/workflow/w1',
    body: {},
    call: (connection) => workflows.remove(withoutLocation(connection), 'c1', 'w1'),
  },
  {
    doing: 'add a note to the contact c1',
    method: 'POST',
    path: '/contacts/c1/notes',
    body: { body: 'likes engines' },
    call: (connection) => notes.add(connection, 'c1', { body: 'likes engines' }),
  },
  {
    doing: 'delete the contact c1',
    method: 'DELETE',
    path: '/contacts/c1',
    call: (connection) => contacts.remove(connection, 'c1'),
  },
];

/** The same connection; `methods` collects the method of each request, which the guard for cut-off responses uses. */
const noting = (connection: Connection, methods: string[]): Connection => ({
  ...connection,
  http: {
    ...connection.http,
    send: (exchange) => {
      methods.push(exchange.method);
      return connection.http.send(exchange);
    },
  },
});

const planForbidden = ({ method, path, query = {}, body }: Omit<Refused, 'scope'>): void =>
  plan(method, path, { message: 'Not for you.' }, { query, status: 403, ...(body === undefined ? {} : { body }) });

describe('a refusal names the permission that is missing', () => {
  test.each(READS)('$doing', async (refused) => {
    planForbidden(refused);
    const methods: string[] = [];
    await expect(inRun((connection) => refused.call(noting(connection, methods)), { access: 'read' })).rejects.toMatchObject({
      kind: 'forbidden',
      message: `Contacts API doesn't let this connection ${refused.doing}. It says: Not for you. Reconnect with access "Read only" (contacts.readonly), or ask your administrator if you aren't allowed to do this.`,
    });
    expect(methods).toEqual([refused.method]);
  });

  test.each(WRITES)('$doing', async (refused) => {
    planForbidden(refused);
    await expect(inRun(refused.call)).rejects.toMatchObject({
      kind: 'forbidden',
      message: `Contacts API doesn't let this connection ${refused.doing}. It says: Not for you. Reconnect with access "Read and write" (contacts.write), or ask your administrator if you aren't allowed to do this.`,
    });
  });
});

test.each(WRITES)('a connection that only reads sends nothing to $doing', async ({ doing, call }) => {
  await expect(inRun(call, { access: 'read' })).rejects.toMatchObject({
    kind: 'forbidden',
    message: `This Contacts API connection is read only, so it can't ${doing}. Reconnect with access "Read and write" (contacts.write).`,
  });
});

test("a read-only connection uses the location's zone for appointments, too", async () => {
  plan('GET', '/contacts/c1/appointments', { events: [{ id: 'a1', startTime: '2026-01-15 09:00:00' }] });
  plan('GET', `/locations/${LOCATION}`, { location: { timezone: 'America/Chicago' } });
  const methods: string[] = [];
  const listing = inRun((connection) => appointments.list(noting(connection, methods), 'c1'), { access: 'read' }, 'Europe/Paris');
  expect(await listing).toMatchObject([{ starts_at: '2026-01-15T15:00:00.000Z' }]);
  expect(methods).toEqual(['GET', 'GET']);
});

/** If a later part of the step fails, the person must know what was saved. */
describe('what was written is in the message', () => {
  const ONE_TASK = { task: { id: 't1', title: 'Call' } };
  test.each<[string, string, string, unknown, Record<string, unknown>, (connection: Connection) => Promise<unknown>]>([
    [
      'The tags of the contact c1 were changed.',
      'POST',
      '/contacts/c1/tags',
      { tags: ['new'] },
      { tags: ['new'] },
      (connection) => tags.add(connection, 'c1', ['new']),
    ],
    [
      'The tags of the contact c1 were changed.',
      'DELETE',
      '/contacts/c1/tags',
      { tags: [] },
      { tags: ['new'] },
      (connection) => tags.remove(connection, 'c1', ['new']),
    ],
    [
      'The task t1 of the contact c1 was saved.',
      'PUT',
      '/contacts/c1/tasks/t1',
      ONE_TASK,
      { title: 'Call' },
      (connection) => tasks.update(connection, 'c1', 't1', { title: 'Call' }),
    ],
    [
      'The task t2 of the contact c1 was saved.',
      'POST',
      '/contacts/c1/tasks',
      { task: { _id: 't2' } },
      TASK,
      (connection) => tasks.create(connection, 'c1', { title: 'Call', due_date: DUE }),
    ],
    [
      'The note n1 of the contact c1 was saved.',
      'POST',
      '/contacts/c1/notes',
      { note: { id: 'n1' } },
      { body: 'likes engines' },
      (connection) => notes.add(connection, 'c1', { body: 'likes engines' }),
    ],
  ])('%s (%s)', async (sentence, method, path, response, body, call) => {
    plan(method, path, response, { body });
    await inRun(async (connection) => {
      await call(connection);
      expect(connection.http.saved()).toBe(sentence);
    });
  });
});

test('a connection without a token sends none', () => {
  expect(contactsApi.service({}).token).toBe('');
});

describe("with Microsoft's sign-in", () => {
  test('what may only read writes nothing, whatever access was chosen', async () => {
    const scope = 'api://contacts/contacts.readonly';
    await expect(inRun((connection) => contacts.create(connection, { email: 'ada@example.com' }), { scope })).rejects.toMatchObject({
      kind: 'forbidden',
      message:
        'This Contacts API connection lacks a permission, so it can\'t create the contact. Reconnect with access "Read and write" (contacts.write).',
    });
  });

  test('its two scopes cover tags, owners and the rest', async () => {
    plan('GET', `/locations/${LOCATION}/tags`, { tags: [] });
    expect(await inRun((connection) => tags.list(connection, FIRST), { scope: 'contacts.readonly' })).toEqual({ items: [], next: null });
  });

  test.each([
    [' contoso.example.com ', 'contoso.example.com'],
    [' ', null],
    ['', null],
  ])('without a location, the tenant names the account: "%s"', async (tenant, name) => {
    plan('GET', '/contacts/', { contacts: [] }, { query: { limit: '1' } });
    const identity = inRun((connection) => contactsApi.signIn.identify(connection), { location_id: '', tenant });
    expect(await identity).toEqual({ name, id: null });
  });
});
