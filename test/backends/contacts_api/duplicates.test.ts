import nock from 'nock';
import { createAppTester } from 'zapier-platform-core';
import type { Connection } from '../../../src/backends/backend.ts';
import { contacts } from '../../../src/backends/contacts_api/contacts.ts';
import type { ContactChange } from '../../../src/contacts/change.ts';
import { perform } from '../../../src/creates/create_or_update_contact.ts';
import { guardNetwork } from '../../http/support.ts';
import { WHOLE } from './shapes.ts';
import { inRun, LOCATION, plan, planSearch, TOKEN } from './support.ts';

guardNetwork();

/** Ada's email and the phone of somebody else. */
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
const create = (change: ContactChange = CHANGE) => inRun((connection) => contacts.create(connection, change));

/** How the service may leave open by which field it knows the contact. */
const OPEN: [string, Record<string, unknown>][] = [
  ['not said', {}],
  ['null', { matchingField: null }],
  ['no text', { matchingField: 5 }],
  ['blank', { matchingField: ' ' }],
  ['one of the account’s own', { matchingField: 'membership_number' }],
  ['called like a field of ours that the service does not check', { matchingField: 'full_name' }],
];

describe('a second contact is refused, and the field is known', () => {
  test.each([
    ['email', 'email'],
    ['phone', 'phone'],
    ['Email', 'email'],
    [' PHONE ', 'phone'],
  ])('"%s": the refusal is told at once, without a look', async (matchingField, field) => {
    planRefusal({ matchingField });
    await expect(create()).rejects.toMatchObject({
      kind: 'duplicate',
      message: `Contacts API already has a contact with this ${field} (ID c9). To change it, use Create or Update Contact.`,
      detail: { existing: { id: 'c9', by: field } },
    });
  });
});

describe.each(OPEN)('a second contact is refused, and the field is %s', (_what, meta) => {
  test.each<[string, Record<string, unknown>, string]>([
    ['email', { email: 'Ada@Example.com' }, 'email'],
    ['further email', { email: 'other@example.com', additionalEmails: ['ada@example.com'] }, 'email'],
    ['phone', { phone: '(555) 010-0177' }, 'phone'],
    ['email and phone', { email: 'ada@example.com', phone: '+15550100177' }, 'email'],
  ])('the contact is known by the %s that it has', async (_shared, parts, by) => {
    planRefusal(meta);
    planThere(parts);
    await expect(create()).rejects.toMatchObject({ kind: 'duplicate', detail: { existing: { id: 'c9', by } } });
  });

  test('nobody goes on with a contact that shares neither', async () => {
    planRefusal(meta);
    planThere({ email: 'other@example.com', phone: '+15550100178' });
    await expect(create()).rejects.toMatchObject({ kind: 'duplicate', detail: { existing: undefined } });
  });

  test('what the step does not fill in is nothing that they share', async () => {
    planRefusal(meta, { locationId: LOCATION, firstName: 'Ada' });
    planThere({ email: 'ada@example.com', phone: '+15550100177' });
    await expect(create({ first_name: 'Ada' })).rejects.toMatchObject({ kind: 'duplicate', detail: { existing: undefined } });
  });
});

describe('the refusal that leaves the field open', () => {
  test.each([
    [{}, ''],
    [{ matchingField: ' ' }, ''],
    [{ matchingField: 'membership_number' }, ' by its membership_number'],
    [{ matchingField: 'x'.repeat(5000) }, ` by its ${'x'.repeat(100)}`],
  ])('names the contact and what to do: %j', async (meta, said) => {
    planRefusal(meta);
    planThere({});
    await expect(create()).rejects.toMatchObject({
      message: `Contacts API says that it already has this contact${said} (ID c9). Look at that contact first. If it's the one you mean, use Update Contact with its ID.`,
    });
  });

  test.each([
    [400, { message: 'Contact with id c9 not found' }],
    [403, { message: 'no' }],
    [500, {}],
    [200, 'not what was expected'],
  ])('stays the same where the contact cannot be seen: %s', async (status, answer) => {
    planRefusal({});
    plan('GET', '/contacts/c9', answer, { status });
    await expect(create()).rejects.toMatchObject({
      kind: 'duplicate',
      message: expect.stringContaining('already has this contact (ID c9).'),
      detail: { existing: undefined },
    });
  });

  test.each([
    [429, 'throttled'],
    [401, 'signed_out'],
  ])('gives way to what is tried again by itself: %s', async (status, kind) => {
    planRefusal({});
    plan('GET', '/contacts/c9', {}, { status, headers: { 'Retry-After': '60' } });
    await expect(create()).rejects.toMatchObject({ kind });
    nock.cleanAll();
  });

  test.each([1, 2])('hides no mistake of this integration: request %s', async (wrong) => {
    if (wrong === 2) planRefusal({});
    let requests = 0;
    const failing = (connection: Connection): Connection => ({
      ...connection,
      http: {
        ...connection.http,
        send: (exchange) => {
          requests += 1;
          return requests === wrong ? Promise.reject(new TypeError('a mistake')) : connection.http.send(exchange);
        },
      },
    });
    await expect(inRun((connection) => contacts.create(failing(connection), CHANGE))).rejects.toThrow(new TypeError('a mistake'));
  });

  test('does not speak of a contact without an id', async () => {
    plan('POST', '/contacts/', { message: 'No duplicates.', meta: { contactId: '' } }, { body: BODY, status: 400 });
    await expect(create()).rejects.toMatchObject({ kind: 'invalid_input', message: expect.stringContaining('No duplicates.') });
  });
});

