import type { Connection } from '../../../src/backends/backend.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { parseDueInstant } from '../../../src/contacts/time.ts';
import { type Mailbox, withMailbox } from './sandboxed.ts';

const { tasks, taskLists } = outlook;
let mailbox: Mailbox;
let connection: Connection;
let contactId: string;

withMailbox(3, (opened) => {
  mailbox = opened;
  connection = mailbox.connect();
  contactId = mailbox.store.addContact({ displayName: 'Ada' }).id;
});

const due = (text: string, zone: string | null = null) => parseDueInstant(text, zone) ?? { instant: '', day: '' };
const list = (role: string) => [...mailbox.store.lists.values()].find(({ wellknownListName }) => wellknownListName === role)?.id ?? '';

test('a task goes into the default list, linked to the contact, in two requests', async () => {
  const task = await tasks.create(connection, contactId, { title: 'Call', due_date: due('2026-05-01'), description: 'soon' });
  expect(task).toMatchObject({
    contact_id: contactId,
    title: 'Call',
    description: 'soon',
    due_date: '2026-05-01',
    completed: false,
    owner_id: null,
  });
  expect(mailbox.asked().map((line) => line.split('?')[0])).toEqual([
    'GET /me/todo/lists',
    `POST /me/todo/lists/${list('defaultList')}/tasks`,
  ]);
  const [stored] = [...mailbox.store.tasks.values()];
  expect(stored?.fields).toMatchObject({ importance: 'normal', status: 'notStarted', body: { content: 'soon', contentType: 'text' } });
  expect(stored?.fields.linkedResources).toMatchObject([
    { applicationName: 'Contacts', displayName: `Contact ${contactId}`, externalId: contactId },
  ]);
});

test('two requests, however many other lists come after the default one', async () => {
  mailbox.store.lists.forEach((one, id) => {
    if (one.wellknownListName !== 'defaultList') mailbox.store.lists.delete(id);
  });
  for (let count = 0; count < 250; count += 1) {
    const id = list('defaultList').replace(/.{6}=$/, `${String(count).padStart(6, '0')}=`);
    mailbox.store.lists.set(id, { id, displayName: `List ${count}`, isOwner: true, isShared: false, wellknownListName: 'none' });
  }
  await tasks.create(connection, contactId, { title: 'Call', due_date: due('2026-05-01') });
  expect(mailbox.asked()).toHaveLength(2);
});

test('the default list is asked for once, where the platform keeps its ID, and again if that list is gone', async () => {
  const kept = new Map<string, unknown>();
  const cache: Connection['cache'] = {
    get: async (key) => kept.get(key),
    set: async (key, value) => {
      kept.set(key, value);
    },
  };
  const add = () => tasks.create({ ...mailbox.connect(), cache }, contactId, { title: 'Call', due_date: due('2026-05-01') });
  const post = `POST /me/todo/lists/${list('defaultList')}/tasks`;
  await add();
  expect(mailbox.asked()).toHaveLength(2);
  await add();
  expect(mailbox.asked()).toEqual([post]);
  const gone = list('none');
  for (const key of kept.keys()) kept.set(key, gone);
  mailbox.store.lists.delete(gone);
  await add();
  expect(mailbox.asked().map((line) => line.split('?')[0])).toEqual([`POST /me/todo/lists/${gone}/tasks`, 'GET /me/todo/lists', post]);
  expect(mailbox.store.tasks.size).toBe(3);
});

test('one request when the list is given', async () => {
  const task = await tasks.create(connection, contactId, {
    title: 'Call',
    due_date: due('2026-05-01'),
    task_list_id: list('none'),
    completed: true,
  });
  expect(task.completed).toBe(true);
  expect(mailbox.asked()).toEqual([`POST /me/todo/lists/${list('none')}/tasks`]);
});

test("the day is the user's in Auckland", async () => {
  const task = await tasks.create(connection, contactId, { title: 'Call', due_date: due('2026-05-01T20:00:00Z', 'Pacific/Auckland') });
  expect(task.due_date).toBe('2026-05-02');
  expect(JSON.parse(mailbox.sandbox.requests.at(-1)?.body ?? '').dueDateTime).toEqual({ dateTime: '2026-05-02T00:00:00', timeZone: 'UTC' });
});

test('the tasks of a contact are found in all lists, over pages', async () => {
  mailbox.store.emptyPages = true;
  const ids: string[] = [];
  for (const task_list_id of [list('defaultList'), list('none')]) {
    for (let count = 0; count < 120; count += 1) mailbox.store.addTask(task_list_id, { title: `Other ${count}` });
    ids.push((await tasks.create(connection, contactId, { title: 'Mine', due_date: due('2026-05-01'), task_list_id })).id);
  }
  mailbox.sandbox.clearRequests();
  expect((await tasks.list(connection, contactId, 'all')).map(({ id }) => id)).toEqual(ids);
  expect(mailbox.asked().some((line) => line.includes('$expand=linkedResources'))).toBe(true);
  expect(await tasks.list(connection, 'another', 'all')).toEqual([]);
  expect(mailbox.asked()).toEqual([]);
  await tasks.remove(connection, contactId, ids[0] ?? '');
  expect((await tasks.list(connection, contactId, 'all')).map(({ id }) => id)).toEqual(ids.slice(1));
});

