import { notes } from '../../../src/backends/contacts_api/notes.ts';
import { tags } from '../../../src/backends/contacts_api/tags.ts';
import { tasks } from '../../../src/backends/contacts_api/tasks.ts';
import { guardNetwork } from '../../http/support.ts';
import { inRun, LOCATION, plan } from './support.ts';

guardNetwork();

const FIRST = { number: 0, cursor: null };
const GONE = { message: 'Task with id t1 not found' };

describe('tags', () => {
  test('are listed by their names, all at once', async () => {
    plan('GET', `/locations/${LOCATION}/tags`, { tags: [{ id: 'x', name: 'vip', locationId: LOCATION }, { name: 'lead' }] });
    const choices = [
      { id: 'vip', name: 'vip' },
      { id: 'lead', name: 'lead' },
    ];
    expect(await inRun((connection) => tags.list(connection, FIRST))).toEqual({ items: choices, next: null });
    expect(await inRun((connection) => tags.list(connection, { number: 1, cursor: null }))).toEqual({ items: [], next: null });
  });

  test('without a location there is nothing to list', async () => {
    expect(await inRun((connection) => tags.list(connection, FIRST), { location_id: '' })).toEqual({ items: [], next: null });
  });

  test.each([
    ['all of them', { tags: ['lead', 'vip', 'new'] }, ['lead', 'vip', 'new'], 'updated'],
    ['all and the added', { tags: ['lead', 'vip', 'new'], tagsAdded: ['new'] }, ['lead', 'vip', 'new'], 'updated'],
    ['that nothing was added', { tags: ['lead', 'new'], tagsAdded: [] }, ['lead', 'new'], 'unchanged'],
    ['the added alone', { tagsAdded: ['new'] }, ['new'], 'updated'],
    ['all, and of the added nothing', { tags: ['lead', 'new'], tagsAdded: null }, ['lead', 'new'], 'updated'],
    ['only that nothing went', { tagsRemoved: [] }, [], 'updated'],
  ])('to add them is one request; the answer says %s', async (_what, answer, after, outcome) => {
    plan('POST', '/contacts/c1/tags', answer, { body: { tags: ['new'] }, status: 201 });
    expect(await inRun((connection) => tags.add(connection, 'c1', ['new']))).toEqual({ tags: after, outcome });
  });

  test.each([
    ['what is left', { tags: ['lead'] }, ['lead'], 'updated'],
    ['what is left and what went', { tags: ['lead'], tagsRemoved: ['vip'] }, ['lead'], 'updated'],
    ['that nothing went', { tags: ['lead'], tagsRemoved: [] }, ['lead'], 'unchanged'],
    ['what was there before', { tags: ['lead', 'VIP'] }, ['lead'], 'updated'],
    ['what is left, and of what went nothing', { tags: ['lead'], tagsRemoved: null }, ['lead'], 'updated'],
    ['what went alone', { tagsRemoved: ['vip'] }, [], 'updated'],
  ])('to remove them is one DELETE with a body; the answer says %s', async (_what, answer, after, outcome) => {
    plan('DELETE', '/contacts/c1/tags', answer, { body: { tags: ['vip'] } });
    expect(await inRun((connection) => tags.remove(connection, 'c1', ['vip']))).toEqual({ tags: after, outcome });
  });

  test.each([{}, { tags: null }, { contact: { id: 'c1' } }])(
    'an answer that says nothing of tags is not taken for none: %j',
    async (answer) => {
      plan('POST', '/contacts/c1/tags', answer, { body: { tags: ['new'] }, status: 201 });
      await expect(inRun((connection) => tags.add(connection, 'c1', ['new']))).rejects.toMatchObject({
        kind: 'unknown_outcome',
        message: expect.stringContaining('the field "tags"'),
      });
    },
  );
});

