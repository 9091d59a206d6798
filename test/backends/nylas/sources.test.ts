import { nylas } from '../../../src/backends/nylas/index.ts';
import { allOf } from '../../support/pages.ts';
import { type Mailboxes, queriesOf, withMailboxes } from './mailbox.ts';

const { changes } = nylas;
const google = (name: string) => `https://www.googleapis.com/auth/${name}`;
let boxes: Mailboxes;

withMailboxes(3, (opened) => {
  boxes = opened;
});

const asked = () => queriesOf(boxes.sandbox).flatMap((query) => query.source ?? []);

test.each([undefined, 'address_book', 'inbox', 'domain'])('the source %s is asked for', async (source) => {
  await allOf(changes, boxes.connect('google'), source === undefined ? {} : { source });
  expect(asked()).toEqual([source ?? 'address_book']);
});

describe('refused before any request', () => {
  test('an unknown source', async () => {
    await expect(allOf(changes, boxes.connect('google'), { source: 'everywhere' })).rejects.toMatchObject({
      kind: 'invalid_input',
      message: 'Source must be Address Book, Inbox or Domain. Choose one from the list.',
    });
    expect(asked()).toEqual([]);
  });

  test('the inbox of a provider that gives none', async () => {
    await expect(allOf(changes, boxes.connect('ews'), { source: 'inbox' })).rejects.toMatchObject({
      kind: 'missing_capability',
      message: "Exchange doesn't share the people in the inbox with Nylas. Choose another source.",
    });
    expect(asked()).toEqual([]);
  });

  test.each(['inbox', 'domain'] as const)('the source %s, where its scope was not granted', async (source) => {
    const connection = boxes.connect('google', { account: { scope: google('contacts') } });
    await expect(allOf(changes, connection, { source })).rejects.toMatchObject({
      kind: 'forbidden',
      message: `This Nylas connection can't read the source "${source}". Reconnect the account and choose Yes for People Beyond the Address Book.`,
    });
    expect(asked()).toEqual([]);
  });

  test('the address book itself, with no advice to ask for more than that', async () => {
    const connection = boxes.connect('google', { account: { scope: google('directory.readonly') } });
    await expect(allOf(changes, connection, {})).rejects.toMatchObject({
      kind: 'forbidden',
      message: `This Nylas connection lacks a permission, so it can't look for new and changed contacts. Reconnect with access "Read and write" (${google('contacts')}).`,
    });
    expect(asked()).toEqual([]);
  });
});

describe('left to the service', () => {
  test.each(['address_book', 'domain'])('the source %s of Exchange, which lacks the inbox alone', async (source) => {
    await allOf(changes, boxes.connect('ews'), { source });
    expect(asked()).toEqual([source]);
  });

  test('the inbox of an unknown provider', async () => {
    await allOf(changes, boxes.connect('google', { account: { provider: undefined } }), { source: 'inbox' });
    expect(asked()).toEqual(['inbox']);
  });

  test('whatever a provider without scopes was granted', async () => {
    await allOf(changes, boxes.connect('imap', { account: { scope: 'email' } }), { source: 'inbox' });
    expect(asked()).toEqual(['inbox']);
  });

  test.each([undefined, '', ' , '])('a connection whose scopes are not told: %j', async (scope) => {
    await allOf(changes, boxes.connect('google', { account: { scope } }), { source: 'inbox' });
    expect(asked()).toEqual(['inbox']);
  });
});

describe('a scope is granted', () => {
  test.each([
    ['by itself, between blanks and commas', 'a,  People.Read ,b', 'People.Read', true],
    ['by a wider one', 'Contacts.ReadWrite', 'Contacts.Read', true],
    ['with the address before it', 'https://graph.microsoft.com/contacts.read', 'Contacts.Read', true],
    ['as one that is in no list', 'Mail.Read', 'Mail.Read', true],
    ['not by a narrower one', 'Contacts.Read', 'Contacts.ReadWrite', false],
    ['not by others', 'People.Read', 'Mail.Read', false],
  ])('%s', (_name, scope, requested, granted) => {
    expect(nylas.service({ scope }).hasScope(requested)).toBe(granted);
  });
});

test('sources and missing things', () => {
  expect(nylas.sources.choices.map(({ id }) => id)).toEqual(['address_book', 'inbox', 'domain']);
  for (const port of ['tasks', 'appointments', 'businesses', 'owners', 'customFields', 'folders']) expect(nylas).not.toHaveProperty(port);
});
