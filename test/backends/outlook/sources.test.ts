import { outlook } from '../../../src/backends/outlook/index.ts';
import { allOf } from '../../support/pages.ts';
import { WITHOUT_SOURCES, withScopes } from './outsiders.ts';
import { type Mailbox, withMailbox } from './sandboxed.ts';

const { changes, contacts } = outlook;
const SEARCH = { cursor: null, limit: 10 };
let mailbox: Mailbox;

withMailbox(3, (opened) => {
  mailbox = opened;
});

const without = (more: Record<string, string> = {}) => mailbox.connect({ ...withScopes(mailbox.sandbox, WITHOUT_SOURCES), ...more });

describe('the sign-in', () => {
  const scopes = (authData: Record<string, string>): string | null => {
    process.env.CLIENT_ID = 'id';
    process.env.CLIENT_SECRET = 'secret';
    const url = outlook.signIn.authorizeUrl({ authData, redirectUri: 'https://zapier.com/x', state: 's' });
    return new URL(url).searchParams.get('scope');
  };

  test('asks for people beyond the address book only if the person chose that', () => {
    expect(scopes({ access: 'read', people_sources: 'true' })).toBe(
      'offline_access User.Read Contacts.Read People.Read User.ReadBasic.All',
    );
    expect(scopes({ access: 'write', people_sources: '1' })).toMatch(/ MailboxSettings\.Read People\.Read User\.ReadBasic\.All$/);
    for (const people_sources of ['', 'false', 'no'])
      expect(scopes({ access: 'read', people_sources })).toBe('offline_access User.Read Contacts.Read');
  });
});

describe('a scope is granted', () => {
  test.each([
    ['by itself', 'User.ReadBasic.All', 'User.ReadBasic.All', true],
    ['with the address before it', 'https://graph.microsoft.com/People.Read', 'People.Read', true],
    ['by one for whole profiles', 'User.Read.All', 'User.ReadBasic.All', true],
    ['by one for all of the directory', 'Directory.Read.All', 'User.ReadBasic.All', true],
    ["by one for everybody's people", 'People.Read.All', 'People.Read', true],
    ['not by one for the own profile', 'User.Read', 'User.ReadBasic.All', false],
    ['not by that of the other source', 'People.Read', 'User.ReadBasic.All', false],
  ])('%s', (_name, scope, requested, granted) => {
    expect(outlook.service({ scope }).hasScope(requested)).toBe(granted);
  });
});

