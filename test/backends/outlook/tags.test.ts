import type { Connection } from '../../../src/backends/backend.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { standStill } from '../../support/clock.ts';
import { type Mailbox, withMailbox } from './sandboxed.ts';

const { tags } = outlook;
let mailbox: Mailbox;
let connection: Connection;

withMailbox(3, (opened) => {
  mailbox = opened;
  connection = mailbox.connect();
});

const categories = (id: string) => mailbox.store.contacts.get(id)?.fields.categories ?? [];
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

describe('tags', () => {
  test('two requests, one when all are there; the stored spelling stays', async () => {
    const { id } = mailbox.store.addContact({ displayName: 'Ada', categories: ['VIP'] });
    expect(await tags.add(connection, id, ['vip', 'New'])).toEqual({ tags: ['VIP', 'New'], outcome: 'updated' });
    expect(mailbox.asked().map((line) => line.split('?')[0])).toEqual([`GET /me/contacts/${id}`, `PATCH /me/contacts/${id}`]);
    expect(await tags.add(connection, id, ['NEW'])).toEqual({ tags: ['VIP', 'New'], outcome: 'unchanged' });
    expect(mailbox.asked()).toHaveLength(1);
    expect(await tags.remove(connection, id, ['vip', 'unknown'])).toEqual({ tags: ['New'], outcome: 'updated' });
  });

  test('twenty at once in one run: all are there at the end', async () => {
    const { id } = mailbox.store.addContact({ displayName: 'Ada', categories: ['first'] });
    await Promise.all(twenty.map((tag) => tags.add(connection, id, [tag])));
    expect([...categories(id)].sort()).toEqual(['first', ...twenty].sort());
    expect(mailbox.sandbox.requests.some(({ status }) => status === 412)).toBe(true);
  });

  test('twenty at once in twenty runs: all are there at the end', async () => {
    mailbox.store.concurrencyLimit = 100;
    mailbox.store.latency = 20;
    const { id } = mailbox.store.addContact({ displayName: 'Ada' });
    await Promise.all(twenty.map((tag) => tags.add(mailbox.connect(), id, [tag])));
    expect([...categories(id)].sort()).toEqual([...twenty].sort());
  });

  test.each(['a,b', 'a;b'])('a name that would become two is refused before any request: %s', async (tag) => {
    const { id } = mailbox.store.addContact({ displayName: 'Ada' });
    await expect(tags.add(connection, id, [tag])).rejects.toMatchObject({
      kind: 'invalid_input',
      message: expect.stringContaining(`"${tag}"`),
    });
    expect(mailbox.asked()).toEqual([]);
  });

  test('the picker reads the master list, with the scope that this needs', async () => {
    const page = await tags.list(connection, { number: 0, cursor: null });
    expect(page.items).toContainEqual({ id: 'Rote Kategorie', name: 'Rote Kategorie' });
    expect((await tags.list(connection, { number: 1, cursor: null })).items).toEqual([]);
    const without = mailbox.connect({ scope: 'https://graph.microsoft.com/Contacts.ReadWrite User.Read' });
    await expect(tags.list(without, { number: 0, cursor: null })).rejects.toMatchObject({
      kind: 'forbidden',
      message: expect.stringContaining('MailboxSettings.Read'),
    });
  });
});
