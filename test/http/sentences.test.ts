import { channel } from 'node:diagnostics_channel';
import { Readable } from 'node:stream';
import { watchedForCut } from '../../src/http/cut.ts';
import { retryAfter } from '../../src/http/delay.ts';
import { type Circumstances, type FailureReading, problemOf } from '../../src/http/failures.ts';
import { addressOf, refuse } from '../../src/http/guard.ts';
import { lost } from '../../src/http/lost.ts';
import { Lost } from '../../src/http/receive.ts';
import { READ, service, WRITE } from './support.ts';

const ABOUT: Circumstances = { label: 'Example Service', doing: 'create the contact', writes: false };
const SAID: FailureReading = { message: 'No luck', trace: 't-1' };

function told(status: number, reading: FailureReading = SAID, about: Partial<Circumstances> = {}, after: string | null = null) {
  const { kind, message, detail } = problemOf(
    { status, body: undefined, header: (name) => (name === 'retry-after' ? after : null) },
    reading,
    { ...ABOUT, ...about },
    0,
  );
  return { kind, message, next: detail.next };
}

const FAILED = 'Example Service could not create the contact (trace id t-1)';

describe('what a status means, in a sentence: what failed, where, what to do next', () => {
  test.each([
    [400, 'invalid_input', `${FAILED}: the request was refused (status 400). It says: No luck. Correct the fields of this step.`],
    [
      403,
      'forbidden',
      'Example Service does not allow this connection to create the contact (trace id t-1). It says: No luck. Reconnect the account and grant the access that this needs.',
    ],
    [
      404,
      'not_found',
      `${FAILED}: it is not there. It says: No luck. Check the id: it may have been deleted, or belong to another account.`,
    ],
    [
      412,
      'conflict',
      `${FAILED}: it does not go with what is there now, or somebody else changed it at the same moment (status 412). It says: No luck. Run the step again.`,
    ],
    [413, 'too_much', `${FAILED}: it is too large for the service. It says: No luck. Make it smaller.`],
    [500, 'service_error', `${FAILED}: the service answered with an error of its own (status 500). It says: No luck. Try again later.`],
    [
      302,
      'unexpected_answer',
      `${FAILED}: it answered with status 302, which is no answer to this request. A redirect is never followed. Check the address of the service.`,
    ],
  ])('%s is %s', (status, kind, message) => {
    expect(told(status)).toEqual({ kind, message, next: undefined });
  });

  test('that a service broke down after a write was sent says nothing of the write, whatever it says of coming again', () => {
    for (const status of [500, 502, 503, 504])
      for (const after of [null, '7'])
        expect(told(status, SAID, { writes: true }, after)).toMatchObject({ kind: 'unknown_outcome', next: undefined });
    expect(told(503, { kind: 'throttled', sentence: 'Too busy.' }, { writes: true })).toMatchObject({
      kind: 'unknown_outcome',
      message: expect.stringMatching(/may have been saved.*look in the account/),
    });
    expect(told(429, SAID, { writes: true }, '7').kind).toBe('throttled');
  });

  test('only what did nothing and passes by itself may be sent again', () => {
    const again = (status: number, about: Partial<Circumstances> = {}, reading: FailureReading = {}) =>
      problemOf({ status, body: undefined, header: () => null }, reading, { ...ABOUT, ...about }, 0).detail.again !== undefined;
    expect([429, 502, 503, 504].map((status) => again(status))).toEqual([true, true, true, true]);
    expect([400, 401, 403, 404, 408, 409, 412, 422, 500, 501].filter((status) => again(status))).toEqual([]);
    expect([429, 500, 502, 503, 504].filter((status) => again(status, { writes: true }))).toEqual([429]);
    expect(again(503, {}, { kind: 'forbidden' })).toBe(false);
  });

  test('a trace id is 64 safe characters at most', () => {
    expect(told(400, { trace: `<b>\r\n${'x'.repeat(100)}` }).message).toContain(`(trace id b${'x'.repeat(63)})`);
    expect(told(400, { trace: '<>' }).message).not.toContain('trace');
  });

  test('after a write nobody is told to try again blindly', () => {
    expect(told(500, {}, { writes: true }).message).toBe(
      'Example Service could not create the contact: the service answered with an error of its own (status 500). It may have been saved all the same: look in the account, or with a find step, before you run this step again.',
    );
  });

  test('a permission is named, and the access that holds it', () => {
    expect(told(403, {}, { needs: 'contacts.write', writes: true }).message).toBe(
      'Example Service does not allow this connection to create the contact. Reconnect the account and grant the permission "contacts.write", with access "Read and write".',
    );
  });

  test('what the platform does by itself stands apart', () => {
    const limited = 'Example Service gets more requests than it allows and could not create the contact (trace id t-1).';
    expect(told(429)).toEqual({ kind: 'throttled', message: limited, next: 'Zapier tries again later.' });
    expect(told(429, SAID, {}, '7')).toEqual({ kind: 'throttled', message: limited, next: 'Zapier tries again in 7 seconds.' });
    expect(told(503, SAID, {}, '7').kind).toBe('throttled');
    expect(told(503).kind).toBe('service_error');
    expect(told(502, SAID, {}, '7').kind).toBe('service_error');
    expect(told(401)).toEqual({
      kind: 'signed_out',
      message: "Example Service no longer accepts this connection's sign-in (trace id t-1).",
      next: 'Zapier renews it and tries again; if this stays, reconnect the account.',
    });
  });

  test('the words of the service end as a sentence does, once', () => {
    expect(told(400, { message: 'Use v1.2 here' }).message).toContain('It says: Use v1.2 here. Correct');
    expect(told(400, { message: 'Really?' }).message).toContain('It says: Really? Correct');
  });
});

