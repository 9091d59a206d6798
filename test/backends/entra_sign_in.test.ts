import { errors } from 'zapier-platform-core';
import type { AuthData } from '../../src/backends/backend.ts';
import { entraSignIn } from '../../src/backends/entra_sign_in.ts';
import { toPlatformError } from '../../src/contacts/errors.ts';
import { LOGIN, SECRETS, tokenResponse, withEnvironment } from '../support/authentication.ts';

withEnvironment();

const { authorizeUrl, redeemCode, refresh } = entraSignIn({
  label: 'Example',
  prefix: 'EXAMPLE',
  scopes: () => ['offline_access', 'User.Read', 'Contacts.Read'],
});
const platform = (error: unknown): never => {
  throw toPlatformError(error, null);
};
const SIGNING = { authData: {}, redirectUri: 'https://example.com/back', code: 'code-of-ada', verifier: 'verifier-of-ada' };
const RENEWING = { authData: {}, refreshToken: 'refresh-of-ada' };
const code = (account: AuthData = {}) => redeemCode({ ...SIGNING, authData: account }).catch(platform);
const renewal = (account: AuthData = {}) => refresh({ ...RENEWING, authData: account }).catch(platform);
/** The next call is refused like this, with the words in `error_description` or without any. */
const answered = (refusal: object): unknown => tokenResponse(LOGIN, '/common/oauth2/v2.0/token', 400, refusal);
const refused = (error: string, number: number, status = 400, tenant = 'common'): void => {
  const error_description = `AADSTS${number}: ${SECRETS.join(' ')}`;
  tokenResponse(LOGIN, `/${tenant}/oauth2/v2.0/token`, status, {
    error,
    error_description,
    error_codes: [number],
    trace_id: 'trace-7',
    correlation_id: 'x',
  });
};
/** The administrator's page, with the app's ID and every scope that is a permission. */
const consent = (host: string, where: string): string =>
  `${host}/${where}/v2.0/adminconsent?client_id=id-of-the-app&scope=User.Read%20Contacts.Read`;
const RECONNECT = /connect (?:the account )?again|reconnect the account/i;

