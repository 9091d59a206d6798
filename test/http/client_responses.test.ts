import { gzipSync } from 'node:zlib';
import nock from 'nock';
import type { ProblemKind } from '../../src/contacts/errors.ts';
import { createHttp } from '../../src/http/client.ts';
import type { Service } from '../../src/http/service.ts';
import type { Failure } from '../../src/http/status_errors.ts';
import { guardNetwork, HOST, onPlatform, READ, RENEWING, send, service, TOKEN, WRITE } from './support.ts';

guardNetwork();

describe("a success that can't be read", () => {
  const bodies: [string, string, RegExp][] = [
    ['an empty body', '', /empty/],
    ['HTML', '<html><body>Bad gateway</body></html>', /JSON/],
    ['JSON that is cut off', '{"contact": {"id": "c', /JSON/],
    ['a field of another type', '{"contact": {"id": 7}}', /"contact\.id"/],
    ['a field that is missing', '{"contact": {}}', /"contact\.id"/],
    ['a list with a wrong item', '{"contact": {"id": "c1", "tags": ["a", {}]}}', /"contact\.tags\.1"/],
    ['something else', '[]', /JSON|field/],
  ];

  test.each(bodies)('a read tells what is wrong with it: %s', async (_what, body, told) => {
    nock(HOST).get('/v1/contacts/c1').reply(200, body, { 'content-type': 'application/json' });
    await expect(send()).rejects.toMatchObject({ kind: 'unexpected_response', message: expect.stringMatching(told) });
  });

  test.each(bodies)('a write was probably done, and the message says to look: %s', async (_what, body, told) => {
    nock(HOST).post('/v1/contacts').reply(201, body, { 'content-type': 'application/json' });
    const sending = send(WRITE);
    await expect(sending).rejects.toMatchObject({ kind: 'unknown_outcome', message: expect.stringMatching(told) });
    await expect(sending).rejects.toMatchObject({ message: expect.stringMatching(/saved.*look/) });
  });

  test('nothing of what it holds is repeated', async () => {
    nock(HOST)
      .get('/v1/contacts/c1')
      .reply(200, { contact: { id: 7, email: 'ada@example.com' } });
    await expect(send()).rejects.toMatchObject({ message: expect.not.stringContaining('ada@example.com') });
  });
});

describe('each status has its meaning', () => {
  test.each<[number, ProblemKind]>([
    [301, 'unexpected_response'],
    [302, 'unexpected_response'],
    [307, 'unexpected_response'],
    [400, 'invalid_input'],
    [401, 'signed_out'],
    [403, 'forbidden'],
    [404, 'service_error'],
    [409, 'conflict'],
    [408, 'service_error'],
    [410, 'service_error'],
    [412, 'conflict'],
    [413, 'too_much'],
    [422, 'invalid_input'],
    [423, 'conflict'],
    [429, 'throttled'],
    [500, 'service_error'],
    [502, 'service_error'],
    [503, 'service_error'],
    [504, 'service_error'],
  ])('%s: %s, with the service, what failed and the trace id', async (status, kind) => {
    nock(HOST)
      .get('/v1/contacts/c1')
      .times(4)
      .reply(status, { message: 'as it says', traceId: 'trace-7' }, { location: `${HOST}/v1/other` });
    const sending = send();
    await expect(sending).rejects.toMatchObject({ kind });
    await expect(sending).rejects.toMatchObject({ message: expect.stringMatching(/^Example Service /), detail: { trace: 'trace-7' } });
    nock.cleanAll();
  });

  test.each(['<html>Bad gateway</html>', '', '{"message": "cut o', 'null', '[]', '{"message": 5}'])(
    'a refusal whose body is %s is no other meaning',
    async (body) => {
      nock(HOST).get('/v1/contacts/c1').times(4).reply(502, body);
      const sending = send();
      await expect(sending).rejects.toMatchObject({ kind: 'service_error', message: expect.stringContaining('502') });
      await expect(sending).rejects.toMatchObject({ message: expect.not.stringContaining('<html>') });
    },
  );

  test('a redirect is never followed, wherever it leads', async () => {
    nock(HOST).post('/v1/contacts').reply(307, '', { location: 'https://evil.example/collect' });
    await expect(send(WRITE)).rejects.toMatchObject({ kind: 'unexpected_response', message: expect.stringContaining('307') });
  });

  test('a forbidden call names the scope and the access to reconnect with', async () => {
    nock(HOST).post('/v1/contacts').reply(403, { message: 'no' });
    await expect(send(WRITE)).rejects.toMatchObject({
      message: expect.stringContaining('Reconnect with access "Read and write" (contacts.write)'),
    });
  });

  test('an error of the service leaves a write in doubt, a read not', async () => {
    nock(HOST).post('/v1/contacts').reply(500, {});
    nock(HOST).get('/v1/contacts/c1').reply(500, {});
    await expect(send(WRITE)).rejects.toMatchObject({ kind: 'unknown_outcome', message: expect.stringContaining('may have been saved') });
    await expect(send()).rejects.toMatchObject({ message: expect.not.stringContaining('saved') });
  });

  test('what the backend reads wins over the status', async () => {
    nock(HOST).get('/v1/contacts/c1').reply(400, {});
    const existing = { id: 'c9', by: 'email' };
    const read = () => ({ kind: 'duplicate', sentence: 'It is there already.', existing }) as const;
    await expect(send({}, { read })).rejects.toMatchObject({ kind: 'duplicate', message: 'It is there already.', detail: { existing } });
  });
});

