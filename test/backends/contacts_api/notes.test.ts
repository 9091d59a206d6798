import { notes } from '../../../src/backends/contacts_api/notes.ts';
import { guardNetwork } from '../../http/support.ts';
import { inRun, plan } from './support.ts';

guardNetwork();

describe('notes', () => {
  const WIRE = {
    id: 'n1',
    body: 'likes engines',
    userId: 'u1',
    dateAdded: '2026-11-20T10:00:00.000Z',
    contactId: 'c1',
    title: 'Hobby',
    color: '#FFAA00',
  };
  const NOTE = {
    id: 'n1',
    contact_id: 'c1',
    title: 'Hobby',
    body: 'likes engines',
    created_at: '2026-11-20T10:00:00.000Z',
    owner_id: 'u1',
  };

  test('are listed', async () => {
    plan('GET', '/contacts/c1/notes', { notes: [WIRE, { id: 'n2' }] });
    const bare = { id: 'n2', contact_id: 'c1', title: null, body: null, created_at: null, owner_id: null };
    expect(await inRun((connection) => notes.list(connection, 'c1'))).toEqual([NOTE, bare]);
  });

  test('are plain texts, where the service gives them so', async () => {
    const written = [{ ...WIRE, body: '<p>Met Ada &amp; agreed</p>', bodyText: 'Met Ada & agreed' }];
    plan('GET', '/contacts/c1/notes', { notes: written });
    expect(await inRun((connection) => notes.list(connection, 'c1'))).toMatchObject([{ body: 'Met Ada & agreed' }]);
  });

  test('one is read by its id', async () => {
    plan('GET', '/contacts/c1/notes/n%2F1', { note: WIRE });
    expect(await inRun((connection) => notes.get?.(connection, 'c1', 'n/1') ?? Promise.resolve(null))).toEqual(NOTE);
  });

  test.each([
    [{ body: 'likes {{engines}}' }, { body: 'likes {{engines}}' }],
    [
      { body: 'x', title: 'Hobby' },
      { body: 'x', title: 'Hobby' },
    ],
  ])('one is added: %j', async (draft, body) => {
    plan('POST', '/contacts/c1/notes', { note: WIRE }, { body, status: 201 });
    expect(await inRun((connection) => notes.add(connection, 'c1', draft))).toEqual(NOTE);
  });
});
