import type { Connection } from '../../../src/backends/backend.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { type Mailbox, withMailbox } from './sandboxed.ts';

const { contacts } = outlook;
let mailbox: Mailbox;
let connection: Connection;
let contactId: string;

withMailbox(3, (opened) => {
  mailbox = opened;
  connection = mailbox.connect();
  contactId = mailbox.store.addContact({ givenName: 'Ada', surname: 'Example' }).id;
});
afterEach(() => jest.restoreAllMocks());

/** Someone else is faster, this many times. */
const contested = (times: number) => mailbox.sandbox.plan({ method: 'PATCH', response: { status: 412, body: {} }, times });

test('a change that was made is in the message', async () => {
  await contacts.update(connection, contactId, { company: 'Engines' });
  expect(connection.http.saved()).toBe(`The contact ${contactId} was changed.`);
});

test('nothing was saved where nothing had to be changed', async () => {
  await contacts.update(connection, contactId, { first_name: 'Ada' });
  expect(connection.http.saved()).toBeNull();
});

test('the pauses between attempts grow, so that there are few while someone else keeps changing the contact', async () => {
  jest.spyOn(Math, 'random').mockReturnValue(0.99);
  contested(1_000);
  await expect(contacts.update(mailbox.connect({}, { run: 2_700 }), contactId, { company: 'Engines' })).rejects.toMatchObject({
    kind: 'conflict',
  });
  // 700 milliseconds have room for pauses of 50, 100, 200 and the rest of 400. The last few milliseconds can be one or
  // two attempts more.
  expect(mailbox.asked().filter((request) => request.startsWith('PATCH ')).length).toBeLessThanOrEqual(8);
});

test('without time for a pause and another attempt, the conflict is shown at once', async () => {
  contested(1);
  const ending: Connection = { ...connection, http: { ...connection.http, left: () => 2_000 } };
  await expect(contacts.update(ending, contactId, { company: 'Engines' })).rejects.toMatchObject({ kind: 'conflict' });
  expect(mailbox.asked().map((request) => request.split(' ')[0])).toEqual(['GET', 'PATCH']);
});