test('what a step has written is in what it reads afterwards', async () => {
  expect(await tasks.list(connection, contactId, 'all')).toEqual([]);
  const { id } = await tasks.create(connection, contactId, { title: 'Call', due_date: due('2026-05-01') });
  expect(await tasks.list(connection, contactId, 'all')).toMatchObject([{ id, title: 'Call' }]);
  await tasks.update(connection, contactId, id, { title: 'Write' });
  expect(await tasks.list(connection, contactId, 'all')).toMatchObject([{ id, title: 'Write' }]);
  await tasks.remove(connection, contactId, id);
  expect(await tasks.list(connection, contactId, 'all')).toEqual([]);
});

test('a task that is linked to other things as well is one of the contact', async () => {
  const link = (externalId: string) => ({ applicationName: null, displayName: null, externalId, webUrl: null });
  mailbox.store.addTask(list('none'), { title: 'Both', linkedResources: [link('a message'), link(contactId)] });
  mailbox.store.addTask(list('none'), { title: 'Another', linkedResources: [link('a message')] });
  expect(await tasks.list(connection, contactId, 'all')).toMatchObject([{ title: 'Both' }]);
});

test.each([
  ['2026-05-01T00:00:00.0000000', '2026-05-01'],
  ['+012026-05-01T00:00:00', null],
  ['soon', null],
  ['', null],
  [null, null],
])('the due date %j is read as %j', async (dateTime, expected) => {
  mailbox.sandbox.plan({ response: { status: 200, body: { id: 't', dueDateTime: { dateTime, timeZone: 'UTC' } } } });
  expect((await tasks.update(connection, contactId, 'l/t', {})).due_date).toBe(expected);
});

test('an empty title and an empty description are null', async () => {
  mailbox.sandbox.plan({ response: { status: 200, body: { id: 't', title: '', body: { content: '' } } } });
  expect(await tasks.update(connection, contactId, 'l/t', {})).toMatchObject({ title: null, description: null });
});

test('the message says what was saved, task by task', async () => {
  const { id } = await tasks.create(connection, contactId, { title: 'Call', due_date: due('2026-05-01') });
  expect(connection.http.saved()).toBe(`The task ${id} of the contact ${contactId} was saved.`);
  const later = mailbox.connect();
  await tasks.complete(later, contactId, id, true);
  expect(later.http.saved()).toBe(`The task ${id} of the contact ${contactId} was changed.`);
});

test.each<[string, (run: Connection) => Promise<unknown>]>([
  ['add a task to the contact c', (run) => tasks.create(run, 'c', { title: 'Call', due_date: due('2026-05-01'), task_list_id: 'l' })],
  ['update the task l/t', (run) => tasks.update(run, 'c', 'l/t', { title: 'Call' })],
  ['delete the task l/t', (run) => tasks.remove(run, 'c', 'l/t')],
])('a failure and a read-only connection name what was done: %s', async (doing, write) => {
  mailbox.sandbox.plan({ response: { status: 500, body: {} } });
  await expect(write(connection)).rejects.toMatchObject({
    kind: 'unknown_outcome',
    message: `Outlook couldn't ${doing} because of an error on its side (500). It may have been saved anyway, so look in the account first.`,
  });
  mailbox.asked();
  await expect(write(mailbox.connect({ access: 'read' }))).rejects.toMatchObject({
    kind: 'forbidden',
    message: `This Outlook connection is read only, so it can't ${doing}. Reconnect with access "Read and write" (Tasks.ReadWrite).`,
  });
  expect(mailbox.asked()).toEqual([]);
});

test('an update sends what is given and keeps the rest, including the status', async () => {
  const { id } = await tasks.create(connection, contactId, { title: 'Call', due_date: due('2026-05-01'), description: 'soon' });
  const [stored] = [...mailbox.store.tasks.values()];
  mailbox.store.changeTask(stored?.id ?? '', { status: 'inProgress', importance: 'high' });
  expect(await tasks.update(connection, contactId, id, { title: 'Write' })).toMatchObject({
    id,
    title: 'Write',
    description: 'soon',
    due_date: '2026-05-01',
  });
  expect([...mailbox.store.tasks.values()][0]?.fields).toMatchObject({ status: 'inProgress', importance: 'high' });
  expect((await tasks.complete(connection, contactId, id, true)).completed).toBe(true);
  expect(
    (await tasks.update(connection, contactId, id, { description: 'later', due_date: due('2026-06-01'), completed: false })).completed,
  ).toBe(false);
  mailbox.sandbox.clearRequests();
  expect(await tasks.update(connection, contactId, id, {})).toMatchObject({ description: 'later', due_date: '2026-06-01' });
  expect(mailbox.sandbox.requests.map(({ method }) => method)).toEqual(['GET']);
});

