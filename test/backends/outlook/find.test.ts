import type { Connection } from '../../../src/backends/backend.ts';
import { type Mailbox, ownFolder, withMailbox } from './sandboxed.ts';

const { find, search } = ownFolder;
let mailbox: Mailbox;
let connection: Connection;

withMailbox(30, (opened) => {
  mailbox = opened;
  connection = mailbox.connect();
});

const obrien = () =>
  mailbox.store.addContact({
    displayName: "Pat O'Brien-Ng",
    givenName: 'Pat',
    surname: "O'Brien-Ng",
    emailAddresses: [{ name: null, address: "o'brien@example.com" }],
    mobilePhone: '+49 151 2345678',
  });
const graph = (): string => process.env.GRAPH_URL ?? '';

describe('find', () => {
  test('an email with an apostrophe, in one request', async () => {
    const { id } = obrien();
    expect(await find(connection, { by: 'email', value: " O'Brien@example.com " })).toMatchObject([{ id, full_name: "Pat O'Brien-Ng" }]);
    expect(mailbox.sandbox.requests).toHaveLength(1);
    expect(mailbox.sandbox.requests[0]?.path).toContain(
      '$filter=emailAddresses%2Fany(a%3Aa%2Faddress%20eq%20%27O%27%27Brien%40example.com%27)&$select=',
    );
  });

  test('one request shows that no one has the email', async () => {
    expect(await find(connection, { by: 'email', value: 'nobody@example.com' })).toEqual([]);
    expect(mailbox.asked()).toHaveLength(1);
  });

  test("an error of the service isn't a refusal of the filter: it's shown, and the contacts aren't read to compare them", async () => {
    mailbox.sandbox.plan({ response: { status: 500, body: {} } });
    await expect(find(connection, { by: 'email', value: 'ada@example.com' })).rejects.toMatchObject({ kind: 'service_error' });
    expect(mailbox.asked()).toHaveLength(1);
  });

  test('if the service refuses the filter, the contacts are compared and the match is read whole', async () => {
    const { id } = obrien();
    mailbox.store.emailFilterRefused = true;
    expect(await find(connection, { by: 'email', value: "o'brien@example.com" })).toMatchObject([{ id, phone: '+49 151 2345678' }]);
    expect(mailbox.asked().slice(1)).toEqual([
      'GET /me/contacts?$select=id,createdDateTime,emailAddresses&$top=1000',
      expect.stringContaining(`GET /me/contacts/${id}?`),
    ]);
    expect(await find(connection, { by: 'email', value: 'nobody@example.com' })).toEqual([]);
  });

  test("a filter that is ignored doesn't hide the contact", async () => {
    const { id } = obrien();
    mailbox.sandbox.plan({
      path: /filter/,
      response: { status: 200, body: { value: [{ id: 'other', emailAddresses: [{ address: 'x@x.com' }, {}, { name: 'n' }] }] } },
    });
    expect(await find(connection, { by: 'email', value: "o'brien@example.com" })).toMatchObject([{ id }]);
  });

  test('a phone in any format, over pages that are empty', async () => {
    const { id } = obrien();
    mailbox.store.emptyPages = true;
    expect(await find(connection, { by: 'phone', value: '0151/2345678' })).toMatchObject([{ id, first_name: 'Pat' }]);
    expect(mailbox.asked()).toEqual([
      'GET /me/contacts?$select=id,createdDateTime,mobilePhone,businessPhones,homePhones&$top=1000',
      expect.stringContaining(id),
    ]);
    expect(await find(connection, { by: 'phone', value: '+1 555 0000000' })).toEqual([]);
  });

  test('a name: whole, first or last, never only the beginning of one', async () => {
    const { id } = obrien();
    for (const value of ["pat  o'brien-ng", 'Pat', "O'BRIEN-NG"])
      expect(await find(connection, { by: 'name', value })).toMatchObject([{ id }]);
    mailbox.asked();
    expect(await find(connection, { by: 'name', value: ' Pa  ' })).toEqual([]);
    expect(mailbox.asked()).toEqual([
      expect.stringContaining("$filter=(startswith(displayName,'Pa') or startswith(givenName,'Pa') or startswith(surname,'Pa'))&"),
    ]);
  });

  test.each(['Quillfeather, Zora', 'Dr. Zora Quillfeather', 'Zora M. Quillfeather'])(
    'first and last name, where the account shows %s, in one request',
    async (displayName) => {
      const { id } = mailbox.store.addContact({ displayName, givenName: 'Zora', surname: 'Quillfeather' });
      expect(await find(connection, { by: 'name', value: 'zora  quillfeather' })).toMatchObject([{ id }]);
      expect(mailbox.sandbox.requests).toHaveLength(1);
    },
  );

  test('a name whose accents are apart from their letters, as some programs pass it', async () => {
    const { id } = mailbox.store.addContact({ givenName: 'Jos\u00e9', surname: 'Example' });
    expect(await find(connection, { by: 'name', value: 'Jose\u0301 Example' })).toMatchObject([{ id }]);
  });

  describe('of many that fit, those are read whole that a person may mean', () => {
    const whole = async (days: readonly (string | null)[]): Promise<number[]> => {
      const value = days.map((day, index) => ({
        id: `${index}`,
        createdDateTime: day === null ? null : `2026-${day}T00:00:00Z`,
        mobilePhone: '+1 555 0100',
      }));
      mailbox.sandbox.plan({ response: { status: 200, body: { value } } });
      for (const { id } of value) mailbox.sandbox.plan({ path: new RegExp(`contacts/${id}\\?`), response: { status: 200, body: { id } } });
      const found = await find(connection, { by: 'phone', value: '+1 555 0100' });
      expect(mailbox.asked()).toEqual([expect.stringContaining('GET /me/contacts?'), 'POST /$batch']);
      return found.map(({ id }) => Number(id));
    };
    const five = ['03-01', '03-01', '03-01', '03-01', '03-01'];

    test.each([
      ['all, while there are few', five, [0, 1, 2, 3, 4]],
      ['the first five, the oldest and the newest', [...five, '03-02', '01-01', '05-01', '03-02'], [0, 1, 2, 3, 4, 6, 7]],
      ['of several that are as old, or as new, the first', [...five, '03-02', '01-01', '01-01', '05-01', '05-01'], [0, 1, 2, 3, 4, 6, 8]],
      ['one without a date as the oldest', ['05-01', ...five.slice(1), '01-01', null], [0, 1, 2, 3, 4, 6]],
    ])('%s', async (_which, days, expected) => {
      expect(await whole(days)).toEqual(expected);
    });
  });

  test("a next link that comes back is an error, and one to another server isn't followed", async () => {
    const page = (next: string) => ({ status: 200, body: { value: [], '@odata.nextLink': next } });
    mailbox.sandbox.plan({ response: page(`${graph()}/me/contacts?$skip=1`), times: 100 });
    await expect(find(connection, { by: 'phone', value: '1234567' })).rejects.toMatchObject({ kind: 'unexpected_response' });
    expect(mailbox.asked()).toHaveLength(2);
    mailbox.sandbox.reset();
    mailbox.sandbox.plan({ response: page('https://elsewhere.example.com/v1.0/me/contacts?$skip=1') });
    await expect(find(connection, { by: 'phone', value: '1234567' })).rejects.toMatchObject({
      kind: 'unexpected_response',
      message: expect.stringContaining('elsewhere.example.com'),
    });
    expect(mailbox.asked()).toHaveLength(1);
  });

  test("what can't be searched in time doesn't count as missing", async () => {
    mailbox.sandbox.plan({ response: { status: 200, body: { value: [], '@odata.nextLink': `${graph()}/me/contacts?$skip=1` } } });
    await expect(find(mailbox.connect({}, { run: 4_000 }), { by: 'phone', value: '1234567' })).rejects.toMatchObject({
      kind: 'too_much',
    });
  });
});

