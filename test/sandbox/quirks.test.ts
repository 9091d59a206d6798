import { type Caller, openSandbox } from './support.ts';

let api: Caller;
beforeAll(async () => {
  api = await openSandbox();
});
beforeEach(() => api.sandbox.reset());
afterAll(() => api.close());

const PERSON = { firstName: 'Grace', lastName: 'Hopper', email: 'grace@example.com', phone: '+15550100999', tags: ['one', 'two'] };
const idOf = (body: Readonly<Record<string, unknown>>): string => String(Object(body.contact).id);
async function added(more: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await api.call('POST', '/contacts/', { locationId: api.location, ...PERSON, ...more });
  expect(status).toBe(201);
  return idOf(body);
}
const search = (more: Record<string, unknown> = {}) =>
  api.call('POST', '/contacts/search', { locationId: api.location, pageLimit: 5, page: 1, ...more });

describe('who may ask', () => {
  test.each([
    ['no version', { version: undefined }, 'version header was not found.'],
    ['an unknown version', { version: '1999-01-01' }, 'version header is invalid'],
    ['an unknown token', { authorization: 'Bearer nobody' }, 'Invalid token: access token is invalid'],
    ['no token', { authorization: undefined }, 'Invalid token: access token is invalid'],
  ])('%s: 401', async (_what, headers, message) => {
    expect(await api.call('GET', '/contacts/x', undefined, headers)).toMatchObject({
      status: 401,
      body: { message, traceId: expect.any(String) },
    });
  });

  test('a token without the scope, of an agency, or for another location', async () => {
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    const poor = api.sandbox.issueToken('highlevel', { scopes: ['locations.readonly'] });
    const agency = api.sandbox.issueToken('highlevel', { kind: 'Company' });
    expect(await api.call('GET', '/contacts/x', undefined, bearer(poor))).toMatchObject({
      status: 401,
      body: { message: 'The token is not authorized for this scope.' },
    });
    expect(await api.call('GET', '/contacts/x', undefined, bearer(agency))).toMatchObject({
      status: 401,
      body: { message: expect.stringContaining('authClass') },
    });
    expect(await api.call('GET', '/locations/other')).toMatchObject({
      status: 403,
      body: { message: 'The token does not have access to this location.' },
    });
  });

  test('every response tells the limits', async () => {
    const { headers } = await search();
    expect(headers.get('x-ratelimit-max')).toBe('100');
    expect(headers.get('x-ratelimit-interval-milliseconds')).toBe('10000');
    expect(headers.get('x-ratelimit-limit-daily')).toBe('200000');
  });
});