describe('refused before any request', () => {
  test.each([
    ['inbox', 'the people you work with', 'People.Read'],
    ['domain', "your organization's directory", 'User.ReadBasic.All'],
  ])('the source %s, which was not asked for', async (source, name, scope) => {
    const message = `This Outlook connection can't read ${name}. Reconnect the account and choose Yes for People Beyond the Address Book (${scope}).`;
    const refused = { kind: 'forbidden', message };
    await expect(contacts.find(without(), { by: 'email', value: 'a@example.com' }, { source })).rejects.toMatchObject(refused);
    await expect(contacts.search(without(), { source }, SEARCH)).rejects.toMatchObject(refused);
    await expect(allOf(changes, without(), { source })).rejects.toMatchObject(refused);
    await expect(changes.sample(without(), 'updated', 3, { source })).rejects.toMatchObject(refused);
    await expect(contacts.get(without(), `${source}:1`)).rejects.toMatchObject(refused);
    expect(mailbox.asked()).toEqual([]);
  });

  test.each([
    [
      'inbox',
      "This Outlook connection can't read the people you work with, because Microsoft didn't allow it. Ask your administrator to allow it (People.Read), and reconnect the account.",
    ],
    [
      'domain',
      "This Outlook connection can't read your organization's directory, because Microsoft didn't allow it. A personal account has no directory. In an organization, ask your administrator to allow it (User.ReadBasic.All), and reconnect the account.",
    ],
  ])('the source %s, which was asked for and not granted', async (source, message) => {
    await expect(allOf(changes, without({ people_sources: 'true' }), { source })).rejects.toMatchObject({ kind: 'forbidden', message });
    expect(mailbox.asked()).toEqual([]);
  });

  test('any source of a connection to one shared mailbox', async () => {
    const shared = mailbox.connect({ mailbox: 'sales@example.com' });
    await expect(allOf(changes, shared, { source: 'domain' })).rejects.toMatchObject({
      kind: 'missing_capability',
      message:
        "This Outlook connection is only for the mailbox sales@example.com, so it can't read your organization's directory. Leave Source blank, or use a connection without a mailbox.",
    });
    expect(mailbox.asked()).toEqual([]);
  });

  test('an unknown source', async () => {
    await expect(allOf(changes, mailbox.connect(), { source: 'everywhere' })).rejects.toMatchObject({
      kind: 'invalid_input',
      message: 'Source must be Address Book, Inbox or Domain. Choose one from the list.',
    });
    expect(mailbox.asked()).toEqual([]);
  });

  test.each([
    [{ folder_id: 'contacts' }, 'Folder'],
    [{ tag: 'customer', updated_after: '2026-01-01T00:00:00Z' }, 'Tag and Updated After'],
    [{ custom_field: { id: 'spouseName', value: 'Bob' } }, 'Custom Field'],
  ])('what no one outside the address book has: %j', async (conditions, labels) => {
    await expect(contacts.search(mailbox.connect(), { source: 'inbox', ...conditions }, SEARCH)).rejects.toMatchObject({
      kind: 'missing_capability',
      message: `People outside the address book have no folders, tags, custom fields or dates. Leave ${labels} blank, or leave Source blank.`,
    });
    expect(mailbox.asked()).toEqual([]);
  });

  test.each([{ tag: 'customer' }, { folder_id: 'contacts' }])('a trigger with %j', async (selection) => {
    await expect(allOf(changes, mailbox.connect(), { source: 'domain', ...selection })).rejects.toMatchObject({
      kind: 'missing_capability',
    });
    await expect(changes.sample(mailbox.connect(), 'updated', 3, { source: 'domain', ...selection })).rejects.toMatchObject({
      kind: 'missing_capability',
    });
    expect(mailbox.asked()).toEqual([]);
  });

  test.each([
    [{ phone: '+15550100200' }, 'Phone'],
    [{ business_id: 'Example Works' }, 'Business'],
  ])('what the connection cannot read of the directory: %j', async (conditions, label) => {
    await expect(contacts.search(mailbox.connect(), { source: 'domain', ...conditions }, SEARCH)).rejects.toMatchObject({
      kind: 'forbidden',
      message: `This Outlook connection only reads names and email addresses in your organization's directory. Leave ${label} blank, or ask your administrator to allow more (User.Read.All), and reconnect the account.`,
    });
    expect(mailbox.asked()).toEqual([]);
  });
});

test.each(['domain:1', ' inbox:1'])('every write of a port refuses %s by itself', async (id) => {
  const { photo, tags, notes } = outlook;
  const connection = mailbox.connect();
  const writes = [
    contacts.update(connection, id, { company: 'Example' }),
    contacts.remove(connection, id),
    tags.add(connection, id, ['customer']),
    tags.remove(connection, id, ['customer']),
    notes.add(connection, id, { body: 'A note.' }),
    photo.set?.(connection, id, { bytes: Buffer.from('x'), contentType: 'image/jpeg' }),
  ];
  for (const write of writes)
    await expect(write).rejects.toMatchObject({ kind: 'invalid_input', message: expect.stringContaining('Create Contact') });
  expect(mailbox.asked()).toEqual([]);
});

describe('the address book', () => {
  test('is read with the same requests, whether or not it is named', async () => {
    const criterion = { by: 'email', value: 'ada.obrien.0@example.com' } as const;
    const requests = async (within: { readonly source?: string }): Promise<string[]> => {
      await contacts.find(mailbox.connect(), criterion, within);
      await contacts.search(mailbox.connect(), within, SEARCH);
      await allOf(changes, mailbox.connect(), within);
      await changes.sample(mailbox.connect(), 'updated', 3, within);
      return mailbox.asked();
    };
    const plain = await requests({});
    expect(await requests({ source: 'address_book' })).toEqual(plain);
    expect(plain.filter((request) => /people|\/users/.test(request))).toEqual([]);
  });

  test('needs none of the scopes of the sources', async () => {
    expect(await contacts.find(without(), { by: 'email', value: 'ada.obrien.0@example.com' }, {})).toHaveLength(1);
  });
});

test('a directory that the service refuses has a sentence for personal accounts, too', async () => {
  const refused = { kind: 'forbidden', message: expect.stringContaining('A personal account has none.') };
  mailbox.sandbox.plan({ response: { status: 403, body: { error: { code: 'Authorization_RequestDenied' } } }, times: 2 });
  await expect(allOf(changes, mailbox.connect(), { source: 'domain' })).rejects.toMatchObject(refused);
  await expect(contacts.get(mailbox.connect(), 'domain:1')).rejects.toMatchObject(refused);
});
