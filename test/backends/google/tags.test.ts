import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { groupIds } from '../../../sandbox/google/person.ts';
import { google } from '../../../src/backends/google/index.ts';
import { pauses } from '../../support/clock.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(google, accountTypeOf('google'), 12);
const store = () => at().sandbox.accounts.google.store;
const groups = (id: string): string[] => groupIds(store().people.get(id)?.lists ?? {});
const uma = () => at().book.add({ first_name: 'Uma', emails: ['uma@example.com'], tags: ['customer'] });

test.each([
  ['add_tags', (contact_id: string) => ({ contact_id, tags: ['VIP'] })],
  ['update_contact', (contact_id: string) => ({ contact_id, tags: ['VIP'] })],
  ['create_or_update_contact', () => ({ email: 'uma@example.com', tags: ['VIP'] })],
])('%s creates a missing group once', async (key, input) => {
  const id = uma();
  await at().create(key, input(id));
  expect(at().book.read(id)?.tags).toEqual(['customer', 'VIP']);
  expect(
    at()
      .asked()
      .filter((request) => request === 'POST /v1/contactGroups'),
  ).toHaveLength(1);
  await at().create(key, input(id));
  expect(
    at()
      .asked()
      .filter((request) => request === 'POST /v1/contactGroups'),
  ).toEqual([]);
});

test('a new contact gets its group with the request that creates it, and stays in the address book', async () => {
  const { id } = await at().create('create_contact', { first_name: 'Vera', tags: ['VIP', 'lead'] });
  expect(at().book.read(String(id))?.tags).toEqual(['VIP', 'lead']);
  expect(groups(String(id))).toContain('myContacts');
});

test('a group that someone else creates at the same time is used', async () => {
  const id = uma();
  await at().trigger('tag_list');
  const group = store().addGroup('Vip');
  await at().create('add_tags', { contact_id: id, tags: ['vip'] });
  expect(groups(id)).toContain(group.id);
});

test('a new group that Google doesn’t know yet is waited for', async () => {
  const id = uma();
  const now = Date.now();
  store().switches.groupLag = 5_000;
  // Each request comes two seconds after the one before it.
  jest.spyOn(Date, 'now').mockImplementation(() => now + at().sandbox.requests.length * 2_000);
  await expect(at().create('add_tags', { contact_id: id, tags: ['VIP'] })).resolves.toMatchObject({
    outcome: 'updated',
    tags: ['customer', 'VIP'],
  });
  expect(pauses().length).toBeGreaterThan(0);
});

test('a contact that loses its only group stays in the address book', async () => {
  const { id } = store().add({
    names: [{ givenName: 'Uma' }],
    memberships: [{ contactGroupMembership: { contactGroupResourceName: `contactGroups/${store().groupCalled('customer')?.id}` } }],
  });
  await at().create('remove_tags', { contact_id: id, tags: ['customer'] });
  expect(groups(id)).toEqual(['myContacts']);
});

test('Google’s own groups aren’t tags, except the star, and are never removed', async () => {
  const { id } = store().add({
    names: [{ givenName: 'Uma' }],
    memberships: ['myContacts', 'friends', 'starred'].map((group) => ({
      contactGroupMembership: { contactGroupResourceName: `contactGroups/${group}` },
    })),
  });
  await expect(at().search('find_contact', { contact_id: id })).resolves.toMatchObject([
    { tags: ['starred'], groups: [{ id: 'starred', name: 'starred' }] },
  ]);
  await at().create('update_contact', { contact_id: id, tags: ['lead'], tags_mode: 'replace' });
  expect(groups(id)).toEqual(['myContacts', 'friends', store().groupCalled('lead')?.id]);
});

test('a comma is a part of a name', async () => {
  const id = uma();
  store().addGroup('Smith, Jones & Co');
  await at().create('add_tags', { contact_id: id, tags: ['Smith, Jones & Co'] });
  expect(at().book.read(id)?.tags).toContain('Smith, Jones & Co');
});

test('a preview shows a new group, remembers nothing of it, and refuses a name that Google keeps for itself', async () => {
  const id = at().book.add({ first_name: 'Uma' });
  const update = (tag: string, preview: string) => at().create('update_contact', { contact_id: id, tags: [tag], preview });
  await expect(update('brand new', 'yes')).resolves.toMatchObject({ outcome: 'updated', tags: ['brand new'] });
  expect(at().book.read(id)?.tags).toEqual([]);
  await expect(update('brand new', 'no')).resolves.toMatchObject({ outcome: 'updated', tags: ['brand new'] });
  expect(at().book.read(id)?.tags).toEqual(['brand new']);
  for (const preview of ['yes', 'no']) await expect(update('Family', preview)).rejects.toThrow('Google keeps the name "Family" for itself');
});
