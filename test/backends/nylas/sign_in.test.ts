import { nylas } from '../../../src/backends/nylas/index.ts';
import { type Mailboxes, withMailboxes } from './mailbox.ts';

const { signIn } = nylas;
const REDIRECT = 'https://zapier.com/dashboard/auth/oauth/return/App1CLIAPI/';
let boxes: Mailboxes;

withMailboxes(12, (opened) => {
  boxes = opened;
  Object.assign(process.env, boxes.sandbox.environment);
});

const authorize = (account: Record<string, string> = {}) =>
  new URL(signIn.authorizeUrl({ authData: account, redirectUri: REDIRECT, state: 's t+1' }));
const codeFor = async (account: Record<string, string>, provider: string) => {
  const response = await fetch(authorize(account), { method: 'POST', body: new URLSearchParams({ provider }), redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
};
const exchange = (code: string, account: Record<string, string> = {}) =>
  signIn.redeemCode({ authData: account, redirectUri: REDIRECT, code, verifier: undefined });

describe('the page', () => {
  test('region, provider, access and people decide', () => {
    delete process.env.NYLAS_URL;
    const google = authorize({ nylas_region: 'eu', nylas_provider: 'google', access: 'read', people_sources: 'true' });
    expect(google.href).toMatch(/^https:\/\/api\.eu\.nylas\.com\/v3\/connect\/auth\?client_id=/);
    expect(Object.fromEntries(google.searchParams)).toEqual({
      client_id: 'sandbox-nylas-client',
      redirect_uri: REDIRECT,
      response_type: 'code',
      access_type: 'offline',
      provider: 'google',
      scope: ['contacts.readonly', 'contacts.other.readonly', 'directory.readonly']
        .map((name) => `https://www.googleapis.com/auth/${name}`)
        .join(' '),
      state: 's t+1',
    });
    const microsoft = authorize({ nylas_provider: 'microsoft', people_sources: '1' });
    expect(microsoft.searchParams.get('scope')).toBe('offline_access Contacts.ReadWrite People.Read');
    expect(microsoft.origin).toBe('https://api.us.nylas.com');
    expect(authorize({ nylas_provider: 'other' }).searchParams.get('provider')).toBe('imap,icloud,ews,yahoo');
    expect(authorize({ nylas_provider: 'other' }).searchParams.has('scope')).toBe(false);
    expect([...authorize({ people_sources: 'true' }).searchParams.keys()]).toEqual([
      'client_id',
      'redirect_uri',
      'response_type',
      'access_type',
      'state',
    ]);
  });

  test('other words are refused', () => {
    const refusal = (message: string) => expect.objectContaining({ kind: 'invalid_input', message });
    expect(() => authorize({ nylas_region: 'us.evil.example' })).toThrow(
      refusal('Region must be United States or Europe. Correct it and connect again.'),
    );
    expect(() => authorize({ nylas_provider: 'zoom' })).toThrow(
      refusal('Provider must be Google, Microsoft, or iCloud, Exchange, IMAP or Yahoo. Correct it or leave it blank, and connect again.'),
    );
  });

  test.each([
    ['us', 'us'],
    [' US ', 'us'],
    ['', 'us'],
    ['eu', 'eu'],
  ])('the region "%s" is at the address of "%s"', (nylas_region, region) => {
    delete process.env.NYLAS_URL;
    expect(authorize({ nylas_region }).origin).toBe(`https://api.${region}.nylas.com`);
  });

  test.each([
    ['google', 'read', 'https://www.googleapis.com/auth/contacts.readonly'],
    ['google', 'write', 'https://www.googleapis.com/auth/contacts'],
    ['microsoft', 'read', 'offline_access Contacts.Read'],
    ['microsoft', 'write', 'offline_access Contacts.ReadWrite'],
  ])('%s with the access "%s" asks for no more than that', (nylas_provider, access, scope) => {
    expect(authorize({ nylas_provider, access }).searchParams.get('scope')).toBe(scope);
  });

  test.each([
    ['true', true],
    ['TRUE', true],
    [' yes ', true],
    ['1', true],
    ['on', true],
    ['false', false],
    ['no', false],
    ['0', false],
    ['', false],
    ['10', false],
    ['untrue', false],
  ])('people beyond the address book: "%s"', (people_sources, asked) => {
    const scope = authorize({ nylas_provider: 'microsoft', people_sources }).searchParams.get('scope');
    expect(scope?.includes('People.Read')).toBe(asked);
  });
});

describe('tokens', () => {
  test.each(['google', 'microsoft', 'imap'])('a sign-in to %s, and its refresh', async (provider) => {
    const tokens = await exchange(await codeFor({}, provider));
    expect(tokens).toMatchObject({
      provider,
      email: `${provider}.owner@example.com`,
      grant_id: expect.any(String),
      refresh_token: expect.any(String),
    });
    const account = { ...tokens, access: 'write' };
    const renewed = await signIn.refresh({ authData: account, refreshToken: tokens.refresh_token ?? '' });
    expect(renewed).toMatchObject({ provider, email: tokens.email, scope: tokens.scope });
    expect(renewed).not.toHaveProperty('refresh_token');
    const connection = boxes.connect('google', { account: { ...account, ...renewed } });
    expect(await signIn.identify(connection)).toEqual({
      name: expect.stringMatching(/@example\.com via (Google|Microsoft|IMAP)$/),
      id: tokens.grant_id,
    });
    expect((await nylas.contacts.list(connection, { number: 0, cursor: null })).items.length).toBeGreaterThan(0);
    const [asked] = boxes.sandbox.requests.filter(({ path }) => path.startsWith('/v3/connect/token'));
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      grant_type: 'authorization_code',
      code: expect.any(String),
      redirect_uri: REDIRECT,
      client_id: 'sandbox-nylas-client',
      client_secret: 'nyk_sandbox_api_key',
    });
  });

  test('refusals, each by whose fault it is, without the key', async () => {
    const refused = async (promise: Promise<unknown>) => {
      const error = await promise.then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(String(error)).not.toContain('nyk_');
      return error;
    };
    expect(await refused(exchange('used'))).toMatchObject({ kind: 'invalid_input' });
    expect(await refused(signIn.refresh({ authData: {}, refreshToken: 'gone' }))).toMatchObject({ kind: 'expired' });
    process.env.NYLAS_CLIENT_SECRET = 'nyk_wrong';
    expect(await refused(exchange('any'))).toMatchObject({ kind: 'misconfigured' });
    boxes.store.switches.wrongRegion = true;
    expect(await refused(exchange('any'))).toMatchObject({
      kind: 'invalid_input',
      message: expect.stringContaining('the Nylas region "Europe"'),
    });
    expect(await refused(exchange('any', { nylas_region: 'eu' }))).toMatchObject({
      message: expect.stringContaining('the Nylas region "United States"'),
    });
  });

  test.each([
    [503, '', 'throttled'],
    [429, { error: 'rate_limit' }, 'throttled'],
    [400, { error: 'invalid_request', error_description: 'Application not found in this region', error_code: 1 }, 'invalid_input'],
    [401, { error: 'internal_error', error_code: 500, error_description: 'Internal error, contact administrator' }, 'throttled'],
    [401, { error: 'unauthorized' }, 'service_error'],
    [400, { request_id: 'r', error: { type: 'token.unauthorized_access', message: 'Invalid API key.' } }, 'misconfigured'],
    [400, { error: 'token.unauthorized_access' }, 'misconfigured'],
    [404, { request_id: 'r', error: { type: 'grant.not_found', message: 'Grant not found.' } }, 'expired'],
    [400, { error: 'invalid_grant' }, 'expired'],
    [400, { error: 'temporarily_unavailable', error_description: 'The grant is not valid right now' }, 'service_error'],
    [400, { error: 'unsupported_grant_type', error_description: 'The grant type is invalid' }, 'service_error'],
    [400, { error: 'invalid_request', error_description: 'Status code 5: service is used by too many' }, 'service_error'],
    ...[302, 400, 403, 404, 408].map((gone): [number, string, string] => [gone, '<html>', 'service_error']),
    [401, { error: 'invalid_client' }, 'misconfigured'],
    [400, { error: 'invalid_request', error_description: 'redirect_uri is not registered' }, 'misconfigured'],
  ])('status %s', async (status, body, kind) => {
    boxes.sandbox.plan({ method: 'POST', path: /token/, response: { status, body } });
    await expect(signIn.refresh({ authData: {}, refreshToken: 'r' })).rejects.toMatchObject({ kind });
  });

  test.each([
    [
      'exchange',
      { status: 400, body: { error: 'invalid_grant' } },
      'invalid_input',
      'The sign-in to Nylas took too long or was used twice. Connect the account again.',
    ],
    [
      'refresh',
      { status: 400, body: { error: 'invalid_grant' } },
      'expired',
      'The sign-in to Nylas has expired or was revoked. Reconnect the account.',
    ],
    [
      'exchange',
      { status: 400, body: { error: 'invalid_request', error_description: 'redirect_uri is not registered' } },
      'misconfigured',
      "This integration's own address isn't registered at Nylas. Its publisher has to add it to the callback URIs, so contact support.",
    ],
    ['refresh', { status: 500, body: '' }, 'throttled', "Nylas can't sign anyone in right now (500). Zapier tries again later."],
  ])('a refused %s: %j', async (stage, response, kind, message) => {
    boxes.sandbox.plan({ method: 'POST', path: /token/, response });
    const call = stage === 'refresh' ? signIn.refresh({ authData: {}, refreshToken: 'r' }) : exchange('code');
    await expect(call).rejects.toMatchObject({ kind, message });
  });

  test('a response without provider leaves it out, and a refresh keeps what was known', async () => {
    boxes.sandbox.plan({ method: 'POST', path: /token/, times: 2, response: { status: 200, body: { access_token: 'a' } } });
    expect(await exchange('code', { provider: 'google' })).toEqual({ access_token: 'a', scope: '' });
    const account = { provider: 'google', email: 'ada@example.com', grant_id: 'g', scope: 's' };
    expect(await signIn.refresh({ authData: account, refreshToken: 'r' })).toEqual({ access_token: 'a', ...account });
  });
});

test('a grant that the provider ended needs its person', async () => {
  boxes.grant('google').status = 'invalid';
  await expect(signIn.identify(boxes.connect('google'))).rejects.toMatchObject({
    kind: 'expired',
    message: 'The provider of this mailbox no longer lets Nylas in, for example after a new password. Reconnect the account.',
  });
});

test('no standard PKCE', () => {
  expect(signIn.standardPkce).toBe(false);
  expect(signIn.fields.map(({ key }) => key)).toEqual(['nylas_region', 'nylas_provider', 'people_sources']);
});
