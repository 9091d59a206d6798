import type { FaultResponse } from '../../sandbox/faults.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

const HOSTILE = [
  '//evil.example',
  '///evil.example',
  'https://evil.example',
  'HTTPS://evil.example/contacts',
  'evil.example/contacts',
  '/..%2f',
  '/%2e%2e/%2e%2e/other',
  '/%252e%252e%252fother',
  '/%252e%252e/other%25',
  '/..;/other',
  '/．．/other',
  '/%2fevil.example',
  '/../other',
  '/contacts/../../other',
  '/./other',
  '@evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%5cevil.example',
  '/contacts\u0000',
  '/contacts%00',
  '/contacts\r\nHost: evil.example',
  '/contacts%0d%0aHost:%20evil.example',
  '/contacts/a b',
  '/contacts?limit=1',
  '/contacts#top',
  '/contacts/%',
  '/{{bundle.authData.access_token}}',
  ' ',
  '',
];

describe.each(connections)('a request of one’s own: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const { contactsPath: path } = accountType;

  it.each(HOSTILE)('refuses the path %j, and no request leaves', async (hostile) => {
    for (const method of ['GET', 'POST', 'DELETE'])
      await expect(at().create('api_request', { method, path: hostile })).rejects.toMatchObject({
        name: 'AppError',
        code: 'invalid_input',
      });
    expect(at().asked()).toEqual([]);
  });

  it('returns status, headers without cookies, and the body', async () => {
    const headers = { 'set-cookie': 'session=secret', 'set-cookie2': 'old=secret', 'x-set-cookie': 'kept', 'set-cookie3': 'kept' };
    at().fail({ status: 200, headers: { ...headers, 'x-example': 'yes' }, body: { answer: 42 } });
    const output = await at().create('api_request', { method: 'GET', path, query: { limit: '2' } });
    expect(output).toMatchObject({
      status: 200,
      headers: { 'x-example': 'yes', 'x-set-cookie': 'kept', 'set-cookie3': 'kept' },
      body: { answer: 42 },
    });
    expect(JSON.stringify(output)).not.toContain('secret');
    expect(at().asked()).toEqual([`GET ${path}?limit=2`]);
  });

  it("returns a text that isn't JSON unchanged, and null if there is none or it isn't text", async () => {
    const body = async (response: FaultResponse) => {
      at().fail(response, { times: 1 });
      return (await at().create('api_request', { method: 'GET', path })).body;
    };
    const headers = { 'content-type': 'text/plain' };
    await expect(body({ status: 200, headers, body: 'Grüße, {not JSON}' })).resolves.toBe('Grüße, {not JSON}');
    await expect(body({ status: 200, headers, body: '42' })).resolves.toBe(42);
    await expect(body({ status: 200, body: 'null' })).resolves.toBeNull();
    await expect(body({ status: 204, body: '' })).resolves.toBeNull();
    await expect(
      body({ status: 200, headers: { 'content-type': 'image/jpeg' }, body: Buffer.from('ffd8ffe0', 'hex') }),
    ).resolves.toBeNull();
  });

  it('carries the connection’s own sign-in', async () => {
    const location = at().authData.location_id;
    const query = { ...accountType.readQuery, ...(location === undefined ? {} : { locationId: location }) };
    await expect(at().create('api_request', { method: 'GET', path, query })).resolves.toMatchObject({ status: 200 });
  });

  it.each([
    ['no method', { method: '' }, /^Method is blank, and this step needs it\. Choose one\.$/],
    ['a method that there is not', { method: 'TRACE' }, /isn't an option of Method\. Choose one of: GET, POST, PUT, PATCH, DELETE\./],
    ['a blank path', { method: 'GET', path: ' ' }, /^Path is blank, and this step needs it\. Fill it in\.$/],
    ['a body that is no JSON', { method: 'POST', body: '{"a": ' }, /^Body isn't valid JSON\. Check its quotes, commas and brackets\.$/],
    [
      'a GET with a body',
      { method: 'GET', body: '{"a": 1}' },
      /^A GET request can't have a body\. Leave Body blank, or choose another Method\.$/,
    ],
    [
      'a GET with a body that was mapped as a whole',
      { method: 'GET', body: { a: 1 } },
      /^A GET request can't have a body\. Leave Body blank, or choose another Method\.$/,
    ],
    [
      'a query that is none',
      { method: 'GET', query: 'limit=1' },
      /^Query takes pairs of a name and a value\. Enter one pair for each parameter\.$/,
    ],
    [
      'a list for a query',
      { method: 'GET', query: [['limit', '1']] },
      /^Query takes pairs of a name and a value\. Enter one pair for each parameter\.$/,
    ],
    [
      'a group of fields in the query',
      { method: 'GET', query: { filter: { name: 'Ada' } } },
      /^Filter takes text, but got a list or a group of fields\. Map a single field\.$/,
    ],
    [
      'a list in the query',
      { method: 'GET', query: { ids: ['a', 'b'] } },
      /^Ids takes text, but got a list or a group of fields\. Map a single field\.$/,
    ],
    ['double curly braces in a value of the query', { method: 'GET', query: { name: '{{bundle.inputData.path}}' } }, /\{\{/],
    ['double curly braces in a name of the query', { method: 'GET', query: { '{{bundle.inputData.path}}': '1' } }, /\{\{/],
  ])('refuses %s with a sentence and no request', async (_what, input, message) => {
    await expect(at().create('api_request', { path, ...input })).rejects.toMatchObject({
      name: 'AppError',
      code: 'invalid_input',
      message: expect.stringMatching(message),
    });
    expect(at().asked()).toEqual([]);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty text', ''],
    ['blank values only', { limit: ' ' }],
  ])('sends no query where %s was filled in', async (_what, query) => {
    at().fail({ status: 200, body: {} });
    await at().create('api_request', { method: 'GET', path, query });
    expect(at().asked()).toEqual([`GET ${path}`]);
  });

  it("sends a body that was mapped as a whole, and none if it's blank", async () => {
    at().fail({ status: 200, body: {} });
    for (const body of [{ a: 1 }, null, '']) await at().create('api_request', { method: 'POST', path, body });
    expect(at().sandbox.requests.map(({ body }) => body)).toEqual(['{"a":1}', '', '']);
  });

  it('sends typed JSON unchanged, including numbers of any length', async () => {
    at().fail({ status: 200, body: {} });
    const body = '{"a": 12345678901234567890, "b": 1.10, "c": "Grüße"}';
    await at().create('api_request', { method: 'POST', path, body });
    expect(at().sandbox.requests.map(({ body: sent, headers }) => [sent, headers['content-type']])).toEqual([
      [body, 'application/json; charset=utf-8'],
    ]);
  });

  it('names the request that the account refused', async () => {
    at().fail(accountType.responses.refusal(422, 'No such thing.', 'trace-1'));
    await expect(at().create('api_request', { method: 'DELETE', path: `${path.replace(/\/$/, '')}/abc` })).rejects.toMatchObject({
      message: expect.stringMatching(/returned 422 Unprocessable Entity for DELETE /),
    });
  });

  it('only reads on a read-only connection', async () => {
    const reader = at().connected({ access: 'read' });
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      await expect(reader.create('api_request', { method, path, body: '{}' })).rejects.toMatchObject({
        name: 'AppError',
        code: 'forbidden',
      });
    expect(at().asked()).toEqual([]);
    at().fail({ status: 200, body: {} });
    await expect(reader.create('api_request', { method: 'GET', path })).resolves.toMatchObject({ status: 200 });
  });

  it('sends double curly braces in a body as typed', async () => {
    at().fail({ status: 200, body: {} });
    await at().create('api_request', { method: 'POST', path, body: '{"name": "Hi {{bundle.name}}!"}' });
    expect(at().sandbox.requests.map(({ body }) => body)).toEqual(['{"name": "Hi {{bundle.name}}!"}']);
  });
});
