import type { Connection } from '../../../src/backends/backend.ts';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { type Mailboxes, queriesOf, withMailboxes } from './mailbox.ts';

const { contacts } = nylas;

let boxes: Mailboxes;
let connection: Connection;

withMailboxes(40, (opened) => {
  boxes = opened;
  connection = boxes.connect('google');
});

describe('search', () => {
  const all = async (query: Parameters<typeof contacts.search>[1], limit: number) => {
    const ids: string[] = [];
    for (let cursor: string | null = null, pages = 0; pages < 50; pages += 1) {
      const page: Awaited<ReturnType<typeof contacts.search>> = await contacts.search(connection, query, { cursor, limit });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      ids.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      cursor = page.next;
    }
    return ids;
  };

  test('everything, page by page, each contact once', async () => {
    const ids = await all({}, 7);
    expect(ids).toHaveLength(40);
    expect(new Set(ids).size).toBe(40);
  });

  test('what is judged here comes in pages of any size', async () => {
    const some = await all({ text: 'example works' }, 3);
    expect(some).toHaveLength(8);
    expect(new Set(some).size).toBe(8);
    expect(await all({ name: 'Nobody' }, 3)).toEqual([]);
  });

  test('a group is requested by its ID, an email and a phone number as given', async () => {
    expect((await all({ tag: 'Lead' }, 50)).length).toBe(10);
    expect(queriesOf(boxes.sandbox).map((query) => query.group)).toContain('group-lead');
    for (let number = 0; number < 3; number += 1)
      boxes
        .grant('google')
        .addContact({ given_name: 'Twin', emails: [{ email: 'twin@example.com' }], phone_numbers: [{ number: '+1 555 7654321' }] });
    expect(await all({ email: 'Twin@example.com' }, 2)).toHaveLength(3);
    expect(await all({ phone: '+1 555 7654321' }, 2)).toHaveLength(3);
    expect(await all({ phone: '5557654321' }, 2)).toHaveLength(3);
    expect(await all({ email: 'twin@example.com', name: 'Somebody' }, 2)).toEqual([]);
    expect(await all({ tag: 'no such tag' }, 2)).toEqual([]);
    expect(await all({ source: 'inbox' }, 5)).toHaveLength(8);
  });

  test('a date and a made-up cursor are refused before any request', async () => {
    await expect(all({ updated_after: '2026-01-01T00:00:00Z' }, 5)).rejects.toMatchObject({ kind: 'missing_capability' });
    await expect(contacts.search(connection, {}, { cursor: 'seven', limit: 5 })).rejects.toMatchObject({ kind: 'invalid_input' });
    expect(boxes.asked()).toEqual([]);
  });

  test('a list without an end is a problem', async () => {
    for (let number = 0; number < 300; number += 1) boxes.grant('google').addContact({ given_name: `N${number}` });
    boxes.store.switches.cursorLoop = true;
    await expect(all({ name: 'Nobody' }, 5)).rejects.toMatchObject({ kind: 'unexpected_response' });
    await expect(contacts.list(connection, { number: 9, cursor: null })).rejects.toMatchObject({ kind: 'unexpected_response' });
  });
});
