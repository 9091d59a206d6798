import type { Connection } from '../../../src/backends/backend.ts';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { sweep } from '../../../src/backends/nylas/pages.ts';
import { type Mailboxes, withMailboxes } from './mailbox.ts';

const { contacts } = nylas;
let boxes: Mailboxes;
let connection: Connection;

withMailboxes(1, (opened) => {
  boxes = opened;
  connection = boxes.connect('google');
});

const answer = (rows: number, next_cursor?: string) => {
  const data = Array.from({ length: rows }, (_, number) => ({ id: `c${number}` }));
  boxes.sandbox.plan({ service: 'nylas', path: /contacts\?/, answer: { status: 200, body: { data, next_cursor } } });
};
const sizes = async (run: Connection) => {
  const read: number[] = [];
  for await (const rows of sweep(run, { source: 'address_book' }, 'look around', 'look elsewhere.')) read.push(rows.length);
  return read;
};
const TOO_MUCH = {
  kind: 'too_much',
  message: 'There are more contacts here than can be read at one go (100,000 contacts, 15 MB or 20 seconds), and look elsewhere.',
};

describe('how much is read at one go', () => {
  test('100,000 contacts', async () => {
    answer(99_999, 'more');
    answer(1);
    expect(await sizes(connection)).toEqual([99_999, 1]);
  });

  test('not one contact more', async () => {
    answer(99_999, 'more');
    answer(2);
    await expect(sizes(connection)).rejects.toMatchObject(TOO_MUCH);
  });

  const meter = (left: number, read: number): Connection => ({
    ...connection,
    http: { ...connection.http, left: () => left, read: () => read },
  });

  test('15 MB, and what leaves five seconds of the run for the rest', async () => {
    answer(1, 'more');
    answer(1);
    expect(await sizes(meter(5_000, 15_000_000))).toEqual([1, 1]);
    for (const [left, read] of [
      [4_999, 0],
      [25_000, 15_000_001],
    ] as const) {
      answer(1, 'more');
      boxes.asked();
      await expect(sizes(meter(left, read))).rejects.toMatchObject(TOO_MUCH);
      expect(boxes.asked()).toEqual(['GET /v3/grants/me/contacts']);
    }
  });

  test('a last page counts as read, however much it was', async () => {
    answer(1);
    expect(await sizes(meter(0, 20_000_000))).toEqual([1]);
  });
});

test('what failed is the list of the contacts', async () => {
  boxes.sandbox.plan({ service: 'nylas', answer: { status: 500, body: { request_id: 'r1' } } });
  await expect(contacts.list(connection, { number: 0, cursor: null })).rejects.toMatchObject({
    kind: 'service_error',
    message:
      'Nylas could not list the contacts (trace id r1): the service answered with an error of its own (status 500). Try again later.',
  });
});
