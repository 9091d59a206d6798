import { createAppTester } from 'zapier-platform-core';
import { contacts } from '../../../src/backends/contacts_api/contacts.ts';
import { perform as createContact } from '../../../src/creates/create_contact.ts';
import { perform } from '../../../src/creates/create_or_update_contact.ts';
import { guardNetwork } from '../../http/support.ts';
import { StepError } from '../../support/run.ts';
import { WHOLE } from './shapes.ts';
import { inRun, LOCATION, plan, planSearch, TOKEN } from './support.ts';

guardNetwork();

/** Ada's email, and someone else's phone. */
const CHANGE = { email: 'ada@example.com', phone: '+15550100177' };
const BODY = { locationId: LOCATION, ...CHANGE };
/** The contact that the service names: it has Ada's email, her phone, both or neither. */
const THERE = { ...WHOLE, id: 'c9', email: null, phone: null, additionalEmails: [] };
const refused = (meta: Record<string, unknown>) => ({
  statusCode: 400,
  message: 'This location does not allow duplicated contacts.',
  meta: { contactId: 'c9', contactName: 'Ada Byron', ...meta },
});
const planRefusal = (meta: Record<string, unknown>, body: Record<string, unknown> = BODY): void =>
  plan('POST', '/contacts/', refused(meta), { body, status: 400 });
const planThere = (parts: Record<string, unknown>): void => plan('GET', '/contacts/c9', { contact: { ...THERE, ...parts } });
const create = () => inRun((connection) => contacts.create(connection, CHANGE));

/** How the service can leave open by which field it recognizes the contact. */
const OPEN: [string, Record<string, unknown>][] = [
  ['not said', {}],
  ['null', { matchingField: null }],
  ['no text', { matchingField: 5 }],
  ['blank', { matchingField: ' ' }],
  ['one of the account’s own', { matchingField: 'membership_number' }],
  ['called like a field of ours that the service does not check', { matchingField: 'full_name' }],
];

describe('the refusal of a second contact', () => {
  test.each([
    ['email', 'email'],
    [' PHONE ', 'phone'],
    ['membership_number', 'membership_number'],
    [null, ''],
  ])('names the contact that is there and the field: %j', async (matchingField, by) => {
    planRefusal({ matchingField });
    await expect(create()).rejects.toMatchObject({ kind: 'duplicate', detail: { existing: { id: 'c9', by } } });
  });

  test.each([
    ['email', 'already has a contact with this email (ID c9). To change it, use Create or Update Contact.'],
    ['x'.repeat(5000), `already has this contact by its ${'x'.repeat(100)} (ID c9).`],
    ['', "already has this contact (ID c9). Look at that contact first. If it's the one you mean, use Update Contact with its ID."],
  ])('says what to do: %#', async (matchingField, said) => {
    planRefusal({ matchingField });
    await expect(create()).rejects.toThrow(said);
  });

  test("doesn't mention a contact without an ID", async () => {
    plan('POST', '/contacts/', { message: 'No duplicates.', meta: { contactId: '' } }, { body: BODY, status: 400 });
    await expect(create()).rejects.toMatchObject({ kind: 'invalid_input', message: expect.stringContaining('No duplicates.') });
  });

  test('is not one if the contact is named in another refusal', async () => {
    plan('POST', '/contacts/', refused({}), { body: BODY, status: 500 });
    await expect(create()).rejects.toMatchObject({ kind: 'unknown_outcome', detail: { existing: undefined } });
  });
});

