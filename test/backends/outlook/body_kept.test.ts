import { outlook } from '../../../src/backends/outlook/index.ts';
import type { ContactChange } from '../../../src/contacts/change.ts';
import { type Mailbox, ownFolder, withMailbox } from './sandboxed.ts';

let mailbox: Mailbox;

withMailbox(1, (opened) => {
  mailbox = opened;
});

const DN = '/o=ExchangeLabs/ou=Exchange Administrative Group/cn=Recipients/cn=abc';
const NAMELESS = { name: 'bbb@example.com,', address: null };
const COLLEAGUE = { name: 'Colleague', address: DN };
const ada = { name: 'Ada', address: 'ada@example.com' };

/** The mailbox's addresses after the update. */
async function after(emailAddresses: readonly { name: string | null; address: string | null }[], change: ContactChange): Promise<unknown> {
  const { id } = mailbox.store.addContact({ displayName: 'Ada', emailAddresses });
  await outlook.contacts.update(mailbox.connect(), id, change);
  return mailbox.store.contacts.get(id)?.fields.emailAddresses;
}

test.each<[string, ContactChange, unknown[]]>([
  ['others are added', { other_emails: ['new@example.com'] }, [NAMELESS, ada, { name: 'new@example.com', address: 'new@example.com' }]],
  ['the email is another', { email: 'new@example.com' }, [NAMELESS, { name: 'new@example.com', address: 'new@example.com' }]],
  ['the email is taken away', { email: null }, [NAMELESS]],
  ['the others are taken away', { other_emails: null }, [NAMELESS, ada]],
  ['something else changes', { company: 'Engines' }, [NAMELESS, ada]],
])('an item without an address stays when %s', async (_what, change, expected) => {
  expect(await after([NAMELESS, ada], change)).toEqual(expected);
});

test('an item is sent back with everything that it came with', async () => {
  const item = { name: 'Bob', address: DN, kind: 'directory' };
  mailbox.sandbox.plan({ method: 'GET', response: { status: 200, body: { id: '1', emailAddresses: [item, ada] } } });
  mailbox.sandbox.plan({ method: 'PATCH', response: { status: 200, body: { id: '1' } } });
  await outlook.contacts.update(mailbox.connect(), '1', { other_emails: ['new@example.com'] });
  expect(JSON.parse(mailbox.sandbox.requests.at(-1)?.body ?? '')).toEqual({ emailAddresses: [item, ada, { address: 'new@example.com' }] });
});

test("a path of Exchange isn't an email: it's neither returned nor found, and it stays", async () => {
  const { id } = mailbox.store.addContact({ displayName: 'Ada', emailAddresses: [COLLEAGUE, ada] });
  expect(await outlook.contacts.get(mailbox.connect(), id)).toMatchObject({
    email: 'ada@example.com',
    emails: [{ address: 'ada@example.com' }],
  });
  expect(await ownFolder.find(mailbox.connect(), { by: 'email', value: DN })).toEqual([]);
  expect(await after([COLLEAGUE, ada], { email: 'new@example.com' })).toEqual([
    COLLEAGUE,
    { name: 'new@example.com', address: 'new@example.com' },
  ]);
});

test("what can't be shown counts toward the limit, and the message says so", async () => {
  await expect(after([NAMELESS, COLLEAGUE, ada], { other_emails: ['new@example.com'] })).rejects.toMatchObject({
    kind: 'invalid_input',
    message:
      "Outlook keeps at most 3 email addresses for a contact, and new@example.com would be too many. This contact also has 2 entries that you only see in Outlook, because there's no email address to show. Leave out what is too many, or remove others first.",
  });
});