test('a task is deleted once', async () => {
  const { id } = await tasks.create(connection, contactId, { title: 'Call', due_date: due('2026-05-01') });
  expect(await tasks.remove(connection, contactId, id)).toBe('deleted');
  expect(await tasks.remove(connection, contactId, id)).toBe('already_gone');
});

test.each(['', 'abc', 'a/', '/b', 'a/b/c', '%zz/b'])('what is no id of a task is said to be none: "%s"', async (id) => {
  await expect(tasks.complete(connection, contactId, id, true)).rejects.toMatchObject({
    kind: 'invalid_input',
    message: `"${id}" isn't the ID of a task in this integration, which also names the task list. Choose the task from the list, or map its ID from an earlier step.`,
  });
  expect(mailbox.asked()).toEqual([]);
});

test("blanks around a task's ID don't count", async () => {
  const { id } = await tasks.create(connection, contactId, { title: 'Call', due_date: due('2026-05-01') });
  expect(await tasks.complete(connection, contactId, ` ${id}\n`, true)).toMatchObject({ id, completed: true });
});

test('lists for a picker: the default one first, without that of flagged emails', async () => {
  const { items } = await taskLists.list(connection, { number: 0, cursor: null });
  expect(items.map(({ name }) => name)).toEqual(['Aufgaben', 'Projekt Umzug']);
  expect((await taskLists.list(connection, { number: 1, cursor: null })).items).toEqual([]);
});

test('without a default list nothing is saved', async () => {
  mailbox.store.lists.delete(list('defaultList'));
  await expect(tasks.create(connection, contactId, { title: 'Call', due_date: due('2026-05-01') })).rejects.toMatchObject({
    kind: 'not_found',
    message: 'Microsoft To Do has no default list for this account. Open To Do once to create it, or choose a Task List in Add Task.',
  });
});

test("a list that can't be read is not an empty one", async () => {
  const unreadable = { id: 42, displayName: 'Tasks', wellknownListName: 'defaultList' };
  mailbox.sandbox.plan({ service: 'outlook', path: /todo\/lists/, times: 2, response: { status: 200, body: { value: [unreadable] } } });
  await expect(tasks.create(connection, contactId, { title: 'Call', due_date: due('2026-05-01') })).rejects.toMatchObject({
    kind: 'unexpected_response',
    message: `Outlook sent a task list that this step needs but can't read: ID 42, its field "id" isn't what was expected. Correct it in the account, and run the step again.`,
  });
});

test('a connection that may only read has no tasks', async () => {
  const reader = mailbox.connect({ scope: 'User.Read Contacts.Read' });
  await expect(tasks.list(reader, contactId, 'all')).rejects.toMatchObject({
    kind: 'forbidden',
    message: expect.stringContaining('Tasks.ReadWrite'),
  });
});

describe('tasks by their status', () => {
  const linked = (title: string, status: 'notStarted' | 'waitingOnOthers' | 'completed') => {
    const [list] = mailbox.store.lists.values();
    const links = [{ id: title, applicationName: null, displayName: null, externalId: 'c-1', webUrl: null }];
    return mailbox.store.addTask(list?.id ?? '', { title, status, linkedResources: links });
  };
  const titles = async (status: 'open' | 'completed' | 'all') =>
    (await tasks.list(mailbox.connect(), 'c-1', status)).map(({ title }) => title).sort();

  test('are filtered by the service: open ones take no more requests, however many are done', async () => {
    linked('Waiting', 'waitingOnOthers');
    linked('Open', 'notStarted');
    await titles('open');
    const before = mailbox.asked().length;
    for (let count = 0; count < 450; count += 1) linked(`Done ${count}`, 'completed');
    expect(await titles('open')).toEqual(['Open', 'Waiting']);
    expect(mailbox.asked()).toHaveLength(before);
    expect(await titles('completed')).toHaveLength(450);
    expect(await titles('all')).toHaveLength(452);
  });

  test('are all returned if the service refuses the filter', async () => {
    linked('Open', 'notStarted');
    linked('Done', 'completed');
    mailbox.sandbox.plan({ path: /filter/, times: 20, response: { status: 400, body: { error: { code: 'ErrorInvalidUrlQueryFilter' } } } });
    expect(await titles('open')).toEqual(['Done', 'Open']);
  });
});
