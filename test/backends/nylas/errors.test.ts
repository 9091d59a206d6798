import { nylas } from '../../../src/backends/nylas/index.ts';
import { type Mailboxes, withMailboxes } from './mailbox.ts';

let boxes: Mailboxes;

withMailboxes(1, (opened) => {
  boxes = opened;
});

/** The problem of reading the contact c0 when the service answers like this. */
const read = (status: number, error: unknown) => {
  boxes.sandbox.plan({
    service: 'nylas',
    method: 'GET',
    path: /contacts/,
    times: status === 429 ? 4 : 1,
    response: { status, body: { request_id: 'req-1', error } },
  });
  return nylas.contacts.get(boxes.connect('google'), 'c0');
};
const refused = (said: string) =>
  `Nylas couldn't read the contact c0: it refused the request (400 Bad Request).${said} Check the fields of this step.`;

describe('its own sentences, with the trace ID', () => {
  test.each([
    [
      'a limit of the provider',
      429,
      { message: 'Too many', provider_error: { code: 'MailboxConcurrency' } },
      'throttled',
      'The mailbox provider got too many requests from Nylas.',
    ],
    [
      'a blocked mailbox',
      423,
      { message: 'Blocked' },
      'service_error',
      'Nylas has blocked this mailbox for now. Try again later. If this keeps happening, contact support.',
    ],
    [
      'what the provider cannot',
      400,
      { message: 'Method not supported for provider' },
      'missing_capability',
      "The provider of this mailbox can't do this through Nylas. Remove the step or the field, or choose another account.",
    ],
    [
      'a mailbox out of reach',
      404,
      { message: 'Not found', provider_error: { code: 'MailboxNotEnabledForRESTAPI' } },
      'forbidden',
      "Microsoft doesn't let Nylas into this mailbox, because it isn't in Exchange Online. Ask your administrator, or connect another account.",
    ],
  ])('%s', async (_name, status, error, kind, message) => {
    await expect(read(status, error)).rejects.toMatchObject({ kind, message, detail: { trace: 'req-1' } });
  });
});

test.each([
  ['no word of the provider', { message: 'Too many' }],
  ['null for it', { message: 'Too many', provider_error: null }],
])('a 429 with %s is of Nylas itself, which counts by the second', async (_name, error) => {
  await expect(read(429, error)).rejects.toMatchObject({
    kind: 'throttled',
    message: "Nylas got too many requests and couldn't read the contact c0.",
    detail: { delay: 2, next: 'Zapier tries again in 2 seconds.' },
  });
});

test.each(['Method not supported for provider', 'No mailbox: MailboxNotEnabledForRESTAPI'])(
  'the status decides: a service that broke down is one, also when it says "%s"',
  async (message) => {
    await expect(read(500, { message })).rejects.toMatchObject({
      kind: 'service_error',
      message: `Nylas couldn't read the contact c0 because of an error on its side (500). It says: ${message}. Try again later. If this keeps happening, contact support.`,
    });
  },
);

describe('what Nylas and the provider say', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, ''],
    ['empty texts', { message: '', provider_error: '' }, ''],
    ['words of Nylas', { message: 'Not now' }, ' It says: Not now.'],
    ['a code of the provider alone', { provider_error: 'ErrorInvalidId' }, ''],
    ['words of the provider alone', { message: '', provider_error: 'It is down' }, ' It says: The mailbox provider said: It is down.'],
    ['words of both', { message: 'Not now.', provider_error: 'It is down' }, ' It says: Not now. The mailbox provider said: It is down.'],
    [
      'a code and words',
      { message: 'error parsing request body', provider_error: { code: 'TargetIdShouldNotBeMeOrWhitespace', message: 'Id is malformed.' } },
      ' It says: error parsing request body. The mailbox provider said: TargetIdShouldNotBeMeOrWhitespace: Id is malformed.',
    ],
    ['JSON in a text', { message: 'Not now', provider_error: '{"error": "no good"}' }, ' It says: Not now.'],
    ['a page', { message: '<html><body>Bad request</body></html>', provider_error: '<html>no</html> no' }, ''],
    ['a number alone', { provider_error: { code: 70001 } }, ''],
    ['something else', { message: { text: 'No' }, provider_error: { code: true, message: ['No'] } }, ''],
  ])('%s', async (_name, error, said) => {
    await expect(read(400, error)).rejects.toMatchObject({ kind: 'invalid_input', message: refused(said) });
  });
});

describe('what is missing', () => {
  const MISSING = { kind: 'not_found', message: expect.stringContaining("there's no contact with this ID") };

  test.each<[number, unknown]>([
    [404, { type: 'not_found_error', message: 'Resource not found' }],
    [404, { type: 'api.not_found_error', message: 'Resource not found.' }],
    [404, { type: 'not_found', message: 'contact not found' }],
    [404, { type: 'not_found_error', message: 'Contact c0 not found for grant 41009df5 of this application.' }],
    [410, { type: 'api.not_found_error', message: 'Resource not found.' }],
    [404, { type: 'provider_error', message: 'No', provider_error: { code: 'ErrorItemNotFound' } }],
    [404, { type: 'provider_error', message: 'No', provider_error: { error: { code: 404 }, code: 'NOT_FOUND' } }],
  ])('is the contact, by the codes for it: %s %j', async (status, error) => {
    await expect(read(status, error)).rejects.toMatchObject(MISSING);
  });

  test.each(['grant.not_found', 'api.grant.not_found', 'not_found_error'])('is the grant, and no contact: %s', async (type) => {
    const gone = { type, message: 'Grant not found.' };
    await expect(read(404, gone)).rejects.toMatchObject({
      kind: 'expired',
      message: "This mailbox isn't connected to Nylas anymore. Reconnect the account.",
    });
    boxes.sandbox.plan({ service: 'nylas', method: 'DELETE', response: { status: 404, body: { request_id: 'req-1', error: gone } } });
    await expect(nylas.contacts.remove(boxes.connect('google'), 'c0')).rejects.toMatchObject({ kind: 'expired' });
  });

  test.each(['404 page not found', 'Application not found', 'No such connector: not found', 'The path /v3/x was not found'])(
    'is something else, with the same type: %s',
    async (message) => {
      await expect(read(404, { type: 'not_found_error', message })).rejects.toMatchObject({ kind: 'service_error' });
    },
  );

  test.each([404, 410])("doesn't follow from the status alone: %s", async (status) => {
    await expect(read(status, undefined)).rejects.toMatchObject({ kind: 'service_error' });
    await expect(read(status, { type: 'api.partial_not_found_error', message: 'Partially missing.' })).rejects.toMatchObject({
      kind: 'service_error',
    });
  });

  test('is never a list, nor the groups', async () => {
    const error = { type: 'not_found_error', message: 'Resource not found' };
    for (const path of [/contacts\?/, /groups/]) boxes.sandbox.plan({ path, response: { status: 404, body: { error } } });
    const connection = boxes.connect('google');
    const first = { number: 0, cursor: null };
    await expect(nylas.contacts.list(connection, first)).rejects.toMatchObject({ kind: 'service_error' });
    await expect(nylas.tags?.list(connection, first)).rejects.toMatchObject({ kind: 'service_error' });
  });
});