describe('contacts', () => {
  test.each(['email', 'phone'])('a second one with the same %s is refused and the first one named', async (matchingField) => {
    const contactId = await added();
    const other = matchingField === 'email' ? { email: 'GRACE@example.com' } : { phone: '(555) 010-0999' };
    const { status, body } = await api.call('POST', '/contacts/', { locationId: api.location, ...other });
    expect({ status, body }).toMatchObject({ status: 400, body: { statusCode: 400, meta: { contactId, matchingField } } });
  });

  test('a search item has other keys than GET', async () => {
    const id = await added({ address1: '1 Example Way' });
    const { contact } = (await api.call('GET', `/contacts/${id}`)).body;
    const [item] = [(await search({ filters: [{ field: 'email', operator: 'eq', value: 'grace@example.com' }] })).body.contacts].flat();
    expect(contact).toMatchObject({ id, address1: '1 Example Way', firstName: 'Grace' });
    expect(item).toMatchObject({ id, address: '1 Example Way', firstNameLowerCase: 'grace', searchAfter: expect.any(Array) });
    expect(item).not.toHaveProperty('address1');
  });

  test("tags of a PUT replace the existing ones; the calls for tags don't", async () => {
    const id = await added();
    expect((await api.call('PUT', `/contacts/${id}`, { tags: ['Three'] })).body).toMatchObject({
      succeded: true,
      contact: { tags: ['three'] },
    });
    expect(await api.call('POST', `/contacts/${id}/tags`, { tags: ['four'] })).toMatchObject({
      status: 201,
      body: { tags: ['three', 'four'] },
    });
    expect(await api.call('DELETE', `/contacts/${id}/tags`, { tags: ['three'] })).toMatchObject({ status: 200, body: { tags: ['four'] } });
  });

  test.each([
    ['an unknown key', { nickname: 'G' }, 'property nickname should not exist'],
    ['a company on PUT', { companyName: 'Example Works' }, 'property companyName should not exist'],
    ['a location on PUT', { locationId: 'x' }, 'property locationId should not exist'],
    ['further emails', { additionalEmails: [] }, 'property additionalEmails should not exist'],
  ])('%s: 422 with a list of messages', async (_what, body, message) => {
    const id = await added();
    expect(await api.call('PUT', `/contacts/${id}`, body)).toMatchObject({
      status: 422,
      body: { message: [message], error: 'Unprocessable Entity' },
    });
  });

  test('an unknown id is a 400, an unknown path a 404', async () => {
    expect(await api.call('GET', '/contacts/none')).toMatchObject({ status: 400, body: { message: 'Contact with id none not found' } });
    expect(await api.call('GET', '/nowhere')).toMatchObject({ status: 404, body: { message: 'Cannot GET /nowhere' } });
  });

  test('a task needs its date', async () => {
    const id = await added();
    const { status, body } = await api.call('POST', `/contacts/${id}/tasks`, { title: 'Call', completed: false });
    expect(status).toBe(422);
    expect([body.message].flat()).toContain('dueDate should not be empty');
    const task = { title: 'Call', completed: false, dueDate: '2026-11-22T15:00:00.000Z' };
    expect(await api.call('POST', `/contacts/${id}/tasks`, task)).toMatchObject({
      status: 201,
      body: { task: { title: 'Call', contactId: id } },
    });
  });
});

describe('the search', () => {
  test.each([
    ['no limit', { pageLimit: undefined }, 422],
    ['a limit over 500', { pageLimit: 501 }, 422],
    ['pages beyond 10,000', { pageLimit: 500, page: 21 }, 400],
    ['page and cursor together', { searchAfter: [1, 'x'] }, 400],
    ['a text over 75 characters', { query: 'x'.repeat(76) }, 400],
    ['an unknown field', { filters: [{ field: 'additional_phones', operator: 'eq', value: 'x' }] }, 400],
  ])('%s is refused', async (_what, more, status) => {
    expect((await search(more)).status).toBe(status);
  });

  test('continues after the last contact of a page, and returns everyone once', async () => {
    const seen: unknown[] = [];
    let after: Record<string, unknown> = { page: 1 };
    for (let page = 0; page < 7; page += 1) {
      const { body } = await search({ pageLimit: 5, page: undefined, ...after, sort: [{ field: 'dateUpdated', direction: 'desc' }] });
      const found = [body.contacts].flat();
      seen.push(...found.map((item) => Object(item).id));
      if (found.length > 0) after = { searchAfter: Object(found.at(-1)).searchAfter };
    }
    expect(new Set(seen).size).toBe(30);
    expect(seen).toHaveLength(30);
  });
});

test('the people are invented, and the same every time', async () => {
  const again = await openSandbox();
  const all = (one: Caller) => one.call('POST', '/contacts/search', { locationId: one.location, pageLimit: 100, page: 1 });
  const people = [(await search({ pageLimit: 100 })).body.contacts].flat();
  const others = [(await all(again)).body.contacts].flat();
  await again.close();
  expect(others.map((item) => Object(item).email)).toEqual(people.map((item) => Object(item).email));
  expect(people).toHaveLength(30);
  for (const item of people) expect(`${Object(item).email ?? 'x@example.com'}`).toMatch(/@example\.(com|org|net)$/);
  for (const item of people) expect(`${Object(item).phone ?? '+15550100000'}`).toMatch(/^\+1\d*55501\d\d/);
});
