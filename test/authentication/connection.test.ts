import nock from 'nock';
import { errors } from 'zapier-platform-core';
import { connectionLabel, test as connectionTest } from '../../src/authentication.ts';
import { ACCESS, API, stage, withEnvironment } from './support.ts';

withEnvironment();

const HEADERS = { authorization: `Bearer ${ACCESS}`, version: '2021-07-28' };
const CONTACTS_API = { account_type: 'contacts_api', access: 'write', access_token: ACCESS, tenant: 'contoso.example.com' };
const HIGHLEVEL = { account_type: 'highlevel', access: 'read', access_token: ACCESS, location_id: 'l 1' };

/** The label as the platform makes it: what the test answered stands in the inputs. */
async function labelled(authData: Record<string, string>): Promise<string> {
  const found = await stage(connectionTest, { authData });
  const inputData = Object.fromEntries(Object.entries(found).map(([key, value]) => [key, value ?? '']));
  return stage(connectionLabel, { authData, inputData });
}

describe('the Contacts API', () => {
  test('is tested by reading one contact; the label names the tenant', async () => {
    nock(API, { reqheaders: HEADERS }).get('/contacts/').query({ limit: '1' }).reply(200, { contacts: [], count: 0 });
    expect(await labelled(CONTACTS_API)).toBe('contoso.example.com (Contacts API, read and write)');
  });

  test('reads in the location when there is one, and the label names it', async () => {
    nock(API).get('/contacts/').query({ limit: '1', locationId: 'l1' }).reply(200, { contacts: [] });
    expect(await labelled({ ...CONTACTS_API, location_id: 'l1', access: 'read' })).toBe('l1 (Contacts API, read only)');
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
    await expect(stage(connectionTest, { authData: CONTACTS_API })).rejects.toThrow(/cannot be read/);
  });
});

describe('HighLevel', () => {
  test('is tested by reading its location, whose name the label has', async () => {
    nock(API, { reqheaders: HEADERS })
      .get('/locations/l%201')
      .reply(200, { location: { id: 'l 1', name: 'Example Clinic', timezone: 'America/Chicago' } });
    expect(await labelled(HIGHLEVEL)).toBe('Example Clinic (HighLevel, read only)');
  });

  test('a location without a name is named by its id', async () => {
    nock(API)
      .get('/locations/l%201')
      .reply(200, { location: { id: 'l 1' } });
    expect(await stage(connectionTest, { authData: HIGHLEVEL })).toEqual({
      id: 'l 1',
      name: 'l 1',
      account_type: 'highlevel',
      access: 'read',
    });
  });

  test('without a location nothing is asked', async () => {
    const testing = stage(connectionTest, { authData: { ...HIGHLEVEL, location_id: '' } });
    await expect(testing).rejects.toThrow(/choose a sub-account/);
  });

  test('without the scope for it nothing is asked', async () => {
    const testing = stage(connectionTest, { authData: { ...HIGHLEVEL, scope: 'contacts.readonly' } });
    await expect(testing).rejects.toThrow(/locations\.readonly.*Reconnect/);
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

  test('does without a name, and takes the default for the access', async () => {
    expect(await stage(connectionLabel, { authData: { account_type: 'contacts_api' } })).toBe('Contacts API (read and write)');
  });
});
