import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { google } from '../../../src/backends/google/index.ts';
import { zap } from '../../support/platform_memory.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(google, accountTypeOf('google'), 12);
const store = () => at().sandbox.accounts.google.store;
const groupId = (name: string): string => store().groupCalled(name)?.id ?? '';
const paths = (): string[] =>
  at()
    .asked()
    .map((request) => request.split('?')[0] ?? '');
const BOOK = 'GET /v1/people/me/connections';

test('only the members of a small group are read when the Zap is turned on', async () => {
  await zap(at(), 'tag_added', { tag: 'customer' }).turnOn();
  expect(paths()).toEqual(['GET /v1/contactGroups', `GET /v1/contactGroups/${groupId('customer')}`, 'GET /v1/people:batchGet']);
});

test('a group without members needs no contact, and its first one is new', async () => {
  const { id } = store().addGroup('vip');
  const watch = zap(at(), 'tag_added', { tag: 'vip' });
  await watch.turnOn();
  expect(paths()).toEqual(['GET /v1/contactGroups', `GET /v1/contactGroups/${id}`]);
  const contact = at().book.add({ first_name: 'Uma', emails: ['uma@example.com'], tags: ['vip'] });
  await expect(watch.poll()).resolves.toMatchObject([{ id: contact }]);
});

test('a group that doesn’t exist yet has no members, and its first one is new', async () => {
  const watch = zap(at(), 'tag_added', { tag: 'vip' });
  await watch.turnOn();
  expect(paths()).toEqual(['GET /v1/contactGroups']);
  const contact = at().book.add({ first_name: 'Uma', emails: ['uma@example.com'], tags: ['vip'] });
  await expect(watch.poll()).resolves.toMatchObject([{ id: contact }]);
});

test.each([
  [
    'has more members than it lists',
    () => ({ status: 200, body: { resourceName: 'contactGroups/1', memberCount: 4000, memberResourceNames: ['people/c1'] } }),
  ],
  ['was deleted after the groups were read', () => accountTypeOf('google').responses.contactNotFound],
])('the book is read for a group that %s', async (_why, response) => {
  const watch = zap(at(), 'tag_added', { tag: 'customer' });
  at().fail(response(), { path: new RegExp(`contactGroups/${groupId('customer')}`) });
  await watch.turnOn();
  expect(paths()).toContain(BOOK);
  at().sandbox.clearFaults();
  await expect(watch.poll()).resolves.toEqual([]);
});

test('a new contact of a large group is told from the others by ID and group alone', async () => {
  const watch = zap(at(), 'new_contact', { tag: 'customer' });
  at().fail({ status: 200, body: { resourceName: 'contactGroups/1', memberCount: 4000 } }, { path: /contactGroups\/\w/ });
  await watch.turnOn();
  expect(at().asked().at(-1)).toContain('personFields=memberships%2Cmetadata');
  await expect(watch.poll()).resolves.toEqual([]);
});

test('a group that can’t be read stops the trigger, so that no member looks new later', async () => {
  at().fail({ status: 403, body: {} }, { path: /contactGroups\/\w/ });
  await expect(zap(at(), 'tag_added', { tag: 'customer' }).turnOn()).rejects.toMatchObject({ code: 'forbidden' });
});