describe('tasks', () => {
  const WIRE = {
    id: 't1',
    title: 'Call',
    body: 'about engines',
    assignedTo: 'u1',
    dueDate: '2026-11-22T15:00:00.000Z',
    completed: false,
    contactId: 'c1',
  };
  const TASK = {
    id: 't1',
    contact_id: 'c1',
    title: 'Call',
    description: 'about engines',
    due_date: '2026-11-22T15:00:00.000Z',
    completed: false,
    recurring: null,
    owner_id: 'u1',
  };
  const due_date = { instant: '2026-11-22T15:00:00.000Z', day: '2026-11-22' };

  test('are listed, in whichever of their shapes', async () => {
    plan('GET', '/contacts/c1/tasks', { tasks: [WIRE, { _id: 't2', title: 'Write', dueDate: null }] });
    expect(await inRun((connection) => tasks.list(connection, 'c1', 'all'))).toEqual([
      TASK,
      { id: 't2', contact_id: 'c1', title: 'Write', description: null, due_date: null, completed: false, recurring: null, owner_id: null },
    ]);
  });

  test.each([{ title: 'Call' }, { id: '', title: 'Call' }, { _id: '' }])(
    'one without an id could not be found again, so the answer counts as unreadable: %j',
    async (task) => {
      plan('GET', '/contacts/c1/tasks/t1', { task });
      await expect(inRun(async (connection) => tasks.get?.(connection, 'c1', 't1'))).rejects.toMatchObject({
        kind: 'unexpected_answer',
        message: expect.stringContaining('the field "task.id" isn\'t what was expected'),
      });
    },
  );

  test('one is added with all that the service requires, its title as typed', async () => {
    const body = { title: 'Hi {{name}}!', dueDate: '2026-11-22T15:00:00.000Z', completed: false };
    plan('POST', '/contacts/c1/tasks', { task: { ...WIRE, title: 'Hi {{name}}!' } }, { body, status: 201 });
    const task = await inRun((connection) => tasks.create(connection, 'c1', { title: 'Hi {{name}}!', due_date }));
    expect(task.title).toBe('Hi {{name}}!');
  });

  test('one is added with everything', async () => {
    const body = { title: 'Call', body: 'about engines', dueDate: '2026-11-22T15:00:00.000Z', completed: true, assignedTo: 'u1' };
    plan('POST', '/contacts/c%2F1/tasks', { task: { ...WIRE, completed: true } }, { body, status: 201 });
    const draft = { title: 'Call', due_date, description: 'about engines', owner_id: 'u1', completed: true };
    expect(await inRun((connection) => tasks.create(connection, 'c/1', draft))).toEqual({ ...TASK, completed: true });
  });

  test('an update names only what changes', async () => {
    plan('PUT', '/contacts/c1/tasks/t%201', { task: WIRE }, { body: { title: 'Call' } });
    expect(await inRun((connection) => tasks.update(connection, 'c1', 't 1', { title: 'Call' }))).toEqual(TASK);
  });

  test.each([true, false])('completed has a call of its own: %s', async (completed) => {
    plan('PUT', '/contacts/c1/tasks/t1/completed', { task: { ...WIRE, completed } }, { body: { completed } });
    expect(await inRun((connection) => tasks.complete(connection, 'c1', 't1', completed))).toEqual({ ...TASK, completed });
  });

  test('deleting what is gone is no error', async () => {
    plan('DELETE', '/contacts/c1/tasks/t1', { succeded: true });
    plan('DELETE', '/contacts/c1/tasks/t1', GONE, { status: 400 });
    plan('DELETE', '/contacts/c1/tasks/t1', {}, { status: 500 });
    const remove = () => inRun((connection) => tasks.remove(connection, 'c1', 't1'));
    expect(await remove()).toBe('deleted');
    expect(await remove()).toBe('already_gone');
    await expect(remove()).rejects.toMatchObject({ kind: 'unknown_outcome' });
  });

  test('an unknown task is told as such', async () => {
    plan('PUT', '/contacts/c1/tasks/t1/completed', GONE, { body: { completed: true }, status: 400 });
    await expect(inRun((connection) => tasks.complete(connection, 'c1', 't1', true))).rejects.toMatchObject({
      kind: 'not_found',
      message: expect.stringContaining("couldn't complete the task t1 of the contact c1: there's no task with this ID"),
    });
  });

  test('a task for an unknown contact is told as such', async () => {
    const body = { title: 'Call', dueDate: '2026-11-22T15:00:00.000Z', completed: false };
    plan('POST', '/contacts/c1/tasks', { message: 'Contact with id c1 not found' }, { body, status: 400 });
    await expect(inRun((connection) => tasks.create(connection, 'c1', { title: 'Call', due_date }))).rejects.toMatchObject({
      kind: 'not_found',
      message: expect.stringContaining("couldn't add a task to the contact c1: there's no contact with this ID"),
    });
  });
});

describe('notes', () => {
  const WIRE = {
    id: 'n1',
    body: 'likes engines',
    userId: 'u1',
    dateAdded: '2026-11-20T10:00:00.000Z',
    contactId: 'c1',
    title: 'Hobby',
    color: '#FFAA00',
  };
  const NOTE = {
    id: 'n1',
    contact_id: 'c1',
    title: 'Hobby',
    body: 'likes engines',
    created_at: '2026-11-20T10:00:00.000Z',
    owner_id: 'u1',
  };

  test('are listed', async () => {
    plan('GET', '/contacts/c1/notes', { notes: [WIRE, { id: 'n2' }] });
    const bare = { id: 'n2', contact_id: 'c1', title: null, body: null, created_at: null, owner_id: null };
    expect(await inRun((connection) => notes.list(connection, 'c1'))).toEqual([NOTE, bare]);
  });

  test('are plain texts, where the service gives them so', async () => {
    const written = [{ ...WIRE, body: '<p>Met Ada &amp; agreed</p>', bodyText: 'Met Ada & agreed' }];
    plan('GET', '/contacts/c1/notes', { notes: written });
    expect(await inRun((connection) => notes.list(connection, 'c1'))).toMatchObject([{ body: 'Met Ada & agreed' }]);
  });

  test('one is read by its id', async () => {
    plan('GET', '/contacts/c1/notes/n%2F1', { note: WIRE });
    expect(await inRun((connection) => notes.get?.(connection, 'c1', 'n/1') ?? Promise.resolve(null))).toEqual(NOTE);
  });

  test.each([
    [{ body: 'likes {{engines}}' }, { body: 'likes {{engines}}' }],
    [
      { body: 'x', title: 'Hobby' },
      { body: 'x', title: 'Hobby' },
    ],
  ])('one is added: %j', async (draft, body) => {
    plan('POST', '/contacts/c1/notes', { note: WIRE }, { body, status: 201 });
    expect(await inRun((connection) => notes.add(connection, 'c1', draft))).toEqual(NOTE);
  });
});
