import type { Connection } from '../../../src/backends/backend.ts';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { readPicture } from '../../../src/backends/nylas/photo.ts';
import { allOf } from '../../support/pages.ts';
import { type Mailboxes, queriesOf, withMailboxes } from './mailbox.ts';

const { contacts, tags, notes, photo, sources } = nylas;
const HARD = 'c#1/a=b';
let boxes: Mailboxes;
let connection: Connection;

withMailboxes(40, (opened) => {
  boxes = opened;
  connection = boxes.connect('google');
});

const writes = () => boxes.asked().filter((request) => !request.startsWith('GET'));

describe('tags', () => {
  test('the picker hides the groups of the provider itself but starred', async () => {
    boxes.grant('google').addGroup('myContacts', { group_type: 'system' });
    expect((await tags.list(connection, { number: 0, cursor: null })).items.map(({ id }) => id)).toEqual([
      'starred',
      'customer',
      'lead',
      'partner',
      'newsletter',
    ]);
    expect(await tags.list(connection, { number: 1, cursor: null })).toEqual({ items: [], next: null });
  });

  test('adding keeps the others, by name and by id; nothing is sent when nothing changes', async () => {
    const before = boxes.grant('google').contacts.get(HARD);
    const after = await tags.add(connection, HARD, ['customer', 'group-partner']);
    expect(after.outcome).toBe('updated');
    expect([...after.tags].sort()).toEqual(['customer', 'lead', 'newsletter', 'partner']);
    expect(boxes.grant('google').contacts.get(HARD)).toEqual({
      ...before,
      groups: expect.arrayContaining([{ id: 'group-customer' }, { id: 'group-lead' }]),
    });
    boxes.asked();
    expect((await tags.add(connection, HARD, ['CUSTOMER'])).outcome).toBe('unchanged');
    expect((await tags.remove(connection, HARD, ['no such tag'])).outcome).toBe('unchanged');
    expect(writes()).toEqual([]);
  });

  test('a group that was made a moment ago is found', async () => {
    await tags.add(connection, HARD, ['customer']);
    boxes.grant('google').addGroup('VIP');
    expect((await tags.add(connection, HARD, ['vip'])).tags).toContain('VIP');
  });

  test.each(['microsoft', 'icloud', 'imap'] as const)('%s has room for one group', async (provider) => {
    const { id } = boxes.grant(provider).addContact({ given_name: 'A' });
    const there = boxes.connect(provider);
    expect((await tags.add(there, id, ['lead'])).tags).toEqual(['lead']);
    await expect(tags.add(there, id, ['customer'])).rejects.toMatchObject({
      kind: 'invalid_input',
      message: expect.stringContaining('Remove lead first'),
    });
    boxes.asked();
    await expect(tags.add(there, id, ['lead', 'customer'])).rejects.toMatchObject({ kind: 'invalid_input' });
    expect(boxes.asked()).toEqual([]);
    expect((await contacts.update(there, id, { tags: { mode: 'replace', names: ['customer'] } })).contact.tags).toEqual(['customer']);
  });

  test('Exchange has none, which is said before any request', async () => {
    const there = boxes.connect('ews');
    await expect(tags.list(there, { number: 0, cursor: null })).rejects.toMatchObject({ kind: 'missing_capability' });
    await expect(tags.add(there, HARD, ['lead'])).rejects.toMatchObject({ kind: 'missing_capability' });
    await expect(contacts.update(there, HARD, { tags: { mode: 'add', names: ['lead'] } })).rejects.toMatchObject({
      kind: 'missing_capability',
    });
    expect(boxes.asked()).toEqual([]);
  });

  test('replacing and emptying leave the groups of the provider itself', async () => {
    const system = boxes.grant('google').addGroup('myContacts', { group_type: 'system' });
    const { id } = boxes.grant('google').addContact({ given_name: 'A', groups: [{ id: system.id }, { id: 'group-lead' }] });
    expect((await contacts.update(connection, id, { tags: { mode: 'replace', names: ['partner'] } })).contact.tags).toEqual(['partner']);
    expect((await contacts.update(connection, id, { tags: null })).contact).toMatchObject({
      tags: [],
      groups: [{ id: system.id, name: 'myContacts' }],
    });
  });
});

