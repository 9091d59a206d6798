import { createServer } from 'node:http';
import type { Connection as Run } from '../../../src/backends/backend.ts';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { type Mailboxes, withMailboxes } from './mailbox.ts';

const { contacts, tags } = nylas;
let boxes: Mailboxes;

withMailboxes(1, (opened) => {
  boxes = opened;
});

const google = () => boxes.connect('google');
const bodies = () => boxes.sandbox.requests.filter(({ method }) => method !== 'GET').map(({ body }) => JSON.parse(body));

/** The end of every message about a failed write. */
const UNCERTAIN = 'because of an error on its side (500). It may have been saved anyway, so look in the account first.';

test.each([
  [
    'GET',
    () => contacts.get(google(), 'c0'),
    "Nylas couldn't read the contact c0 because of an error on its side (500). Try again later. If this keeps happening, contact support.",
  ],
  ['POST', () => contacts.create(google(), { first_name: 'Ada' }), `Nylas couldn't create the contact ${UNCERTAIN}`],
  ['PUT', () => contacts.update(google(), 'c0', { nickname: 'Nick' }), `Nylas couldn't update the contact c0 ${UNCERTAIN}`],
  ['DELETE', () => contacts.remove(google(), 'c0'), `Nylas couldn't delete the contact c0 ${UNCERTAIN}`],
])('a failed %s says what failed, where, and what to do next', async (method, attempt, message) => {
  boxes.sandbox.plan({ service: 'nylas', method, response: { status: 500, body: { request_id: 'r1' } } });
  await expect(attempt()).rejects.toMatchObject({ kind: method === 'GET' ? 'service_error' : 'unknown_outcome', message });
});

test.each([
  ['create the contact', (read: Run) => contacts.create(read, { first_name: 'Ada' })],
  ['update the contact c0', (read: Run) => contacts.update(read, 'c0', { nickname: 'Nick' })],
  ['update the contact c0', (read: Run) => tags.add(read, 'c0', ['customer'])],
  ['delete the contact c0', (read: Run) => contacts.remove(read, 'c0')],
])("a read-only connection can't %s", async (doing, attempt) => {
  boxes.grant('google').changeContact('c0', { groups: [] });
  await expect(attempt(boxes.connect('google', { account: { access: 'read' } }))).rejects.toMatchObject({
    kind: 'forbidden',
    message: `This Nylas connection is read only, so it can't ${doing}. Reconnect with access "Read and write" (https://www.googleapis.com/auth/contacts).`,
  });
  expect(bodies()).toEqual([]);
});

test('a later failure says what was written', async () => {
  const run = google();
  await contacts.update(run, 'c0', { nickname: 'Nick' });
  expect(run.http.saved()).toBe('The contact c0 was updated.');
  const { id } = await contacts.create(run, { first_name: 'Ada' });
  expect(run.http.saved()).toBe(`The contact c0 was updated. The contact was created (ID ${id}).`);
});

describe('a response that stops in the middle is an error at once', () => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{');
    setImmediate(() => response.destroy());
  });
  beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
  beforeEach(() => {
    const address = server.address();
    if (typeof address === 'object') process.env.NYLAS_URL = `http://127.0.0.1:${address?.port}`;
  });
  afterEach(() => Object.assign(process.env, boxes.sandbox.environment));
  afterAll(() => new Promise((done) => server.close(done)));

  test.each([
    ['read the contact c0', (run: Run) => contacts.get(run, 'c0')],
    ['list the contact groups', (run: Run) => tags.list(run, { number: 0, cursor: null })],
  ])('asked to %s', async (doing, attempt) => {
    await expect(attempt(boxes.connect('google', { run: 3_000 }))).rejects.toMatchObject({
      kind: 'service_error',
      message: `Nylas couldn't be reached, or closed the connection when asked to ${doing}. Try again later.`,
    });
  });
});

test('groups are named in an update only where the mailbox has them', async () => {
  const { id } = boxes.grant('ews').addContact({ given_name: 'Ada' });
  await contacts.update(boxes.connect('ews'), id, { nickname: 'Nick' });
  const lists = { emails: [], phone_numbers: [], im_addresses: [], physical_addresses: [], web_pages: [] };
  expect(bodies()).toEqual([{ given_name: 'Ada', nickname: 'Nick', ...lists }]);
  boxes.sandbox.clearRequests();
  const other = boxes.grant('google').addContact({ given_name: 'Ada' });
  await contacts.update(google(), other.id, { nickname: 'Nick' });
  expect(bodies()).toEqual([{ given_name: 'Ada', nickname: 'Nick', ...lists, groups: [] }]);
});
