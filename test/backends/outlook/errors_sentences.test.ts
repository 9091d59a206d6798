import type { Connection } from '../../../src/backends/backend.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { type Mailbox, withMailbox } from './sandboxed.ts';

const { businesses, contacts, notes, photo, signIn, tags } = outlook;
const first = { number: 0, cursor: null };
let mailbox: Mailbox;
let connection: Connection;
let id: string;

withMailbox(1, (opened) => {
  mailbox = opened;
  connection = mailbox.connect();
  id = mailbox.store.addContact({ displayName: 'Ada' }).id;
});

const jpeg = { bytes: Buffer.from([0xff, 0xd8, 0xff]), contentType: 'image/jpeg' };

describe('where the service fails, the sentence says what could not be done, and what to do next', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['list the contacts', () => contacts.list(connection, first)],
    ['list the companies', () => businesses.list(connection, first)],
    ['list the tags', () => tags.list(connection, first)],
    ['read whose account it is', () => signIn.identify(connection)],
    ['see whether the contact ID has a photo', () => photo.exists(connection, id)],
    ['read the photo of the contact ID', () => photo.get(connection, id)],
  ])('a read: %s', async (doing, run) => {
    mailbox.sandbox.plan({ response: { status: 500, body: {} } });
    await expect(run()).rejects.toMatchObject({
      kind: 'service_error',
      message: `Outlook couldn't ${doing.replace('ID', id)} because of an error on its side (500). Try again later. If this keeps happening, contact support.`,
    });
  });

  test.each<[string, string, () => Promise<unknown> | undefined]>([
    ['create the contact', 'POST', () => contacts.create(connection, { company: 'Engines' })],
    ['update the contact ID', 'PATCH', () => contacts.update(connection, id, { company: 'Engines' })],
    ['delete the contact ID', 'DELETE', () => contacts.remove(connection, id)],
    ['change the tags of the contact ID', 'PATCH', () => tags.add(connection, id, ['VIP'])],
    ['add a note to the contact ID', 'PATCH', () => notes.add(connection, id, { body: 'called' })],
    ['set the photo of the contact ID', 'PUT', () => photo.set?.(connection, id, jpeg)],
  ])('a write, which may have been done all the same: %s', async (doing, method, run) => {
    mailbox.sandbox.plan({ method, response: { status: 500, body: {} } });
    await expect(run()).rejects.toMatchObject({
      kind: 'unknown_outcome',
      message: `Outlook couldn't ${doing.replace('ID', id)} because of an error on its side (500). It may have been saved anyway, so look in the account first.`,
    });
  });
});

test('if a later part of the step fails, the message says that the photo was set', async () => {
  await photo.set?.(connection, id, jpeg);
  expect(connection.http.saved()).toBe(`The photo of the contact ${id} was set.`);
});

describe('a page that no search gave is refused before any request', () => {
  const graph = (): URL => new URL(process.env.GRAPH_URL ?? '');
  const nameless = (length: number): string => `/${'x'.repeat(length - 1)}`;

  test.each<[string, () => string]>([
    ['no address', () => 'page 2'],
    ['another server', () => `https://graph.example.com${graph().pathname}/me/contacts?$skip=1`],
    ['another list of the account', () => `${graph().href}/me/messages?$skip=1`],
    ['another version of the service', () => `${graph().origin}${nameless(graph().pathname.length)}/me/contacts?$skip=1`],
  ])('%s', async (_name, cursor) => {
    await expect(contacts.search(connection, {}, { cursor: cursor(), limit: 5 })).rejects.toMatchObject({
      kind: 'invalid_input',
      message: `Page isn't from an earlier run of this search. Map "Next Page" from that run, or leave Page blank.`,
    });
    expect(mailbox.asked()).toEqual([]);
  });
});
