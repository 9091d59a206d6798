import type { Connection } from '../../../src/backends/backend.ts';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { allOf } from '../../support/pages.ts';
import { type Mailboxes, withMailboxes } from './mailbox.ts';

const { contacts, tags } = nylas;
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
      message: expect.stringContaining('To add customer, remove lead first'),
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

describe('a group that was created while the groups are cached', () => {
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

  test('is searched, listed and removed', async () => {
    expect((await contacts.search(run(), { tag: 'vip' }, { cursor: null, limit: 5 })).items.map(({ id }) => id)).toEqual([HARD]);
    boxes.grant('google').addGroup('Newer');
    expect((await tags.list(run(), { number: 0, cursor: null })).items.map(({ id }) => id)).toContain('Newer');
    cache.set('nylas_groups', [{ id: 'group-lead', name: 'lead', hidden: false }]);
    expect(await tags.remove(run(), HARD, ['VIP'])).toEqual({ tags: ['lead'], outcome: 'updated' });
  });

  test('one that is in no list is requested once per run', async () => {
    for (const number of [0, 1, 2]) boxes.grant('google').addContact({ given_name: 'A', groups: [{ id: `nowhere-${number}` }] });
    for (let number = 0; number < 250; number += 1) boxes.grant('google').addContact({ given_name: 'A', groups: [{ id: 'late' }] });
    await allOf(nylas.changes, run(), {});
    expect(lists()).toBe(1);
  });

  test('an unknown name is looked up once', async () => {
    await expect(tags.add(boxes.connect('google'), HARD, ['no such tag'])).rejects.toMatchObject({ kind: 'invalid_input' });
    expect(lists()).toBe(1);
  });
});
