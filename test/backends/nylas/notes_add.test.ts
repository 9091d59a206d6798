import type { Connection } from '../../../src/backends/backend.ts';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { type Mailboxes, withMailboxes } from './mailbox.ts';

const { notes } = nylas;
const HARD = 'c#1/a=b';
let boxes: Mailboxes;
let connection: Connection;

withMailboxes(40, (opened) => {
  boxes = opened;
  connection = boxes.connect('google');
});

describe('notes', () => {
  test("a dated line after the existing text, with the user's day", async () => {
    const { id } = boxes.grant('google').addContact({ given_name: 'A', notes: 'First' });
    const run = boxes.connect('google', { timezone: 'Pacific/Auckland', now: Date.parse('2026-03-01T20:00:00Z') });
    const note = await notes.add(run, id, { title: 'Call', body: 'Said {{yes}}' });
    expect(note).toEqual({
      id,
      contact_id: id,
      title: null,
      body: 'First\n2026-03-02: Call: Said {{yes}}',
      created_at: null,
      owner_id: null,
    });
    expect(await notes.list(run, id)).toEqual([note]);
  });

  test('refused on Exchange before any request', async () => {
    const exchange = boxes.connect('ews');
    await expect(notes.add(exchange, HARD, { body: 'A' })).rejects.toMatchObject({ kind: 'missing_capability' });
    expect(() => notes.check?.(exchange)).toThrow(/^Exchange.*doesn't keep notes through Nylas, so .*leave the note out\.$/);
    expect(() => nylas.contacts.check?.(exchange, { tags: { mode: 'add', names: ['lead'] } })).toThrow(
      /has no contact groups through Nylas\. Leave the tags out/,
    );
    expect(() => nylas.contacts.check?.(exchange, { first_name: 'Ada' })).not.toThrow();
    expect(() => notes.check?.(connection)).not.toThrow();
    expect(boxes.asked()).toEqual([]);
  });
});
