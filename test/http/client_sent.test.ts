import { once } from 'node:events';
import { createHttp } from '../../src/http/client.ts';
import { type Local, onPlatform, READ, serve, service, TOKEN, WRITE } from './support.ts';

/** What reached the server, with header names as written. */
interface Arrived {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const arrived: Arrived[] = [];
let local: Local;

beforeAll(async () => {
  local = await serve(async (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    await once(request, 'end');
    arrived.push({
      method: request.method,
      url: request.url,
      headers: pairs(request.rawHeaders),
      body: Buffer.concat(parts).toString('utf8'),
    });
    response.setHeader('content-type', 'application/json').end('{"contact":{"id":"c1"}}');
  });
});
beforeEach(() => arrived.splice(0));
afterAll(() => local.close());

function pairs(raw: readonly string[]): Record<string, string> {
  return Object.fromEntries(raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : [])));
}

const at = (): ReturnType<typeof service> => service({ bases: [`${local.url}/v1`] });

test("a read has the platform's name, in its log's spelling, and nothing that we didn't say", async () => {
  await onPlatform((z) => createHttp(z, at()).send({ ...READ, url: '/contacts/c1?a=x%20y&a=%2B', headers: { Prefer: 'x' } }));
  expect(arrived).toEqual([
    {
      method: 'GET',
      url: '/v1/contacts/c1?a=x%20y&a=%2B',
      headers: {
        'user-agent': 'Zapier',
        Accept: 'application/json',
        Authorization: `Bearer ${TOKEN}`,
        Version: '2021-07-28',
        Prefer: 'x',
        'Accept-Encoding': 'gzip,deflate',
        Connection: expect.any(String),
        Host: new URL(local.url).host,
      },
      body: '',
    },
  ]);
});

test('a write leaves with its length, its type and its body', async () => {
  await onPlatform((z) => createHttp(z, at()).send({ ...WRITE, body: { name: 'Zoë' } }));
  expect(arrived).toMatchObject([
    {
      method: 'POST',
      url: '/v1/contacts',
      headers: { 'user-agent': 'Zapier', 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': '15' },
      body: '{"name":"Zoë"}',
    },
  ]);
});

// A copy isn't frozen: the platform freezes the definition once, when a run begins, and merging would copy all of it
// into each request.
test("the app's definition isn't copied into a request", async () => {
  const seen: boolean[] = [];
  const beforeRequest = (request: { input?: { _zapier?: { app?: unknown } } }): object => {
    seen.push(Object.isFrozen(request.input?._zapier?.app));
    return request;
  };
  const app = { version: '1.0.0', platformVersion: '19.1.0', beforeRequest: [beforeRequest] };
  await onPlatform((z) => createHttp(z, at()).send(READ), app);
  await onPlatform((z) => createHttp(z, at()).send(WRITE), app);
  expect(seen).toEqual([true, true]);
});

describe('a client that only previews', () => {
  it('sends reads, and answers a write with what the write says of itself', async () => {
    await onPlatform(async (z) => {
      const http = createHttp(z, at()).preview();
      await http.send({ ...READ, url: '/contacts/c1' });
      const preview = () => ({ contact: { id: 'c2' } });
      const { data } = await http.send({ ...WRITE, url: '/contacts/c2', preview });
      expect(data).toEqual({ contact: { id: 'c2' } });
      expect(http.saved()).toBeNull();
    });
    expect(arrived.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /v1/contacts/c1']);
  });

  it('never sends a write that says nothing of itself', async () => {
    await onPlatform(async (z) => {
      const http = createHttp(z, at()).preview();
      await expect(http.send({ ...WRITE, url: '/contacts/c2' })).rejects.toThrow("A preview can't create the contact.");
    });
    expect(arrived).toEqual([]);
  });

  it('refuses what the connection may not write', async () => {
    await onPlatform(async (z) => {
      const http = createHttp(z, { ...at(), writable: false }).preview();
      await expect(http.send({ ...WRITE, url: '/contacts/c2', preview: () => null })).rejects.toMatchObject({ kind: 'forbidden' });
    });
    expect(arrived).toEqual([]);
  });
});
