import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { setEnvironment } from '../../../sandbox/environment.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/server.ts';
import { signInByScript } from '../../../sandbox/sign_in.ts';
import { problemForToken } from '../../../src/backends/google/errors_sign_in.ts';
import { google } from '../../../src/backends/google/index.ts';
import { signIn } from '../../../src/backends/google/sign_in.ts';
import { connect } from '../../../src/operation.ts';
import { platform } from '../../support/client.ts';

const REDIRECT = 'https://zapier.com/dashboard/auth/oauth/return/App1/';
const SCOPE = 'https://www.googleapis.com/auth/';

let sandbox: Sandbox;
let restore: () => void;
beforeAll(async () => {
  sandbox = await startSandbox({ size: 3 });
  restore = setEnvironment(sandbox.environment);
});
beforeEach(() => sandbox.reset());
afterAll(async () => {
  restore();
  await sandbox.close();
});

type Fields = Readonly<Record<string, string>>;
const page = (authData: Fields = {}) => new URL(signIn.authorizeUrl({ authData, redirectUri: REDIRECT, state: 's1' }));

async function tokensFor(authData: Fields = {}, extra: Fields = {}, verifier?: string) {
  const address = page(authData);
  for (const [name, value] of Object.entries(extra)) address.searchParams.set(name, value);
  const back = await signInByScript(address.href);
  return signIn.redeemCode({ authData, redirectUri: REDIRECT, code: back.searchParams.get('code') ?? '', verifier });
}

test.each([
  [{}, ['contacts']],
  [{ access: 'read' }, ['contacts.readonly']],
  [{ people_sources: 'true' }, ['contacts', 'contacts.other.readonly', 'directory.readonly']],
] satisfies [Fields, string[]][])('it asks for the fewest scopes, and for whose account it is: %j', (authData, names) => {
  const { searchParams } = page(authData);
  expect(searchParams.get('scope')).toBe(['openid', 'email', ...names.map((name) => `${SCOPE}${name}`)].join(' '));
  expect(Object.fromEntries(searchParams)).toMatchObject({
    access_type: 'offline',
    prompt: 'consent select_account',
    response_type: 'code',
    state: 's1',
  });
  expect(searchParams.has('include_granted_scopes')).toBe(false);
});

test('the tokens come with the address of the account, and a refresh keeps what it doesn’t return', async () => {
  const tokens = await tokensFor();
  expect(tokens).toMatchObject({ email: 'gale.owner@example.com', user_id: expect.any(String), refresh_token: expect.any(String) });
  const again = await signIn.refresh({
    authData: { email: 'kept@example.com', scope: tokens.scope },
    refreshToken: tokens.refresh_token ?? '',
  });
  expect(again.access_token).not.toBe(tokens.access_token);
  expect(again).not.toHaveProperty('refresh_token');
});

test('PKCE: the verifier is checked as in RFC 7636', async () => {
  // The example of RFC 7636, appendix B.
  const challenge = { code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' };
  await expect(tokensFor({}, challenge, 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).resolves.toMatchObject({
    access_token: expect.any(String),
  });
  await expect(tokensFor({}, challenge, 'another')).rejects.toMatchObject({ kind: 'invalid_input' });
});

test.each([
  [{}, ['contacts'], '"see and edit your contacts"'],
  [{ access: 'read' }, ['contacts.readonly'], '"see your contacts"'],
  [{ people_sources: 'true' }, ['contacts', 'directory.readonly'], '"see and edit your contacts" and "see your organization\'s directory"'],
] satisfies [Fields, string[], string][])(
  'a sign-in without the contacts names what was not granted: %j without %j',
  async (authData, unticked, named) => {
    sandbox.accounts.google.store.switches.unticked = unticked.map((name) => `${SCOPE}${name}`);
    await expect(tokensFor(authData)).rejects.toMatchObject({
      kind: 'forbidden',
      message: `This connection wasn't allowed to ${named} in Google. Connect the account again, and select every box on the page of Google.`,
    });
  },
);

test('a sign-in without the people beyond the address book is good for everything else', async () => {
  sandbox.accounts.google.store.switches.unticked = [`${SCOPE}directory.readonly`];
  const { scope } = await tokensFor({ people_sources: 'true' });
  expect(scope).not.toContain('directory');
});

test.each([
  [400, 'invalid_grant', 'Token has been expired or revoked.', 'expired'],
  [400, 'invalid_grant', 'Bad Request', 'expired'],
  [401, 'invalid_client', 'The OAuth client was not found.', 'misconfigured'],
  [401, 'unauthorized_client', 'Unauthorized', 'misconfigured'],
  [400, 'redirect_uri_mismatch', 'Bad Request', 'misconfigured'],
  [400, 'admin_policy_enforced', 'Access blocked', 'expired'],
  [503, '', '', 'throttled'],
  [404, '', '', 'service_error'],
] as const)('a refresh refused with %d %s (%s) is %s', (status, error, description, kind) => {
  expect(problemForToken({ status, error, description, codes: [], trace: undefined }, 'refresh')).toMatchObject({ kind });
});

test('the account type takes standard PKCE, and the description says where its sign-in is', () => {
  expect(signIn.standardPkce).toBe(true);
  expect(accountTypeOf('google').signIn.pages).toHaveLength(1);
});

test('the connection test reads with the access that steps have, and names the account only if it is known', async () => {
  const account = sandbox.connections().google ?? {};
  for (const access of ['read', 'write']) {
    const { email, user_id, ...nameless } = account;
    expect(email).toBeDefined();
    await expect(signIn.identify(connect(await platform(), google, { ...account, access }, null))).resolves.toEqual({
      name: email,
      id: user_id ?? null,
    });
    await expect(signIn.identify(connect(await platform(), google, { ...nameless, access }, null))).resolves.toEqual({
      name: null,
      id: null,
    });
  }
});