test('a contact that is named beside another refusal is no duplicate', async () => {
  plan('POST', '/contacts/', refused({}), { body: BODY, status: 500 });
  await expect(create()).rejects.toMatchObject({ kind: 'unknown_outcome', detail: { existing: undefined } });
});

describe('an update that would give a contact what another one has', () => {
  const update = async (meta: Record<string, unknown>) => {
    plan('GET', '/contacts/c1', { contact: WHOLE });
    plan('PUT', '/contacts/c1', refused(meta), { body: { email: 'grace@example.com' }, status: 400 });
    await inRun((connection) => contacts.update(connection, 'c1', { email: 'grace@example.com' }));
  };

  test('names both, and the field', async () => {
    await expect(update({ matchingField: 'email' })).rejects.toMatchObject({
      kind: 'conflict',
      message:
        'The contact c1 cannot have this email: the contact c9 has it, and the account allows it once. Nothing was written. Use another email, or update that contact.',
    });
  });

  test.each(OPEN)('names both where the field is %s', async (_what, meta) => {
    await expect(update(meta)).rejects.toMatchObject({
      kind: 'conflict',
      message:
        'The contact c1 cannot have all of these values: the contact c9 has one of them, and the account allows it once. Nothing was written. Use another email or phone, or update that contact.',
    });
  });

  test('says of another refusal what it is', async () => {
    plan('GET', '/contacts/c1', { contact: WHOLE });
    plan('PUT', '/contacts/c1', { message: 'no' }, { body: { email: 'grace@example.com' }, status: 403 });
    const updating = inRun((connection) => contacts.update(connection, 'c1', { email: 'grace@example.com' }));
    await expect(updating).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('Create or Update Contact, matching on the email alone', () => {
  const EMAIL = [{ field: 'email', operator: 'eq', value: CHANGE.email }];
  /** Nobody is found, and the service refuses to create a second one. */
  const run = (meta: Record<string, unknown>) => {
    planSearch({ filters: EMAIL, sort: [{ field: 'dateAdded', direction: 'desc' }], pageLimit: 500, page: 1 }, []);
    plan('GET', '/contacts/search/duplicate', { contact: null }, { query: { locationId: LOCATION, email: CHANGE.email } });
    planRefusal(meta);
    const tester = createAppTester({ version: '1.0.0', platformVersion: '19.1.0' });
    const authData = { account_type: 'contacts_api', access: 'write', access_token: TOKEN, location_id: LOCATION };
    return () => tester(perform, { authData, inputData: { match_on: ['email'], ...CHANGE } });
  };

  test('goes on with the contact that has the email', async () => {
    const running = run({});
    planThere({ email: CHANGE.email });
    planThere({ email: CHANGE.email });
    plan('PUT', '/contacts/c9', { contact: { ...THERE, ...CHANGE } }, { body: { phone: CHANGE.phone } });
    await expect(running()).resolves.toMatchObject({ id: 'c9', outcome: 'updated', matched_by: 'email', changed_fields: ['phone'] });
  });

  test.each(OPEN)('leaves the contact alone that has the phone, where the field is %s', async (_what, meta) => {
    const running = run(meta);
    planThere({ phone: CHANGE.phone });
    await expect(running()).rejects.toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(
        /no second contact with this phone, and the contact c9 has it.*matches on email only.*Nothing was written/,
      ),
    });
  });

  test.each(OPEN)('leaves the contact alone that has neither, where the field is %s', async (_what, meta) => {
    const running = run(meta);
    planThere({ email: 'other@example.com' });
    await expect(running()).rejects.toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(/\(ID c9\).*use Update Contact with its ID/),
    });
  });
});
