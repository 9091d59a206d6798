import { errors } from 'zapier-platform-core';
import { getAccessToken, refreshAccessToken } from '../../../src/authentication.ts';
import {
  ACCESS,
  API,
  CALLBACK,
  CODE,
  REDIRECT,
  REFRESH,
  SECRETS,
  stage,
  tokenResponse,
  VERIFIER,
  withEnvironment,
} from '../../support/authentication.ts';

withEnvironment();

const PATH = '/oauth/token';
const CLIENT = { client_id: 'id-of-the-app', client_secret: 'secret-of-the-app', user_type: 'Location' };
/** The vendor's token response. */
const TOKEN_RESPONSE = {
  access_token: ACCESS,
  token_type: 'Bearer',
  expires_in: 86399,
  refresh_token: REFRESH,
  scope: 'contacts.readonly contacts.write',
  userType: 'Location',
  locationId: 'l1',
  companyId: 'company1',
  userId: 'u1',
  approvedLocations: ['l1'],
  isBulkInstallation: false,
};
const FIELDS = { account_type: 'highlevel' };
const exchange = (more: Record<string, string> = {}) => stage(getAccessToken, { inputData: { ...CALLBACK, ...FIELDS, ...more } });
const KEPT = {
  ...FIELDS,
  access: 'write',
  access_token: 'old',
  refresh_token: REFRESH,
  location_id: 'l1',
  company_id: 'company1',
  user_id: 'u1',
};
const refresh = (authData: Record<string, string> = KEPT) => stage(refreshAccessToken, { authData });

describe('the exchange of the code', () => {
  test('asks for a location as a form, and keeps location, company and user', async () => {
    const asked = tokenResponse(API, PATH, 200, TOKEN_RESPONSE);
    expect(await exchange()).toEqual({
      account_type: 'highlevel',
      access: 'write',
      tenant: 'common',
      nylas_region: 'us',
      access_token: ACCESS,
      refresh_token: REFRESH,
      scope: 'contacts.readonly contacts.write',
      location_id: 'l1',
      company_id: 'company1',
      user_id: 'u1',
    });
    expect(asked).toEqual([{ ...CLIENT, grant_type: 'authorization_code', code: CODE, redirect_uri: REDIRECT }]);
  });

  test("uses its own credentials before the common ones, at the environment's address", async () => {
    Object.assign(process.env, {
      HIGHLEVEL_CLIENT_ID: 'own-id',
      HIGHLEVEL_CLIENT_SECRET: 'own-secret',
      HIGHLEVEL_API_URL: 'https://highlevel.example.com',
    });
    const asked = tokenResponse('https://highlevel.example.com', PATH, 200, TOKEN_RESPONSE);
    await exchange();
    expect(asked[0]).toMatchObject({ client_id: 'own-id', client_secret: 'own-secret' });
  });

  test('a response that does not say what was granted grants what was asked', async () => {
    tokenResponse(API, PATH, 200, { ...TOKEN_RESPONSE, scope: null });
    expect(await exchange({ access: 'read' })).toMatchObject({
      scope:
        'contacts.readonly locations.readonly locations/customFields.readonly locations/tags.readonly users.readonly businesses.readonly',
    });
  });

  test('a location that was typed in does not stand for one that HighLevel does not give', async () => {
    tokenResponse(API, PATH, 200, { ...TOKEN_RESPONSE, locationId: undefined });
    await expect(exchange({ location_id: 'l1' })).rejects.toThrow(/agency.*choose a sub-account/);
  });

  test('sends the verifier when it came', async () => {
    const asked = tokenResponse(API, PATH, 200, TOKEN_RESPONSE);
    await exchange({ code_verifier: VERIFIER });
    expect(asked[0]).toMatchObject({ code_verifier: VERIFIER });
  });

  test.each([
    ['of a whole agency', { ...TOKEN_RESPONSE, userType: 'Company', isBulkInstallation: true, locationId: undefined }],
    ['of an agency, whatever else it names', { ...TOKEN_RESPONSE, userType: 'Company' }],
    ['without a location', { ...TOKEN_RESPONSE, locationId: undefined }],
  ])('a token %s is refused, with what to do', async (_what, response) => {
    tokenResponse(API, PATH, 200, response);
    const exchanging = exchange();
    await expect(exchanging).rejects.toBeInstanceOf(errors.Error);
    await expect(exchanging).rejects.toThrow(/agency.*choose a sub-account/);
  });
});

