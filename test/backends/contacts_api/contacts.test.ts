import { contacts } from '../../../src/backends/contacts_api/contacts.ts';
import { guardNetwork } from '../../http/support.ts';
import { ADA, CREATED, FOUND, WHOLE } from './shapes.ts';
import { inHighlevelRun, inRun, LOCATION, plan, planSearch } from './support.ts';

guardNetwork();

describe('get', () => {
  test('reads one contact whole', async () => {
    plan('GET', '/contacts/c1', { contact: WHOLE });
    expect(await inRun((connection) => contacts.get(connection, 'c1'))).toMatchObject(ADA);
  });

  test('an id is encoded', async () => {
    plan('GET', '/contacts/a%2Fb%3Fc%23', { contact: { id: 'a/b?c#' } });
    expect(await inRun((connection) => contacts.get(connection, 'a/b?c#'))).toMatchObject({ id: 'a/b?c#', emails: [], tags: [] });
  });

  test('at HighLevel, the contact has a page', async () => {
    plan('GET', '/contacts/c1', { contact: WHOLE });
    const contact = await inHighlevelRun((connection) => contacts.get(connection, 'c1'));
    expect(contact.url).toBe(`https://app.gohighlevel.com/v2/location/${LOCATION}/contacts/detail/c1`);
    expect(contact.account_type).toBe('highlevel');
  });

  test('a white-label agency has an address of its own', async () => {
    process.env.HIGHLEVEL_APP_URL = 'https://crm.agency.example.com/';
    try {
      plan('GET', '/contacts/c1', { contact: WHOLE });
      const contact = await inHighlevelRun((connection) => contacts.get(connection, 'c1'));
      expect(contact.url).toBe(`https://crm.agency.example.com/v2/location/${LOCATION}/contacts/detail/c1`);
    } finally {
      delete process.env.HIGHLEVEL_APP_URL;
    }
  });

  test('at HighLevel without a location it has none', async () => {
    plan('GET', '/contacts/c1', { contact: WHOLE });
    const contact = await inHighlevelRun((connection) => contacts.get(connection, 'c1'), { location_id: '' });
    expect(contact).toMatchObject({ account_type: 'highlevel', url: null });
  });

  test("an unknown ID is a 400 here, and means that there's no such contact", async () => {
    plan('GET', '/contacts/none', { statusCode: 400, message: 'Contact with id none not found', traceId: 't1' }, { status: 400 });
    const getting = inRun((connection) => contacts.get(connection, 'none'));
    await expect(getting).rejects.toMatchObject({ kind: 'not_found', detail: { trace: 't1' } });
  });
});

describe("extra emails and phones, which the API can't write", () => {
  const THERE = { ...WHOLE, phone: '+15550100123', additionalPhones: [{ phone: '+15550100124' }] };

  test('stay in their place, and so does the first one', async () => {
    plan('GET', '/contacts/c1', { contact: THERE });
    const change = { email: 'Second@example.com', phone: '(555) 010-0124' };
    const { contact, changed } = await inRun((connection) => contacts.update(connection, 'c1', change));
    expect(changed).toEqual([]);
    expect(contact.emails.map(({ address }) => address)).toEqual(['ada@example.com', 'second@example.com']);
    expect(contact.phones.map(({ number }) => number)).toEqual(['+15550100123', '+15550100124']);
  });

  test('do not keep another one from becoming the first', async () => {
    plan('GET', '/contacts/c1', { contact: THERE });
    plan('PUT', '/contacts/c1', { contact: { ...THERE, email: 'third@example.com' } }, { body: { email: 'third@example.com' } });
    const change = { email: 'third@example.com', phone: '+15550100123' };
    expect((await inRun((connection) => contacts.update(connection, 'c1', change))).changed).toEqual(['email']);
  });
});

describe('list', () => {
  test.each([0, 1, 99])('page %s in the order of the names, a hundred at a time', async (number) => {
    const sort = [{ field: 'firstNameLowerCase', direction: 'asc' }];
    planSearch({ sort, pageLimit: 100, page: number + 1 }, [FOUND], { total: 1 });
    expect(await inRun((connection) => contacts.list(connection, { number, cursor: null }))).toMatchObject({ items: [ADA], next: null });
  });

  test('beyond 10,000, where the service refuses pages, nothing is asked', async () => {
    expect(await inRun((connection) => contacts.list(connection, { number: 100, cursor: null }))).toEqual({ items: [], next: null });
  });
});