describe('a group that was made while the groups are kept', () => {
  const cache = new Map<string, unknown>();
  const run = () => boxes.connect('google', { cache });
  const lists = () => boxes.asked().filter((request) => request.endsWith('/groups')).length;
  let vip: string;

  beforeEach(async () => {
    cache.clear();
    await contacts.get(run(), HARD);
    vip = boxes.grant('google').addGroup('VIP').id;
    boxes.grant('google').changeContact(HARD, { groups: [{ id: 'group-lead' }, { id: vip }] });
    boxes.asked();
  });

  test('is among the tags of its contacts at once, for one more request', async () => {
    expect((await contacts.get(run(), HARD)).tags).toEqual(['lead', 'VIP']);
    expect(lists()).toBe(1);
    const polled = await allOf(nylas.changes, run(), {});
    expect(polled.find(({ contact }) => contact.id === HARD)?.contact.tags).toEqual(['lead', 'VIP']);
    expect(lists()).toBe(0);
  });

  test('is looked for, listed and taken away', async () => {
    expect((await contacts.search(run(), { tag: 'vip' }, { cursor: null, most: 5 })).items.map(({ id }) => id)).toEqual([HARD]);
    boxes.grant('google').addGroup('Newer');
    expect((await tags.list(run(), { number: 0, cursor: null })).items.map(({ id }) => id)).toContain('Newer');
    cache.set('nylas_groups', [{ id: 'group-lead', name: 'lead', hidden: false }]);
    expect(await tags.remove(run(), HARD, ['VIP'])).toEqual({ tags: ['lead'], outcome: 'updated' });
  });

  test('one that is in no list is asked for once a run', async () => {
    for (const number of [0, 1, 2]) boxes.grant('google').addContact({ given_name: 'A', groups: [{ id: `nowhere-${number}` }] });
    for (let number = 0; number < 250; number += 1) boxes.grant('google').addContact({ given_name: 'A', groups: [{ id: 'late' }] });
    await allOf(nylas.changes, run(), {});
    expect(lists()).toBe(1);
  });

  test('a name that nobody knows is looked up once', async () => {
    await expect(tags.add(boxes.connect('google'), HARD, ['no such tag'])).rejects.toMatchObject({ kind: 'invalid_input' });
    expect(lists()).toBe(1);
  });
});

describe('notes', () => {
  test('a dated line behind what is there, on the day of the user', async () => {
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
    expect(() => notes.check?.(exchange)).toThrow(/^Exchange.*keeps no notes through Nylas.*leave the note out\. Nothing was sent\.$/);
    expect(() => nylas.contacts.check?.(exchange, { tags: { mode: 'add', names: ['lead'] } })).toThrow(/has no tags through Nylas/);
    expect(() => nylas.contacts.check?.(exchange, { first_name: 'Ada' })).not.toThrow();
    expect(() => notes.check?.(connection)).not.toThrow();
    expect(boxes.asked()).toEqual([]);
  });
});

describe('photo', () => {
  test.each(['base64', 'data-uri'] as const)('as %s', async (pictureForm) => {
    boxes.store.switches.pictureForm = pictureForm;
    expect(await photo.exists(connection, 'c0')).toBe(true);
    const read = await photo.get(connection, 'c0');
    expect(read?.contentType).toBe('image/jpeg');
    expect(read?.bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(await photo.get(connection, HARD)).toBeNull();
  });

  test('the type comes from the text, else from the first bytes', () => {
    const of = (bytes: string) => readPicture(Buffer.from(bytes, 'latin1').toString('base64'))?.contentType;
    expect(of('\u0089PNG\r\n')).toBe('image/png');
    expect(of('GIF89a')).toBe('image/gif');
    expect(of('RIFF0000WEBP')).toBe('image/webp');
    expect(of('nothing known')).toBe('application/octet-stream');
    expect(readPicture('data:image/bmp;base64,AAAA')?.contentType).toBe('image/bmp');
    expect(readPicture('data:;base64,iVBORw0KGgo=')?.contentType).toBe('image/png');
    expect(readPicture('data:image/png;base64,')).toBeNull();
  });
});

describe('search', () => {
  const all = async (query: Parameters<typeof contacts.search>[1], most: number) => {
    const ids: string[] = [];
    for (let cursor: string | null = null, pages = 0; pages < 50; pages += 1) {
      const page: Awaited<ReturnType<typeof contacts.search>> = await contacts.search(connection, query, { cursor, most });
      expect(page.items.length).toBeLessThanOrEqual(most);
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

  test('a group is asked for by its id, an email and a phone number as they are', async () => {
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
    await expect(contacts.search(connection, {}, { cursor: 'seven', most: 5 })).rejects.toMatchObject({ kind: 'invalid_input' });
    expect(boxes.asked()).toEqual([]);
  });

  test('a list without an end is a problem', async () => {
    for (let number = 0; number < 300; number += 1) boxes.grant('google').addContact({ given_name: `N${number}` });
    boxes.store.switches.cursorLoop = true;
    await expect(all({ name: 'Nobody' }, 5)).rejects.toMatchObject({ kind: 'unexpected_answer' });
    await expect(contacts.list(connection, { number: 9, cursor: null })).rejects.toMatchObject({ kind: 'unexpected_answer' });
  });
});

test('sources and what is not there', () => {
  expect(sources.choices.map(({ id }) => id)).toEqual(['address_book', 'inbox', 'domain']);
  for (const port of ['tasks', 'appointments', 'businesses', 'owners', 'customFields', 'folders']) expect(nylas).not.toHaveProperty(port);
});
