import nock from 'nock';
import { errors } from 'zapier-platform-core';
import { connectionLabel, test as connectionTest } from '../src/authentication.ts';
import { ACCESS, API, stage, withEnvironment } from './support/authentication.ts';

withEnvironment();

const HEADERS = { authorization: `Bearer ${ACCESS}`, version: '2021-07-28' };
const CONTACTS_API = { account_type: 'contacts_api', access: 'write', access_token: ACCESS, tenant: 'contoso.example.com' };
const HIGHLEVEL = { account_type: 'highlevel', access: 'read', access_token: ACCESS, location_id: 'l 1' };

/** The label, as the platform makes it: the test's output is in the inputs. */
async function labeled(authData: Record<string, string>): Promise<string> {
  const found = await stage(connectionTest, { authData });
  const inputData = Object.fromEntries(Object.entries(found).map(([key, value]) => [key, value ?? '']));
  return stage(connectionLabel, { authData, inputData });
}

describe('the Contacts API', () => {
  test('is tested by reading one contact; the label names the tenant', async () => {
    nock(API, { reqheaders: HEADERS }).get('/contacts/').query({ limit: '1' }).reply(200, { contacts: [], count: 0 });
    expect(await labeled(CONTACTS_API)).toBe('contoso.example.com (Contacts API, read and write)');
  });

  test('reads in the location when there is one, and the label names it', async () => {
    nock(API).get('/contacts/').query({ limit: '1', locationId: 'l1' }).reply(200, { contacts: [] });
    nock(API)
      .get('/locations/l1')
      .reply(200, { location: { id: 'l1', name: 'Example Clinic' } });
    expect(await labeled({ ...CONTACTS_API, location_id: 'l1', access: 'read' })).toBe('Example Clinic (Contacts API, read only)');
  });

  test.each(['', 'common', '00000000-0000-0000-0000-000000000001'])('no id is its name: tenant "%s"', async (tenant) => {
    nock(API).get('/contacts/').query({ limit: '1', locationId: 'l1' }).reply(200, { contacts: [] });
    nock(API).get('/locations/l1').reply(404, '<html>');
    expect(await labeled({ ...CONTACTS_API, location_id: 'l1', tenant })).toBe('Contacts API (read and write)');
  });

  test('fails where it was to write and was granted to read', async () => {
    const testing = stage(connectionTest, { authData: { ...CONTACTS_API, scope: 'contacts.readonly' } });
    await expect(testing).rejects.toThrow(/lacks a permission.*Reconnect with access .*Read and write.* \(contacts\.write\)/);
  });

  test('without tenant, location and access: no name, and the default access', async () => {
    nock(API).get('/contacts/').query({ limit: '1' }).reply(200, { contacts: [] });
    const found = await stage(connectionTest, { authData: { account_type: 'contacts_api', access_token: ACCESS } });
    expect(found).toEqual({ id: null, name: null, account_type: 'contacts_api', access: 'write' });
  });

  test('is reached at the address that the environment has', async () => {
    process.env.CONTACTS_API_URL = 'https://contacts.example.com/';
    nock('https://contacts.example.com').get('/contacts/').query({ limit: '1' }).reply(200, { contacts: [] });
    expect(await stage(connectionTest, { authData: CONTACTS_API })).toMatchObject({ account_type: 'contacts_api', access: 'write' });
  });

  test.each([
    [401, errors.RefreshAuthError],
    [403, errors.Error],
    [500, errors.Error],
  ])('fails where the API answers %s', async (status, type) => {
    nock(API).get('/contacts/').query(true).reply(status, { message: 'no' });
    await expect(stage(connectionTest, { authData: CONTACTS_API })).rejects.toBeInstanceOf(type);
  });

  test('fails where the API answers with something else', async () => {
    nock(API).get('/contacts/').query(true).reply(200, '<html>a portal</html>');
    await expect(stage(connectionTest, { authData: CONTACTS_API })).rejects.toThrow(/can't be read/);
  });
});

describe('HighLevel', () => {
  const planContacts = () => nock(API, { reqheaders: HEADERS }).get('/contacts/').query({ limit: '1', locationId: 'l 1' });

  test('is tested by reading one contact, and the label has the name of the location', async () => {
    planContacts().reply(200, { contacts: [] });
    nock(API, { reqheaders: HEADERS })
      .get('/locations/l%201')
      .reply(200, { location: { id: 'l 1', name: 'Example Clinic', timezone: 'America/Chicago' } });
    expect(await labeled(HIGHLEVEL)).toBe('Example Clinic (HighLevel, read only)');
  });

  test.each<[number, unknown]>([
    [200, { location: { id: 'l 1' } }],
    [200, { location: { id: 'l 1', name: ' ' } }],
    [404, '<html>'],
    [403, { message: 'Not for you.' }],
  ])('a location without a name that can be read leaves the type: %s %j', async (status, body) => {
    planContacts().reply(200, { contacts: [] });
    nock(API)
      .get('/locations/l%201')
      .reply(status, typeof body === 'string' ? body : JSON.stringify(body));
    expect(await labeled(HIGHLEVEL)).toBe('HighLevel (read only)');
  });

  test('without a location nothing is asked', async () => {
    const testing = stage(connectionTest, { authData: { ...HIGHLEVEL, location_id: '' } });
    await expect(testing).rejects.toThrow(/choose a sub-account/);
  });

  test('of another location fails with what to choose', async () => {
    planContacts().reply(403, { statusCode: 403, message: 'The token does not have access to this location.' });
    await expect(stage(connectionTest, { authData: HIGHLEVEL })).rejects.toThrow(/another location.*choose the right one/);
  });

  test('without the permission for contacts nothing is asked', async () => {
    const testing = stage(connectionTest, { authData: { ...HIGHLEVEL, scope: 'locations.readonly' } });
    await expect(testing).rejects.toThrow(/Reconnect with access .*Read only.* \(contacts\.readonly\)/);
  });
});

describe('Outlook', () => {
  const GRAPH = 'https://graph.microsoft.com';
  const OUTLOOK = { account_type: 'outlook', access: 'read', access_token: ACCESS };
  const planUser = () => nock(GRAPH).get('/v1.0/me').query(true).reply(200, { id: 'u1', mail: 'ada@example.com' });
  const planContacts = () => nock(GRAPH).get('/v1.0/me/contacts').query({ $top: '1', $select: 'id' });

  test('is tested by reading one contact, and named by its address', async () => {
    planUser();
    planContacts().reply(200, { value: [] });
    expect(await labeled(OUTLOOK)).toBe('ada@example.com (Outlook, read only)');
  });

  test.each([
    [404, { error: { code: 'MailboxNotEnabledForRESTAPI', message: 'No.' } }],
    [401, { error: { code: 'OrganizationFromTenantGuidNotFound', message: 'No.' } }],
    [401, { error: { code: 'UnknownError', message: '' } }],
  ])('fails if there is no mailbox: %s %j', async (status, body) => {
    planUser();
    planContacts().reply(status, body);
    if (body.error.code === 'UnknownError') nock(GRAPH).get('/v1.0/me').reply(200, {});
    await expect(stage(connectionTest, { authData: OUTLOOK })).rejects.toThrow(
      /mailbox in Exchange Online.*Connect an account that has a mailbox/,
    );
  });

  test('fails where the permission is missing', async () => {
    planUser();
    planContacts().reply(403, { error: { code: 'ErrorAccessDenied', message: 'Access is denied.' } });
    await expect(stage(connectionTest, { authData: OUTLOOK })).rejects.toThrow(/Reconnect with access .*Read only.* \(Contacts\.Read\)/);
  });
});

describe('the label', () => {
  test('names account, type and access', async () => {
    const label = await stage(connectionLabel, {
      authData: { account_type: 'highlevel', access: 'read' },
      inputData: { name: 'Example Clinic' },
    });
    expect(label).toBe('Example Clinic (HighLevel, read only)');
  });

  test('works without a name, with the default access', async () => {
    expect(await stage(connectionLabel, { authData: { account_type: 'contacts_api' } })).toBe('Contacts API (read and write)');
  });
});
