import { outlook } from '../../../src/backends/outlook/index.ts';
import type { ContactChange } from '../../../src/contacts/change.ts';
import { type Mailbox, withMailbox } from './sandboxed.ts';

let mailbox: Mailbox;

withMailbox(1, (opened) => {
  mailbox = opened;
});

/** What an update of this contact sends. */
async function sent(known: Parameters<Mailbox['store']['addContact']>[0], change: ContactChange): Promise<unknown> {
  const { id } = mailbox.store.addContact(known);
  await outlook.contacts.update(mailbox.connect(), id, change);
  return JSON.parse(mailbox.sandbox.requests.at(-1)?.body ?? '');
}

const addresses = (...all: string[]) => ({ emailAddresses: all.map((address) => ({ name: address, address })) });

test.each<[string, string[], string[], string[]]>([
  ['beside those that are there', ['ada@chat.example.com'], ['ada@work.example.com'], ['ada@chat.example.com', 'ada@work.example.com']],
  [
    'once, however they are written, in the spelling that is there',
    ['ada@chat.example.com'],
    [' ADA@chat.example.com', 'ada@work.example.com'],
    ['ada@chat.example.com', 'ada@work.example.com'],
  ],
  ['once, though they were given twice', [], ['ada@chat.example.com', 'Ada@Chat.example.com'], ['ada@chat.example.com']],
])('instant messaging addresses are stored %s', async (_how, imAddresses, im_addresses, expected) => {
  expect(await sent({ imAddresses }, { im_addresses })).toEqual({ imAddresses: expected });
});

test.each<[string, string[], ContactChange, string[]]>([
  ['without the blanks around it', ['a@example.com'], { email: ' b@example.com ' }, ['b@example.com']],
  ['and others too', ['a@example.com'], { other_emails: [' b@example.com\n'] }, ['a@example.com', 'b@example.com']],
  ['and none where only blanks are given', ['a@example.com', 'b@example.com'], { email: ' ' }, ['b@example.com']],
  [
    'and none of others that are blank',
    ['a@example.com'],
    { other_emails: ['', ' ', 'b@example.com'] },
    ['a@example.com', 'b@example.com'],
  ],
])('an email address is sent %s', async (_how, known, change, expected) => {
  const body = await sent(addresses(...known), change);
  expect(body).toEqual({
    emailAddresses: expected.map((address) => (known.includes(address) ? { name: address, address } : { address })),
  });
});