/** What each row means, and what the person can do. */
const ROWS: [string, number, RegExp][] = [
  ...[700082, 70008, 70043, 70000, 50173].map((number): [string, number, RegExp] => ['invalid_grant', number, RECONNECT]),
  ['interaction_required', 50076, /sign in in person.*Reconnect/i],
  ['invalid_grant', 50076, /sign in in person.*Reconnect/i],
  ['invalid_grant', 50079, /multi-factor.*Reconnect/i],
  ['invalid_grant', 53003, /Conditional Access.*administrator/i],
  ['invalid_grant', 53000, /from a device that it manages/i],
  ['interaction_required', 530003, /from a device that it manages/i],
  ['invalid_grant', 50105, /isn't assigned.*administrator/i],
  ['invalid_grant', 50057, /disabled.*administrator/i],
  ['invalid_grant', 50034, /doesn't exist.*Connect another account/i],
  ['invalid_grant', 65001, /administrator.*adminconsent/],
  ['consent_required', 65001, /accept them.*adminconsent/],
  ['access_denied', 65004, /weren't accepted.*accept/],
  ['invalid_grant', 90094, /administrator.*approve.*adminconsent/],
  ['access_denied', 90095, /administrator.*approve.*adminconsent/],
  ['invalid_grant', 90008, /administrator.*approve.*adminconsent/],
  ['invalid_grant', 900941, /administrator.*approve.*adminconsent/],
];

test.each<[string, number, number, string, RegExp]>([
  ['unauthorized_client', 7000112, 400, 'AppError', /disabled this integration.*publisher/],
  ['invalid_client', 7000112, 401, 'AppError', /disabled this integration.*publisher/],
  ['invalid_client', 650052, 400, 'AppError', /Your organization doesn't have.*administrator/],
  ['invalid_grant', 50196, 400, 'ThrottledError', /tries again later/],
])("%s %s (status %s) doesn't end a connection, and no one has to reconnect", async (error, number, status, name, told) => {
  for (const ask of [code, renewal]) {
    refused(error, number, status);
    const asking = ask();
    await expect(asking).rejects.toMatchObject({ name });
    await expect(asking).rejects.toThrow(told);
    await expect(asking).rejects.not.toThrow(RECONNECT);
  }
});

test.each([302, 403, 404, 408, 418])('a page of a gateway ends no connection: %s', async (status) => {
  tokenResponse(LOGIN, '/common/oauth2/v2.0/token', status, '<html>AADSTS50173 expired</html>');
  await expect(renewal()).rejects.toMatchObject({ name: 'AppError', message: expect.stringMatching(/Try again later/) });
});

test("with a blank tenant, the message doesn't say to leave it blank", async () => {
  refused('invalid_grant', 50020);
  await expect(renewal()).rejects.toThrow(/Connect another account/);
  refused('invalid_grant', 50020);
  await expect(renewal()).rejects.not.toThrow(/leave .* blank/);
  refused('unauthorized_client', 700016);
  await expect(renewal()).rejects.not.toThrow(/leave .* blank/);
});

describe.each(ROWS)('%s %s', (error, number, told) => {
  test('at the renewal: the person has to do something', async () => {
    refused(error, number);
    const renewing = renewal();
    await expect(renewing).rejects.toBeInstanceOf(errors.ExpiredAuthError);
    await expect(renewing).rejects.toThrow(told);
    await expect(renewing).rejects.toThrow('trace-7');
  });

  test("at the sign-in, it's an error, because there's no connection yet", async () => {
    refused(error, number);
    const signing = code();
    await expect(signing).rejects.toBeInstanceOf(errors.Error);
    await expect(signing).rejects.toThrow('trace-7');
  });
});

test.each(ROWS)('the number is read off the description where it is nowhere else: %s %s', async (error, number, told) => {
  tokenResponse(LOGIN, '/common/oauth2/v2.0/token', 400, {
    error,
    error_description: `AADSTS${number}: words. Trace ID: 1`,
    trace_id: 'trace-7',
  });
  await expect(renewal()).rejects.toThrow(told);
});

test.each([7000222, 7000215, 70002])("our own secret (%s) is the publisher's to renew, never a reason to reconnect", async (number) => {
  for (const ask of [code, renewal]) {
    refused('invalid_client', number, 401);
    const asking = ask();
    await expect(asking).rejects.toBeInstanceOf(errors.Error);
    await expect(asking).rejects.toThrow(/[Pp]ublisher has to renew it/);
    await expect(asking).rejects.not.toThrow(RECONNECT);
  }
});

test.each([
  ['unauthorized_client', 700016],
  ['unauthorized_client', 700011],
  ['invalid_grant', 50020],
])('%s %s: the tenant is the wrong one', async (error, number) => {
  refused(error, number, 400, 'contoso.example.com');
  const renewing = renewal({ tenant: 'contoso.example.com' });
  await expect(renewing).rejects.toBeInstanceOf(errors.Error);
  await expect(renewing).rejects.toThrow(/contoso\.example\.com.*(?:right tenant)/);
});

test.each([
  ['invalid_scope', 70011],
  ['invalid_request', 50011],
])('%s %s: the publisher has to correct the registration', async (error, number) => {
  refused(error, number);
  await expect(code()).rejects.toThrow(/publisher.*registration/);
});

test.each([
  ['temporarily_unavailable', 0, 400],
  ['server_error', 90006, 400],
  ['server_error', 90033, 400],
  ['server_error', 1, 500],
  ['', 1, 503],
  ['', 1, 429],
])('%s %s (status %s) passes', async (error, number, status) => {
  refused(error, number, status);
  await expect(renewal()).rejects.toBeInstanceOf(errors.ThrottledError);
});

test('an unknown refusal shows its status and says whom to ask', async () => {
  refused('brand_new', 1, 418);
  await expect(renewal()).rejects.toThrow(/418.*contact support.*trace-7/);
});

test.each(['', '<html>', '[]', 'null', '{"error": 5, "error_codes": "x", "trace_id": {}}'])('a refusal whose body is %s', async (body) => {
  tokenResponse(LOGIN, '/common/oauth2/v2.0/token', 400, body);
  await expect(renewal()).rejects.toThrow(/Example didn't accept the sign-in/);
});

test.each([
  ['common', 'organizations'],
  ['consumers', 'organizations'],
  ['organizations', 'organizations'],
  ['contoso.example.com', 'contoso.example.com'],
])("the administrator's page for %s is that of %s", async (tenant, where) => {
  refused('invalid_grant', 90094, 400, tenant);
  await expect(renewal({ tenant })).rejects.toThrow(`open ${consent(LOGIN, where)} and then`);
});

test("the administrator's page is at the sign-in's address, and leads back to where the person signs in", async () => {
  const host = 'https://login.example.com';
  process.env.MICROSOFT_LOGIN_URL = host;
  const page = consent(host, 'organizations');
  const approval = `An administrator of your organization has to approve this integration for Example. Ask them to open`;
  const permissions =
    "The permissions for Example weren't accepted. Reconnect the account and accept them. If your organization doesn't let you, ask an administrator to open";
  const back = '&redirect_uri=https%3A%2F%2Fexample.com%2Fback';
  for (const [error, error_codes, signing, renewing] of [
    [
      'access_denied',
      [90094],
      `${approval} ${page}${back} and then reconnect the account.`,
      `${approval} ${page} and then reconnect the account.`,
    ],
    ['consent_required', [], `${permissions} ${page}${back}`, `${permissions} ${page}`],
  ] as const) {
    tokenResponse(host, '/common/oauth2/v2.0/token', 400, { error, error_codes });
    await expect(redeemCode(SIGNING)).rejects.toMatchObject({ kind: 'invalid_input', message: signing });
    tokenResponse(host, '/common/oauth2/v2.0/token', 400, { error, error_codes });
    await expect(refresh(RENEWING)).rejects.toMatchObject({ kind: 'expired', message: renewing });
  }
});

/** Microsoft says to use `error`, and keeps adding numbers. */
test.each([
  [
    'invalid_client',
    'misconfigured',
    'Example refused this integration itself, not you: its own client secret or API key is wrong or has expired. Its publisher has to renew it, so contact support.',
  ],
  ['temporarily_unavailable', 'throttled', "Example can't sign anyone in right now (400). Zapier tries again later."],
  [
    'interaction_required',
    'expired',
    'Example wants you to sign in in person again, for example with multi-factor authentication. Reconnect the account.',
  ],
  [
    'unauthorized_client',
    'invalid_input',
    "Your organization doesn't know this integration for Example. Ask your administrator to allow it, or connect another account.",
  ],
  [
    'invalid_scope',
    'misconfigured',
    "This integration isn't registered for what it asks Example for. Its publisher has to correct the registration, so contact support.",
  ],
  [
    'brand_new',
    'service_error',
    "Example didn't accept the sign-in right now (400). Try again later. If this keeps happening, contact support.",
  ],
])('%s with an unknown number and without a trace ID', async (error, kind, message) => {
  answered({ error, error_codes: [999_999] });
  await expect(refresh(RENEWING)).rejects.toMatchObject({ kind, message });
});

test('how a sign-in ended: a code is short-lived, a refresh token expires or is revoked', async () => {
  const said = (what: string): string => `The sign-in to Example ${what}. Reconnect the account.`;
  answered({ error: 'invalid_grant', error_codes: [54_005] });
  await expect(redeemCode(SIGNING)).rejects.toMatchObject({
    kind: 'invalid_input',
    message: 'The sign-in to Example took too long or was used twice. Connect the account again.',
  });
  answered({ error: 'invalid_grant', error_codes: [50_173] });
  await expect(refresh(RENEWING)).rejects.toMatchObject({
    kind: 'expired',
    message: said('was revoked, for example by a new password'),
  });
  answered({ error: 'invalid_grant', error_codes: [700_082] });
  await expect(refresh(RENEWING)).rejects.toMatchObject({ kind: 'expired', message: said('has expired or was revoked') });
});

test.each([
  ['all that are listed, which may be more than it begins with', [50_126, 50_173], 'AADSTS50126: words.', 'was revoked, for example'],
  ['none that its words only mention', undefined, 'Words, unlike those of AADSTS50173.', 'has expired or was revoked'],
])('the numbers of a refusal are %s', async (_which, error_codes, error_description, ended) => {
  answered({ error: 'invalid_grant', error_codes, error_description });
  await expect(refresh(RENEWING)).rejects.toMatchObject({ message: expect.stringContaining(ended) });
});

test('what passes is tried again in a minute', async () => {
  answered({ error: 'temporarily_unavailable' });
  await expect(refresh(RENEWING)).rejects.toMatchObject({ kind: 'throttled', detail: { delay: 60 } });
});

test.each(ROWS)('nothing of what was sent is in any sentence: %s %s', async (error, number) => {
  refused(error, number);
  const signing = code();
  for (const secret of SECRETS) await expect(signing).rejects.toMatchObject({ message: expect.not.stringContaining(secret) });
});

test('a tenant that would change the address reaches no token endpoint', async () => {
  await expect(code({ tenant: 'evil.example/x?' })).rejects.toThrow(
    /Tenant must be .*, a domain or a tenant ID\. Correct it and connect again\./,
  );
  await expect(renewal({ tenant: '..' })).rejects.toThrow(/Tenant must be .*, a domain or a tenant ID\. Correct it and connect again\./);
  expect(() => authorizeUrl({ authData: { tenant: '../x' }, redirectUri: 'https://example.com', state: 's' })).toThrow(/tenant/);
});
