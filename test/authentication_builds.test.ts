import { KEYS } from '../scripts/backends.ts';
import type { authentication as Definition } from '../src/authentication.ts';
import { stage } from './support/authentication.ts';
import { inBuild, leaveBuild } from './support/build.ts';

const ALL = [...KEYS];

/** The definition of a build with these account types. */
function builtWith(names: readonly string[]): Promise<typeof Definition> {
  return inBuild(names, async () => (await import('../src/authentication.ts')).authentication);
}

afterAll(leaveBuild);

test.each<[string[], string[]]>([
  [ALL, ['account_type', 'access', 'tenant', 'location_id', 'mailbox', 'people_sources', 'nylas_region', 'nylas_provider']],
  [['contacts_api'], ['access', 'tenant', 'location_id']],
  [['highlevel'], ['access']],
  [['outlook'], ['access', 'tenant', 'mailbox', 'people_sources']],
  [['google'], ['access', 'people_sources']],
  [['nylas'], ['access', 'nylas_region', 'nylas_provider', 'people_sources']],
  [
    ['outlook', 'nylas'],
    ['account_type', 'access', 'tenant', 'mailbox', 'people_sources', 'nylas_region', 'nylas_provider'],
  ],
])('the sign-in form of a build with %j', async (names, keys) => {
  const { fields } = await builtWith(names);
  expect(fields.map(({ key }) => key)).toEqual(keys);
});

test("with all account types, the form names each field's account type, and only the type is required", async () => {
  const { fields } = await builtWith(ALL);
  const labels = Object.fromEntries(fields.map(({ key, label }) => [key, label]));
  expect(labels.tenant).toMatch(/^Microsoft only: /);
  expect(labels.location_id).toMatch(/^Contacts API only: /);
  for (const key of ['nylas_region', 'nylas_provider']) expect(labels[key]).toMatch(/^Nylas only: /);
  expect(labels.mailbox).toBe('Outlook only: Shared Mailbox');
  expect(labels.people_sources).toMatch(/^Outlook, Google and Nylas only: /);
  const { fields: others } = await builtWith(['highlevel', 'nylas']);
  expect(others.find(({ key }) => key === 'people_sources')?.label).toMatch(/^Nylas only: /);
  expect(fields.filter(({ required }) => required !== false).map(({ key }) => key)).toEqual(['account_type']);
});

test('the chooser offers the account types of the build, by their own names', async () => {
  const { fields } = await builtWith(ALL);
  const chooser = fields.find(({ key }) => key === 'account_type');
  expect(Object.keys(chooser?.choices ?? {})).toEqual(ALL);
  expect(chooser?.choices).toMatchObject({
    contacts_api: expect.stringMatching(/^Contacts API \(Azure AD\): ./),
    highlevel: expect.stringMatching(/^HighLevel: ./),
    outlook: expect.stringMatching(/^Outlook: ./),
    google: expect.stringMatching(/^Google: ./),
    nylas: expect.stringMatching(/^Nylas: .*Google.*iCloud/),
  });
  const two = await builtWith(['highlevel', 'nylas']);
  expect(Object.keys(two.fields[0]?.choices ?? {})).toEqual(['highlevel', 'nylas']);
});

test('no account type is chosen beforehand', async () => {
  const { fields } = await builtWith(ALL);
  expect(fields[0]).not.toHaveProperty('default');
});

test('the chooser says which of two to take, only where the build has both', async () => {
  const helpOf = async (...names: string[]) => (await builtWith(names)).fields[0]?.helpText ?? '';
  const outlookOrNylas = /For Microsoft 365, choose Outlook/;
  const byAzure = /Choose Contacts API only if/;
  const googleOrNylas = /For Google, choose Google/;
  expect(await helpOf(...ALL)).toMatch(outlookOrNylas);
  expect(await helpOf(...ALL)).toMatch(byAzure);
  expect(await helpOf(...ALL)).toMatch(googleOrNylas);
  expect(await helpOf('google', 'outlook')).not.toMatch(googleOrNylas);
  expect(await helpOf('outlook', 'highlevel')).not.toMatch(outlookOrNylas);
  expect(await helpOf('outlook', 'highlevel')).not.toMatch(byAzure);
});

test("a field that every account type of the build needs doesn't name one", async () => {
  const { fields } = await builtWith(['contacts_api', 'outlook']);
  const labels = Object.fromEntries(fields.map(({ key, label }) => [key, label]));
  expect(labels.tenant).toBe('Tenant');
  expect(labels.location_id).toBe('Contacts API only: Location ID');
});

test("in a build with one account type, a field doesn't name it", async () => {
  const { fields } = await builtWith(['outlook']);
  expect(fields.every(({ label }) => !/only:/.test(label ?? ''))).toBe(true);
});

test('access is read or write, write unless one says otherwise; the tenant is common, the region us', async () => {
  const { fields } = await builtWith(ALL);
  const field = (name: string) => fields.find(({ key }) => key === name);
  expect(field('access')).toMatchObject({ default: 'write', choices: { read: expect.any(String), write: expect.any(String) } });
  expect(field('tenant')?.default).toBe('common');
  expect(field('nylas_region')).toMatchObject({ default: 'us', choices: { us: expect.any(String), eu: expect.any(String) } });
  expect(Object.keys(field('nylas_provider')?.choices ?? {})).toEqual(['google', 'microsoft', 'other']);
  expect(field('people_sources')?.type).toBe('boolean');
});

test.each<[string[], boolean]>([
  [['contacts_api'], true],
  [['outlook'], true],
  [['contacts_api', 'outlook'], true],
  [['google'], true],
  [['outlook', 'google'], true],
  [['google', 'nylas'], false],
  [['highlevel'], false],
  [['nylas'], false],
  [['contacts_api', 'highlevel'], false],
  [['outlook', 'nylas'], false],
  [ALL, false],
])('PKCE is on exactly if every account type supports the standard: %j %s', async (names, enabled) => {
  const { oauth2Config } = await builtWith(names);
  expect(oauth2Config.enablePkce).toBe(enabled);
  expect(oauth2Config.autoRefresh).toBe(true);
});

test.each(ALL)("%s alone needn't be chosen", async (name) => {
  const { connectionLabel } = await builtWith([name]);
  const label = await stage(connectionLabel, { inputData: { name: 'Ada' } });
  expect(label).toMatch(/^Ada \(.+, read and write\)$/);
});