describe('the renewal', () => {
  test('keeps the new refresh token: the old one works no more', async () => {
    const asked = tokenResponse(API, PATH, 200, { ...TOKEN_RESPONSE, access_token: 'new', refresh_token: 'newer' });
    expect(await refresh()).toMatchObject({ access_token: 'new', refresh_token: 'newer', location_id: 'l1' });
    expect(asked).toEqual([{ ...CLIENT, grant_type: 'refresh_token', refresh_token: REFRESH }]);
  });

  test.each([
    ['what was granted before', { scope: 'contacts.readonly contacts.write' }, 'contacts.readonly contacts.write'],
    [
      'what was asked, if that is not known either',
      {},
      'contacts.readonly locations.readonly locations/customFields.readonly locations/tags.readonly users.readonly businesses.readonly contacts.write workflows.readonly',
    ],
  ])('a response that does not say what is granted leaves %s: never a scope that came later', async (_what, kept, scope) => {
    tokenResponse(API, PATH, 200, { ...TOKEN_RESPONSE, scope: null });
    expect(await refresh({ ...KEPT, ...kept })).toMatchObject({ scope });
  });

  test('a response without location and new refresh token keeps the stored ones', async () => {
    tokenResponse(API, PATH, 200, { access_token: 'new' });
    const renewed = await refresh();
    expect(renewed).toMatchObject({ access_token: 'new', location_id: 'l1' });
    expect(renewed).not.toHaveProperty('refresh_token');
    expect({ ...KEPT, ...renewed }).toMatchObject({ refresh_token: REFRESH, company_id: 'company1', user_id: 'u1' });
  });

  test.each([
    ['used twice', 400, { statusCode: 400, message: 'Invalid grant: refresh token is invalid', error: 'Bad Request' }],
    ['revoked, in the words of OAuth', 400, { error: 'invalid_grant', error_description: 'no' }],
    ['expired', 401, { statusCode: 401, message: 'The refresh token has expired' }],
    ['with a list of words', 422, { statusCode: 422, message: ['refresh_token should not be empty'], error: 'Unprocessable Entity' }],
  ])('a refresh token %s: the person reconnects', async (_what, status, body) => {
    tokenResponse(API, PATH, status, { ...body, traceId: 'trace-7' });
    const refreshing = refresh();
    await expect(refreshing).rejects.toBeInstanceOf(errors.ExpiredAuthError);
    await expect(refreshing).rejects.toThrow(/HighLevel.*trace-7/);
  });

  test('a final refusal says what to do', async () => {
    tokenResponse(API, PATH, 400, { statusCode: 400, message: 'Invalid grant: refresh token is invalid', traceId: 'trace-7' });
    await expect(refresh()).rejects.toMatchObject({
      message: expect.stringMatching(
        /^The sign-in to HighLevel has expired, was used already or was revoked\. Reconnect the account\. \(trace ID trace-7\)$/,
      ),
    });
  });
});

test.each([
  { error: 'server_error', error_description: 'The refresh token is invalid or the server is' },
  { error: 'temporarily_unavailable', error_description: 'The grant is not found right now' },
  { error: 'unsupported_grant_type', error_description: 'The grant type is invalid' },
  { statusCode: 400, message: 'The grant type is not valid', error: 'Bad Request' },
  { statusCode: 400, message: 'Error code 17: the service is used by too many', error: 'Bad Request' },
])('ends no connection by words of something else: %j', async (body) => {
  tokenResponse(API, PATH, 400, body);
  const refreshing = refresh();
  await expect(refreshing).rejects.toBeInstanceOf(errors.Error);
  await expect(refreshing).rejects.toThrow(/^(?!.*Reconnect)/);
});

test('an inactive location is an error that says whom to ask', async () => {
  tokenResponse(API, PATH, 400, { statusCode: 400, message: 'Location is not active' });
  const refreshing = refresh();
  await expect(refreshing).rejects.toBeInstanceOf(errors.Error);
  await expect(refreshing).rejects.toThrow(/isn't active.*agency/);
});

test('a code that is refused', async () => {
  tokenResponse(API, PATH, 400, { statusCode: 400, message: 'Invalid grant: authorization code is invalid' });
  const exchanging = exchange();
  await expect(exchanging).rejects.toBeInstanceOf(errors.Error);
  await expect(exchanging).rejects.toThrow(/took too long or was used twice.*again/);
});

test.each([
  { statusCode: 401, message: 'Invalid client: client is invalid', error: 'Unauthorized' },
  { error: 'invalid_client', error_description: 'Bad client credentials' },
  { error: 'invalid_client', error_description: 'Bad credentials' },
  { error: 'invalid_client' },
])("a person can't fix our wrong credentials: %j", async (body) => {
  tokenResponse(API, PATH, 401, body);
  const refreshing = refresh();
  await expect(refreshing).rejects.toBeInstanceOf(errors.Error);
  await expect(refreshing).rejects.toThrow(/publisher has to renew it/);
});

test.each([429, 500, 502])('%s passes', async (status) => {
  tokenResponse(API, PATH, status, '<html>');
  await expect(refresh()).rejects.toBeInstanceOf(errors.ThrottledError);
});

test.each([302, 400, 403, 404, 408])('%s is not a refusal of the sign-in: no one has to reconnect', async (status) => {
  tokenResponse(API, PATH, status, '<html>');
  const refreshing = refresh();
  await expect(refreshing).rejects.toBeInstanceOf(errors.Error);
  await expect(refreshing).rejects.not.toBeInstanceOf(errors.ExpiredAuthError);
  await expect(refreshing).rejects.toThrow(new RegExp(`\\(${status}\\).*Try again later`));
});

test('a refusal that says nothing of the grant ends no connection', async () => {
  tokenResponse(API, PATH, 400, { message: 'API endpoint has been removed', error: 'Bad Request', statusCode: 400 });
  const refreshing = refresh();
  await expect(refreshing).rejects.toBeInstanceOf(errors.Error);
  await expect(refreshing).rejects.toThrow('Try again later');
});

test('a response that cannot be read names the field', async () => {
  tokenResponse(API, PATH, 200, { ...TOKEN_RESPONSE, access_token: '' });
  await expect(exchange()).rejects.toThrow(/access_token/);
});

test('a refusal that repeats what it was sent: nothing of it is in the message', async () => {
  tokenResponse(API, PATH, 400, { statusCode: 400, message: SECRETS, error: SECRETS.join(' ') });
  const exchanging = exchange({ code_verifier: VERIFIER });
  await expect(exchanging).rejects.toThrow('HighLevel');
  for (const secret of SECRETS) await expect(exchanging).rejects.toMatchObject({ message: expect.not.stringContaining(secret) });
});
