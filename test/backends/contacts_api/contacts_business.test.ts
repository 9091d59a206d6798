import type { AuthData } from '../../../src/backends/backend.ts';
import { contacts } from '../../../src/backends/contacts_api/contacts.ts';
import type { ContactChange } from '../../../src/contacts/change.ts';
import { guardNetwork } from '../../http/support.ts';
import { CREATED, WHOLE } from './shapes.ts';
import { inHighlevelRun, LOCATION, plan } from './support.ts';

guardNetwork();

/** The business of the contact in these shapes. */
const { businessId: OLD } = WHOLE;
const planBusiness = (business: Record<string, unknown> = { id: 'b1', locationId: LOCATION }) =>
  plan('GET', '/businesses/b1', { business });
const planMove = (businessId: string | null, response: unknown = { success: true, ids: ['c1'] }, status = 200) =>
  plan('POST', '/contacts/bulk/business', response, { body: { locationId: LOCATION, ids: ['c1'], businessId }, status });
const planCreate = () =>
  plan('POST', '/contacts/', { contact: CREATED }, { body: { locationId: LOCATION, email: 'ada@example.com' }, status: 201 });
const create = (account: AuthData = {}) =>
  inHighlevelRun((connection) => contacts.create(connection, { email: 'ada@example.com', business_id: 'b1' }), account);
const update = (change: ContactChange, account: AuthData = {}) =>
  inHighlevelRun((connection) => contacts.update(connection, 'c1', change), account);

test('a new contact is put into its business after it was created', async () => {
  planBusiness();
  planCreate();
  planMove('b1');
  expect(await create()).toMatchObject({ id: 'c1', business_id: 'b1' });
});

test('an existing contact is put into another business by that call alone', async () => {
  plan('GET', '/contacts/c1', { contact: WHOLE });
  planBusiness();
  planMove('b1');
  const { before, contact, changed } = await update({ business_id: 'b1' });
  expect([before.business_id, contact.business_id, changed]).toEqual([OLD, 'b1', ['business_id']]);
  expect({ ...contact, business_id: OLD }).toEqual(before);
});

test('it is taken out of its business by null, without a look at one', async () => {
  plan('GET', '/contacts/c1', { contact: WHOLE });
  planMove(null);
  expect(await update({ business_id: null })).toMatchObject({ contact: { business_id: null }, changed: ['business_id'] });
});

test('nothing is sent for the business that it has, and nothing to take it out of none', async () => {
  plan('GET', '/contacts/c1', { contact: WHOLE });
  expect((await update({ business_id: OLD })).changed).toEqual([]);
  plan('GET', '/contacts/c1', { contact: { ...WHOLE, businessId: undefined } });
  expect((await update({ business_id: null })).changed).toEqual([]);
});

test('other fields and tags are written around it', async () => {
  plan('GET', '/contacts/c1', { contact: { ...WHOLE, tags: [] } });
  planBusiness();
  plan('PUT', '/contacts/c1', { contact: { id: 'c1' } }, { body: { city: 'Lyon' } });
  planMove('b1');
  plan('POST', '/contacts/c1/tags', { tags: ['vip'] }, { body: { tags: ['vip'] }, status: 201 });
  const { contact, changed } = await update({ city: 'Lyon', business_id: 'b1', tags: { mode: 'add', names: ['vip'] } });
  expect(contact).toMatchObject({ city: 'Lyon', business_id: 'b1', tags: ['vip'] });
  expect(changed).toEqual(['city', 'business_id', 'tags']);
});

describe('a business that the location does not have is refused before anything is written', () => {
  const sentence =
    'This location (sub-account) of HighLevel has no business with the ID "b1". It may have been deleted. Choose a business from the list, or map its ID.';

  test.each([
    ['says the service', { statusCode: 400, message: 'Business with id b1 not found' }],
    ['says it otherwise', { statusCode: 400, message: ['business not found'] }],
  ])('%s', async (_what, body) => {
    plan('GET', '/businesses/b1', body, { status: 400 });
    await expect(create()).rejects.toMatchObject({ kind: 'invalid_input', message: sentence });
    plan('GET', '/contacts/c1', { contact: WHOLE });
    plan('GET', '/businesses/b1', body, { status: 400 });
    await expect(update({ city: 'Lyon', business_id: 'b1' })).rejects.toMatchObject({ kind: 'invalid_input', message: sentence });
  });

  test('says the location that it names', async () => {
    planBusiness({ id: 'b1', locationId: 'elsewhere' });
    await expect(create()).rejects.toMatchObject({ kind: 'invalid_input', message: sentence });
  });

  test.each([[{}], [{ id: 'b1', locationId: null }]])('but not one that names none: %j', async (business) => {
    planBusiness(business);
    planCreate();
    planMove('b1');
    expect(await create()).toMatchObject({ business_id: 'b1' });
  });
});

test('without the permission to read businesses, the call itself decides', async () => {
  planCreate();
  planMove('b1', { statusCode: 422, message: ['Business not found'] }, 422);
  const scope = 'contacts.readonly contacts.write';
  await expect(create({ scope })).rejects.toMatchObject({
    kind: 'invalid_input',
    message: expect.stringMatching(/^HighLevel couldn't put the contact c1 into the business b1: .* It says: Business not found\. Check/),
  });
});

test.each([
  ['another contact', { success: true, ids: ['c2'] }],
  ['no success', { success: false, ids: ['c1'] }],
])('a response that names %s leaves the business as it was', async (_what, response) => {
  plan('GET', '/contacts/c1', { contact: WHOLE });
  planBusiness();
  planMove('b1', response);
  await inHighlevelRun(async (connection) => {
    expect(await contacts.update(connection, 'c1', { business_id: 'b1' })).toMatchObject({ contact: { business_id: OLD } });
    expect(connection.http.saved()).toBe('The business of the contact c1 was not changed.');
  });
});

test('a response that names nothing is taken for done', async () => {
  plan('GET', '/contacts/c1', { contact: WHOLE });
  planBusiness();
  planMove('b1', {});
  expect(await update({ business_id: 'b1' })).toMatchObject({ contact: { business_id: 'b1' } });
});

test('a read-only connection asks for nothing but the contact', async () => {
  plan('GET', '/contacts/c1', { contact: WHOLE });
  await expect(update({ business_id: 'b1' }, { access: 'read' })).rejects.toMatchObject({
    kind: 'forbidden',
    message: expect.stringContaining('is read only'),
  });
});
