import { accountTypeOf } from '../../../sandbox/accounts.ts';
import type { Lists } from '../../../sandbox/google/person.ts';
import { google } from '../../../src/backends/google/index.ts';
import type { Inputs, Row } from '../../support/run.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(google, accountTypeOf('google'), 3);
const store = () => at().sandbox.accounts.google.store;

/** What the step returns, and the contact's lists afterwards. */
async function updated(before: Lists, input: Inputs): Promise<{ readonly output: Row; readonly lists: Lists }> {
  const { id } = store().add(before);
  const output = await at().create('update_contact', { contact_id: id, ...input });
  return { output, lists: store().people.get(id)?.lists ?? {} };
}

const UMA: Lists = { names: [{ givenName: 'Uma' }] };
const MAIDEN = { value: 'Born', type: 'MAIDEN_NAME' };

test.each<[field: string, before: Lists, after: Lists]>([
  [
    'other_emails',
    { emailAddresses: [{ value: 'uma@example.com', type: 'work' }, { value: 'uma@example.org' }] },
    { emailAddresses: [{ value: 'uma@example.com', type: 'work' }] },
  ],
  ['im_addresses', { imClients: [{ username: 'uma.chat', protocol: 'jabber' }] }, { imClients: [] }],
  ['notes', { biographies: [{ value: 'Met <b>twice</b>', contentType: 'TEXT_HTML' }] }, { biographies: [] }],
  ['nickname', { nicknames: [MAIDEN, { value: 'Umi' }] }, { nicknames: [MAIDEN] }],
  ['company', { organizations: [{ name: 'Example Works', type: 'work', current: true }] }, { organizations: [] }],
  ['company', { organizations: [{ name: 'Example Works', symbol: 'EXMP' }] }, { organizations: [{ symbol: 'EXMP' }] }],
  ['birthday', { birthdays: [{ date: { year: 1990, month: 5, day: 6 } }] }, { birthdays: [] }],
  [
    'website',
    { urls: [{ value: 'https://example.com', type: 'blog' }, { value: 'https://example.org' }] },
    { urls: [{ value: 'https://example.org' }] },
  ],
  [
    'home_phone',
    {
      phoneNumbers: [
        { value: '+15550100100', type: 'mobile' },
        { value: '+15550100101', type: 'home' },
      ],
    },
    { phoneNumbers: [{ value: '+15550100100', type: 'mobile' }] },
  ],
])('clearing %s removes just that', async (field, before, after) => {
  const { output, lists } = await updated({ ...UMA, ...before }, { clear_fields: [field] });
  expect(output).toMatchObject({ outcome: 'updated', changed_fields: [field] });
  expect(lists).toMatchObject({ ...UMA, ...after });
});

test('a nickname replaces the one there is, and a maiden name stays', async () => {
  const { lists } = await updated({ ...UMA, nicknames: [MAIDEN, { value: 'Umi' }] }, { nickname: 'Ums' });
  expect(lists.nicknames).toEqual([MAIDEN, { value: 'Ums' }]);
});

test('items with a label and no value aren’t shown, and stay when their list is written', async () => {
  const labels: Lists = {
    emailAddresses: [{ value: 'uma@example.com' }, { type: 'work' }, { value: 'gone@example.com' }],
    phoneNumbers: [{ value: '+15550100100', type: 'mobile' }, { type: 'home' }, { value: '+15550100109' }],
    urls: [{ value: 'https://example.com' }, { type: 'blog' }],
    imClients: [{ protocol: 'jabber' }],
  };
  const { output, lists } = await updated(
    { ...UMA, ...labels },
    {
      email: 'new@example.com',
      other_emails: ['more@example.com'],
      remove_emails: ['gone@example.com'],
      phone: '+15550100105',
      home_phone: '+15550100106',
      remove_phones: ['+15550100109'],
      website: 'https://example.org',
      im_addresses: ['uma.chat'],
    },
  );
  expect(output.emails).toEqual(['new@example.com', 'more@example.com'].map((address) => ({ address, type: null })));
  expect(output).toMatchObject({ websites: ['https://example.org'], im_addresses: ['uma.chat'] });
  expect(lists).toMatchObject({
    emailAddresses: [{ value: 'new@example.com' }, { type: 'work' }, { value: 'more@example.com' }],
    phoneNumbers: [
      { value: '+15550100105', type: 'mobile' },
      { value: '+15550100106', type: 'home' },
    ],
    urls: [{ value: 'https://example.org' }, { type: 'blog' }],
    imClients: [{ protocol: 'jabber' }, { username: 'uma.chat' }],
  });
});

test('several choices of a custom field are one text', async () => {
  const { output } = await updated(UMA, { custom_Plan: ['Gold', 'Silver'] });
  expect(output.custom_Plan).toBe('Gold, Silver');
});
