import { errors } from 'zapier-platform-core';
import { authorizeUrl } from '../src/authentication.ts';
import { API, LOGIN, REDIRECT, stage, withEnvironment } from './support/authentication.ts';

withEnvironment();

const STATE = 'a b+c&d=e/{{f}}';
const asked = (fields: Record<string, string>): Promise<string> =>
  stage(authorizeUrl, { inputData: { redirect_uri: REDIRECT, state: STATE, response_type: 'code', ...fields } });
const parts = (address: string): Record<string, string> => Object.fromEntries(new URL(address).searchParams);

/** The same names as in src/backends/contacts_api/publishing.md, "HighLevel". */
const READ =
  'contacts.readonly locations.readonly locations/customFields.readonly locations/tags.readonly users.readonly businesses.readonly';

test('the Contacts API sends people to Microsoft, to read and write unless they say otherwise', async () => {
  const address = await asked({ account_type: 'contacts_api' });
  expect(address).toMatch(new RegExp(`^${LOGIN}/common/oauth2/v2\\.0/authorize\\?`));
  expect(parts(address)).toEqual({
    client_id: 'id-of-the-app',
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: REDIRECT,
    scope: 'contacts.readonly contacts.write offline_access',
    state: STATE,
    prompt: 'select_account',
  });
});

test('HighLevel sends people to its chooser', async () => {
  const address = await asked({ account_type: 'highlevel' });
  expect(address).toMatch(/^https:\/\/marketplace\.gohighlevel\.com\/v2\/oauth\/chooselocation\?/);
  expect(parts(address)).toEqual({
    response_type: 'code',
    client_id: 'id-of-the-app',
    redirect_uri: REDIRECT,
    scope: `${READ} contacts.write workflows.readonly`,
    state: STATE,
  });
});

test.each(['contacts_api', 'highlevel'])('%s: the scope is not the first parameter, and a blank is %%20', async (account_type) => {
  const address = await asked({ account_type });
  expect(address).toContain('&scope=contacts.readonly%20');
  expect(new URL(address).search).not.toContain('+');
  expect(address).toContain('state=a%20b%2Bc%26d%3De%2F');
});

test.each([
  ['contacts_api', 'contacts.readonly offline_access'],
  ['highlevel', READ],
])('%s: a read-only sign-in asks for the scopes to read', async (account_type, scope) => {
  expect(parts(await asked({ account_type, access: 'read' })).scope).toBe(scope);
  expect(parts(await asked({ account_type, access: 'write' })).scope).toContain('contacts.write');
});

test.each([
  ['common', ''],
  ['common', '  '],
  ['organizations', 'organizations'],
  ['contoso.example.com', ' contoso.example.com '],
  ['00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000001'],
])('the tenant %s comes from "%s"', async (tenant, typed) => {
  expect(new URL(await asked({ account_type: 'contacts_api', tenant: typed })).pathname).toBe(`/${tenant}/oauth2/v2.0/authorize`);
});

test.each(['evil.com/x?', '..', '.', 'a/../b', '//evil.example', 'evil.example#', 'a b', '%2e%2e', '@evil.example', '\\evil', 'x:y', 'ä'])(
  'a tenant that would change the address is refused: %s',
  async (tenant) => {
    const asking = asked({ account_type: 'contacts_api', tenant });
    await expect(asking).rejects.toBeInstanceOf(errors.Error);
    await expect(asking).rejects.toThrow(/Tenant must be .*, a domain or a tenant ID\. Correct it and connect again\./);
  },
);

test.each(['api://contacts', 'api://contacts/', 'api://contacts//'])(
  'the audience %s stands before the scopes of the API, not before the others',
  async (audience) => {
    process.env.CONTACTS_API_AUDIENCE = audience;
    const scope = 'api://contacts/contacts.readonly api://contacts/contacts.write offline_access';
    expect(parts(await asked({ account_type: 'contacts_api' })).scope).toBe(scope);
  },
);

test('the environment says where the pages are', async () => {
  process.env.MICROSOFT_LOGIN_URL = 'https://login.example.com/';
  process.env.HIGHLEVEL_AUTHORIZE_URL = 'https://choose.example.com/here';
  process.env.HIGHLEVEL_API_URL = API;
  expect(await asked({ account_type: 'contacts_api' })).toMatch(/^https:\/\/login\.example\.com\/common\/oauth2/);
  expect(await asked({ account_type: 'highlevel' })).toMatch(/^https:\/\/choose\.example\.com\/here\?/);
});

test.each([
  [{}, /Account Type is blank\. Connect the account again and choose one of: .*Contacts API.*HighLevel/],
  [{ account_type: 'other' }, /other.*Contacts API.*HighLevel/],
])('an unknown account type: %j', async (fields, told) => {
  await expect(asked(fields)).rejects.toThrow(told);
});

test.each([
  ['contacts_api', 'CONTACTS_API_CLIENT_ID'],
  ['highlevel', 'HIGHLEVEL_CLIENT_ID'],
])('%s without a client id names what the publisher has to set', async (account_type, name) => {
  delete process.env.CLIENT_ID;
  const asking = asked({ account_type });
  await expect(asking).rejects.toThrow(name);
  await expect(asking).rejects.toThrow("Reconnecting doesn't help");
});

test('fields come from what the person typed, and then from the stored ones', async () => {
  const bundle = { authData: { account_type: 'highlevel', access: 'read' }, inputData: { redirect_uri: REDIRECT, state: 's' } };
  expect(parts(await stage(authorizeUrl, bundle)).scope).toBe(READ);
  const typed = { ...bundle, inputData: { ...bundle.inputData, access: 'write' } };
  expect(parts(await stage(authorizeUrl, typed)).scope).toBe(`${READ} contacts.write workflows.readonly`);
});