describe('a request without an answer', () => {
  test('that took too long is not asked for again', () => {
    expect(lost(new Lost('slow'), 'Example Service', READ, 10_000)).toMatchObject({
      kind: 'timeout',
      detail: {},
      message: 'Example Service did not answer within 10 seconds when asked to read the contact c1. Try again later.',
    });
  });

  test.each([new Lost('closed'), new Error('https://api.example.com/v1/contacts?secret=1'), 'no error at all'])(
    'that ended otherwise did not reach the service',
    (error) => {
      expect(lost(error, 'Example Service', READ, 10_000)).toMatchObject({
        kind: 'service_error',
        detail: { again: { after: undefined } },
        message: 'Example Service closed the connection or could not be reached when asked to read the contact c1. Try again later.',
      });
    },
  );

  test('may have been a write that was done', () => {
    expect(lost(new Lost('slow'), 'Example Service', WRITE, 24_000)).toMatchObject({
      kind: 'unknown_outcome',
      message:
        'Example Service did not answer within 24 seconds when asked to create the contact. It may have been saved all the same: look in the account, or with a find step, before you run this step again.',
    });
  });
});

test.each([
  [null, undefined],
  [' ', undefined],
  ['0.25', 1],
  [' 2.50 ', 3],
  ['Thu, 01 Jan 1970 00:01:30 GMT', 90],
  ['soon', undefined],
])('to wait %p is %p seconds', (value, seconds) => {
  expect(retryAfter(value, 0)).toBe(seconds);
});

describe('addresses', () => {
  const refusal = (url: string) => () => refuse(service(), { ...READ, url }, true);

  test('only below the service’s own, without a sign-in of theirs', () => {
    expect(refusal('https://user@api.example.com/v1/contacts')).toThrow(/pointed to another server \(api\.example\.com\)/);
    expect(refusal('https://:word@api.example.com/v1/contacts')).toThrow(
      /the connection's sign-in is not sent there\. Report this to the vendor\.$/,
    );
    expect(refusal('https://api.example.com/v1/contacts')).not.toThrow();
  });

  test('whose parts only begin or end with dots are ids like others', () => {
    expect(refusal('/contacts/..a')).not.toThrow();
    expect(refusal('/contacts/a..')).not.toThrow();
    expect(refusal('/contacts/%2E.')).toThrow(/cannot be "\." or "\.\."/);
  });

  test('that the service gave are followed as they came, also where a list has nothing to add to them', () => {
    const url = 'https://api.example.com/v1/contacts?$skiptoken=a+b%2Bc';
    expect(addressOf(service(), { url }).href).toBe(url);
    expect(addressOf(service(), { url, query: { $top: undefined } }).href).toBe(url);
  });

  test('that are none are the service’s fault', () => {
    expect(() => addressOf(service(), { url: 'https://' })).toThrow(
      'Example Service pointed to an address that is none. Try again later. If it stays, report it to the vendor.',
    );
  });
});

describe('an answer whose connection closes before it is whole', () => {
  const begun = channel('http.client.request.start');
  const answers = channel('http.client.response.finish');
  const anAnswer = (complete: unknown) => Object.assign(new Readable(), { complete });

  /** How often it was told, when an answer to this request closes. */
  async function cuts(request: unknown, response: unknown, answered: unknown = request): Promise<number> {
    const cut = jest.fn();
    await watchedForCut(cut, async () => begun.publish({ request }));
    answers.publish({ request: answered, response });
    if (response instanceof Readable) response.emit('close');
    return cut.mock.calls.length;
  }

  test('is told', async () => {
    expect(await cuts({}, anAnswer(false))).toBe(1);
  });

  test('is not told of a whole one, nor of another request to the same place', async () => {
    expect(await cuts({}, anAnswer(true))).toBe(0);
    expect(await cuts({ path: '/v1/contacts' }, anAnswer(false), { path: '/v1/contacts' })).toBe(0);
  });

  test('is told to the one whose request it was, of many at once', async () => {
    const calls = Array.from({ length: 20 }, () => ({ request: {}, response: anAnswer(false), cut: jest.fn() }));
    await Promise.all(calls.map(({ request, cut }) => watchedForCut(cut, async () => begun.publish({ request }))));
    for (const { request, response } of calls) answers.publish({ request, response });
    calls[7]?.response.emit('close');
    expect(calls.map(({ cut }) => cut.mock.calls.length)).toEqual(calls.map((_, index) => (index === 7 ? 1 : 0)));
    expect(calls.map(({ response }) => response.listenerCount('close'))).toEqual(calls.map((_, index) => (index === 7 ? 0 : 1)));
  });

  test('is not told of a request that nobody watches', () => {
    const request = {};
    const response = anAnswer(false);
    begun.publish({ request });
    answers.publish({ request, response });
    expect(response.listenerCount('close')).toBe(0);
  });

  test('is not told of what is no answer, and what the channel tells besides does no harm', async () => {
    expect(await cuts({}, { complete: false, once: () => undefined })).toBe(0);
    expect(await cuts({}, new Readable())).toBe(0);
    for (const odd of [null, 'GET', undefined, 7]) expect(await cuts(odd, anAnswer(false))).toBe(0);
    const failures: unknown[] = [];
    const keep = (error: unknown): void => void failures.push(error);
    process.on('uncaughtException', keep);
    for (const told of [begun, answers]) for (const message of [null, undefined, 'GET', {}, { request: null }]) told.publish(message);
    await new Promise((resolve) => setImmediate(resolve));
    process.removeListener('uncaughtException', keep);
    expect(failures).toEqual([]);
  });
});
