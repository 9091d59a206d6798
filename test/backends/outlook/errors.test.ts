import fc from 'fast-check';
import { isFilterRefused, readFailure } from '../../../src/backends/outlook/errors.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { type Mailbox, withMailbox } from './sandboxed.ts';

let mailbox: Mailbox;

withMailbox(1, (opened) => {
  mailbox = opened;
});

const failure = (status: number, body: unknown, trace: string | null = null, path = '/me/contacts/AAAA') => ({
  status,
  body,
  path,
  writes: false,
  header: (name: string) => (name === 'request-id' ? trace : null),
});

describe('sign-in', () => {
  test('asks for the least that does it', () => {
    process.env.CLIENT_ID = 'id';
    process.env.CLIENT_SECRET = 'secret';
    const scopes = (access: string) =>
      new URL(outlook.signIn.authorizeUrl({ authData: { access }, redirectUri: 'https://zapier.com/x', state: 's' })).searchParams.get(
        'scope',
      );
    expect(scopes('read')).toBe('offline_access User.Read Contacts.Read');
    expect(scopes('write')).toBe('offline_access User.Read Contacts.ReadWrite Tasks.ReadWrite MailboxSettings.Read');
    expect(outlook.signIn).toMatchObject({
      fields: [{ key: 'tenant' }, { key: 'mailbox' }, { key: 'people_sources' }],
      standardPkce: true,
    });
  });

  test('says whose account it is', async () => {
    expect(await outlook.signIn.identify(mailbox.connect())).toEqual({ name: 'megan@example.com', id: mailbox.store.user.id });
    expect(mailbox.asked()).toEqual(['GET /me?$select=id,displayName,mail,userPrincipalName', 'GET /me/contacts?$top=1&$select=id']);
    mailbox.sandbox.plan({ response: { status: 200, body: { displayName: null, mail: null, userPrincipalName: 'm@x.com' } } });
    expect(await outlook.signIn.identify(mailbox.connect())).toEqual({ name: 'm@x.com', id: null });
    mailbox.sandbox.plan({ response: { status: 200, body: {} } });
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
  ])('granted %j: %s is %s', (scope, requested, expected) => {
    expect(outlook.service({ scope }).hasScope(requested)).toBe(expected);
  });
});

test("everything goes to Microsoft's documented address by default", () => {
  const before = process.env.GRAPH_URL ?? '';
  delete process.env.GRAPH_URL;
  const { bases } = outlook.service({});
  process.env.GRAPH_URL = before;
  expect(bases).toEqual(['https://graph.microsoft.com/v1.0']);
});

