import { outlook as accountType, sharedOutlook as sharedAccountType } from '../../../sandbox/outlook/account.ts';
import type { SharedMailbox } from '../../../sandbox/outlook/mailboxes.ts';
import { StepError } from '../../../sandbox/zapier/step_error.ts';
import { authorizeUrl, connectionLabel, test as connectionTest, getAccessToken, refreshAccessToken } from '../../../src/authentication.ts';
import { linkInMailbox } from '../../../src/backends/outlook/client_links.ts';
import { mailboxPath } from '../../../src/backends/outlook/client_paths.ts';
import { outlook, sharedOutlook } from '../../../src/backends/outlook/index.ts';
import { connect } from '../../../src/operation.ts';
import { CALLBACK, LOGIN, stage, tokenResponse, withEnvironment } from '../../support/authentication.ts';
import { platform } from '../../support/client.ts';
import { SMALL, useWorld } from '../../support/world.ts';

const SALES = 'sales@example.com';

describe('the sign-in', () => {
  const scopes = (authData: Record<string, string>): string | null => {
    const request = { authData, redirectUri: 'https://zapier.com/return', state: 's' };
    return new URL(outlook.signIn.authorizeUrl(request)).searchParams.get('scope');
  };
  withEnvironment();

  test('asks for the scopes for sharing only if a mailbox is filled in', () => {
    for (const mailbox of ['', '  '])
      expect([scopes({ mailbox, access: 'read' }), scopes({ mailbox, access: 'write' })]).toEqual([
        'offline_access User.Read Contacts.Read',
        'offline_access User.Read Contacts.ReadWrite Tasks.ReadWrite MailboxSettings.Read',
      ]);
    expect(scopes({ mailbox: SALES, access: 'read' })).toBe('offline_access User.Read Contacts.Read.Shared');
    expect(scopes({ mailbox: SALES, access: 'write' })).toBe('offline_access User.Read Contacts.ReadWrite.Shared');
  });

  test('keeps the mailbox with the connection, and renews it with the same scopes', async () => {
    const path = '/common/oauth2/v2.0/token';
    const tokens = { access_token: 'access-of-ada', refresh_token: 'refresh-of-ada', scope: 'User.Read Contacts.ReadWrite.Shared' };
    const asked = tokenResponse(LOGIN, path, 200, tokens);
    const inputData = { ...CALLBACK, account_type: 'outlook', mailbox: SALES };
    const authData = await stage(getAccessToken, { inputData });
    expect(authData).toMatchObject({ account_type: 'outlook', mailbox: SALES, scope: tokens.scope });
    const again = tokenResponse(LOGIN, path, 200, tokens);
    await stage(refreshAccessToken, { authData: { ...inputData, access_token: 'access-of-ada', refresh_token: 'refresh-of-ada' } });
    expect([...asked, ...again].map(({ scope }) => scope)).toEqual([
      'offline_access User.Read Contacts.ReadWrite.Shared',
      'offline_access User.Read Contacts.ReadWrite.Shared',
    ]);
  });

  test.each([
    'sales',
    'sales@example',
    'a/../b@example.com',
    'sales@example.com/../../me',
    'sales%2Fme@example.com',
    'sales@example.com?x=1',
    'sales@example.com, info@example.com',
    'sales@evil.example.com:443',
    'https://evil.example.com',
    'me',
    '{{x}}@example.com',
  ])('what is no address is refused before any request, and never means the own mailbox: %s', async (mailbox) => {
    const said = /in Shared Mailbox isn't an email address\. Correct it, like sales@example\.com, and connect again\.$/;
    expect(() => scopes({ mailbox })).toThrow(said);
    expect(() => outlook.forConnection({ mailbox })).toThrow(said);
    expect(() => sharedOutlook.service({ mailbox })).toThrow(said);
    const started = stage(authorizeUrl, { inputData: { account_type: 'outlook', mailbox } });
    expect(
      await started.then(
        () => '',
        (error: unknown) => StepError.of(error).message,
      ),
    ).toMatch(said);
  });

  test.each([
    [SALES, '/users/sales%40example.com'],
    [' Sales@Example.com ', '/users/Sales%40Example.com'],
    ['mailto:sales@example.com', '/users/sales%40example.com'],
    ["o'brien+team@example.com", "/users/o'brien%2Bteam%40example.com"],
    ['nora_example.org#EXT#@example.com', '/users/nora_example.org%23EXT%23%40example.com'],
    ['kontakt@büro.example.com', '/users/kontakt%40b%C3%BCro.example.com'],
  ])('an address is one encoded part of the path: %s', (mailbox, path) => {
    expect(mailboxPath({ mailbox })).toBe(path);
    const { bases } = sharedOutlook.service({ mailbox });
    expect(bases).toEqual(['https://graph.microsoft.com/v1.0']);
    expect(new URL(`${bases[0]}${path}/contacts`).pathname).toBe(`/v1.0${path}/contacts`);
  });

  test('the scopes of a connection are those for sharing, too', () => {
    const shared = (scope: string) => sharedOutlook.service({ mailbox: SALES, scope });
    expect(shared('Contacts.ReadWrite Contacts.Read').hasScope('Contacts.Read')).toBe(false);
    expect(shared('Contacts.Read.Shared').hasScope('Contacts.Read')).toBe(true);
    expect(shared('Contacts.Read.Shared').hasScope('Contacts.ReadWrite')).toBe(false);
    expect(shared('https://graph.microsoft.com/Contacts.ReadWrite.Shared').hasScope('Contacts.Read')).toBe(true);
    expect(shared('User.Read').hasScope('User.Read')).toBe(true);
    expect(shared('').hasScope('Contacts.Read')).toBe(true);
    expect(outlook.service({ scope: 'Contacts.ReadWrite.Shared' }).hasScope('Contacts.Read')).toBe(false);
  });
});

