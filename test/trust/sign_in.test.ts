import { createHash, randomBytes } from 'node:crypto';
import { createAppTester } from 'zapier-platform-core';
import { accountTypeOf } from '../../sandbox/accounts.ts';
import type { RequestRecord } from '../../sandbox/request_log.ts';
import { signInByScript } from '../../sandbox/sign_in.ts';
import { authentication } from '../../src/authentication.ts';
import { accountTypes } from '../../src/backends/registry.ts';
import app from '../../src/index.ts';
import { StepError } from '../support/run.ts';
import { allOf, logHost, marksIn } from './support/log_host.ts';
import { useSandboxProcess } from './support/sandbox_process.ts';

const REDIRECT = 'https://zapier.com/dashboard/auth/oauth/return/App1CLIAPI/';
const { oauth2Config } = authentication;
const tester = createAppTester(app);
type Texts = Record<string, string>;

/** What Zapier does between the form and the connection. */
async function opened(key: string, location: string) {
  const fields = { account_type: key, access: 'write', ...(location === '' ? {} : { location_id: location }) };
  const state = randomBytes(16).toString('hex');
  const verifier = randomBytes(32).toString('base64url');
  const address = new URL(
    String(await tester(oauth2Config.authorizeUrl, { inputData: { ...fields, redirect_uri: REDIRECT, state }, authData: fields })),
  );
  if (usesPkce(key)) {
    address.searchParams.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'));
    address.searchParams.set('code_challenge_method', 'S256');
  }
  const returned = await signInByScript(address.href, accountTypeOf(key).signIn.choices);
  const code = returned.searchParams.get('code') ?? '';
  return { fields, state, verifier, address, returned, code };
}

async function exchange(inputData: Texts): Promise<Texts> {
  const tokens: unknown = await tester(oauth2Config.getAccessToken, { inputData: { redirect_uri: REDIRECT, ...inputData }, authData: {} });
  return Object.fromEntries(Object.entries(tokens ?? {}).map(([name, value]) => [name, String(value)]));
}

/** One boolean decides for the whole build; a build with only this account type would use it. */
const usesPkce = (key: string): boolean => accountTypes.some((one) => one.key === key && one.signIn.standardPkce);
const pkce = (key: string, verifier: string): Texts => (usesPkce(key) ? { code_verifier: verifier } : {});
/** Where the mark occurs in the requests. */
function places(requests: readonly RequestRecord[], mark: string): string[] {
  return requests.flatMap(({ method, url, headers, body }) => [
    ...(marksIn(url, { mark }).length > 0 ? [`address of ${method} ${url.split('?')[0]}`] : []),
    ...(marksIn(JSON.stringify(headers), { mark }).length > 0 ? [`headers of ${method} ${url.split('?')[0]}`] : []),
    ...(marksIn(body, { mark }).length > 0 ? [`body of ${method} ${url.split('?')[0]}`] : []),
  ]);
}
/**
 * The browser's own requests and those to the sandbox's control paths pass the platform's logger here, but not in
 * Zapier.
 */
const REQUEST = /"request_url":"/;
const ofTokenCalls = (lines: readonly string[]): string[] => lines.filter((line) => /"request_url":"[^"]*\/token"/.test(line));
const TOKEN_CALL = /^body of POST \S*\/token$/;

