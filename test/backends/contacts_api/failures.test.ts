import fc from 'fast-check';
import nock from 'nock';
import { contacts } from '../../../src/backends/contacts_api/contacts.ts';
import { readFailure } from '../../../src/backends/contacts_api/errors.ts';
import { guardNetwork } from '../../http/support.ts';
import { inHighlevelRun, inRun, plan } from './support.ts';

guardNetwork();

const failing = (status: number, answer: unknown, headers: Record<string, string> = {}): Promise<unknown> => {
  plan('GET', '/contacts/c1', answer, { status, headers });
  return inRun((connection) => contacts.get(connection, 'c1'));
};

/** reference/contacts-api.md, section 7: no Retry-After is documented. */
describe('how long to wait', () => {
  const BURST = { 'X-RateLimit-Max': '100', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Interval-Milliseconds': '10000' };
  const DAY = { ...BURST, 'X-RateLimit-Daily-Remaining': '0' };

  test.each([
    ['the interval of a burst', { ...BURST, 'X-RateLimit-Daily-Remaining': '1000' }, 10],
    ['an interval that is no whole number of seconds', { 'X-RateLimit-Interval-Milliseconds': '2100' }, 3],
    ['ten seconds where nothing is said', {}, 10],
    ...['soon', '', 'in 2100', '2100 ms', '-2100'].map((nonsense): [string, Record<string, string>, number] => [
      `ten seconds where nonsense is said: "${nonsense}"`,
      { 'X-RateLimit-Interval-Milliseconds': nonsense },
      10,
    ]),
    ['the time until the day is over', { ...DAY, 'X-RateLimit-Daily-Reset': '7200000' }, 7200],
    ['an hour where the day is over and nothing more is said', DAY, 3600],
    ['what Retry-After says, before all that', { ...DAY, 'Retry-After': '4' }, 4],
  ])('%s', async (_what, headers, delay) => {
    await expect(failing(429, { message: 'Too Many Requests' }, headers)).rejects.toMatchObject({ kind: 'throttled', detail: { delay } });
    nock.cleanAll();
  });

  test('a reset that is a moment', async () => {
    const moment = String(Date.now() + 1_800_000);
    const problem = await failing(429, {}, { ...DAY, 'X-RateLimit-Daily-Reset': moment }).then(
      () => undefined,
      (error: { detail: { delay: number } }) => error,
    );
    expect(problem?.detail.delay).toBeGreaterThan(1700);
    expect(problem?.detail.delay).toBeLessThanOrEqual(1800);
    nock.cleanAll();
  });

  test('other refusals are not waited for, whatever the headers say', async () => {
    await expect(failing(500, {}, DAY)).rejects.toMatchObject({ kind: 'service_error', detail: { delay: undefined } });
  });
});

test.each([
  ['a text', { message: 'no such thing', traceId: 't7' }, 'no such thing'],
  ['a list', { message: ['first', 'second'], traceId: 't7' }, 'first; second'],
  ['the newer form', { error: { code: 'X', message: 'in the newer form' }, traceId: 't7' }, 'in the newer form'],
])('the words of the service, with its trace id: %s', async (_what, answer, words) => {
  const reading = failing(422, answer);
  await expect(reading).rejects.toMatchObject({ kind: 'invalid_input', message: expect.stringContaining(words) });
  await expect(reading).rejects.toMatchObject({ message: expect.stringContaining('t7') });
});

test('a dump of the service is cut', async () => {
  const message = 'x'.repeat(5000);
  await expect(failing(400, { message })).rejects.toMatchObject({ message: expect.not.stringContaining('x'.repeat(400)) });
});

test('a trace id that stands in the head of the answer alone is told', async () => {
  const failure = failing(500, { message: 'broken' }, { 'X-Trace-Id': 't8' });
  await expect(failure).rejects.toMatchObject({ message: expect.stringContaining('(trace id t8)') });
});

describe('a location that nobody named is no field of the step', () => {
  test.each([
    [400, 'locationId is required', ' ', { traceId: 't7' }, ' (trace id t7)'],
    [422, ['locationId should not be empty', 'locationId must be a string'], '', {}, ''],
    [422, 'locationId is required', undefined, {}, ''],
  ])('%s', async (status, message, location_id, more, where) => {
    plan('GET', '/contacts/c1', { statusCode: status, message, ...more }, { status });
    await expect(inRun((connection) => contacts.get(connection, 'c1'), { location_id })).rejects.toMatchObject({
      kind: 'invalid_input',
      message: `Contacts API has to be told whose contacts are meant${where}. Connect the account again and fill in "Location ID". Nothing was written.`,
    });
  });
});

test.each([
  [401, 'signed_out'],
  [403, 'forbidden'],
  [422, 'invalid_input'],
  [500, 'service_error'],
])('"not found" in the words of another refusal than a 400 is no unknown id: %s', async (status, kind) => {
  await expect(failing(status, { message: 'Custom field not found' })).rejects.toMatchObject({ kind });
});

test('a location that a request of the person’s own leaves out is no matter of the connection', async () => {
  const refusal = failing(400, { statusCode: 400, message: 'locationId is required' });
  await expect(refusal).rejects.toMatchObject({ message: expect.stringMatching(/It says: locationId is required\. Correct/) });
});

test('a token for one location and a contact of another: reconnect', async () => {
  const refusal = failing(403, { statusCode: 403, message: 'The token does not have access to this location.' });
  await expect(refusal).rejects.toMatchObject({
    kind: 'forbidden',
    message: expect.stringMatching(/location.*Reconnect.*contacts\.readonly/),
  });
});

test('HighLevel answers 401 to a scope that was not granted: nothing is asked', async () => {
  const reading = inHighlevelRun((connection) => contacts.get(connection, 'c1'), { scope: 'locations.readonly users.readonly' });
  await expect(reading).rejects.toMatchObject({ kind: 'forbidden', message: expect.stringContaining('"contacts.readonly"') });
});

test.each(['contacts.readonly', 'api://contacts/contacts.readonly', 'contacts.readonly,contacts.write', ''])(
  'behind Microsoft the scope may stand behind the audience: "%s"',
  async (scope) => {
    plan('GET', '/contacts/c1', { contact: { id: 'c1' } });
    expect((await inRun((connection) => contacts.get(connection, 'c1'), { scope })).id).toBe('c1');
  },
);

test('reading a refusal never throws, whatever the body is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 599 }), fc.oneof(fc.jsonValue(), fc.anything()), (status, body) => {
      const reading = readFailure('Contacts API', { status, body, header: () => null }, true);
      expect(typeof (reading.message ?? '')).toBe('string');
    }),
  );
});

test.each([
  { meta: null },
  { meta: { contactId: 5 } },
  { meta: { contactId: 'c9', matchingField: null } },
  { message: { a: 1 } },
  { traceId: 5 },
])('parts of other types are as good as not there: %j', (body) => {
  const reading = readFailure('Contacts API', { status: 400, body: { message: 'm', ...body }, header: () => null }, true);
  expect(reading.kind).toBe(body.meta?.contactId === 'c9' ? 'duplicate' : undefined);
});
