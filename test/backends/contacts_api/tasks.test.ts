import { tasks } from '../../../src/backends/contacts_api/tasks.ts';
import { guardNetwork } from '../../http/support.ts';
import { inRun, plan } from './support.ts';

guardNetwork();

const GONE = { message: 'Task with id t1 not found' };

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
    'one without an id could not be found again, so the response counts as unreadable: %j',
    async (task) => {
      plan('GET', '/contacts/c1/tasks/t1', { task });
      await expect(inRun(async (connection) => tasks.get?.(connection, 'c1', 't1'))).rejects.toMatchObject({
        kind: 'unexpected_response',
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

  test.each([true, false])('completed has its own call: %s', async (completed) => {
    plan('PUT', '/contacts/c1/tasks/t1/completed', { task: { ...WIRE, completed } }, { body: { completed } });
    expect(await inRun((connection) => tasks.complete(connection, 'c1', 't1', completed))).toEqual({ ...TASK, completed });
  });

  test('deleting what is gone is not an error', async () => {
    plan('DELETE', '/contacts/c1/tasks/t1', { succeded: true });
    plan('DELETE', '/contacts/c1/tasks/t1', GONE, { status: 400 });
    plan('DELETE', '/contacts/c1/tasks/t1', {}, { status: 500 });
    const remove = () => inRun((connection) => tasks.remove(connection, 'c1', 't1'));
    expect(await remove()).toBe('deleted');
    expect(await remove()).toBe('already_gone');
    await expect(remove()).rejects.toMatchObject({ kind: 'unknown_outcome' });
  });

  test('an unknown task is not found', async () => {
    plan('PUT', '/contacts/c1/tasks/t1/completed', GONE, { body: { completed: true }, status: 400 });
    await expect(inRun((connection) => tasks.complete(connection, 'c1', 't1', true))).rejects.toMatchObject({
      kind: 'not_found',
      message: expect.stringContaining("couldn't complete the task t1 of the contact c1: there's no task with this ID"),
    });
  });

  test('a task for an unknown contact is not found', async () => {
    const body = { title: 'Call', dueDate: '2026-11-22T15:00:00.000Z', completed: false };
    plan('POST', '/contacts/c1/tasks', { message: 'Contact with id c1 not found' }, { body, status: 400 });
    await expect(inRun((connection) => tasks.create(connection, 'c1', { title: 'Call', due_date }))).rejects.toMatchObject({
      kind: 'not_found',
      message: expect.stringContaining("couldn't add a task to the contact c1: there's no contact with this ID"),
    });
  });
});