describe.each(accountTypes.map(({ key }) => [key] as const))('the sign-in of %s', (key) => {
  const sandbox = useSandboxProcess();
  const log = logHost();
  let logged = 0;
  const location = () => (key === 'contacts_api' ? (sandbox().connections[key]?.location_id ?? '') : '');
  const secret = () => sandbox().environment[`${key.toUpperCase()}_CLIENT_SECRET`] ?? '';

  it('comes back with the state, and the code is only in the body of the token request', async () => {
    const { fields, state, verifier, address, returned, code } = await opened(key, location());
    expect(returned.searchParams.get('state')).toBe(state);
    expect(returned.href.startsWith(REDIRECT)).toBe(true);
    expect(address.origin).toBe(sandbox().url);
    expect(marksIn(address.href, { secret: secret(), verifier })).toEqual([]);
    await sandbox().takeRequests();
    log.clear();
    const tokens = await exchange({ ...fields, code, ...pkce(key, verifier) });
    const requests = await sandbox().takeRequests();
    expect(places(requests, code)).toEqual([expect.stringMatching(TOKEN_CALL)]);
    for (const mark of [secret(), ...(usesPkce(key) ? [verifier] : [])])
      expect(places(requests, mark)).toEqual([expect.stringMatching(TOKEN_CALL)]);
    expect(requests.flatMap(({ headers }) => headers.authorization ?? [])).toEqual([]);
    expect(tokens).toMatchObject({
      account_type: key,
      access: 'write',
      access_token: expect.any(String),
      refresh_token: expect.any(String),
    });
    expect(ofTokenCalls(log.lines())).toEqual([]);
    logged += log.lines().filter((line) => REQUEST.test(line)).length;
  });

  it('renews the access with the refresh token only in the body of the token request', async () => {
    const { fields, verifier, code } = await opened(key, location());
    const tokens = await exchange({ ...fields, code, ...pkce(key, verifier) });
    await sandbox().takeRequests();
    log.clear();
    const renewed: unknown = await tester(oauth2Config.refreshAccessToken, { inputData: {}, authData: tokens });
    const requests = await sandbox().takeRequests();
    expect(renewed).toMatchObject({ access_token: expect.any(String) });
    expect(places(requests, tokens.refresh_token ?? '')).toEqual([expect.stringMatching(TOKEN_CALL)]);
    expect(requests.flatMap(({ headers }) => headers.authorization ?? [])).toEqual([]);
    const now = Object.fromEntries(Object.entries(renewed ?? {}).map(([name, value]) => [name, String(value)]));
    expect(ofTokenCalls(log.lines())).toEqual([]);
    logged += log.lines().filter((line) => REQUEST.test(line)).length;
    await expect(tester(authentication.test, { inputData: {}, authData: { ...tokens, ...now } })).resolves.toMatchObject({
      account_type: key,
    });
  });

  it('is in no line of the platform’s log, which was read', () => {
    // The platform logged the requests to the control paths.
    expect(logged).toBeGreaterThan(0);
  });

  it('refuses a code that was used, without repeating it', async () => {
    const { fields, verifier, code } = await opened(key, location());
    await exchange({ ...fields, code, ...pkce(key, verifier) });
    const error: unknown = await exchange({ ...fields, code, ...pkce(key, verifier) }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(new StepError(error)).toMatchObject({ name: 'AppError', message: expect.stringMatching(/[Cc]onnect (?:the account )?again/) });
    expect(marksIn(allOf(error), { code, verifier, secret: secret() })).toEqual([]);
  });

  it('refuses an unknown refresh token, without repeating it', async () => {
    const authData = {
      account_type: key,
      access: 'write',
      access_token: 'old-access-token-mark',
      refresh_token: 'refresh-token-mark-5512',
    };
    const error: unknown = await tester(oauth2Config.refreshAccessToken, { inputData: {}, authData }).catch((thrown: unknown) => thrown);
    expect(new StepError(error)).toMatchObject({ name: 'ExpiredAuthError' });
    expect(marksIn(allOf(error), { token: authData.refresh_token, access: authData.access_token, secret: secret() })).toEqual([]);
  });

  if (usesPkce(key))
    it("doesn't accept a code with another verifier", async () => {
      const { fields, code } = await opened(key, location());
      await expect(exchange({ ...fields, code, ...pkce(key, randomBytes(32).toString('base64url')) })).rejects.toThrow();
    });
});

it('PKCE is used only if every vendor of the build checks it', () => {
  expect(oauth2Config.enablePkce).toBe(accountTypes.every(({ signIn }) => signIn.standardPkce));
});
