import type { Connection } from '../../../src/backends/backend.ts';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { pagesOf } from '../../../src/backends/nylas/pages.ts';
import { allOf } from '../../support/pages.ts';
import { type Mailboxes, withMailboxes } from './mailbox.ts';

const { contacts } = nylas;
let boxes: Mailboxes;
let connection: Connection;

withMailboxes(1, (opened) => {
  boxes = opened;
  connection = boxes.connect('google');
});

const planResponse = (rows: number, next_cursor?: string) => {
  const data = Array.from({ length: rows }, (_, number) => ({ id: `c${number}` }));
  boxes.sandbox.plan({ service: 'nylas', path: /contacts\?/, response: { status: 200, body: { data, next_cursor } } });
};
const sizes = async (run: Connection) => {
  const read: number[] = [];
  for await (const rows of pagesOf(run, { source: 'address_book' }, 'look around', 'Look elsewhere.')) read.push(rows.length);
  return read;
};
describe('how much is read at one go', () => {
  const meter = (left: number): Connection => ({ ...connection, http: { ...connection.http, left: () => left } });

  test('as much as leaves five seconds of the run for the rest', async () => {
    planResponse(1_000, 'more');
    planResponse(1);
    expect(await sizes(meter(5_000))).toEqual([1_000, 1]);
  });

  test('no more than that, with the number of contacts that were read', async () => {
    planResponse(2_000, 'more');
    jest.spyOn(Date, 'now').mockReturnValue(connection.now + 20_000);
    await expect(sizes(meter(4_999))).rejects.toMatchObject({
      kind: 'too_much',
      message: 'This account has more contacts than one run can read. It read 2,000 in 20 seconds, and there are more. Look elsewhere.',
    });
    jest.restoreAllMocks();
    expect(boxes.asked()).toEqual(['GET /v3/grants/me/contacts']);
  });

  test('a last page counts as read, even if it came late', async () => {
    planResponse(1);
    expect(await sizes(meter(0))).toEqual([1]);
  });
});

test.each([[{}], [{ data: null }], [{ data: {} }], [{ data: '' }]])('a response without its list is no empty book: %j', async (body) => {
  boxes.sandbox.plan({ service: 'nylas', path: /contacts\?/, response: { status: 200, body } });
  await expect(sizes(connection)).rejects.toMatchObject({ kind: 'unexpected_response', message: expect.stringContaining('"data"') });
  planResponse(3, 'more');
  boxes.sandbox.plan({ service: 'nylas', path: /contacts\?/, response: { status: 200, body } });
  await expect(sizes(connection)).rejects.toMatchObject({ kind: 'unexpected_response' });
});

test("a numeric postal code is read, and an unreadable contact doesn't hide the others", async () => {
  const address = { type: 'work', street_address: null, postal_code: 94107, city: 'San Francisco' };
  const ada = { id: 'ada', given_name: 'Ada', physical_addresses: [null, address], emails: null };
  const data = [ada, { id: 'broken', emails: 'grace@example.com' }, { id: 'bob', given_name: 'Bob' }];
  boxes.sandbox.plan({ service: 'nylas', path: /contacts\?/, times: 2, response: { status: 200, body: { data } } });
  const told: string[] = [];
  const run: Connection = { ...connection, log: (text) => told.push(text) };
  expect(await allOf(nylas.changes, run)).toMatchObject([{ contact: { id: 'ada', postal_code: '94107' } }, { contact: { id: 'bob' } }]);
  expect(told).toEqual([`Left out a contact that can't be read: ID broken, its field "emails" isn't what was expected.`]);
  // The service's own filter found it, so it's named and not skipped.
  await expect(contacts.find(run, { by: 'email', value: 'grace@example.com' }, {})).rejects.toMatchObject({
    kind: 'unexpected_response',
    message: expect.stringContaining('ID broken'),
  });
});

test('what failed is the list of the contacts', async () => {
  boxes.sandbox.plan({ service: 'nylas', response: { status: 500, body: { request_id: 'r1' } } });
  await expect(contacts.list(connection, { number: 0, cursor: null })).rejects.toMatchObject({
    kind: 'service_error',
    message:
      "Nylas couldn't list the contacts because of an error on its side (500). Try again later. If this keeps happening, contact support.",
  });
});
