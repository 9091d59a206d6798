import type { Connection } from '../../../src/backends/backend.ts';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { contactReader, withTagNamesAfterWrite } from '../../../src/backends/nylas/tags_names.ts';
import { allOf } from '../../support/pages.ts';
import { type Mailboxes, withMailboxes } from './mailbox.ts';

const { contacts, tags, changes } = nylas;
let boxes: Mailboxes;
let connection: Connection;

withMailboxes(1, (opened) => {
  boxes = opened;
  connection = boxes.connect('google');
});

const puts = () => boxes.sandbox.requests.filter(({ method }) => method !== 'GET');
const respondWithGroups = (data: unknown) =>
  boxes.sandbox.plan({ service: 'nylas', path: /groups/, response: { status: 200, body: { data } } });
const user = (name: string) => ({ id: `group-${name}`, name, group_type: 'user' });

describe('a missing group is refused with the list of groups', () => {
  const hidden = { id: 'all', name: 'myContacts', group_type: 'system' };
  test.each([
    [['VIP'], [hidden], "no contact group called VIP, and Nylas can't create one. First create the label in Google Contacts."],
    [
      ['VIP'],
      [hidden, user('lead')],
      "no contact group called VIP, and Nylas can't create one. Available groups: lead. Choose one of them, or create the label in Google Contacts first.",
    ],
    [
      ['lead', 'VIP'],
      [user('lead'), user('customer')],
      "no contact group called VIP, and Nylas can't create one. Available groups: lead and customer. Choose one of them, or create the label in Google Contacts first.",
    ],
    [
      ['VIP', 'lead', 'club'],
      [user('lead')],
      "no contact groups called VIP and club, and Nylas can't create one. Available groups: lead. Choose one of them, or create the label in Google Contacts first.",
    ],
  ])('%j among %j', async (names, there, said) => {
    respondWithGroups(there);
    await expect(tags.add(connection, 'c0', names)).rejects.toMatchObject({
      kind: 'invalid_input',
      message: `This mailbox has ${said}`,
    });
    expect(puts()).toEqual([]);
  });

  test.each(['microsoft', 'icloud', 'imap'] as const)('which only Google calls labels: %s', async (provider) => {
    respondWithGroups([]);
    await expect(tags.add(boxes.connect(provider), 'c0', ['VIP'])).rejects.toMatchObject({
      message: "This mailbox has no contact group called VIP, and Nylas can't create one. First create the group in the mailbox.",
    });
    expect(puts()).toEqual([]);
  });

  test('when a contact is created or a trigger is narrowed, too', async () => {
    const message = expect.stringContaining('or create the label in Google Contacts first.');
    await expect(contacts.create(connection, { first_name: 'A', tags: { mode: 'add', names: ['VIP'] } })).rejects.toMatchObject({
      message,
    });
    await expect(allOf(changes, connection, { tag: 'VIP' })).rejects.toMatchObject({ message });
    expect(puts()).toEqual([]);
  });

  test('but removing it changes nothing', async () => {
    const { contact, changed } = await contacts.update(connection, 'c0', { tags: { mode: 'remove', names: ['VIP'] } });
    expect(changed).toEqual([]);
    expect(contact.id).toBe('c0');
    expect(puts()).toEqual([]);
  });
});

test('of the groups that the service keeps for itself only the starred are shown, by their name or else their id', async () => {
  respondWithGroups([
    { id: 'g1', name: 'Starred', group_type: 'system' },
    { id: 'starred', name: null, group_type: 'system' },
    { id: 'g2', name: 'Starred by others', group_type: 'system' },
    { id: 'g3', name: null, group_type: 'system' },
    { id: 'g4', name: 'Friends', group_type: 'user' },
    { id: 'g5', group_type: 'other' },
  ]);
  expect((await tags.list(connection, { number: 0, cursor: null })).items.map(({ name }) => name)).toEqual([
    'Starred',
    'starred',
    'Friends',
    'g5',
  ]);
});

describe('a mailbox with room for one group', () => {
  const person = (...groups: string[]) => boxes.grant('microsoft').addContact({ given_name: 'A', groups: groups.map((id) => ({ id })) }).id;
  const stored = (id: string) => boxes.grant('microsoft').contacts.get(id)?.groups;
  const microsoft = () => boxes.connect('microsoft');

  test('two groups are refused before any request but that for the groups', async () => {
    await expect(tags.add(microsoft(), person(), ['lead', 'customer'])).rejects.toMatchObject({
      kind: 'invalid_input',
      message: 'A Microsoft contact can only be in 1 group. Choose one of lead and customer.',
    });
    expect(boxes.asked()).toEqual(['GET /v3/grants/me/contacts/groups']);
  });

  test('one more is refused with the one that is there', async () => {
    await expect(tags.add(microsoft(), person('AAMkAGpartner='), ['newsletter'])).rejects.toMatchObject({
      kind: 'invalid_input',
      message:
        'A Microsoft contact can only be in 1 group, and this one is already in partner. To add newsletter, remove partner first, or replace it.',
    });
    expect(puts()).toEqual([]);
  });

  test('a group without a name in the mailbox is named by its id', async () => {
    await expect(tags.add(microsoft(), person('nowhere'), ['lead'])).rejects.toMatchObject({
      message:
        'A Microsoft contact can only be in 1 group, and this one is already in nowhere. To add lead, remove nowhere first, or replace it.',
    });
  });

  test('groups that the provider keeps for itself take no room', async () => {
    const system = boxes.grant('microsoft').addGroup('myContacts', { group_type: 'system' });
    boxes.sandbox.plan({ service: 'nylas', method: 'PUT', response: { status: 200, body: { data: { id: 'c0' } } } });
    const id = person(system.id);
    await tags.add(microsoft(), id, ['lead']);
    expect(JSON.parse(puts()[0]?.body ?? '')).toMatchObject({ groups: [{ id: system.id }, { id: 'AAMkAGlead=' }] });
  });

  test('a contact in more groups keeps them if nothing is added, and several can be removed', async () => {
    const id = person('AAMkAGlead=', 'AAMkAGcustomer=');
    expect(await tags.add(microsoft(), id, ['lead'])).toEqual({ tags: ['lead', 'customer'], outcome: 'unchanged' });
    expect(await tags.remove(microsoft(), id, ['lead', 'customer', 'partner'])).toEqual({ tags: [], outcome: 'updated' });
    expect(stored(id)).toEqual([]);
  });
});

