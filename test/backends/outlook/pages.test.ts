import type { Connection } from '../../../src/backends/backend.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { type Local, serve } from '../../http/support.ts';
import { allOf } from '../../support/pages.ts';
import { type Mailbox, ownFolder, withMailbox } from './sandboxed.ts';

const { contacts, folders, taskLists, tasks } = outlook;
const { changes, find, search } = ownFolder;
const first = { number: 0, cursor: null };
let mailbox: Mailbox;
let connection: Connection;

withMailbox(3, (opened) => {
  mailbox = opened;
  process.env.GRAPH_URL = mailbox.sandbox.environment.GRAPH_URL;
  connection = mailbox.connect();
});

const link = (query: string): string => `${process.env.GRAPH_URL}/me/contacts?${query}`;
const page = (value: unknown[], next?: string) => ({
  status: 200,
  body: { value, ...(next === undefined ? {} : { '@odata.nextLink': next }) },
});
/** A run that always has this many milliseconds left. */
const withLeft = (milliseconds: number): Connection => ({ ...connection, http: { ...connection.http, left: () => milliseconds } });
const phone = { by: 'phone', value: '+1 555 0100' } as const;

/** Everything that reads a list with possibly many pages, and its name in messages. */
const LISTS: readonly (readonly [string, (run: Connection) => Promise<unknown>])[] = [
  ['find the contact', (run) => find(run, phone)],
  ['find contacts', (run) => search(run, { text: 'needle' }, { cursor: null, limit: 5 })],
  ['list the task lists', (run) => tasks.list(run, 'c', 'all')],
];

test('a next link is followed with its own options and no others', async () => {
  mailbox.sandbox.plan({ response: page([{ id: '1' }], link('$skiptoken=a%2Bb')) });
  await find(connection, phone);
  expect(mailbox.asked()).toEqual([expect.stringContaining('$top=1000'), 'GET /me/contacts?$skiptoken=a+b']);
});

test.each(LISTS)('a next link to a page that was read already, when asked to %s', async (doing, read) => {
  mailbox.sandbox.plan({ response: page([], link('$skip=1')), times: 3 });
  await expect(read(connection)).rejects.toMatchObject({
    kind: 'unexpected_response',
    message: `Outlook couldn't ${doing}: its list doesn't continue where it should. Try again later. If this keeps happening, contact support.`,
  });
});

describe('when the time of the run ends', () => {
  test.each(LISTS)("a list with more pages can't be read whole to %s", async (doing, read) => {
    mailbox.sandbox.plan({ response: page([], link('$skip=1')) });
    await expect(read(withLeft(4_999))).rejects.toMatchObject({
      kind: 'too_much',
      message: `Outlook couldn't ${doing} in the time of one run, because there's too much to read. Narrow it down.`,
    });
    expect(mailbox.asked()).toHaveLength(1);
  });

  test.each([...LISTS, ['look for news', (run: Connection) => allOf(changes, run)] as const])(
    'a list whose last page has come is whole: %s',
    async (_doing, read) => {
      mailbox.sandbox.plan({ response: page([]) });
      expect(await read(withLeft(1_000))).toEqual(_doing === 'find contacts' ? { items: [], next: null } : []);
      expect(mailbox.asked()).toHaveLength(1);
    },
  );

  test.each([
    ['find the contact', 5_000, LISTS[0]?.[1]],
    ['find contacts', 8_000, LISTS[1]?.[1]],
    ['list the task lists', 5_000, LISTS[2]?.[1]],
    ['look for news', 5_000, (run: Connection) => allOf(changes, run)],
    ['list the folders', 5_000, (run: Connection) => folders.list(run, first)],
  ])('with exactly the reserved time left, it continues to %s', async (_doing, reserve, read) => {
    mailbox.sandbox.plan({ path: /contacts\?|lists/, response: page([], link('$skip=1000')) });
    await read?.(withLeft(reserve));
    const asked = mailbox.asked();
    expect(asked.some((request) => /skip=1000|childFolders/.test(request))).toBe(true);
  });
});

describe('reading that fails', () => {
  let cutting: Local;

  beforeAll(async () => {
    cutting = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"id":', () => response.destroy());
    });
  });
  afterAll(() => cutting.close());

  const READS: readonly (readonly [string, RegExp, () => Promise<unknown>])[] = [
    ['read the contact c1', /contacts\/c1/, () => contacts.get(connection, 'c1')],
    ['find the contact', /contacts/, () => find(connection, phone)],
    ['list the folders', /contactFolders\/contacts$/, () => folders.list(connection, first)],
    ['list the task lists', /todo\/lists\?/, () => taskLists.list(connection, first)],
    ['list the tasks', /tasks/, () => tasks.list(connection, 'c', 'all')],
    ['read the task l/t', /lists\/l\/tasks/, () => tasks.update(connection, 'c', 'l/t', {})],
  ];

  test.each(READS)('is shown as what was done: %s', async (doing, path, read) => {
    mailbox.sandbox.plan({ path, response: { status: 500, body: {} } });
    await expect(read()).rejects.toMatchObject({
      kind: 'service_error',
      message: `Outlook couldn't ${doing} because of an error on its side (500). Try again later. If this keeps happening, contact support.`,
    });
  });

  test.each([
    ['read the contact c1', () => contacts.get(connection, 'c1')],
    ['list the folders', () => folders.list(connection, first)],
    ['list the task lists', () => taskLists.list(connection, first)],
    ['read the task l/t', () => tasks.update(connection, 'c', 'l/t', {})],
  ] as const)('because the connection closes within the response is known at once, not when the time is up: %s', async (doing, read) => {
    process.env.GRAPH_URL = cutting.url;
    connection = mailbox.connect({}, { run: 3_000 });
    await expect(read()).rejects.toMatchObject({
      kind: 'service_error',
      message: `Outlook couldn't be reached, or closed the connection when asked to ${doing}. Try again later.`,
    });
  });
});
