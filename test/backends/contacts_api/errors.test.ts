import fc from 'fast-check';
import nock from 'nock';
import { contacts } from '../../../src/backends/contacts_api/contacts.ts';
import { readFailure } from '../../../src/backends/contacts_api/errors.ts';
import { guardNetwork } from '../../http/support.ts';
import { inHighlevelRun, inRun, plan } from './support.ts';

guardNetwork();

const CONNECTED = { label: 'Contacts API', hasLocation: true, correctLocation: 'correct the Location ID' };

const failing = (status: number, response: unknown, headers: Record<string, string> = {}): Promise<unknown> => {
  plan('GET', '/contacts/c1', response, { status, headers });
  return inRun((connection) => contacts.get(connection, 'c1'));
};

/** The vendor documents no Retry-After. */
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

  test("other refusals don't wait, whatever the headers say", async () => {
    await expect(failing(500, {}, DAY)).rejects.toMatchObject({ kind: 'service_error', detail: { delay: undefined } });
  });
});

test.each([
  ['a text', { message: 'no such thing', traceId: 't7' }, 'no such thing'],
  ['a list', { message: ['the first', 'the second.'], traceId: 't7' }, 'It says: the first. the second. Check'],
  [
    'a check of a field',
    { message: [{ property: 'country', constraints: { isIn: 'country must be one of these' } }], traceId: 't7' },
    'country must be one of these.',
  ],
  [
    'texts by field',
    { statusCode: 400, message: { country: 'must be valid' }, error: 'Bad Request', traceId: 't7' },
    'It says: country must be valid.',
  ],
  [
    'fields with rules',
    { userId: { message: 'The userId / calendarId / teamId is required.', rule: 'required' }, traceId: 't7' },
    'It says: The userId / calendarId / teamId is required.',
  ],
  ['the text of the error', { status: 400, error: 'Invalid email', traceId: 't7' }, 'It says: Invalid email.'],
  [
    'none, where all it says is the name of the status',
    { statusCode: 422, error: 'Unprocessable Entity', message: '', traceId: 't7' },
    '(422 Unprocessable Entity). Check the fields',
  ],
  ['the newer form', { error: { code: 'X', message: 'in the newer form' }, traceId: 't7' }, 'in the newer form'],
])('the words of the service, with its trace id: %s', async (_what, response, words) => {
  const reading = failing(422, response);
  await expect(reading).rejects.toMatchObject({ kind: 'invalid_input', message: expect.stringContaining(words) });
  await expect(reading).rejects.toMatchObject({ detail: { trace: 't7' } });
});

test('a dump of the service is cut', async () => {
  const message = 'x'.repeat(5000);
  await expect(failing(400, { message })).rejects.toMatchObject({ message: expect.not.stringContaining('x'.repeat(400)) });
});

test("a trace ID only in the response's header is shown", async () => {
  const failure = failing(500, { message: 'broken' }, { 'X-Trace-Id': 't8' });
  await expect(failure).rejects.toMatchObject({ detail: { trace: 't8' } });
});

describe('a missing location is not a field of the step', () => {
  test.each([
    [400, 'locationId is required', ' '],
    [422, ['locationId should not be empty', 'locationId must be a string'], ''],
    [422, 'locationId is required', undefined],
  ])('%s', async (status, message, location_id) => {
    plan('GET', '/contacts/c1', { statusCode: status, message }, { status });
    await expect(inRun((connection) => contacts.get(connection, 'c1'), { location_id })).rejects.toMatchObject({
      kind: 'invalid_input',
      message: "Contacts API needs to know which location's contacts to use. Reconnect the account and fill in Location ID.",
    });
  });
});

test.each([
  [401, 'signed_out'],
  [403, 'forbidden'],
  [422, 'invalid_input'],
  [500, 'service_error'],
])('"not found" in another refusal than a 400 is not an unknown ID: %s', async (status, kind) => {
  await expect(failing(status, { message: 'Custom field not found' })).rejects.toMatchObject({ kind });
});

test("a location that is missing in a person’s own request is not the connection's problem", async () => {
  const refusal = failing(400, { statusCode: 400, message: 'locationId is required' });
  await expect(refusal).rejects.toMatchObject({ message: expect.stringMatching(/It says: locationId is required\. Check/) });
});

describe('a token for one location and a contact of another', () => {
  const refusal = { statusCode: 403, message: 'The token does not have access to this location.', error: 'Forbidden' };

  test.each([400, 401, 403])('names the location, and not a permission that was granted: %s', async (status) => {
    await expect(failing(status, refusal)).rejects.toMatchObject({
      kind: 'forbidden',
      message: 'This Contacts API connection is for another location (sub-account). Reconnect the account and correct the Location ID.',
    });
  });

  test('at HighLevel the location is chosen', async () => {
    plan('GET', '/contacts/c1', refusal, { status: 403 });
    await expect(inHighlevelRun((connection) => contacts.get(connection, 'c1'))).rejects.toMatchObject({
      kind: 'forbidden',
      message: 'This HighLevel connection is for another location (sub-account). Reconnect the account and choose the right one.',
    });
  });
});