test('a connection without a token sends nothing, and asks to sign in again', async () => {
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

  test.each([
    ['/me/contacts/AAAA', 'contact'],
    ["/users('ada@example.com')/contacts/AAAA", 'contact'],
    ['/me/contactFolders/F1/contacts/AAAA', 'contact'],
    ['/me/contactFolders/F1/contacts', 'folder'],
    ['/me/todo/lists/L1/tasks/T1', 'task'],
    ['/me/todo/lists/L1/tasks', 'task list'],
    ['/me/contacts', undefined],
    ['/me/contactFolders', undefined],
    ['/me/todo/lists', undefined],
    ['/me', undefined],
  ])("ErrorItemNotFound at %s: the %s doesn't exist", (path, missing) => {
    const reading = readFailure(failure(404, { error: { code: 'ErrorItemNotFound', message: 'm' } }, null, path));
    expect([reading.kind, reading.missing]).toEqual(missing === undefined ? [undefined, undefined] : ['not_found', missing]);
  });

  test.each([
    ['Parent folder specified does not contain a Task with given Id', 'not_found'],
    ["The list doesn't contain a task with this id", 'not_found'],
    ['The task with the given id was not found', 'not_found'],
    ['Task T1 does not exist.', 'not_found'],
    ['Invalid request', undefined],
    ['The dueDateTime of the task is wrong', undefined],
  ])('To Do has one code for all that it refuses: %s', (message, kind) => {
    const body = { error: { code: 'invalidRequest', message } };
    expect(readFailure(failure(400, body, null, '/me/todo/lists/L1/tasks/T1')).kind).toBe(kind);
    expect(readFailure(failure(400, body, null, '/me/contacts')).kind).toBeUndefined();
  });

  test.each([404, 410])("a status alone doesn't mean that the contact is missing: %s", (status) => {
    for (const body of [undefined, {}, '<html>', { error: { code: 'ResourceNotFound', message: 'Resource could not be discovered.' } }])
      expect(readFailure(failure(status, body)).kind).not.toBe('not_found');
  });

  test('the code of a service that is down says nothing of the contact', () => {
    expect(readFailure(failure(500, { error: { code: 'ErrorItemNotFound' } })).kind).toBeUndefined();
  });

  test.each(['', '/$value'])('no photo is known by its code: photo%s', async (path) => {
    const read = () => (path === '' ? outlook.photo.exists(mailbox.connect(), 'AAAA') : outlook.photo.get(mailbox.connect(), 'AAAA'));
    for (const [status, code] of [
      [404, 'ImageNotFound'],
      [404, 'ErrorItemNotFound'],
      [400, 'ErrorInvalidRequest'],
    ] as const) {
      mailbox.sandbox.plan({ response: { status, body: { error: { code } } } });
      expect(await read()).toBe(path === '' ? false : null);
    }
    for (const response of [
      { status: 404, body: '<html>' },
      { status: 404, body: { error: { code: 'ResourceNotFound' } } },
      { status: 400, body: '' },
    ]) {
      mailbox.sandbox.plan({ response });
      await expect(read()).rejects.toMatchObject({ kind: 'service_error' });
    }
  });

  test.each([
    ['InvalidAuthenticationToken', 'signed_out'],
    ['UnknownError', undefined],
    ['OrganizationFromTenantGuidNotFound', 'forbidden'],
  ])('401 with the code %s is %s', (code, kind) => {
    expect(readFailure(failure(401, { error: { code, message: 'm' } })).kind).toBe(kind);
  });

  test.each([{ error: { code: 'UnknownError', message: '' } }, ''])(
    'a 401 for the mailbox while the sign-in is good elsewhere is an account without a mailbox: %j',
    async (body) => {
      mailbox.sandbox.plan({ path: /contacts/, response: { status: 401, body } });
      await expect(outlook.contacts.get(mailbox.connect(), 'AAAA')).rejects.toMatchObject({
        kind: 'forbidden',
        message: expect.stringMatching(/has no mailbox in Exchange Online\. Connect an account that has a mailbox/),
      });
    },
  );

  test('a token that the service refuses by its code is renewed, whatever else works', async () => {
    mailbox.sandbox.plan({ path: /contacts/, response: { status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } } });
    await expect(outlook.contacts.get(mailbox.connect(), 'AAAA')).rejects.toMatchObject({ kind: 'signed_out' });
    expect(mailbox.asked()).toHaveLength(1);
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
    ['in part where they are a dump', { message: `A dump ${'x'.repeat(301)}` }, ` It says: A dump ${'x'.repeat(293)}.`],
  ])('the service’s own words are shown %s', async (_name, error, said) => {
    mailbox.sandbox.plan({ response: { status: 400, body: { error } } });
    await expect(outlook.contacts.get(mailbox.connect(), 'AAAA')).rejects.toMatchObject({
      message: `Outlook couldn't read the contact AAAA: it refused the request (400 Bad Request).${said} Check the fields of this step.`,
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

  test('only the refusal of a filter counts as one', async () => {
    expect(isFilterRefused(new Error('Outlook refuses'))).toBe(false);
    mailbox.sandbox.plan({ response: { status: 400, body: { error: { code: 'ErrorInvalidRequest' } } } });
    await expect(outlook.contacts.find(mailbox.connect(), { by: 'email', value: 'ada@example.com' }, {})).rejects.toMatchObject({
      kind: 'invalid_input',
      message: expect.stringContaining("Outlook couldn't"),
    });
    expect(mailbox.asked()).toHaveLength(1);
  });

  test('a throttled request tells when to come back', async () => {
    mailbox.sandbox.plan({
      path: /AAAA/,
      times: 4,
      response: { status: 429, headers: { 'retry-after': '7' }, body: { error: { code: 'ApplicationThrottled' } } },
    });
    await expect(outlook.contacts.get(mailbox.connect(), 'AAAA')).rejects.toMatchObject({ kind: 'throttled', detail: { delay: 7 } });
  });
});
