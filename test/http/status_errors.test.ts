import { type Circumstances, type FailureReading, problemForFailure } from '../../src/http/status_errors.ts';

const ABOUT: Circumstances = {
  label: 'Example Service',
  doing: 'create the contact',
  writes: false,
  reconnect: 'Reconnect with access "Read only" (contacts.readonly)',
};
const SAID: FailureReading = { message: 'No luck', trace: 't-1' };

function told(
  status: number,
  reading: FailureReading = SAID,
  about: Partial<Circumstances> = {},
  after: string | null = null,
  isJson = true,
) {
  const header = (name: string) => (name === 'retry-after' ? after : null);
  const { kind, message, detail } = problemForFailure(
    { status, body: isJson ? {} : undefined, path: '/contacts', writes: false, header },
    reading,
    { ...ABOUT, ...about },
    0,
  );
  return { kind, message, next: detail.next, trace: detail.trace };
}

const FAILED = "Example Service couldn't create the contact";

describe('what a status means, in a sentence: what failed, where, what to do next', () => {
  test.each([
    [400, 'invalid_input', `${FAILED}: it refused the request (400 Bad Request). It says: No luck. Check the fields of this step.`],
    [
      403,
      'forbidden',
      'Example Service doesn\'t let this connection create the contact. It says: No luck. Reconnect with access "Read only" (contacts.readonly), or ask your administrator if you aren\'t allowed to do this.',
    ],
    [
      404,
      'service_error',
      `${FAILED}: it returned 404 Not Found. It says: No luck. Try again later. If this keeps happening, contact support.`,
    ],
    [410, 'service_error', `${FAILED}: it returned 410 Gone. It says: No luck. Try again later. If this keeps happening, contact support.`],
    [
      408,
      'service_error',
      `${FAILED}: it returned 408 Request Timeout. It says: No luck. Try again later. If this keeps happening, contact support.`,
    ],
    [413, 'too_much', `${FAILED}: it's too large. It says: No luck. Make it smaller.`],
    [
      500,
      'service_error',
      `${FAILED} because of an error on its side (500). It says: No luck. Try again later. If this keeps happening, contact support.`,
    ],
    [
      302,
      'unexpected_response',
      `${FAILED}: it sent a redirect (302), and redirects aren't followed. Try again later. If this keeps happening, contact support.`,
    ],
  ])('%s is %s', (status, kind, message) => {
    expect(told(status)).toEqual({ kind, message, next: undefined, trace: 't-1' });
  });

  test.each([
    [409, `${FAILED}: it conflicts with what's already there (409). It says: No luck.`],
    [412, `${FAILED}: someone else changed it at the same time. It says: No luck.`],
    [423, `${FAILED}: it's locked right now. It says: No luck.`],
  ])('%s is a conflict, after which the step can run again unless a part was saved', (status, message) => {
    expect(told(status)).toEqual({ kind: 'conflict', message, next: 'Run the step again.', trace: 't-1' });
  });

  test.each([400, 403, 422])('a page of a gateway says nothing of the fields or the permissions: %s without JSON', (status) => {
    expect(told(status, {}, {}, null, false)).toMatchObject({
      kind: 'service_error',
      message: expect.stringContaining('Try again later'),
    });
  });

  test('what the service says is missing is named', () => {
    expect(told(404, { ...SAID, kind: 'not_found', missing: 'contact' }).message).toBe(
      `${FAILED}: there's no contact with this ID. It may have been deleted, or it may belong to another account. Check the ID.`,
    );
  });

  test('a person’s own request is shown as written', () => {
    const asked = { userRequest: 'GET /me/nothing', doing: 'answer the request GET' };
    expect(told(404, {}, asked)).toMatchObject({
      kind: 'not_found',
      message: 'Example Service returned 404 Not Found for GET /me/nothing. Check the path and any IDs in it.',
    });
    expect(told(400, SAID, asked).message).toBe(
      'Example Service returned 400 Bad Request for GET /me/nothing. It says: No luck. Check the path, the query and the body.',
    );
    for (const writes of [false, true])
      expect(told(302, {}, { ...asked, writes }).message).toBe(
        "Example Service returned 302 Found for GET /me/nothing. Redirects aren't followed. Check the path and any IDs in it.",
      );
    expect(told(500, {}, { ...asked, writes: true }).message).toBe(
      'Example Service returned 500 Internal Server Error for GET /me/nothing. It may have been saved anyway, so look in the account first.',
    );
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

  test('only what did nothing and passes may be sent again', () => {
    const again = (status: number, about: Partial<Circumstances> = {}, reading: FailureReading = {}) =>
      problemForFailure({ status, body: {}, path: '/contacts', writes: false, header: () => null }, reading, { ...ABOUT, ...about }, 0)
        .detail.again !== undefined;
    expect([429, 502, 503, 504].map((status) => again(status))).toEqual([true, true, true, true]);
    expect([400, 401, 403, 404, 408, 409, 412, 422, 500, 501].filter((status) => again(status))).toEqual([]);
    expect([429, 500, 502, 503, 504].filter((status) => again(status, { writes: true }))).toEqual([429]);
    expect(again(503, {}, { kind: 'forbidden' })).toBe(false);
  });

  test('a trace id is 64 safe characters at most', () => {
    expect(told(400, { trace: `<b>\r\n${'x'.repeat(100)}` }).trace).toBe(`b${'x'.repeat(63)}`);
    expect(told(400, { trace: '<>' }).trace).toBeUndefined();
  });

  test('after a write, no one is told to try again blindly', () => {
    expect(told(500, {}, { writes: true }).message).toBe(
      `${FAILED} because of an error on its side (500). It may have been saved anyway, so look in the account first.`,
    );
  });

  test('what the platform does by itself is separate', () => {
    const limitConcurrency = "Example Service got too many requests and couldn't create the contact.";
    expect(told(429)).toMatchObject({ kind: 'throttled', message: limitConcurrency, next: 'Zapier tries again later.' });
    expect(told(429, SAID, {}, '7')).toMatchObject({
      kind: 'throttled',
      message: limitConcurrency,
      next: 'Zapier tries again in 7 seconds.',
    });
    expect(told(429, SAID, {}, '1').next).toBe('Zapier tries again in 1 second.');
    expect(told(503, SAID, {}, '7').kind).toBe('throttled');
    expect(told(503).kind).toBe('service_error');
    expect(told(502, SAID, {}, '7').kind).toBe('service_error');
    expect(told(401)).toMatchObject({
      kind: 'signed_out',
      message: "Example Service no longer accepts this connection's sign-in.",
      next: 'Zapier renews it and tries again. If this keeps happening, reconnect the account.',
    });
  });
});

describe('the words of the service', () => {
  const says = (message: string | readonly string[]): string | undefined =>
    /It says: (.*) Check the fields/.exec(told(400, { message }).message)?.[1];

  test.each([
    ['Use v1.2 here', 'Use v1.2 here.'],
    ['Really not?', 'Really not?'],
    [
      ['error parsing request body', 'The provider said: Id is malformed.'],
      'error parsing request body. The provider said: Id is malformed.',
    ],
    ['  on two\n lines ', 'on two lines.'],
    ['ada@mail.example.co.uk is no address', 'ada@mail.example.co.uk is no address.'],
  ])('end as sentences do: %j', (message, words) => {
    expect(says(message)).toBe(words);
  });

  test.each([
    '<html><head><title>400 Bad Request</title></head><body>cloudflare</body></html>',
    '{"error": "no good"}',
    '["no", "good"]',
    'Forbidden',
    '70001',
    '',
    'Mailbox 5fa64c92-e840-4357-86b9-2aa364d35b88 was not found',
    'The server DB7PR04MB4458.eurprd04.prod.outlook.com is busy',
    "TypeError: Cannot read properties of undefined (reading 'map')",
    'java.lang.NullPointerException while the contact was saved',
    "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException' was thrown.",
  ])("are left out if a person can't use them: %s", (message) => {
    expect(told(400, { message }).message).toBe(`${FAILED}: it refused the request (400 Bad Request). Check the fields of this step.`);
  });

  test('are kept, of several sentences, where one can be used', () => {
    expect(says('The number is too long. See Microsoft.Exchange.Data.Storage for more.')).toBe('The number is too long.');
  });

  test('are cut', () => {
    expect(told(400, { message: 'so long '.repeat(200) }).message.length).toBeLessThan(450);
  });
});
