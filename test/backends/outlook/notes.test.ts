import type { Connection } from '../../../src/backends/backend.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { standStill } from '../../support/clock.ts';
import { type Mailbox, withMailbox } from './sandboxed.ts';

const { notes } = outlook;
let mailbox: Mailbox;
let connection: Connection;

withMailbox(3, (opened) => {
  mailbox = opened;
  connection = mailbox.connect();
});

const twenty = Array.from({ length: 20 }, (_, index) => `tag ${index}`);

// Many want the same contact; how long that takes doesn't matter here.
beforeEach(() => {
  standStill(true);
  jest.spyOn(Date, 'now').mockReturnValue(Date.now());
});
afterEach(() => {
  standStill(false);
  jest.restoreAllMocks();
});

describe('notes', () => {
  test("the one note is the contact’s text; none if it's blank", async () => {
    const { id } = mailbox.store.addContact({ personalNotes: 'line one\nline two' });
    expect(await notes.list(connection, id)).toEqual([
      { id, contact_id: id, title: null, body: 'line one\nline two', created_at: null, owner_id: null },
    ]);
    expect(await notes.list(connection, mailbox.store.addContact({}).id)).toEqual([]);
    expect(await notes.list(connection, mailbox.store.addContact({ personalNotes: ' \n ' }).id)).toEqual([]);
  });

  test.each([
    ['', '2026-03-01: called'],
    ['before\n', 'before\n2026-03-01: called'],
    ['\nbefore', '\nbefore\n2026-03-01: called'],
  ])('a note is its own line, without an empty one before it: %j', async (personalNotes, after) => {
    const { id } = mailbox.store.addContact({ personalNotes });
    const now = Date.parse('2026-03-01T12:00:00Z');
    expect((await notes.add({ ...connection, now }, id, { body: 'called' })).body).toBe(after);
  });

  test('what is added is a line with the day it is where the user is', async () => {
    const { id } = mailbox.store.addContact({ personalNotes: 'before' });
    const now = Date.parse('2026-03-01T23:30:00Z');
    const auckland = { ...mailbox.connect({}, { timezone: 'Pacific/Auckland' }), now };
    expect((await notes.add(auckland, id, { body: 'called {{back}}', title: 'Call' })).body).toBe(
      'before\n2026-03-02: Call: called {{back}}',
    );
    expect((await notes.add({ ...connection, now }, id, { body: 'again' })).body).toBe(
      'before\n2026-03-02: Call: called {{back}}\n2026-03-01: again',
    );
    expect(mailbox.asked()).toHaveLength(4);
  });

  test('notes added at once are all stored', async () => {
    const { id } = mailbox.store.addContact({});
    await Promise.all(twenty.map((body) => notes.add(connection, id, { body })));
    const lines = (mailbox.store.contacts.get(id)?.fields.personalNotes ?? '').split('\n').map((line) => line.slice(12));
    expect(lines.sort()).toEqual([...twenty].sort());
  });
});