describe('create', () => {
  test("sends the values in the vendor's words, and returns the contact as it is then", async () => {
    const body = {
      locationId: LOCATION,
      firstName: 'Ada',
      email: 'ada@example.com',
      companyName: 'Example Works',
      address1: '1 Example Way',
      dateOfBirth: '1990-12-10',
      tags: ['vip'],
      dnd: true,
    };
    plan('POST', '/contacts/', { contact: CREATED }, { body, status: 201 });
    const created = await inRun((connection) =>
      contacts.create(connection, {
        first_name: 'Ada',
        email: 'ada@example.com',
        company: 'Example Works',
        street: '1 Example Way',
        birthday: '1990-12-10',
        tags: { mode: 'add', names: ['vip'] },
        do_not_disturb: true,
      }),
    );
    expect(created).toMatchObject({ id: 'c1', email: 'ada@example.com', created_at: '2026-11-21T10:00:00.000Z' });
    expect(created).toMatchObject({ company: 'Example Works', street: '1 Example Way', birthday: '1990-12-10', do_not_disturb: true });
  });

  test('without a location none is sent', async () => {
    plan('POST', '/contacts/', { contact: CREATED }, { body: { email: 'ada@example.com' }, status: 201 });
    await inRun((connection) => contacts.create(connection, { email: 'ada@example.com' }), { location_id: ' ' });
  });

  test.each(['email', 'phone'])('a duplicate names the contact that is there and the same %s', async (matchingField) => {
    const meta = { contactId: 'c9', contactName: 'Ada Byron', matchingField };
    const refusal = { statusCode: 400, message: 'This location does not allow duplicated contacts.', meta };
    plan('POST', '/contacts/', refusal, { body: { locationId: LOCATION, email: 'ada@example.com' }, status: 400 });
    await expect(inRun((connection) => contacts.create(connection, { email: 'ada@example.com' }))).rejects.toMatchObject({
      kind: 'duplicate',
      message: expect.stringMatching(new RegExp(`this ${matchingField} .*c9`)),
      detail: { existing: { id: 'c9', by: matchingField } },
    });
  });

  test('what the service said when it refused is in the sentence', async () => {
    const message = ['email must be an email', 'property x should not exist'];
    plan('POST', '/contacts/', { statusCode: 422, message }, { body: { locationId: LOCATION, email: 'x' }, status: 422 });
    await expect(inRun((connection) => contacts.create(connection, { email: 'x' }))).rejects.toMatchObject({
      kind: 'invalid_input',
      message: expect.stringContaining('email must be an email. property x should not exist.'),
    });
  });

  test('a later failure says what was saved', async () => {
    plan('POST', '/contacts/', { contact: CREATED }, { body: { locationId: LOCATION, email: 'ada@example.com' }, status: 201 });
    await inRun(async (connection) => {
      await contacts.create(connection, { email: 'ada@example.com' });
      expect(connection.http.saved()).toContain('c1');
    });
  });
});

