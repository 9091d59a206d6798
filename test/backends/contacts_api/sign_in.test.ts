import nock from 'nock';
import { errors } from 'zapier-platform-core';
import { getAccessToken, refreshAccessToken } from '../../../src/authentication.ts';
import {
  ACCESS,
  CALLBACK,
  CODE,
  LOGIN,
  REDIRECT,
  REFRESH,
  SECRETS,
  stage,
  tokenResponse,
  VERIFIER,
  withEnvironment,
} from '../../support/authentication.ts';

withEnvironment();

const PATH = '/common/oauth2/v2.0/token';
const TOKEN_RESPONSE = {
  token_type: 'Bearer',
  access_token: ACCESS,
  refresh_token: REFRESH,
  expires_in: 3599,
  scope: 'api://x/contacts.readonly',
};
const CLIENT = { client_id: 'id-of-the-app', client_secret: 'secret-of-the-app' };
const ALL = 'contacts.readonly contacts.write offline_access';
const FIELDS = { account_type: 'contacts_api' };

describe('the exchange of the code', () => {
  test('sends a form with the secret in its body, and keeps what the later stages need', async () => {
    const asked = tokenResponse(LOGIN, PATH, 200, TOKEN_RESPONSE);
    const kept = await stage(getAccessToken, { inputData: { ...CALLBACK, ...FIELDS, location_id: 'l1' } });
    expect(asked).toEqual([{ ...CLIENT, grant_type: 'authorization_code', code: CODE, redirect_uri: REDIRECT, scope: ALL }]);
    expect(kept).toEqual({
      account_type: 'contacts_api',
      access: 'write',
      tenant: 'common',
      nylas_region: 'us',
      location_id: 'l1',
      access_token: ACCESS,
      refresh_token: REFRESH,
      scope: 'api://x/contacts.readonly',
    });
  });

  test('sends the verifier when it came', async () => {
    const asked = tokenResponse(LOGIN, PATH, 200, TOKEN_RESPONSE);
    await stage(getAccessToken, { inputData: { ...CALLBACK, ...FIELDS, code_verifier: VERIFIER } });
    expect(asked[0]).toMatchObject({ code_verifier: VERIFIER });
  });

  test('goes to the tenant and asks for the access that was chosen, and keeps both', async () => {
    const asked = tokenResponse(LOGIN, '/contoso.example.com/oauth2/v2.0/token', 200, TOKEN_RESPONSE);
    const inputData = { ...CALLBACK, ...FIELDS, tenant: 'contoso.example.com', access: 'read' };
    expect(await stage(getAccessToken, { inputData })).toMatchObject({ tenant: 'contoso.example.com', access: 'read' });
    expect(asked[0]).toMatchObject({ scope: 'contacts.readonly offline_access' });
  });

  test("if a response doesn't say what was granted, everything was", async () => {
    tokenResponse(LOGIN, PATH, 200, { access_token: ACCESS });
    const kept = await stage(getAccessToken, { inputData: { ...CALLBACK, ...FIELDS } });
    expect(kept).toMatchObject({ scope: ALL });
    expect(kept).not.toHaveProperty('refresh_token');
  });

  test('the credentials of the account type win over the common ones', async () => {
    Object.assign(process.env, { CONTACTS_API_CLIENT_ID: 'own-id', CONTACTS_API_CLIENT_SECRET: 'own-secret' });
    const asked = tokenResponse(LOGIN, PATH, 200, TOKEN_RESPONSE);
    await stage(getAccessToken, { inputData: { ...CALLBACK, ...FIELDS } });
    expect(asked[0]).toMatchObject({ client_id: 'own-id', client_secret: 'own-secret' });
  });
});

describe('the renewal', () => {
  const authData = { ...FIELDS, access: 'write', tenant: 'common', access_token: 'old', refresh_token: REFRESH };

  test('sends the refresh token and answers with the new one', async () => {
    const asked = tokenResponse(LOGIN, PATH, 200, { ...TOKEN_RESPONSE, access_token: 'new', refresh_token: 'newer' });
    const renewed = await stage(refreshAccessToken, { authData });
    expect(asked).toEqual([{ ...CLIENT, grant_type: 'refresh_token', refresh_token: REFRESH, scope: ALL }]);
    expect(renewed).toEqual({ access_token: 'new', refresh_token: 'newer', scope: 'api://x/contacts.readonly' });
  });

  test("without a new refresh token, the old one stays: it isn't in the response", async () => {
    tokenResponse(LOGIN, PATH, 200, { access_token: 'new', scope: ALL });
    expect(await stage(refreshAccessToken, { authData })).toEqual({ access_token: 'new', scope: ALL });
  });

  test('a connection without a refresh token has to be made again', async () => {
    const refreshing = stage(refreshAccessToken, { authData: { ...FIELDS, access_token: 'old' } });
    await expect(refreshing).rejects.toBeInstanceOf(errors.ExpiredAuthError);
    await expect(refreshing).rejects.toThrow('This connection has no way to renew its sign-in. Reconnect the account.');
  });

  test('a refresh token that is refused for good: the person reconnects', async () => {
    tokenResponse(LOGIN, PATH, 400, { error: 'invalid_grant', error_codes: [700082], trace_id: 'trace-7' });
    const refreshing = stage(refreshAccessToken, { authData });
    await expect(refreshing).rejects.toBeInstanceOf(errors.ExpiredAuthError);
    await expect(refreshing).rejects.toThrow(/trace-7/);
  });

  test("a person can't fix our expired secret", async () => {
    tokenResponse(LOGIN, PATH, 401, { error: 'invalid_client', error_codes: [7000222], trace_id: 'trace-7' });
    const refreshing = stage(refreshAccessToken, { authData });
    await expect(refreshing).rejects.toBeInstanceOf(errors.Error);
    await expect(refreshing).rejects.not.toBeInstanceOf(errors.ExpiredAuthError);
    await expect(refreshing).rejects.toThrow(/publisher has to renew it/);
    await expect(refreshing).rejects.not.toThrow(/reconnect the account|connect (?:the account )?again/i);
  });
});

test.each([400, 401, 429, 500])('a refusal that repeats all that it was sent: nothing of it is in the message (%s)', async (status) => {
  const all = SECRETS.join(' ');
  const body = { error: 'invalid_grant', error_description: all, error_uri: all, suberror: all, claims: all };
  tokenResponse(LOGIN, PATH, status, body);
  const exchanging = stage(getAccessToken, { inputData: { ...CALLBACK, ...FIELDS, code_verifier: VERIFIER } });
  await expect(exchanging).rejects.toThrow('Contacts API');
  for (const secret of SECRETS) await expect(exchanging).rejects.toMatchObject({ message: expect.not.stringContaining(secret) });
});

test("a sign-in that can't be reached, without any of the inputs", async () => {
  nock(LOGIN).post(PATH).replyWithError(`connect failed ${CODE}`);
  const exchanging = stage(getAccessToken, { inputData: { ...CALLBACK, ...FIELDS } });
  await expect(exchanging).rejects.toThrow(/couldn't be reached/);
  await expect(exchanging).rejects.toMatchObject({ message: expect.not.stringMatching(/code-of-ada|What happened/) });
});
