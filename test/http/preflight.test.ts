import nock from 'nock';
import { guardNetwork, HOST, run, send, TOKEN, WRITE } from './support.ts';

guardNetwork();

/** Nothing is planned, so a request that was sent would fail in another way. */
describe('the token goes only below the listed addresses', () => {
  test.each([
    ['another host', 'https://evil.example/v1/contacts'],
    ['a host that begins like ours', 'https://api.example.com.evil.example/v1/contacts'],
    ['a host below ours', 'https://x.api.example.com/v1/contacts'],
    ['another port', 'https://api.example.com:8443/v1/contacts'],
    ['no encryption', 'http://api.example.com/v1/contacts'],
    ['a name and a password', 'https://user:secret@api.example.com/v1/contacts'],
    ['a name alone', 'https://api.example.com@evil.example/v1/contacts'],
    ['a path outside', 'https://api.example.com/v2/contacts'],
    ['a path that begins like ours', 'https://api.example.com/v1evil/contacts'],
    ['a path that climbs', 'https://api.example.com/v1/../v2/contacts'],
    ['another scheme', 'data:application/json,{}'],
  ])('%s', async (_what, url) => {
    await expect(send({ url })).rejects.toMatchObject({ kind: 'unexpected_response', message: expect.not.stringContaining('secret') });
  });

  test.each(['/%2e%2e/v2/contacts', '/../v2/contacts', '/contacts/.'])('an id that climbs: %s', async (url) => {
    await expect(send({ url })).rejects.toMatchObject({ kind: 'invalid_input', message: expect.stringMatching(/^An ID can't be/) });
  });

  test.each(['contacts', 'https://', ''])('an address that is none: "%s"', async (url) => {
    await expect(send({ url })).rejects.toMatchObject({ kind: 'unexpected_response' });
  });

  test('a second address of the service is as good as the first', async () => {
    nock('https://files.example.com', { reqheaders: { authorization: `Bearer ${TOKEN}` } })
      .get('/c1')
      .reply(200, { contact: { id: 'c1' } });
    const bases = [`${HOST}/v1`, 'https://files.example.com'] as const;
    expect((await send({ url: 'https://files.example.com/c1' }, { bases })).status).toBe(200);
  });

  test("two slashes don't name a server", async () => {
    nock(HOST)
      .get('/v1//evil.example/contacts')
      .reply(200, { contact: { id: 'c1' } });
    expect((await send({ url: '//evil.example/contacts' })).status).toBe(200);
  });
});

describe('double curly braces, which the platform would take out on the way', () => {
  test.each([
    ['in the path', { url: '/contacts/{{x}}' }],
    ['in the path, encoded', { url: '/contacts/%7B%7Bx%7d%7d' }],
    ['in a parameter', { query: { q: 'Hi {{name}}' } }],
    ['in a parameter, encoded', { query: { q: '%7b%7b' } }],
  ])('%s are refused', async (_where, exchange) => {
    const sending = send(exchange);
    await expect(sending).rejects.toMatchObject({ kind: 'invalid_input', message: expect.stringContaining(`can't contain "{{"`) });
  });

  test('a single brace is a letter like any other', async () => {
    nock(HOST)
      .get('/v1/contacts/c1')
      .query({ q: '{a}' })
      .reply(200, { contact: { id: 'c1' } });
    expect((await send({ query: { q: '{a}' } })).status).toBe(200);
  });
});

describe('what the connection may not', () => {
  test('a read-only connection writes nothing and says how to reconnect', async () => {
    const sending = send(WRITE, { writable: false });
    await expect(sending).rejects.toMatchObject({
      kind: 'forbidden',
      message: expect.stringMatching(/Example Service.*create the contact.*Reconnect.*Read and write/),
    });
  });

  test('a read-only connection reads', async () => {
    nock(HOST)
      .get('/v1/contacts/c1')
      .reply(200, { contact: { id: 'c1' } });
    expect((await send({}, { writable: false })).status).toBe(200);
  });

  test('a scope that was not granted is named, and nothing is sent', async () => {
    const hasScope = (scope: string): boolean => scope !== 'contacts.write';
    await expect(send(WRITE, { hasScope })).rejects.toMatchObject({
      kind: 'forbidden',
      message: expect.stringMatching(/can't create the contact.*Reconnect with access "Read and write" \(contacts\.write\)/),
    });
  });

  test('what needs no scope is sent, whatever was granted', async () => {
    nock(HOST)
      .get('/v1/contacts/c1')
      .reply(200, { contact: { id: 'c1' } });
    expect((await send({}, { hasScope: () => false })).status).toBe(200);
  });

  test('a read whose scope was granted is sent', async () => {
    nock(HOST)
      .get('/v1/contacts/c1')
      .reply(200, { contact: { id: 'c1' } });
    const hasScope = (scope: string): boolean => scope === 'contacts.readonly';
    expect((await send({ scope: 'contacts.readonly' }, { hasScope })).status).toBe(200);
  });
});

test('without any time left nothing is sent', async () => {
  const limits = { run: 0, read: 1000 };
  await expect(run((http) => http.send(WRITE), {}, limits)).rejects.toMatchObject({
    kind: 'timeout',
    message: 'Example Service took too long: there was no time left to create the contact. Try again later.',
  });
});

describe('what the service gave and no header can hold is a sentence, and nothing is sent', () => {
  const UNSENDABLE = ['a\r\nX-More: 1', 'a\rb', 'a\nb', 'a\u0000b', 'a\u2028b', 'a\u7f8e'];

  test.each(UNSENDABLE)('in a token: %j', async (token) => {
    for (const exchange of [{}, WRITE])
      await expect(send(exchange, { token })).rejects.toMatchObject({
        kind: 'unexpected_response',
        message: "The sign-in that Example Service gave this connection has characters in it that can't be sent. Reconnect the account.",
      });
  });

  test.each(UNSENDABLE)('in the version of a record: %j', async (version) => {
    await expect(send({ ...WRITE, headers: { 'If-Match': version } })).rejects.toMatchObject({
      kind: 'unexpected_response',
      message:
        "Example Service gave a version of the record that can't be sent back to create the contact. Try again later. If this keeps happening, contact support.",
    });
  });
});
