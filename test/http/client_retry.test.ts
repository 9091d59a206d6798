import nock from 'nock';
import { pauses } from '../support/clock.ts';
import { guardNetwork, HOST, READ, run, send, WRITE } from './support.ts';

guardNetwork();
beforeEach(() => pauses());

const CONTACT = { contact: { id: 'c1' } };
const SEARCH = { ...WRITE, url: '/contacts/search', writes: false };

/** Each pause must be within these milliseconds, in order. */
function expectPauses(...limits: readonly (readonly [number, number])[]): void {
  const asked = pauses();
  expect(asked).toHaveLength(limits.length);
  asked.forEach((pause, index) => {
    expect(pause).toBeGreaterThanOrEqual(limits[index]?.[0] ?? 0);
    expect(pause).toBeLessThanOrEqual(limits[index]?.[1] ?? 0);
  });
}

describe('a read that fails in passing is sent again', () => {
  test.each([429, 502, 503, 504])('after %s, twice, with pauses that grow', async (status) => {
    nock(HOST).get('/v1/contacts/c1').times(2).reply(status).get('/v1/contacts/c1').reply(200, CONTACT);
    expect((await send()).data).toEqual(CONTACT);
    expectPauses([1000, 1250], [2000, 2500]);
  });

  test('after a connection that was dropped', async () => {
    nock(HOST).get('/v1/contacts/c1').times(2).replyWithError('socket hang up').get('/v1/contacts/c1').reply(200, CONTACT);
    expect((await send()).data).toEqual(CONTACT);
    expectPauses([1000, 1250], [2000, 2500]);
  });

  test('also when it is a POST that only looks', async () => {
    nock(HOST).post('/v1/contacts/search').reply(503).post('/v1/contacts/search', { name: 'Ada' }).reply(200, CONTACT);
    expect((await send(SEARCH)).data).toEqual(CONTACT);
    expectPauses([1000, 1250]);
  });

  test.each([429, 503])('after as long as the service asks for, with %s', async (status) => {
    nock(HOST).get('/v1/contacts/c1').reply(status, {}, { 'Retry-After': '9' }).get('/v1/contacts/c1').reply(200, CONTACT);
    expect((await send()).data).toEqual(CONTACT);
    expectPauses([9000, 9250]);
  });

  test('three times, and then it is an error', async () => {
    nock(HOST).get('/v1/contacts/c1').times(4).reply(503);
    await expect(send()).rejects.toMatchObject({ kind: 'service_error' });
    expectPauses([1000, 1250], [2000, 2500], [4000, 5000]);
  });

  test('also a file', async () => {
    nock(HOST).get('/v1/photo').reply(502).get('/v1/photo').reply(200, 'x');
    const file = await run((http) => http.download({ method: 'GET', url: '/photo', doing: 'read the photo' }));
    expect(file.bytes.toString()).toBe('x');
  });

  test.each([
    ['429', 429, 'throttled'],
    ['503', 503, 'throttled'],
  ])('not if the service asks for more time than there is: %s goes to Zapier with the delay', async (_name, status, kind) => {
    nock(HOST).get('/v1/contacts/c1').reply(status, {}, { 'Retry-After': '24' });
    await expect(send()).rejects.toMatchObject({ kind, detail: { delay: 24 } });
    expectPauses();
  });

  test('not if there is no time left for another try', async () => {
    nock(HOST).get('/v1/contacts/c1').times(2).reply(503);
    await expect(run((http) => http.send(READ), {}, { run: 3_500, read: 3_500 })).rejects.toMatchObject({ kind: 'service_error' });
    expectPauses([1000, 1250]);
  });

  test.each([400, 401, 403, 404, 409, 422, 500])('not after %s', async (status) => {
    nock(HOST).get('/v1/contacts/c1').reply(status);
    await expect(send()).rejects.toThrow('Example Service');
    expectPauses();
  });
});

describe('a write', () => {
  test('that came too early was not done, so it is sent again', async () => {
    nock(HOST).post('/v1/contacts').times(2).reply(429).post('/v1/contacts', { name: 'Ada' }).reply(201, CONTACT);
    expect((await send(WRITE)).status).toBe(201);
    expectPauses([1000, 1250], [2000, 2500]);
  });

  test.each([500, 502, 503, 504])(
    'that got %s may have been done: it is sent once, whatever the service says about coming back',
    async (status) => {
      nock(HOST).post('/v1/contacts').reply(status, {}, { 'Retry-After': '1' });
      await expect(send(WRITE)).rejects.toMatchObject({
        kind: 'unknown_outcome',
        message: expect.stringMatching(/may have been saved.*look in the account first\.$/),
      });
      expectPauses();
    },
  );

  test('whose connection was dropped is sent once', async () => {
    nock(HOST).post('/v1/contacts').replyWithError('socket hang up');
    await expect(send(WRITE)).rejects.toMatchObject({ kind: 'unknown_outcome' });
    expectPauses();
  });
});

test('while one request waits, others have its turn', async () => {
  nock(HOST).get('/v1/contacts/c1').reply(429).get('/v1/contacts/c2').reply(200, CONTACT).get('/v1/contacts/c1').reply(200, CONTACT);
  const order: string[] = [];
  await run((http) => Promise.all(['c1', 'c2'].map((id) => http.send({ ...READ, url: `/contacts/${id}` }).then(() => order.push(id)))), {
    concurrency: 1,
  });
  expect(order).toEqual(['c2', 'c1']);
});

test('a run that is over sends nothing again', async () => {
  nock(HOST).get('/v1/contacts/c1').reply(503);
  await run(async (http) => {
    const sending = http.send(READ);
    http.time.end();
    await expect(sending).rejects.toThrow();
    await expect(http.send(READ)).rejects.toThrow();
  });
  nock.cleanAll();
});