test('a group that is in no list stays when tags are added, and goes when they are replaced', async () => {
  boxes.grant('google').addGroup('Hidden', { id: 'system-1', group_type: 'system' });
  const respondToPut = () =>
    boxes.sandbox.plan({ service: 'nylas', method: 'PUT', response: { status: 200, body: { data: { id: 'c0' } } } });
  boxes.grant('google').changeContact('c0', { groups: [{ id: 'nowhere' }, { id: 'system-1' }] });
  respondToPut();
  await tags.add(connection, 'c0', ['lead']);
  respondToPut();
  await contacts.update(connection, 'c0', { tags: { mode: 'replace', names: ['partner'] } });
  expect(puts().map(({ body }) => JSON.parse(body).groups)).toEqual([
    [{ id: 'nowhere' }, { id: 'system-1' }, { id: 'group-lead' }],
    [{ id: 'system-1' }, { id: 'group-partner' }],
  ]);
});

test("a group that comes twice doesn't hide a new one", async () => {
  boxes.grant('google').changeContact('c0', { groups: [{ id: 'group-lead' }, { id: 'group-lead' }] });
  expect(await tags.add(connection, 'c0', ['customer'])).toEqual({ tags: ['lead', 'customer'], outcome: 'updated' });
});

describe('the names of groups', () => {
  test("those in the cache don't end the search for others in the same run", async () => {
    const cache = new Map<string, unknown>([['nylas_groups', [{ id: 'group-lead', name: 'lead', hidden: false }]]]);
    const name = contactReader(boxes.connect('google', { cache }));
    expect((await name([{ id: 'c1', groups: [{ id: 'group-lead' }] }])).map(({ tags: shown }) => shown)).toEqual([['lead']]);
    await name([{ id: 'c5' }, { id: 'c6', groups: null }, { id: 'c7', groups: [{ id: null }, { id: 'group-lead' }] }]);
    expect(boxes.asked()).toEqual([]);
    const page = [
      { id: 'c2', groups: [{ id: 'group-partner' }] },
      { id: 'c3', groups: null },
      { id: 'c4', groups: [{ id: 'unlisted' }] },
    ];
    expect((await name(page)).map(({ tags: shown }) => shown)).toEqual([['partner'], [], []]);
    await name(page);
    expect(boxes.asked()).toEqual(['GET /v3/grants/me/contacts/groups']);
  });

  test("after a write, refused ones are left out, and our own errors aren't hidden", async () => {
    const row = { id: 'c1', groups: [{ id: 'group-lead' }] };
    boxes.sandbox.plan({ service: 'nylas', path: /groups/, response: { status: 500, body: {} } });
    expect(await withTagNamesAfterWrite(connection, row)).toMatchObject({ id: 'c1', tags: [], groups: [{ id: 'group-lead', name: null }] });
    const broken = { ...connection.cache, get: () => Promise.reject(new Error('not from the service')) };
    await expect(withTagNamesAfterWrite({ ...connection, cache: broken }, row)).rejects.toThrow('not from the service');
  });
});

test('what failed is the list of the groups, and nothing is written', async () => {
  boxes.sandbox.plan({ service: 'nylas', path: /groups/, response: { status: 500, body: { request_id: 'r1' } } });
  await expect(allOf(changes, connection, { tag: 'lead' })).rejects.toMatchObject({
    kind: 'service_error',
    message:
      "Nylas couldn't list the contact groups because of an error on its side (500). Try again later. If this keeps happening, contact support.",
  });
});

describe("a group that can't be read", () => {
  const unreadable = { id: 42, name: 'VIP', group_type: 'user' };
  const problem = {
    kind: 'unexpected_response',
    message: `Nylas sent a contact group that this step needs but can't read: ID 42, its field "id" isn't what was expected. Correct it in the account, and run the step again.`,
  };

  test.each([
    ['to add it', () => tags.add(connection, 'c0', ['VIP'])],
    ['to remove it', () => tags.remove(connection, 'c0', ['VIP'])],
    ['to find who is in it', () => contacts.search(connection, { tag: 'VIP' }, { cursor: null, limit: 5 })],
  ])('is not taken for one that is not there: %s', async (_name, run) => {
    respondWithGroups([user('lead'), unreadable]);
    await expect(run()).rejects.toMatchObject(problem);
    expect(boxes.asked()).toEqual(['GET /v3/grants/me/contacts/groups']);
  });

  test('is in nobody’s way who means another one', async () => {
    respondWithGroups([user('lead'), unreadable]);
    expect((await tags.list(connection, { number: 0, cursor: null })).items).toEqual([{ id: 'lead', name: 'lead' }]);
    expect(await tags.add(connection, 'c0', ['lead'])).toMatchObject({ outcome: 'updated' });
  });
});
