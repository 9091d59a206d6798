import { accountTypeOf } from '../../../sandbox/accounts.ts';
import type { Lists } from '../../../sandbox/google/person.ts';
import { google } from '../../../src/backends/google/index.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(google, accountTypeOf('google'), 3);
const store = () => at().sandbox.accounts.google.store;

/** The lists of the kept contact after the merge. */
async function merged(kept: Lists, other: Lists): Promise<Lists> {
  const [keep_contact_id, merge_contact_id] = [kept, other].map((lists) => store().add({ names: [{ givenName: 'Uma' }], ...lists }).id);
  await at().create('merge_contacts', { keep_contact_id, merge_contact_id });
  return store().people.get(keep_contact_id ?? '')?.lists ?? {};
}

test('a chat name is joined with the same one, unless it is of another service', async () => {
  const { imClients } = await merged(
    { imClients: [{ username: 'uma.chat', protocol: 'jabber' }] },
    {
      imClients: [
        { username: 'UMA.chat', type: 'home' },
        { username: 'uma.chat', protocol: 'skype' },
      ],
    },
  );
  expect(imClients).toEqual([
    { username: 'uma.chat', protocol: 'jabber', type: 'home' },
    { username: 'uma.chat', protocol: 'skype' },
  ]);
});

test('items with a label and no value are kept once', async () => {
  const labels: Lists = {
    emailAddresses: [{ type: 'work', displayName: 'Uma' }],
    phoneNumbers: [{ type: 'home' }],
    urls: [{ type: 'blog' }],
    imClients: [{ protocol: 'jabber' }],
  };
  const other = { ...labels, urls: [{ type: 'blog' }, { type: 'profile' }], relations: [{ person: 'Sam Example', type: 'spouse' }] };
  await expect(merged(labels, other)).resolves.toMatchObject({ ...labels, urls: other.urls });
});

test.each([
  ['the kept contact', { organizations: [{ name: 'Example Works', symbol: 'EXMP' }] }, { nicknames: [{ value: 'Umi' }] }],
  ['the other contact', { nicknames: [{ value: 'Umi' }] }, { organizations: [{ name: 'Example Works', symbol: 'EXMP' }] }],
])('the job that only %s has stays whole', async (_who, kept, other) => {
  const { organizations } = await merged(kept, other);
  expect(organizations).toEqual([{ name: 'Example Works', symbol: 'EXMP' }]);
});
