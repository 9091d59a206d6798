import nock from 'nock';
import * as zod from 'zod/mini';
import { createHttp } from '../../src/http/client.ts';
import { BASE, guardNetwork, HOST, ONE, onPlatform, READ, run, send, serve, service, TOKEN, WRITE } from './support.ts';

guardNetwork();

test('every request carries the bearer, the headers of the service and the wish for JSON, and no other type', async () => {
  nock(HOST, {
    reqheaders: { authorization: `Bearer ${TOKEN}`, version: '2021-07-28', accept: 'application/json', prefer: 'x' },
    badheaders: ['content-type'],
  })
    .get('/v1/contacts/c1')
    .query({ limit: '5', name: 'Ada Byron+' })
    .reply(200, { contact: { id: 'c1' } }, { 'X-Version': 'Seven' });
  const query = { limit: 5, name: 'Ada Byron+', nothing: undefined };
  const response = await send({ headers: { prefer: 'x' }, query });
  expect(response).toMatchObject({ data: { contact: { id: 'c1' } }, status: 200, headers: { 'x-version': 'Seven' } });
});

test('a blank in a parameter leaves as %20 and a plus sign as %2B', async () => {
  const asked: string[] = [];
  nock(HOST)
    .get(/.*/)
    .reply(200, (uri) => {
      asked.push(uri);
      return { contact: { id: 'c1' } };
    });
  await send({ query: { q: 'Ada Byron+1&x' } });
  expect(asked).toEqual(['/v1/contacts/c1?q=Ada%20Byron%2B1%26x']);
});

test('a body is sent as JSON in UTF-8', async () => {
  nock(HOST, { reqheaders: { 'content-type': 'application/json; charset=utf-8' } })
    .post('/v1/contacts', '{"name":"Zoë"}')
    .reply(201, { contact: { id: 'c1' } });
  expect((await send({ ...WRITE, body: { name: 'Zoë' } })).status).toBe(201);
});

test.each(['Hi {{name}}!', '{{bundle.inputData.x}}', '{{process.env.CLIENT_SECRET}}', 'é {{x}} é'])(
  'a body with %s leaves as it was typed',
  async (title) => {
    nock(HOST, { reqheaders: { 'content-type': 'application/json; charset=utf-8' } })
      .post('/v1/contacts', (body) => body.title === title)
      .reply(201, { contact: { id: 'c1' } });
    await send({ ...WRITE, body: { title } });
  },
);

test('bytes are sent unchanged, with the given type', async () => {
  nock(HOST, { reqheaders: { 'content-type': 'image/png' } })
    .put('/v1/contacts/c1/photo', Buffer.from([0x89, 0x50, 0x4e, 0x47]).toString('hex'))
    .reply(200, { contact: { id: 'c1' } });
  const body = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
  await send({ ...WRITE, method: 'PUT', url: '/contacts/c1/photo', body, headers: { 'Content-Type': 'image/png' } });
});

test('a DELETE can have a body', async () => {
  nock(HOST)
    .delete('/v1/contacts/c1/tags', { tags: ['vip'] })
    .reply(200, { contact: { id: 'c1' } });
  await send({ ...WRITE, method: 'DELETE', url: '/contacts/c1/tags', body: { tags: ['vip'] } });
});

test('a link from the service is followed unchanged', async () => {
  nock(HOST)
    .get('/v1/contacts?$skip=10&q=a%20b')
    .reply(200, { contact: { id: 'c1' } });
  await send({ url: `${BASE}/contacts?$skip=10&q=a%20b` });
});

test.each([200, 204, 299])('status %s is a success', async (status) => {
  nock(HOST).get('/v1/contacts/c1').reply(status);
  const response = await run((http) => http.send({ ...READ, schema: zod.unknown() }));
  expect(response.status).toBe(status);
});

test('a response without a body is enough if none is expected', async () => {
  nock(HOST).delete('/v1/contacts/c1').reply(204);
  const response = await run((http) =>
    http.send({ ...WRITE, method: 'DELETE', url: '/contacts/c1', body: undefined, schema: zod.unknown() }),
  );
  expect(response).toMatchObject({ status: 204, data: undefined });
});

test('what is left of the run is at most the whole run', async () => {
  await onPlatform(async (z) => {
    const http = createHttp(z, service());
    expect(http.left()).toBeLessThanOrEqual(25_000);
    expect(http.left()).toBeGreaterThan(0);
  });
});

describe('download', () => {
  test('gives the bytes and their type without its parameters', async () => {
    const bytes = Buffer.from([0xff, 0xd8, 0xff, 0x00]);
    nock(HOST, { reqheaders: { authorization: `Bearer ${TOKEN}` } })
      .get('/v1/contacts/c1/photo')
      .reply(200, bytes, { 'Content-Type': 'image/jpeg ; charset=binary' });
    const file = await run((http) => http.download({ method: 'GET', url: '/contacts/c1/photo', doing: 'read the photo' }));
    expect(file).toEqual({ bytes, contentType: 'image/jpeg' });
  });

  test("doesn't guess a type", async () => {
    nock(HOST).get('/v1/contacts/c1/photo').reply(200, Buffer.from('x'));
    const file = await run((http) => http.download({ method: 'GET', url: '/contacts/c1/photo', doing: 'read the photo' }));
    expect(file.contentType).toBe('');
  });

  test('fails as a read does', async () => {
    nock(HOST).get('/v1/contacts/c1/photo').reply(404, { message: 'none' });
    const reading = run((http) => http.download({ method: 'GET', url: '/contacts/c1/photo', doing: 'read the photo' }));
    await expect(reading).rejects.toMatchObject({ kind: 'service_error' });
  });

  test("is a read: a read-only connection has it, and it's stopped when a read would be", async () => {
    nock(HOST).get('/v1/contacts/c1/photo').reply(200, Buffer.from('x'));
    const photo = { method: 'GET', url: '/contacts/c1/photo', doing: 'read the photo' } as const;
    expect((await run((http) => http.download(photo), { writable: false })).bytes).toHaveLength(1);
    const server = await serve(() => undefined);
    const reading = run((http) => http.download(photo), { bases: [server.url] }, { run: 20_000, read: 50 });
    await expect(reading).rejects.toMatchObject({ kind: 'timeout' });
    await server.close();
  });

  test('sends the bearer nowhere else', async () => {
    const reading = run((http) => http.download({ method: 'GET', url: 'https://files.example.com/x', doing: 'read the photo' }));
    await expect(reading).rejects.toMatchObject({ kind: 'unexpected_response' });
  });
});

test('unused keys are left out of the result', async () => {
  nock(HOST)
    .get('/v1/contacts/c1')
    .reply(200, { contact: { id: 'c1', more: true }, other: 1 });
  expect((await send({ schema: ONE })).data).toEqual({ contact: { id: 'c1' } });
});
