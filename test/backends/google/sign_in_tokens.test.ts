import { signIn } from '../../../src/backends/google/sign_in.ts';
import { REDIRECT, REFRESH, tokenResponse, withEnvironment } from '../../support/authentication.ts';

withEnvironment();

const KEPT = { email: 'gale.owner@example.com', user_id: 'u1', scope: 'https://www.googleapis.com/auth/contacts' };
const answer = (body: unknown, status = 200) => tokenResponse('https://oauth2.googleapis.com', '/token', status, body);
const refresh = (authData: Readonly<Record<string, string>> = KEPT) => signIn.refresh({ authData, refreshToken: REFRESH });
const idToken = (claims: unknown) => `head.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;

test.each([
  ['no ID token', {}],
  ['an ID token that can’t be read', { id_token: 'not a token' }],
  ['an ID token without the address', { id_token: idToken({ email: 7 }) }],
])('a refresh with %s keeps whose account it is, and what it may do', async (_what, more) => {
  answer({ access_token: 'new', ...more });
  await expect(refresh()).resolves.toEqual({ access_token: 'new', ...KEPT });
});

test('a refresh takes what it returns', async () => {
  answer({ access_token: 'new', refresh_token: 'next', scope: 'openid', id_token: idToken({ email: 'new@example.com', sub: 'u2' }) });
  await expect(refresh()).resolves.toEqual({
    access_token: 'new',
    refresh_token: 'next',
    scope: 'openid',
    email: 'new@example.com',
    user_id: 'u2',
  });
});

test('an account that nothing is known of stays without an address', async () => {
  answer({ access_token: 'new' });
  await expect(refresh({})).resolves.toEqual({ access_token: 'new', scope: '' });
});

test('a sign-in that the organization doesn’t allow says whom to ask', async () => {
  answer({ error: 'admin_policy_enforced' }, 400);
  await expect(signIn.redeemCode({ authData: {}, redirectUri: REDIRECT, code: 'c1', verifier: undefined })).rejects.toMatchObject({
    kind: 'forbidden',
    message: expect.stringContaining("An administrator of your organization doesn't allow this integration for Google. Ask them"),
  });
});

test.each([
  [{}, 'access_token'],
  [{ access_token: 'a\nb' }, 'access_token'],
  [{ access_token: 'new', scope: 7 }, 'scope'],
])('a response that can’t be used says which part is wrong, and doesn’t end the connection: %j', async (body, part) => {
  answer(body);
  await expect(refresh()).rejects.toMatchObject({
    kind: 'unexpected_response',
    message: `Google gave a sign-in response that can't be read: the field "${part}" is missing or wrong. Try again later.`,
  });
});