test('JSON after a byte order mark is JSON', async () => {
  nock(HOST).get('/v1/contacts/c1').reply(200, '\ufeff{"contact":{"id":"c1"}}');
  expect((await send()).data.contact.id).toBe('c1');
});

describe('JSON that is nested more than a hundred times', () => {
  const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

  test('is refused before anything walks through it', async () => {
    for (const levels of [101, 100_000]) {
      nock(HOST).get('/v1/contacts/c1').reply(200, nested(levels));
      await expect(send()).rejects.toMatchObject({
        kind: 'unexpected_response',
        message:
          "Example Service was asked to read the contact c1, but its response can't be read: its parts are nested more than a hundred times. Try again later. If this keeps happening, contact support.",
      });
    }
  });

  test('after a write says that it was probably saved', async () => {
    nock(HOST).post('/v1/contacts').reply(201, nested(101));
    await expect(send(WRITE)).rejects.toMatchObject({
      kind: 'unknown_outcome',
      message: expect.stringMatching(/nested more than a hundred times\. It was probably saved anyway/),
    });
  });

  test("doesn't include a hundred levels, or brackets in a text", async () => {
    const contact = { id: 'c1', notes: `\\"${'[{'.repeat(200)}` };
    nock(HOST)
      .get('/v1/contacts/c1')
      .reply(200, JSON.stringify({ contact, more: JSON.parse(nested(99)) }));
    expect((await send()).data.contact.id).toBe('c1');
  });
});

test('the platform turns each 401 into its own error: it becomes our message', async () => {
  nock(HOST).get('/v1/contacts/c1').reply(401, { message: 'expired' });
  const sending = onPlatform((z) => createHttp(z, service()).send(READ), RENEWING);
  await expect(sending).rejects.toMatchObject({ kind: 'signed_out', message: expect.stringMatching(/^Example Service.*sign-in/) });
});

