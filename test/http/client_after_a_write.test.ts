import nock from 'nock';
import type { Http } from '../../src/http/request.ts';
import { guardNetwork, HOST, READ, run, WRITE } from './support.ts';

guardNetwork();

const CONTACT = { contact: { id: 'c1' } };
const SAVING = { ...WRITE, saved: ({ contact }: typeof CONTACT): string => `The contact was created (ID ${contact.id}).` };

/** A first write that the service accepts. */
async function written(http: Http): Promise<void> {
  nock(HOST).post('/v1/contacts').reply(201, CONTACT);
  await http.send(SAVING);
}

test('what was saved is in the message', async () => {
  await run(async (http) => {
    expect(http.saved()).toBeNull();
    await written(http);
    expect(http.saved()).toBe('The contact was created (ID c1).');
  });
});

test('a read saves nothing, and neither does a refused write', async () => {
  nock(HOST).get('/v1/contacts/c1').reply(200, CONTACT);
  nock(HOST).post('/v1/contacts').reply(422, { message: 'no' });
  await run(async (http) => {
    await http.send(READ);
    await expect(http.send(SAVING)).rejects.toMatchObject({ kind: 'invalid_input' });
    expect(http.saved()).toBeNull();
  });
});

test('a write with an unreadable response says itself that it may have been saved; what was saved before stays', async () => {
  await run(async (http) => {
    await written(http);
    nock(HOST).post('/v1/contacts').reply(201, '');
    await expect(http.send(SAVING)).rejects.toMatchObject({ kind: 'unknown_outcome', message: expect.stringMatching(/saved.*look/) });
    expect(http.saved()).toBe('The contact was created (ID c1).');
  });
});

test('every write is in the message, once each', async () => {
  await run(async (http) => {
    await written(http);
    await written(http);
    nock(HOST)
      .post('/v1/contacts')
      .reply(201, { contact: { id: 'c2' } });
    await http.send(SAVING);
    expect(http.saved()).toBe('The contact was created (ID c1). The contact was created (ID c2).');
  });
});

test('a write that says nothing of itself counts as saved', async () => {
  nock(HOST).post('/v1/contacts').reply(201, CONTACT);
  await run(async (http) => {
    await http.send(WRITE);
    expect(http.saved()).toBe('Part of this step was already saved.');
  });
});

test('a write without a sentence of its own keeps what was saved before', async () => {
  await run(async (http) => {
    await written(http);
    nock(HOST).post('/v1/contacts').reply(201, CONTACT);
    await http.send(WRITE);
    expect(http.saved()).toBe('The contact was created (ID c1).');
  });
});

test.each([
  ['a write', SAVING, 'post', '/v1/contacts'],
  ['a read', READ, 'get', '/v1/contacts/c1'],
] as const)('%s that comes too early then is waited for and repeated', async (_what, exchange, method, path) => {
  await run(async (http) => {
    await written(http);
    nock(HOST)[method](path).reply(429, {}, { 'Retry-After': '1' });
    nock(HOST)[method](path).reply(200, CONTACT);
    expect((await http.send(exchange)).status).toBe(200);
  });
});

test('as often as there is time for', async () => {
  await run(async (http) => {
    await written(http);
    nock(HOST).post('/v1/contacts').times(6).reply(429, {}, { 'Retry-After': '1' });
    nock(HOST).post('/v1/contacts').reply(200, CONTACT);
    const before = http.left();
    await expect(http.send(SAVING)).rejects.toMatchObject({ kind: 'throttled' });
    expect(before - http.left()).toBeGreaterThan(14_000);
    expect(http.left()).toBeGreaterThan(0);
    nock.cleanAll();
  });
});

test("a wait that goes past the end of the run doesn't start", async () => {
  const limits = { run: 10_000, read: 10_000 };
  const work = async (http: Http): Promise<void> => {
    await written(http);
    nock(HOST).post('/v1/contacts').reply(429, {}, { 'Retry-After': '60' });
    await expect(http.send(SAVING)).rejects.toMatchObject({ kind: 'throttled', detail: { delay: 60 } });
  };
  await run(work, {}, limits);
});

test('any other failure is not repeated', async () => {
  await run(async (http) => {
    await written(http);
    nock(HOST).post('/v1/contacts').reply(500, {});
    await expect(http.send(SAVING)).rejects.toMatchObject({ kind: 'unknown_outcome' });
    expect(http.saved()).toBe('The contact was created (ID c1).');
  });
});
