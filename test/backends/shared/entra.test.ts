import { errors } from 'zapier-platform-core';
import type { Account } from '../../../src/backends/backend.ts';
import { entra } from '../../../src/backends/entra.ts';
import { toPlatformError } from '../../../src/contacts/errors.ts';
import { LOGIN, SECRETS, tokenAnswer, withEnvironment } from '../../authentication/support.ts';

withEnvironment();

const { authorizeUrl, exchange, refresh } = entra({
  label: 'Example',
  prefix: 'EXAMPLE',
  scopes: () => ['Contacts.Read', 'offline_access'],
});
const platform = (error: unknown): never => {
  throw toPlatformError(error, null);
};
const code = (account: Account = {}) =>
  exchange({ account, redirectUri: 'https://example.com/back', code: 'code-of-ada', verifier: 'verifier-of-ada' }).catch(platform);
const renewal = (account: Account = {}) => refresh({ account, refreshToken: 'refresh-of-ada' }).catch(platform);
const refused = (error: string, number: number, status = 400, tenant = 'common'): void => {
  const error_description = `AADSTS${number}: ${SECRETS.join(' ')}`;
  tokenAnswer(LOGIN, `/${tenant}/oauth2/v2.0/token`, status, {
    error,
    error_description,
    error_codes: [number],
    trace_id: 'trace-7',
    correlation_id: 'x',
  });
};
const RECONNECT = /connect (?:the account )?again|reconnect the account/i;

/** reference/outlook.md, section 8: what each row means, and what the person can do. */
const ROWS: [string, number, RegExp][] = [
  ...[700082, 70008, 70043, 70000, 50173].map((number): [string, number, RegExp] => ['invalid_grant', number, RECONNECT]),
  ['interaction_required', 50076, /sign in again in person.*Reconnect/i],
  ['invalid_grant', 50076, /sign in again in person.*Reconnect/i],
  ['invalid_grant', 50079, /multi-factor.*Reconnect/i],
  ['invalid_grant', 53003, /rule of your organization.*Reconnect/i],
  ['invalid_grant', 65001, /administrator.*adminconsent/],
  ['consent_required', 65001, /accept them.*adminconsent/],
  ['access_denied', 65004, /not granted.*accept/],
  ['invalid_grant', 90094, /administrator.*approve.*adminconsent/],
  ['access_denied', 90095, /administrator.*approve.*adminconsent/],
  ['invalid_grant', 90008, /administrator.*approve.*adminconsent/],
];

describe.each(ROWS)('%s %s', (error, number, told) => {
  test('at the renewal: the person has to do something', async () => {
    refused(error, number);
    const renewing = renewal();
    await expect(renewing).rejects.toBeInstanceOf(errors.ExpiredAuthError);
    await expect(renewing).rejects.toThrow(told);
    await expect(renewing).rejects.toThrow('trace-7');
  });

  test('at the sign-in: an error, since there is no connection yet', async () => {
    refused(error, number);
    const signing = code();
    await expect(signing).rejects.toBeInstanceOf(errors.Error);
    await expect(signing).rejects.toThrow('trace-7');
  });
});

test.each(ROWS)('the number is read off the description where it is nowhere else: %s %s', async (error, number, told) => {
  tokenAnswer(LOGIN, '/common/oauth2/v2.0/token', 400, {
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
    await expect(asking).rejects.toThrow(/publisher has to renew it/);
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
  await expect(renewing).rejects.toThrow(/contoso\.example\.com.*right tenant/);
});

test.each([
  ['invalid_scope', 70011],
  ['invalid_request', 50011],
])('%s %s: the publisher has to correct the registration', async (error, number) => {
  refused(error, number);
  await expect(code()).rejects.toThrow(/publisher.*registration.*does not help/);
});

test.each([
  ['temporarily_unavailable', 0, 400],
  ['server_error', 90006, 400],
  ['server_error', 90033, 400],
  ['server_error', 1, 500],
  ['', 1, 503],
  ['', 1, 429],
])('%s %s (status %s) is over by itself', async (error, number, status) => {
  refused(error, number, status);
  await expect(renewal()).rejects.toBeInstanceOf(errors.ThrottledError);
});

test('a refusal that nobody knows says its status and whom to ask', async () => {
  refused('brand_new', 1, 418);
  await expect(renewal()).rejects.toThrow(/418.*trace-7.*publisher/);
});

test.each(['', '<html>', '[]', 'null', '{"error": 5, "error_codes": "x", "trace_id": {}}'])('a refusal whose body is %s', async (body) => {
  tokenAnswer(LOGIN, '/common/oauth2/v2.0/token', 400, body);
  await expect(renewal()).rejects.toThrow(/Example refused the sign-in/);
});

test.each([
  ['common', 'organizations'],
  ['consumers', 'organizations'],
  ['organizations', 'organizations'],
  ['contoso.example.com', 'contoso.example.com'],
])('the page for the administrator of %s is that of %s', async (tenant, where) => {
  refused('invalid_grant', 90094, 400, tenant);
  const link = `${LOGIN}/${where}/v2.0/adminconsent?client_id=id-of-the-app&scope=Contacts.Read`;
  await expect(renewal({ tenant })).rejects.toThrow(link);
});

test.each(ROWS)('nothing of what was sent is in any sentence: %s %s', async (error, number) => {
  refused(error, number);
  const signing = code();
  for (const secret of SECRETS) await expect(signing).rejects.toMatchObject({ message: expect.not.stringContaining(secret) });
});

test('a tenant that would change the address reaches no token endpoint', async () => {
  await expect(code({ tenant: 'evil.example/x?' })).rejects.toThrow(/Nothing was sent/);
  await expect(renewal({ tenant: '..' })).rejects.toThrow(/Nothing was sent/);
  expect(() => authorizeUrl({ account: { tenant: '../x' }, redirectUri: 'https://example.com', state: 's' })).toThrow(/tenant/);
});
