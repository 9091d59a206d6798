import type { Connection } from '../../../src/backends/backend.ts';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { type Mailboxes, withMailboxes } from './mailbox.ts';

const { notes } = nylas;
let boxes: Mailboxes;
let connection: Connection;

withMailboxes(1, (opened) => {
  boxes = opened;
  connection = boxes.connect('google', { timezone: 'America/New_York', now: Date.parse('2026-03-02T02:00:00Z') });
});

const person = (text: string) => boxes.grant('google').addContact({ given_name: 'Ada', notes: text }).id;

test("notes with only blanks don't count, and nothing comes before the first line", async () => {
  const id = person(' \n ');
  expect(await notes.list(connection, id)).toEqual([]);
  expect(await notes.add(connection, id, { body: 'Hello' })).toMatchObject({ id, body: '2026-03-01: Hello' });
});

test.each([' ', ''])('a title %j is left out of the line', async (title) => {
  expect((await notes.add(connection, person('First'), { title, body: 'Hello' })).body).toBe('First\n2026-03-01: Hello');
});

test('a user without a known zone has the day in UTC', async () => {
  const run = boxes.connect('google', { now: Date.parse('2026-03-02T02:00:00Z') });
  expect((await notes.add(run, person(''), { title: 'Call', body: 'Hello' })).body).toBe('2026-03-02: Call: Hello');
});

test.each([
  ['as the service keeps it, where it says so', { notes: 'First\r\n2026-03-01: Hello' }, 'First\r\n2026-03-01: Hello'],
  ['as it was sent, where the response leaves the notes out', {}, 'First\n2026-03-01: Hello'],
  ['as it was sent, where the response has empty notes', { notes: '' }, 'First\n2026-03-01: Hello'],
])('the note comes back %s', async (_name, answered, body) => {
  const id = person('First');
  boxes.sandbox.plan({ service: 'nylas', method: 'PUT', response: { status: 200, body: { data: { id, ...answered } } } });
  expect(await notes.add(connection, id, { body: 'Hello' })).toMatchObject({ id, contact_id: id, body });
});

test("while the mailbox's provider is unknown, neither notes nor tags are refused", () => {
  const strange = boxes.connect('google', { account: { provider: undefined } });
  expect(() => notes.check?.(strange)).not.toThrow();
  expect(() => nylas.contacts.check?.(strange, { tags: { mode: 'add', names: ['lead'] } })).not.toThrow();
});