describe('a 401 that the platform turned into its own error', () => {
  const signInCheck = { url: '/me', refused: { kind: 'forbidden', sentence: 'There is no mailbox.' } } as const;
  const sent = (parts: Partial<Service> = {}) => onPlatform((z) => createHttp(z, service(parts)).send(READ), RENEWING);
  const refusedByScope = (failure: Failure) => ({ kind: 'forbidden', message: JSON.stringify(failure.body) }) as const;

  test.each<[string, Buffer | string, Record<string, string>]>([
    ['plain', '{"message": "no scope"}', {}],
    ['packed', gzipSync('{"message": "no scope"}'), { 'content-encoding': 'gzip' }],
    ['long', `{"message": "no scope", "more": "${'x'.repeat(60_000)}"}`, {}],
  ])('is read all the same, body and headers: %s', async (_what, body, headers) => {
    const read = jest.fn(refusedByScope);
    nock(HOST)
      .get('/v1/contacts/c1')
      .reply(401, body, { ...headers, 'X-Trace': 't1' });
    await expect(sent({ read })).rejects.toMatchObject({ kind: 'forbidden' });
    const failure = read.mock.calls[0]?.[0];
    expect(failure).toMatchObject({ status: 401, path: '/contacts/c1', body: { message: 'no scope' } });
    expect(failure?.header('x-trace')).toBe('t1');
  });

  test.each(['', '<html>', '{"message": "cut o', gzipSync('x').subarray(0, 5)])('is a 401 whatever its body is: %p', async (body) => {
    nock(HOST)
      .get('/v1/contacts/c1')
      .reply(401, body, { 'content-encoding': typeof body === 'string' ? 'identity' : 'gzip' });
    await expect(sent()).rejects.toMatchObject({ kind: 'signed_out' });
  });

  test('is not about the sign-in if that works elsewhere', async () => {
    nock(HOST).get('/v1/contacts/c1').reply(401).get('/v1/me').reply(200, {});
    await expect(sent({ signInCheck })).rejects.toMatchObject({ kind: 'forbidden', message: 'There is no mailbox.' });
  });

  test.each([401, 500])('is of the sign-in where nothing else works either: %s', async (status) => {
    nock(HOST).get('/v1/contacts/c1').reply(401).get('/v1/me').reply(status);
    await expect(sent({ signInCheck })).rejects.toMatchObject({ kind: 'signed_out' });
  });

  test("isn't checked if the service says what is wrong", async () => {
    nock(HOST).get('/v1/contacts/c1').reply(401, { message: 'no scope' });
    await expect(sent({ signInCheck, read: refusedByScope })).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('how long to wait', () => {
  test.each([
    ['seconds', 429, '30', 30],
    ['seconds, with 503', 503, '5', 5],
    ['nothing', 429, undefined, undefined],
    ['something else', 429, 'soon', undefined],
  ])('%s', async (_what, status, header, delay) => {
    nock(HOST)
      .get('/v1/contacts/c1')
      .times(4)
      .reply(status, {}, header === undefined ? {} : { 'Retry-After': header });
    await expect(send()).rejects.toMatchObject({ kind: 'throttled', detail: { delay } });
    nock.cleanAll();
  });

  test('a date: the seconds until then', async () => {
    const then = new Date(Date.now() + 3_600_000);
    nock(HOST).get('/v1/contacts/c1').reply(429, {}, { 'Retry-After': then.toUTCString() });
    const problem = await send().then(
      () => undefined,
      (error: { detail: { delay: number } }) => error,
    );
    expect(problem?.detail.delay).toBeGreaterThan(3500);
    expect(problem?.detail.delay).toBeLessThanOrEqual(3600);
  });

  test('the header wins over what the backend reads, which counts without it', async () => {
    nock(HOST).get('/v1/contacts/c1').reply(429, {}, { 'Retry-After': '70' });
    nock(HOST).get('/v1/contacts/c1').reply(429, {});
    await expect(send({}, { read: () => ({ delay: 40 }) })).rejects.toMatchObject({ detail: { delay: 70 } });
    await expect(send({}, { read: () => ({ delay: 40 }) })).rejects.toMatchObject({ detail: { delay: 40 } });
  });
});

test.each([400, 403, 404, 422, 429, 500])('a token that the service repeats is in no message: %s', async (status) => {
  nock(HOST)
    .post('/v1/contacts')
    .times(4)
    .reply(status, { message: `Bearer ${TOKEN} may not`, traceId: TOKEN });
  const sending = send(WRITE);
  await expect(sending).rejects.toThrow('Example Service');
  await expect(sending).rejects.toMatchObject({ message: expect.not.stringContaining(TOKEN) });
  nock.cleanAll();
});
