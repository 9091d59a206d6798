import fc from 'fast-check';
import { isFilterRefused, readFailure } from '../../../src/backends/outlook/errors.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { type Mailbox, withMailbox } from './sandboxed.ts';

let mailbox: Mailbox;

withMailbox(1, (opened) => {
  mailbox = opened;
});

const failure = (status: number, body: unknown, trace: string | null = null) => ({
  status,
  body,
  header: (name: string) => (name === 'request-id' ? trace : null),
});

describe('sign-in', () => {
  test('asks for the least that does it', () => {
    process.env.CLIENT_ID = 'id';
    process.env.CLIENT_SECRET = 'secret';
    const scopes = (access: string) =>
      new URL(outlook.signIn.authorizeUrl({ account: { access }, redirectUri: 'https://zapier.com/x', state: 's' })).searchParams.get(
        'scope',
      );
    expect(scopes('read')).toBe('offline_access User.Read Contacts.Read');
    expect(scopes('write')).toBe('offline_access User.Read Contacts.ReadWrite Tasks.ReadWrite MailboxSettings.Read');
    expect(outlook.signIn).toMatchObject({ fields: ['tenant'], standardPkce: true });
  });

  test('says whose account it is', async () => {
    expect(await outlook.signIn.identify(mailbox.connect())).toEqual({ name: 'megan@example.com', id: mailbox.store.user.id });
    expect(mailbox.asked()).toEqual(['GET /me?$select=id,displayName,mail,userPrincipalName']);
    mailbox.sandbox.plan({ answer: { status: 200, body: { displayName: null, mail: null, userPrincipalName: 'm@x.com' } } });
    expect(await outlook.signIn.identify(mailbox.connect())).toEqual({ name: 'm@x.com', id: null });
    mailbox.sandbox.plan({ answer: { status: 200, body: {} } });
    expect(await outlook.signIn.identify(mailbox.connect())).toEqual({ name: null, id: null });
  });

  test.each([
    [undefined, 'Tasks.ReadWrite', true],
    [' ', 'Tasks.ReadWrite', true],
    ['  User.Read   Contacts.Read\n', 'User.Read', true],
    ['User.Read', 'Contacts.Read', false],
    ['Contacts.Read', 'Contacts.Read', true],
    ['Contacts.Read', 'Contacts.ReadWrite', false],
    ['contacts.readwrite openid', 'Contacts.Read', true],
    ['https://graph.microsoft.com/Contacts.ReadWrite', 'Contacts.ReadWrite', true],
    ['https://graph.microsoft.com/Contacts.ReadWrite', 'Tasks.ReadWrite', false],
  ])('granted %j: %s is %s', (scope, wanted, expected) => {
    expect(outlook.service({ scope }).granted(wanted)).toBe(expected);
  });
});

test('everything goes to the address that Microsoft documents, where no other is set', () => {
  const before = process.env.GRAPH_URL ?? '';
  delete process.env.GRAPH_URL;
  const { bases } = outlook.service({});
  process.env.GRAPH_URL = before;
  expect(bases).toEqual(['https://graph.microsoft.com/v1.0']);
});

test('a connection that has no token sends nothing in its place, and is told to sign in anew', async () => {
  await expect(outlook.contacts.get(mailbox.connect({ access_token: undefined }), 'AAAA')).rejects.toMatchObject({ kind: 'signed_out' });
  expect(mailbox.sandbox.requests[0]?.headers.authorization?.trim()).toBe('Bearer');
});

describe('error bodies', () => {
  test.each([
    ['ErrorItemNotFound', 'not_found'],
    ['ErrorInvalidIdMalformed', 'not_found'],
    ['MailboxNotEnabledForRESTAPI', 'forbidden'],
    ['MailboxNotSupportedForRESTAPI', 'forbidden'],
    ['ErrorQuotaExceeded', 'too_much'],
    ['ErrorAccessDenied', 'forbidden'],
    ['InefficientFilter', 'invalid_input'],
    ['ErrorServerBusy', 'throttled'],
    ['constructor', undefined],
  ])('%s is %s', (code, kind) => {
    expect(readFailure(failure(400, { error: { code, message: 'm' } })).kind).toBe(kind);
  });

  test('the trace is found wherever it is', () => {
    expect(readFailure(failure(500, { error: { innerError: { 'request-id': 'a' } } }))).toMatchObject({ trace: 'a' });
    expect(readFailure(failure(500, { error: { innererror: { 'request-id': 'b' } } }))).toMatchObject({ trace: 'b' });
    expect(readFailure(failure(500, '<html>', 'c'))).toMatchObject({ trace: 'c', message: undefined });
  });

  test.each([
    ['as they are', { code: 'ErrorInvalidRequest', message: 'The property is wrong.' }, ' It says: The property is wrong.'],
    ['not at all where they are blank', { code: 'ErrorInvalidRequest', message: '' }, ''],
    ['not at all where there are none', { code: 'ErrorInvalidRequest' }, ''],
    ['in part where they are a dump', { message: 'x'.repeat(301) }, ` It says: ${'x'.repeat(300)}.`],
  ])('the service’s own words are told %s', async (_name, error, said) => {
    mailbox.sandbox.plan({ answer: { status: 400, body: { error } } });
    await expect(outlook.contacts.get(mailbox.connect(), 'AAAA')).rejects.toMatchObject({
      message: `Outlook could not read the contact AAAA: the request was refused (status 400).${said} Correct the fields of this step.`,
    });
  });

  test('no body makes it throw', () => {
    const named = fc.record({
      error: fc.oneof(
        fc.anything(),
        fc.record({ code: fc.anything(), message: fc.anything(), innerError: fc.anything(), innererror: fc.anything() }),
      ),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 300, max: 599 }),
        fc.oneof(fc.anything(), named),
        (status, body) => typeof readFailure(failure(status, body)) === 'object',
      ),
    );
  });

  test('only the refusal of a filter is taken for one', async () => {
    expect(isFilterRefused(new Error('Outlook refuses'))).toBe(false);
    mailbox.sandbox.plan({ answer: { status: 400, body: { error: { code: 'ErrorInvalidRequest' } } } });
    await expect(outlook.contacts.find(mailbox.connect(), { by: 'email', value: 'ada@example.com' }, {})).rejects.toMatchObject({
      kind: 'invalid_input',
      message: expect.stringContaining('Outlook could not'),
    });
    expect(mailbox.asked()).toHaveLength(1);
  });

  test('a throttled request tells when to come back', async () => {
    mailbox.sandbox.plan({
      times: 4,
      answer: { status: 429, headers: { 'retry-after': '7' }, body: { error: { code: 'ApplicationThrottled' } } },
    });
    await expect(outlook.contacts.get(mailbox.connect(), 'AAAA')).rejects.toMatchObject({ kind: 'throttled', detail: { delay: 7 } });
  });
});