describe('update', () => {
  const read = (): void => plan('GET', '/contacts/c1', { contact: WHOLE });

  test('sends only what differs, never the location, and no tags', async () => {
    read();
    const body = { lastName: 'King', website: null, postalCode: '' };
    const after = { ...WHOLE, lastName: 'King', name: 'Ada King', website: null, postalCode: '' };
    plan('PUT', '/contacts/c1', { succeded: true, contact: after }, { body });
    const change = { first_name: 'Ada', last_name: 'King', phone: '(555) 010-0123', website: null, postal_code: null };
    const updated = await inRun((connection) => contacts.update(connection, 'c1', change));
    expect(updated.changed).toEqual(['last_name', 'postal_code', 'website']);
    expect(updated.contact).toMatchObject({ last_name: 'King', full_name: 'Ada King', website: null, postal_code: null, tags: ADA.tags });
  });

  test('sends nothing when nothing differs', async () => {
    read();
    const change = { email: 'ADA@example.com', phone: '555 010 0123', tags: { mode: 'add', names: ['VIP'] } } as const;
    expect(await inRun((connection) => contacts.update(connection, 'c1', change))).toMatchObject({ changed: [], contact: ADA });
  });

  test('a response that leaves out what was not touched loses nothing', async () => {
    read();
    plan('PUT', '/contacts/c1', { succeded: true, contact: { id: 'c1', city: 'Shelbyville' } }, { body: { city: 'Shelbyville' } });
    const { contact } = await inRun((connection) => contacts.update(connection, 'c1', { city: 'Shelbyville' }));
    expect(contact).toMatchObject({ ...ADA, city: 'Shelbyville', addresses: [{ ...ADA.addresses[0], city: 'Shelbyville' }] });
  });

  test("a new name is also in the whole name, even if the response doesn't have it", async () => {
    read();
    plan('PUT', '/contacts/c1', { succeded: true, contact: { id: 'c1', firstName: 'Augusta' } }, { body: { firstName: 'Augusta' } });
    const { contact } = await inRun((connection) => contacts.update(connection, 'c1', { first_name: 'Augusta' }));
    expect(contact.full_name).toBe('Augusta Byron');
  });

  test.each([
    ['add', 'POST', 201, ['new'], ['lead', 'vip', 'new']],
    ['remove', 'DELETE', 200, ['VIP'], ['lead']],
  ] as const)('tags to %s go by a call of their own, since a PUT replaces them all', async (mode, method, status, names, after) => {
    read();
    plan('PUT', '/contacts/c1', { contact: { ...WHOLE, city: 'X' } }, { body: { city: 'X' } });
    plan(method, '/contacts/c1/tags', { tags: after }, { body: { tags: [...names] }, status });
    const updated = await inRun((connection) => contacts.update(connection, 'c1', { city: 'X', tags: { mode, names } }));
    expect(updated).toMatchObject({ changed: ['city', 'tags'], contact: { city: 'X', tags: after } });
  });

  test('only tags need no PUT', async () => {
    read();
    plan('POST', '/contacts/c1/tags', { tags: ['lead', 'vip', 'new'] }, { body: { tags: ['new'] }, status: 201 });
    const updated = await inRun((connection) => contacts.update(connection, 'c1', { tags: { mode: 'add', names: ['new'] } }));
    expect(updated.changed).toEqual(['tags']);
  });

  test("tags have the service's spelling", async () => {
    read();
    plan('POST', '/contacts/c1/tags', { tags: ['lead', 'vip', 'new'] }, { body: { tags: ['New'] }, status: 201 });
    const updated = await inRun((connection) => contacts.update(connection, 'c1', { tags: { mode: 'add', names: ['New'] } }));
    expect(updated.contact.tags).toEqual(['lead', 'vip', 'new']);
  });

  test('a response with only the tags of the call removes none', async () => {
    read();
    plan('POST', '/contacts/c1/tags', { tags: ['new'] }, { body: { tags: ['New'] }, status: 201 });
    const updated = await inRun((connection) => contacts.update(connection, 'c1', { tags: { mode: 'add', names: ['New'] } }));
    expect(updated.contact.tags).toEqual(['lead', 'vip', 'new']);
  });

  test.each([
    ['replaced', { mode: 'replace', names: ['new'] } as const, ['new']],
    ['emptied', null, []],
  ])('tags that are %s go in the PUT', async (_how, tags, after) => {
    read();
    plan('PUT', '/contacts/c1', { contact: { ...WHOLE, tags: after } }, { body: { tags: after } });
    const updated = await inRun((connection) => contacts.update(connection, 'c1', { tags }));
    expect(updated).toMatchObject({ changed: ['tags'], contact: { tags: after } });
  });

  test('if the tags fail after the fields were saved, the message says so', async () => {
    read();
    plan('PUT', '/contacts/c1', { contact: WHOLE }, { body: { city: 'X' } });
    plan('POST', '/contacts/c1/tags', { message: 'no' }, { body: { tags: ['new'] }, status: 500 });
    await inRun(async (connection) => {
      const updating = contacts.update(connection, 'c1', { city: 'X', tags: { mode: 'add', names: ['new'] } });
      await expect(updating).rejects.toMatchObject({ kind: 'unknown_outcome' });
      expect(connection.http.saved()).toMatch(/fields of the contact c1/);
    });
  });
});

describe('remove', () => {
  test('deletes', async () => {
    plan('DELETE', '/contacts/c1', { succeded: true });
    expect(await inRun((connection) => contacts.remove(connection, 'c1'))).toBe('deleted');
  });

  test.each([
    [400, { message: 'Contact with id c1 not found' }],
    [404, { message: 'Contact not found' }],
    [410, { message: 'The contact with the ID "c1" does not exist' }],
  ])('deleting what is gone is not an error: %s', async (status, response) => {
    plan('DELETE', '/contacts/c1', response, { status });
    expect(await inRun((connection) => contacts.remove(connection, 'c1'))).toBe('already_gone');
  });

  test('any other refusal is one', async () => {
    plan('DELETE', '/contacts/c1', {}, { status: 403 });
    await expect(inRun((connection) => contacts.remove(connection, 'c1'))).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