describe('an update that would give a contact what another one has', () => {
  const update = async (meta: Record<string, unknown>) => {
    plan('GET', '/contacts/c1', { contact: WHOLE });
    plan('PUT', '/contacts/c1', refused(meta), { body: { email: 'grace@example.com' }, status: 400 });
    await inRun((connection) => contacts.update(connection, 'c1', { email: 'grace@example.com' }));
  };

  test('names both, and the field', async () => {
    planThere({ email: 'grace@example.com' });
    await expect(update({ matchingField: 'email' })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringMatching(
        /^Ada Byron \(ada@example\.com, ID c1\) can't have this email: .* \(grace@example\.com, ID c9\) has it, .* Use another email, or update that contact\.$/,
      ),
    });
  });

  test.each(OPEN)('names both where the field is %s', async (_what, meta) => {
    planThere({ email: 'grace@example.com' });
    await expect(update(meta)).rejects.toThrow(/can't have this email or phone: .*ID c9/);
  });

  test("names the ID if the other contact can't be read", async () => {
    plan('GET', '/contacts/c9', {}, { status: 403 });
    await expect(update({ matchingField: 'email' })).rejects.toThrow('the contact with ID c9 has it');
  });

  test('says what another refusal is', async () => {
    plan('GET', '/contacts/c1', { contact: WHOLE });
    plan('PUT', '/contacts/c1', { message: 'no' }, { body: { email: 'grace@example.com' }, status: 403 });
    const updating = inRun((connection) => contacts.update(connection, 'c1', { email: 'grace@example.com' }));
    await expect(updating).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

const authData = { account_type: 'contacts_api', access: 'write', access_token: TOKEN, location_id: LOCATION };
const tester = createAppTester({ version: '1.0.0', platformVersion: '19.1.0' });
const run = (step: typeof perform | typeof createContact, inputData: Record<string, unknown>) =>
  tester(step, { authData, inputData }).catch((error: unknown) => Promise.reject(new StepError(error)));

describe.each([['said', { matchingField: 'phone' }] as (typeof OPEN)[number], ...OPEN])(
  'Create Contact, where the field is %s',
  (_what, meta) => {
    test.each<[string, Record<string, unknown>]>([
      ['email', { email: 'Ada@Example.com', phone: null }],
      ['email among others', { email: 'other@example.com', additionalEmails: ['ada@example.com'] }],
      ['phone and has no email', { phone: '+15550100177' }],
    ])('ends quietly and names both: the same %s', async (_shared, parts) => {
      planRefusal(meta);
      planThere(parts);
      await expect(run(createContact, CHANGE)).rejects.toMatchObject({
        name: 'HaltedError',
        message: expect.stringMatching(
          /didn't save ada@example\.com, because .*ID c9\) has the same (email|phone)\. Use Create or Update Contact/,
        ),
      });
    });

    test.each<[string, Record<string, unknown>]>([
      ['the same phone and another email', { email: 'other@example.com', phone: '+15550100177' }],
      ['neither the email nor the phone', { email: 'other@example.com', phone: '+15550100178' }],
      ['nothing', {}],
    ])('is an error that names both: %s', async (_shared, parts) => {
      planRefusal(meta);
      planThere(parts);
      await expect(run(createContact, CHANGE)).rejects.toMatchObject({
        name: 'AppError',
        code: 'ambiguous',
        message: expect.stringMatching(/didn't save ada@example\.com.*ID c9/),
      });
    });
  },
);

describe("Create Contact, if the existing contact can't be read", () => {
  test.each([
    [400, { message: 'Contact with id c9 not found' }],
    [403, { message: 'no' }],
    [200, 'not what was expected'],
  ])('is an error that names its ID: %s', async (status, response) => {
    planRefusal({ matchingField: 'phone' });
    plan('GET', '/contacts/c9', response, { status });
    await expect(run(createContact, CHANGE)).rejects.toMatchObject({ code: 'ambiguous', message: expect.stringContaining('ID c9') });
  });

  test('leaves to the platform what that tries again', async () => {
    planRefusal({});
    plan('GET', '/contacts/c9', {}, { status: 401 });
    await expect(run(createContact, CHANGE)).rejects.toMatchObject({ name: 'RefreshAuthError' });
  });
});

describe.each(OPEN)('Create or Update Contact, matching only on the email, if the field is %s', (_what, meta) => {
  const EMAIL = [{ field: 'email', operator: 'eq', value: CHANGE.email }];
  /** No one is found, and the service refuses to create a second contact. */
  const upsert = () => {
    planSearch({ filters: EMAIL, sort: [{ field: 'dateAdded', direction: 'desc' }], pageLimit: 500, page: 1 }, []);
    plan('GET', '/contacts/search/duplicate', { contact: null }, { query: { locationId: LOCATION, email: CHANGE.email } });
    planRefusal(meta);
    return run(perform, { match_on: ['email'], ...CHANGE });
  };

  test('continues with the contact that has the email', async () => {
    planThere({ email: CHANGE.email });
    planThere({ email: CHANGE.email });
    plan('PUT', '/contacts/c9', { contact: { ...THERE, ...CHANGE } }, { body: { phone: CHANGE.phone } });
    await expect(upsert()).resolves.toMatchObject({ id: 'c9', outcome: 'updated', matched_by: 'email', changed_fields: ['phone'] });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the phone and another email', { phone: CHANGE.phone, email: 'other@example.com' }],
    ['neither', { email: 'other@example.com' }],
  ])("doesn't change the contact that has %s", async (_has, parts) => {
    planThere(parts);
    await expect(upsert()).rejects.toMatchObject({
      name: 'AppError',
      code: 'ambiguous',
      message: expect.stringMatching(/didn't save ada@example\.com, because .*ID c9\) has the same .*Use another email or phone/),
    });
  });
});

test('Create or Update Contact tells whom an email belongs to that was not to be matched on', async () => {
  planSearch(
    {
      filters: [{ field: 'phone', operator: 'contains', value: '0100177' }],
      sort: [{ field: 'dateAdded', direction: 'desc' }],
      pageLimit: 500,
      page: 1,
    },
    [],
  );
  plan('GET', '/contacts/search/duplicate', { contact: null }, { query: { locationId: LOCATION, number: CHANGE.phone } });
  planRefusal({ matchingField: 'email' });
  planThere({ email: CHANGE.email });
  await expect(run(perform, { match_on: ['phone'], ...CHANGE })).rejects.toMatchObject({
    code: 'ambiguous',
    message: expect.stringContaining('This step matches on Phone only. Choose Email in Match On to update that contact'),
  });
});
