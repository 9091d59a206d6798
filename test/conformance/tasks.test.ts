import type { Row } from '../support/run.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

const capable = connections.filter(([, backend]) => backend.tasks !== undefined);
const NINE = '2030-05-06T09:00:00-05:00';

describe.each(capable)('tasks: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const contact = () => at().book.add({ first_name: 'Tom', last_name: 'Example' });
  const added = async (contact_id: string, more = {}): Promise<Row> =>
    at().create('add_task', { contact_id, title: 'Call Tom', due_date: NINE, description: 'About the order.', ...more });

  it('are added to the contact as they were typed', async () => {
    const id = contact();
    await expect(added(id)).resolves.toMatchObject({
      contact_id: id,
      title: 'Call Tom',
      description: 'About the order.',
      completed: false,
    });
    expect(at().book.tasks(id)).toMatchObject([{ title: 'Call Tom', description: 'About the order.', completed: false }]);
  });

  it.each([
    ['nine in the morning, as the platform hands it over', NINE, '2030-05-06T14:00:00.000Z', '2030-05-06'],
    ['half past eleven at night, which is the next day in UTC', '2030-05-06T23:30:00-05:00', '2030-05-07T04:30:00.000Z', '2030-05-06'],
    ['a time without a zone, meant in that of the user', '2030-05-06T09:00:00', '2030-05-06T14:00:00.000Z', '2030-05-06'],
  ])('are due when the user meant: %s', async (_name, due_date, instant, day) => {
    const id = contact();
    await added(id, { due_date });
    const [task] = at().book.tasks(id);
    // If an account stores days, it's the day on the user's own calendar.
    if (task?.instant === null) expect(task.day).toBe(day);
    else expect(new Date(task?.instant ?? '').toISOString()).toBe(instant);
  });

  it('need a due date where the account does, and only there', async () => {
    const id = contact();
    const add = () => at().create('add_task', { contact_id: id, title: 'Call', due_date: ' ' });
    const attach = () => at().create('create_or_update_contact', { email: 'tom@example.com', first_name: 'Tom', task_title: 'Call' });
    if (backend.tasks?.required.includes('due_date')) {
      const message = (label: string) => `${label} is blank, and ${backend.label} needs one for every task. Choose a date.`;
      await expect(add()).rejects.toMatchObject({ code: 'invalid_input', message: message('Due Date') });
      await expect(attach()).rejects.toMatchObject({ code: 'invalid_input', message: message('Task Due Date') });
      expect(at().asked()).toEqual([]);
    } else {
      await expect(add()).resolves.toMatchObject({ title: 'Call', due_date: null });
      await expect(attach()).resolves.toMatchObject({ outcome: 'created', task: { title: 'Call', due_date: null }, note: null });
    }
    const fields = await at().form('creates', 'add_task');
    expect(fields.find(({ key }) => key === 'due_date')).toMatchObject({ required: backend.tasks?.required.includes('due_date') });
  });

  it.each(['Hi {{name}}!', 'Hi {{bundle.inputData.title}}!'])('keep double curly braces as typed: %s', async (title) => {
    const id = contact();
    await expect(added(id, { title })).resolves.toMatchObject({ title });
    expect(at().book.tasks(id)).toMatchObject([{ title }]);
  });

  if (accountType.requests.addTask !== undefined)
    it('take no more requests than documented', async () => {
      await added(contact());
      expect(at().asked().length).toBeLessThanOrEqual(accountType.requests.addTask ?? 0);
    });

  it('are changed in what was filled in and nowhere else', async () => {
    const id = contact();
    const { id: task_id } = await added(id, { completed: true });
    const [before] = at().book.tasks(id);
    await at().create('update_task', { contact_id: id, task_id, title: 'Call again', description: '', completed: '' });
    expect(at().book.tasks(id)).toEqual([{ ...before, title: 'Call again' }]);
    await at().create('update_task', { contact_id: id, task_id, due_date: '2030-06-07T09:00:00-05:00' });
    expect(at().book.tasks(id)).toMatchObject([
      { title: 'Call again', description: 'About the order.', completed: true, day: '2030-06-07' },
    ]);
  });

  it('change only in the description, or are only reopened', async () => {
    const id = contact();
    const { id: task_id } = await added(id, { completed: true });
    const [before] = at().book.tasks(id);
    await at().create('update_task', { contact_id: id, task_id, description: 'About the invoice.' });
    expect(at().book.tasks(id)).toEqual([{ ...before, description: 'About the invoice.' }]);
    await at().create('update_task', { contact_id: id, task_id, completed: 'no' });
    expect(at().book.tasks(id)).toEqual([{ ...before, description: 'About the invoice.', completed: false }]);
  });

  it('have no description if none was given', async () => {
    const id = contact();
    await expect(added(id, { description: '' })).resolves.toMatchObject({ description: null });
    expect(at().book.tasks(id)).toMatchObject([{ description: null }]);
  });

  if (backend.owners !== undefined)
    it('get an owner, and later another one', async () => {
      const id = contact();
      const [one, other] = await at().trigger('owner_list');
      const { id: task_id, owner_id } = await added(id, { owner_id: one?.id });
      expect(owner_id).toBe(one?.id);
      await at().create('update_task', { contact_id: id, task_id, owner_id: other?.id });
      await expect(at().search('find_tasks', { contact_id: id })).resolves.toMatchObject([{ tasks: [{ owner_id: other?.id }] }]);
    });

  if (backend.taskLists !== undefined)
    it('are put into the list that was chosen', async () => {
      const list = String((await at().trigger('todo_list')).at(-1)?.id);
      at().asked();
      await added(contact(), { task_list_id: list });
      expect(at().asked()).toEqual([expect.stringMatching(new RegExp(`^POST .*/${encodeURIComponent(list)}/tasks$`))]);
    });

  it('are completed and opened again, and nothing else of them changes', async () => {
    const id = contact();
    const { id: task_id } = await added(id);
    const [before] = at().book.tasks(id);
    await expect(at().create('complete_task', { contact_id: id, task_id })).resolves.toMatchObject({ id: task_id, completed: true });
    expect(at().book.tasks(id)).toEqual([{ ...before, completed: true }]);
    await expect(at().create('complete_task', { contact_id: id, task_id, completed: 'no' })).resolves.toMatchObject({ completed: false });
    expect(at().book.tasks(id)).toEqual([before]);
  });

  it('are deleted; the others stay', async () => {
    const id = contact();
    const { id: task_id } = await added(id);
    await added(id, { title: 'Another' });
    await expect(at().create('delete_task', { contact_id: id, task_id })).resolves.toEqual({
      id: task_id,
      contact_id: id,
      outcome: 'deleted',
    });
    expect(at().book.tasks(id)).toMatchObject([{ title: 'Another' }]);
  });

  it('are found with their conditions, and offered in the picker', async () => {
    const id = contact();
    const open = await added(id);
    const done = await added(id, { title: 'Write to Tom', completed: true });
    const found = async (input = {}) => {
      const [result] = await at().search('find_tasks', { contact_id: id, ...input });
      return [result?.tasks ?? []].flat().map((task) => (typeof task === 'object' && task !== null && 'title' in task ? task.title : null));
    };
    expect(new Set(await found())).toEqual(new Set(['Call Tom', 'Write to Tom']));
    expect(new Set(await found({ status: 'all' }))).toEqual(new Set(['Call Tom', 'Write to Tom']));
    expect(await found({ status: 'open' })).toEqual(['Call Tom']);
    expect(await found({ status: 'completed' })).toEqual(['Write to Tom']);
    expect(await found({ title: 'WRITE' })).toEqual(['Write to Tom']);
    expect(await found({ task_id: open.id })).toEqual(['Call Tom']);
    await expect(at().search('find_tasks', { contact_id: id, title: 'nothing like it' })).resolves.toEqual([]);
    await expect(at().search('find_tasks', { contact_id: id })).resolves.toMatchObject([{ id, count: 2 }]);
    const picker = await at().trigger('task_list', { contact_id: id });
    expect(Object.fromEntries(picker.map((choice) => [choice.id, choice.name]))).toEqual({
      [String(open.id)]: 'Call Tom',
      [String(done.id)]: 'Write to Tom (completed)',
    });
    await expect(at().trigger('task_list', { contact_id: id }, { page: 1 })).resolves.toEqual([]);
    await expect(at().trigger('task_list')).resolves.toEqual([]);
  });

  it('come with a contact in the same step', async () => {
    const saved = await at().create('create_or_update_contact', {
      email: 'with.task@example.com',
      first_name: 'With',
      task_title: 'Welcome call',
      task_due_date: NINE,
    });
    expect(saved).toMatchObject({ outcome: 'created' });
    expect(at().book.tasks(String(saved.id))).toMatchObject([{ title: 'Welcome call', day: '2030-05-06' }]);
  });
});