describe('search', () => {
  const limit = 10;

  test('everything, newest first, page by page', async () => {
    const first = await search(connection, {}, { cursor: null, limit });
    const second = await search(connection, {}, { cursor: first.next, limit });
    const third = await search(connection, {}, { cursor: second.next, limit });
    expect(new Set([first, second, third].flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(30);
    expect(third.next).toBeNull();
    expect(mailbox.asked()[0]).toContain('$orderby=lastModifiedDateTime desc');
  });

  test('every condition that the service can judge, in one request', async () => {
    const { id } = obrien();
    mailbox.store.changeContact(id, { categories: ['VIP'], companyName: 'Engines' });
    const query = {
      tag: 'vip',
      business_id: 'Engines',
      email: "o'brien@example.com",
      name: 'Pat',
      updated_after: new Date(Date.now() - 60_000).toISOString(),
    };
    expect((await search(connection, query, { cursor: null, limit })).items).toMatchObject([{ id }]);
    const [request] = mailbox.asked();
    expect(request).toContain(
      "and categories/any(c:c eq 'vip') and companyName eq 'Engines' and emailAddresses/any(a:a/address eq 'o''brien@example.com') and (startswith(",
    );
    expect(request).toContain('$orderby=lastModifiedDateTime desc');
    await search(connection, { tag: 'vip' }, { cursor: null, limit });
    expect(mailbox.asked()[0]).not.toContain('$orderby');
  });

  test('a company that was typed by hand is found without regard to case', async () => {
    const { id } = mailbox.store.addContact({ companyName: 'Engines Example' });
    expect((await search(connection, { business_id: 'ENGINES example' }, { cursor: null, limit })).items).toMatchObject([{ id }]);
  });

  test('what is checked here is read in large pages, and its matches are returned in parts', async () => {
    for (let count = 0; count < 5; count += 1) mailbox.store.addContact({ displayName: `Match ${count}`, personalNotes: 'needle' });
    const first = await search(connection, { text: 'needle' }, { cursor: null, limit: 3 });
    expect(first.items).toHaveLength(3);
    const second = await search(connection, { text: 'needle' }, { cursor: first.next, limit: 3 });
    expect(second.items).toHaveLength(2);
    expect(second.next).toBeNull();
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(5);
    expect(mailbox.asked()).toHaveLength(2);
  });

  const pages = (query: string): string | undefined => /\$top=\d+/.exec(query)?.[0];

  test.each([
    [{ text: 'needle' }, '$top=1000'],
    [{ phone: '+1 555 0100' }, '$top=1000'],
    [{ name: 'Ada' }, '$top=1000'],
    [{ tag: 'VIP' }, '$top=10'],
    [{ email: 'ada@example.com' }, '$top=10'],
    [{}, '$top=10'],
  ])('pages are large where matches are picked out here, and else as large as is wanted: %j', async (query, expected) => {
    await search(connection, query, { cursor: null, limit });
    expect(mailbox.asked().map(pages)).toEqual([expected]);
  });

  test('a tag and a name are searched without the blanks around them', async () => {
    await search(connection, { tag: ' VIP ', name: ' Ada ' }, { cursor: null, limit });
    expect(mailbox.asked()).toEqual([
      expect.stringContaining("$filter=categories/any(c:c eq 'VIP') and (startswith(displayName,'Ada') or "),
    ]);
  });

  test("a date is sent in the service's form, in whole seconds", async () => {
    await search(connection, { updated_after: '2026-05-01T10:20:30.400Z' }, { cursor: null, limit });
    expect(mailbox.asked()).toEqual([
      expect.stringContaining('$filter=lastModifiedDateTime ge 2026-05-01T10:20:30Z&$orderby=lastModifiedDateTime desc&'),
    ]);
  });

  test('matches of several pages fill one response, and the next one continues on the last page', async () => {
    const found = (...ids: string[]) => ids.map((id) => ({ id, displayName: 'needle' }));
    const second = { status: 200, body: { value: found('3', '4', '5', '6') } };
    mailbox.sandbox.plan({
      response: { status: 200, body: { value: found('1', '2'), '@odata.nextLink': `${graph()}/me/contacts?$skip=1` } },
    });
    mailbox.sandbox.plan({ response: second, times: 2 });
    const one = await search(connection, { text: 'needle' }, { cursor: null, limit: 3 });
    expect(one.items.map(({ id }) => id)).toEqual(['1', '2', '3']);
    const two = await search(connection, { text: 'needle' }, { cursor: one.next, limit: 3 });
    expect(two.items.map(({ id }) => id)).toEqual(['4', '5', '6']);
    expect(two.next).toBeNull();
  });

  test.each(['', '#', '#x2', '#2x', '#-2'])(
    'a page without a count of what was given already begins at its first match: "%s"',
    async (mark) => {
      mailbox.sandbox.plan({ response: { status: 200, body: { value: [{ id: '1' }, { id: '2' }, { id: '3' }] } } });
      const { items } = await search(connection, {}, { cursor: `${graph()}/me/contacts?$skip=5${mark}`, limit });
      expect(items.map(({ id }) => id)).toEqual(['1', '2', '3']);
    },
  );

  test('a folder is a path, and pages may be empty', async () => {
    mailbox.store.emptyPages = true;
    const folder = mailbox.store.addFolder('Many');
    for (let count = 0; count < 7; count += 1) mailbox.store.addContact({ displayName: `In ${count}` }, folder.id);
    const first = await search(connection, { folder_id: folder.id }, { cursor: null, limit: 5 });
    const second = await search(connection, { folder_id: folder.id }, { cursor: first.next, limit: 5 });
    expect([first.items.length, second.items.length]).toEqual([5, 2]);
    expect(mailbox.asked()).toHaveLength(3);
  });

  test("if lists can't be filtered, everything is checked here", async () => {
    const { id } = obrien();
    mailbox.store.emailFilterRefused = true;
    expect((await search(connection, { email: "o'brien@example.com" }, { cursor: null, limit })).items).toMatchObject([{ id }]);
    expect(mailbox.asked()).toHaveLength(2);
  });

  test.each([
    'https://elsewhere.example.com/v1.0/me/contacts?$skip=1',
    'http://127.0.0.1:1/graph/v1.0/me/contacts',
    '/me/contacts',
    'not a page',
    'GRAPH/me/messages?$skip=1',
    'GRAPH/me/contacts/some-id',
    'GRAPH/../me/contacts',
  ])('a page that this search never gave is refused: %s', async (cursor) => {
    const refused = search(connection, {}, { cursor: cursor.replace('GRAPH', graph()), limit });
    await expect(refused).rejects.toMatchObject({ kind: 'invalid_input' });
    expect(mailbox.asked()).toEqual([]);
  });

  test.each(["/users('1')/contactFolders('A-=')/contacts", '/me/contactFolders/A/childFolders/B/contacts'])(
    'pages are taken as Graph may write them: %s',
    async (path) => {
      mailbox.sandbox.plan({ response: { status: 200, body: { value: [{ id: 'x' }] } } });
      expect((await search(connection, {}, { cursor: `${graph()}${path}?$skip=5`, limit })).items).toHaveLength(1);
    },
  );
});