describe('a connection', () => {
  const at = useWorld(sharedOutlook, sharedAccountType, SMALL);
  const shared = (): SharedMailbox => at().sandbox.accounts.outlook.sharedMailbox();
  const own = () => at().sandbox.accounts.outlook;
  const tested = (changes: Record<string, string> = {}) => stage(connectionTest, { authData: { ...at().authData, ...changes } });
  const failed = async (changes: Record<string, string> = {}): Promise<string> => {
    try {
      await tested(changes);
      return 'no error';
    } catch (error) {
      return StepError.of(error).message;
    }
  };

  test('reads a contact of that mailbox, and is named by it', async () => {
    const output = await tested();
    expect(at().asked()).toEqual([
      'GET /me?%24select=id%2CdisplayName%2Cmail%2CuserPrincipalName',
      'GET /users/sales%40example.com/contacts?%24top=1&%24select=id',
    ]);
    expect(output).toEqual({ id: SALES, name: SALES, account_type: 'outlook', access: 'write' });
    const label = (authData: Record<string, string>) =>
      stage(connectionLabel, { authData: { ...at().authData, ...authData }, inputData: { name: SALES } });
    expect(await label({})).toBe('sales@example.com (Outlook, read and write)');
    expect(await label({ access: 'read' })).toBe('sales@example.com (Outlook, read only)');
  });

  test('works as long as the mailbox can be read, and only asks for what it was connected for', async () => {
    shared().rights = 'read';
    expect(await tested({ access: 'read' })).toMatchObject({ name: SALES, access: 'read' });
    expect(await failed({ scope: 'User.Read Contacts.Read.Shared' })).toBe(
      'This Outlook connection lacks a permission, so it can\'t read the contacts. Reconnect with access "Read and write" (Contacts.ReadWrite.Shared).',
    );
  });

  const NOT_SHARED =
    /^Outlook doesn't let this connection read the contacts\. The mailbox sales@example\.com isn't shared with you\. Ask its owner or your administrator for access to its contacts\. \(trace ID /;

  test.each([false, true])('says if the mailbox is not shared (hidden: %s)', async (hidden) => {
    Object.assign(shared(), { rights: 'none', hidden });
    expect(await failed()).toMatch(NOT_SHARED);
  });

  test('says if no mailbox has the address', async () => {
    expect(await failed({ mailbox: 'nobody@example.com' })).toMatch(
      /^Microsoft knows no mailbox with the address nobody@example\.com\. Reconnect the account with the right address in Shared Mailbox\./,
    );
  });

  test('says if the mailbox is not in Exchange Online', async () => {
    shared().store.mailboxMissing = true;
    expect(await failed()).toMatch(
      /^The mailbox sales@example\.com isn't in Exchange Online, so Microsoft gives no access to it\. Check the address in Shared Mailbox and reconnect the account\./,
    );
  });

  test('says if the account is a personal one, without a request to the mailbox', async () => {
    own().store.personal = true;
    expect(await failed()).toBe(
      'Mailboxes are only shared within an organization, and this is a personal Microsoft account. Connect a work or school account, or leave Shared Mailbox blank.',
    );
    expect(at().asked()).toHaveLength(1);
  });

  test('says whose mailbox refuses a sign-in that is accepted elsewhere', async () => {
    at().fail({ status: 401, body: { error: { code: 'OrganizationFromTenantGuidNotFound', message: 'm' } } }, { path: /contacts/ });
    expect(await failed()).toContain('sales@example.com');
    at().fail({ status: 401, body: { error: { code: 'Other', message: 'm' } } }, { path: /contacts/ });
    expect(await failed()).toContain('sales@example.com');
  });

  test('reads the photo of a contact there', async () => {
    const { pictured, plain } = at().book.photographed?.() ?? { pictured: '', plain: '' };
    const connection = connect(await platform(), sharedOutlook, at().authData, null);
    const photoOf = (id: string) => sharedOutlook.photo.get(connection, id);
    expect((await photoOf(pictured))?.contentType).toBe('image/jpeg');
    expect(await photoOf(plain)).toBeNull();
    expect(at().asked()).toEqual(
      [pictured, plain].map((id) => `GET /users/sales%40example.com/contacts/${encodeURIComponent(id)}/photo/$value`),
    );
  });

  test('leaves out a folder that is not shared itself, and says so if the step names it', async () => {
    const id = [...shared().store.folders.values()].find(({ displayName }) => displayName === 'Family')?.id ?? '';
    const everyone = at().book.ids().length;
    const found = async () => (await at().search('find_contacts', { limit: '100' }))[0]?.count;
    expect(await found()).toBe(everyone);
    shared().folderRights.set(id, 'none');
    expect(await found()).toBe(everyone - 1);
    expect(await at().search('find_contact', { email: 'sam.supplier@folders.example.com' })).toHaveLength(1);
    expect(await at().search('find_contact', { email: 'fay.family@folders.example.com' })).toEqual([]);
    expect((await at().trigger('folder_list')).map(({ name }) => name)).toContain('Family');
    await expect(at().search('find_contact', { email: 'fay.family@folders.example.com', folder_id: id })).rejects.toMatchObject({
      message: expect.stringMatching(/This folder of the mailbox sales@example\.com isn't shared with you\./),
    });
  });

  test('reads a folder of its own rights, but cannot write there', async () => {
    const id = [...shared().store.folders.values()].find(({ displayName }) => displayName === 'Suppliers')?.id ?? '';
    shared().folderRights.set(id, 'read');
    const [contact] = await at().search('find_contact', { email: 'sam.supplier@folders.example.com' });
    for (const write of [
      () => at().create('create_contact', { first_name: 'Nora', email: 'nora@example.com', folder_id: id }),
      () => at().create('update_contact', { contact_id: contact?.id, city: 'Lyon' }),
    ])
      await expect(write()).rejects.toMatchObject({
        message: expect.stringMatching(/You aren't allowed to change contacts in the mailbox sales@example\.com/),
      });
  });
});

describe('two connections of one person', () => {
  const mine = useWorld(outlook, accountType, SMALL);
  const theirs = () => {
    const { shared } = mine().account;
    if (shared === undefined) throw new Error('Outlook has a shared mailbox.');
    return { book: shared.book, run: mine().connected(shared.connection()) };
  };
  const plain = (authData: Record<string, string>) => ({ ...authData, mailbox: '' });

  test('find each only their own contacts', async () => {
    const email = 'ada.obrien.0@example.com';
    const [found] = await mine().search('find_contact', { email });
    const [other] = await theirs().run.search('find_contact', { email });
    expect(mine().book.read(String(found?.id))).not.toBeNull();
    expect(theirs().book.read(String(other?.id))).not.toBeNull();
    expect(found?.id).not.toBe(other?.id);
    await expect(theirs().run.create('update_contact', { contact_id: found?.id, city: 'Lyon' })).rejects.toMatchObject({
      message: expect.stringContaining("there's no contact with this ID"),
    });
    await expect(mine().create('update_contact', { contact_id: other?.id, city: 'Lyon' })).rejects.toMatchObject({
      message: expect.stringContaining("there's no contact with this ID"),
    });
  });

  test('write each only to their own mailbox', async () => {
    const input = { first_name: 'Nora', email: 'nora@example.com', tags: ['lead'] };
    const own = mine().book.snapshot();
    expect(await theirs().run.create('create_or_update_contact', input)).toMatchObject({ outcome: 'created' });
    expect(mine().book.snapshot()).toBe(own);
    const shared = theirs().book.snapshot();
    expect(await mine().create('create_or_update_contact', input)).toMatchObject({ outcome: 'created' });
    expect(theirs().book.snapshot()).toBe(shared);
  });

  test('go on with their own pages only', async () => {
    const pageOf = async (run: Pick<ReturnType<typeof mine>, 'search'>, page: Record<string, unknown> = {}) =>
      (await run.search('find_contacts', { limit: '3', ...page }))[0];
    const [own, shared] = [await pageOf(mine()), await pageOf(theirs().run)];
    mine().asked();
    for (const [run, page] of [
      [mine(), shared],
      [theirs().run, own],
    ] as const)
      await expect(pageOf(run, { page: page?.next_page })).rejects.toMatchObject({
        message: expect.stringContaining("Page isn't from an earlier run of this search"),
      });
    expect(mine().asked()).toEqual([]);
    expect(await pageOf(mine(), { page: own?.next_page })).toMatchObject({ count: 3 });
    expect(await pageOf(theirs().run, { page: shared?.next_page })).toMatchObject({ count: 3 });
  });

  test('go on in other folders only there, too', async () => {
    const cursors = async (run: Pick<ReturnType<typeof mine>, 'search'>): Promise<string[]> => {
      const all: string[] = [];
      for (let page: unknown = ''; page !== null; ) {
        const [found] = await run.search('find_contacts', { limit: '12', page });
        page = found?.next_page ?? null;
        if (typeof page === 'string') all.push(page);
      }
      return all;
    };
    const after = (page: string): boolean => String(JSON.parse(Buffer.from(page, 'base64url').toString()).cursor).startsWith('after:');
    const [own = [], shared = []] = [await cursors(mine()), await cursors(theirs().run)];
    expect([own.some(after), shared.some(after)]).toEqual([true, true]);
    const refused = { message: expect.stringContaining("Page isn't from an earlier run of this search") };
    for (const page of own) await expect(theirs().run.search('find_contacts', { page })).rejects.toMatchObject(refused);
    for (const page of shared) await expect(mine().search('find_contacts', { page })).rejects.toMatchObject(refused);
  });

  test('keep nothing under the same key of the cache', async () => {
    const z = await platform();
    const keys: string[] = [];
    const cache = { get: async () => null, set: async (key: string) => void keys.push(key), delete: async () => true };
    const { authData } = mine();
    for (const changes of [plain(authData), { ...authData, mailbox: SALES }, { ...authData, mailbox: 'info@example.com' }]) {
      const connection = connect(Object.assign(Object.create(z), { cache }), outlook, changes, null);
      await connection.cache.set('folders', {}, 60);
    }
    expect(new Set(keys).size).toBe(3);
  });

  test.each([
    ['/me/contacts', 'GET'],
    ['/ME/Contacts/abc', 'PATCH'],
    ['/me/contactFolders', 'GET'],
    ["/me/contactFolders('x')/contacts", 'GET'],
    ['/me/%63ontacts', 'GET'],
    ['/me/%2563ontacts', 'GET'],
    ['/users/megan@example.com/contacts', 'GET'],
    ["/users('48d31887-5fad-4d73-a9f5-3c356e68a038')/contacts", 'GET'],
    ['/users/48d31887-5fad-4d73-a9f5-3c356e68a038/contactFolders/x/contacts', 'POST'],
  ])('API Request for the shared mailbox leaves all other contacts alone: %s', async (path, method) => {
    const before = mine().book.snapshot();
    mine().asked();
    const body = method === 'GET' ? {} : { body: '{"jobTitle":"Buyer"}' };
    await expect(theirs().run.create('api_request', { method, path, ...body })).rejects.toMatchObject({
      message:
        "This connection is for the mailbox sales@example.com, so it can't be used for other contacts. Begin the path with /users/sales%40example.com.",
    });
    expect(mine().asked()).toEqual([]);
    expect(mine().book.snapshot()).toBe(before);
  });

  test.each(['/me/contacts', 'me/contacts', '/v1.0/me/contacts', "/users('48d31887-5fad-4d73-a9f5-3c356e68a038')/contacts"])(
    'and also in a batch: %s',
    async (url) => {
      const inner = [
        { id: '1', method: 'GET', url: '/users/sales@example.com/contacts' },
        { id: '2', method: 'GET', url },
      ];
      const batch = (path: string) =>
        theirs().run.create('api_request', { method: 'POST', path, body: JSON.stringify({ requests: inner }) });
      mine().asked();
      for (const path of ['/$batch', '/%24batch'])
        await expect(batch(path)).rejects.toMatchObject({ message: expect.stringContaining("can't be used for other contacts") });
      expect(mine().asked()).toEqual([]);
    },
  );

  test('API Request still reaches the mailbox itself, and the person', async () => {
    const { run } = theirs();
    for (const path of ['/me', '/users/sales@example.com/contacts', "/users('Sales@example.com')/contactFolders"])
      expect(await run.create('api_request', { method: 'GET', path })).toMatchObject({ status: 200 });
    await expect(run.create('api_request', { method: 'GET', path: '/me', query: { $expand: 'contacts' } })).rejects.toMatchObject({
      message: expect.stringContaining("can't be used for other contacts"),
    });
  });

  test('follow links in their own mailbox, whatever Graph calls it', () => {
    const graph = process.env.GRAPH_URL ?? '';
    for (const owner of ['/me', "/users('48d31887')", '/users/48d31887', '/users/sales@example.com']) {
      const link = `${graph}${owner}/contacts?$skip=10`;
      expect(linkInMailbox({}, link)).toBe(`${graph}/me/contacts?$skip=10`);
      expect(linkInMailbox({ mailbox: SALES }, link)).toBe(`${graph}/users/sales%40example.com/contacts?$skip=10`);
    }
    expect(linkInMailbox({ mailbox: SALES }, 'https://elsewhere.example.com/v1.0/me/contacts')).toBe(
      'https://elsewhere.example.com/v1.0/me/contacts',
    );
  });
});

test.each(['contacts_api', 'highlevel', 'nylas'])('the field means nothing to another account type: %s', async (account_type) => {
  const label = await stage(connectionLabel, { authData: { account_type, mailbox: SALES }, inputData: {} });
  expect(label).not.toContain('sales');
});