describe("a 401 that isn't about the sign-in isn't renewed forever", () => {
  const scope = 'The token is not authorized for this scope.';

  test.each([scope, 'This authClass type is not allowed to access this scope.', 'not yet supported by the IAM Service'])(
    '%s',
    async (message) => {
      await expect(failing(401, { statusCode: 401, message })).rejects.toMatchObject({
        kind: 'forbidden',
        message: expect.stringContaining('Reconnect with access "Read and write" (contacts.readonly)'),
      });
    },
  );

  test('the version that the API asks for is our own matter', async () => {
    await expect(failing(401, { statusCode: 401, message: 'version header is invalid' })).rejects.toMatchObject({ kind: 'service_error' });
  });

  test('an expired token is renewed', async () => {
    await expect(failing(401, { statusCode: 401, message: 'Invalid JWT' })).rejects.toMatchObject({ kind: 'signed_out' });
  });
});

/** An unknown ID is a 400 with words whose spelling isn't documented: src/backends/contacts_api/README.md. */
describe('what the API says is missing', () => {
  const reading = (path: string, message: unknown, status = 400) =>
    readFailure(CONNECTED, { status, path, body: { statusCode: status, message }, writes: false, header: () => null });

  test.each([
    ['/contacts/c1', 'Contact with id c1 not found'],
    ['/contacts/c1', 'Contact not found'],
    ['/contacts/c1', 'contact with ID: "c1" was not found.'],
    ['/contacts/c1', "The contact doesn't exist"],
    ['/contacts/c1', 'Contact does not exist'],
    ['/contacts/c1', 'No contact found with id c1'],
    ['/contacts/c1', 'Could not find the contact'],
    ['/contacts/c1', ['Contact Id c1 is not found']],
    ['/contacts/c1', 'The contact id c1 could not be found'],
    ['/contacts/c1/tags', 'Contact with id c1 not found'],
    ['/contacts/c1/tasks/t1', 'Task with id t1 not found'],
    ['/contacts/c1/tasks/t1', 'Contact with id c1 not found'],
    ['/contacts/c1/notes/n1', 'Note not found'],
    ['/contacts/c1/appointments/a1', 'Event with id a1 not found'],
  ])('%s: %j', (path, message) => {
    for (const status of [400, 404, 410, 422]) expect(reading(path, message, status).kind).toBe('not_found');
  });

  test.each([
    ['/contacts/c1', 'Custom field not found'],
    ['/contacts/c1', 'Company/contact service not found'],
    ['/contacts/c1', 'Contact route not found'],
    ['/contacts/c1', 'No contact permission for this token'],
    ['/contacts/c1', 'Unable to find contact index'],
    ['/contacts/c1', 'Custom field with id f1 not found for contact c1'],
    ['/contacts/c1', 'No contact field found'],
    ['/contacts/c1', 'Location with id l1 not found'],
    ['/contacts/c1', 'User not found'],
    ['/contacts/c1', 'Cannot GET /contacts/c1'],
    ['/contacts/c1', 'Not Found'],
    ['/contacts/c1', 'Task with id t1 not found'],
    ['/contacts/', 'Contact with id c1 not found'],
    ['/contacts/search', 'Contact with id search not found'],
    ['/contacts/business/b1', 'Business with id b1 not found'],
    ['/locations/l1', 'Contact with id c1 not found'],
  ])("and what it doesn't say: %s: %s", (path, message) => {
    for (const status of [400, 404, 410, 422]) expect(reading(path, message, status).kind).toBeUndefined();
  });
});

test("HighLevel answers 401 to a scope that wasn't granted: no request is sent", async () => {
  const reading = inHighlevelRun((connection) => contacts.get(connection, 'c1'), { scope: 'locations.readonly users.readonly' });
  await expect(reading).rejects.toMatchObject({ kind: 'forbidden', message: expect.stringContaining('(contacts.readonly)') });
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
      const reading = readFailure(CONNECTED, { status, body, path: '/contacts/c1', writes: false, header: () => null });
      expect(reading.message).toEqual(expect.any(Array));
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
  const reading = readFailure(CONNECTED, {
    status: 400,
    body: { message: 'm', ...body },
    path: '/contacts/c1',
    writes: false,
    header: () => null,
  });
  expect(reading.kind).toBe(body.meta?.contactId === 'c9' ? 'duplicate' : undefined);
});
