import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { groupIds } from '../../../sandbox/google/person.ts';
import { google } from '../../../src/backends/google/index.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(google, accountTypeOf('google'), 3);
const store = () => at().sandbox.accounts.google.store;
const groups = (id: string): string[] => groupIds(store().people.get(id)?.lists ?? {});

test('the groups of all pages can be chosen; one without a name is shown by its ID', async () => {
  const group = (name: string, more = {}) => ({ resourceName: `contactGroups/${name}`, groupType: 'USER_CONTACT_GROUP', ...more });
  at().sandbox.plan({ path: /contactGroups/, response: { status: 200, body: { nextPageToken: 'p2' } } });
  at().sandbox.plan({
    path: /pageToken=p2/,
    response: { status: 200, body: { contactGroups: [group('1a', { name: 'VIP' }), group('1b')] } },
  });
  await expect(at().trigger('tag_list')).resolves.toMatchObject([{ name: 'starred' }, { name: 'VIP' }, { name: '1b' }]);
});

test('a group that someone creates between the look and the write is used', async () => {
  const { id } = store().add({ names: [{ givenName: 'Uma' }] });
  const body = { error: { code: 409, status: 'ALREADY_EXISTS', message: 'Contact group name already exists.' } };
  at().sandbox.plan({ method: 'POST', path: /contactGroups/, response: { status: 409, body, performed: true } });
  await expect(at().create('add_tags', { contact_id: id, tags: ['VIP'] })).resolves.toMatchObject({ tags: ['VIP'] });
  expect(groups(id)).toEqual([store().groupCalled('VIP')?.id]);
});

test('clearing the tags leaves the contact in the address book', async () => {
  const { id } = store().add({ names: [{ givenName: 'Uma' }] });
  await at().create('add_tags', { contact_id: id, tags: ['lead', 'customer'] });
  await expect(at().create('update_contact', { contact_id: id, clear_fields: ['tags'] })).resolves.toMatchObject({ tags: [] });
  expect(groups(id)).toEqual(['myContacts']);
});

test('a write whose groups can’t be read afterwards has still succeeded', async () => {
  const id = at().book.add({ first_name: 'Uma', emails: ['uma@example.com'] });
  store().change(id, { memberships: [{ contactGroupMembership: { contactGroupResourceName: 'contactGroups/starred' } }] });
  const customer = store().groupCalled('customer')?.id;
  at().sandbox.plan({ method: 'GET', path: /contactGroups/, times: 1000, response: { status: 403, body: {} } });
  const patched = {
    resourceName: `people/${id}`,
    etag: '%2',
    memberships: [{ contactGroupMembership: { contactGroupResourceName: `contactGroups/${customer}` } }],
  };
  at().sandbox.plan({ method: 'PATCH', response: { status: 200, body: patched } });
  await expect(at().create('update_contact', { contact_id: id, city: 'Lyon' })).resolves.toMatchObject({
    id,
    outcome: 'updated',
    tags: [],
  });
});
