import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { google } from '../../../src/backends/google/index.ts';
import { zap } from '../../support/platform_memory.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(google, accountTypeOf('google'), 12);
const store = () => at().sandbox.accounts.google.store;

test.each(['inbox', 'domain'])('people of the %s are found and listed, and read by their IDs', async (source) => {
  const [found] = await at().search('find_contact', { email: `${source}.2@example.net`, source });
  expect(found).toMatchObject({ email: `${source}.2@example.net`, source, url: null });
  const [list] = await at().search('find_contacts', { source, limit: '5' });
  expect(list?.contacts).toHaveLength(5);
  await expect(at().search('find_contact', { contact_id: found?.id })).resolves.toMatchObject([{ id: found?.id, email: found?.email }]);
});

test.each(['inbox', 'domain'])('writing someone of the %s is refused before any request', async (source) => {
  const [found] = await at().search('find_contact', { email: `${source}.2@example.net`, source });
  const about = { contact_id: found?.id };
  at().asked();
  const photo = `data:image/jpeg;base64,${Buffer.from('ffd8ffe000104a46494600', 'hex').toString('base64')}`;
  for (const [key, input] of [
    ['update_contact', { city: 'Lyon' }],
    ['delete_contact', {}],
    ['add_tags', { tags: ['lead'] }],
    ['add_note', { body: 'Hello' }],
    ['set_contact_photo', { photo }],
  ] as const)
    await expect(at().create(key, { ...about, ...input })).rejects.toThrow("isn't in the address book");
  expect(at().asked()).toEqual([]);
});

test('a source that the person did not allow is named before any request', async () => {
  const scope = (at().authData.scope ?? '').replace(/\S+directory\S+/, '');
  await expect(at().connected({ scope }).search('find_contacts', { source: 'domain' })).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining("wasn't allowed to see your organization's directory"),
  });
  expect(at().asked()).toEqual([]);
});

test('a personal account has no domain, which is told quietly', async () => {
  store().switches.workspace = false;
  await expect(at().search('find_contacts', { source: 'domain' })).rejects.toMatchObject({
    name: 'HaltedError',
    message: expect.stringContaining("isn't part of an organization"),
  });
});

test('a new sender is a new contact of the inbox', async () => {
  const watch = zap(at(), 'new_contact', { source: 'inbox' });
  await watch.turnOn();
  await expect(watch.poll()).resolves.toEqual([]);
  store().others.push({
    resourceName: 'otherContacts/c99',
    lists: { emailAddresses: [{ value: 'new@example.net' }] },
    updated: Date.now(),
  });
  await expect(watch.poll()).resolves.toMatchObject([{ id: 'otherContacts/c99', email: 'new@example.net' }]);
});

test('someone of the inbox who is gone isn’t found', async () => {
  await expect(at().search('find_contact', { contact_id: 'otherContacts/c404' })).resolves.toEqual([]);
});

test.each(['inbox', 'domain'])('people of the %s are in no order, so a date is checked for each of them', async (source) => {
  const list = source === 'inbox' ? store().others : store().directory;
  const last = list.at(-1);
  list.splice(-1, 1, { resourceName: '', lists: {}, ...last, updated: Date.now() });
  const [found] = await at().search('find_contacts', { source, updated_after: new Date(Date.now() - 60_000).toISOString() });
  expect(found).toMatchObject({ count: 1, contacts: [{ source }] });
});

test('a source that there isn’t is named with those that there are', async () => {
  await expect(at().search('find_contacts', { source: 'elsewhere' })).rejects.toThrow('Source must be');
});
