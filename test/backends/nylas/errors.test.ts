import { nylas } from '../../../src/backends/nylas/index.ts';
import { type Mailboxes, withMailboxes } from './mailbox.ts';

let boxes: Mailboxes;

withMailboxes(1, (opened) => {
  boxes = opened;
});

/** What a read of the contact c0 comes to when the service answers so. */
const read = (status: number, error: unknown) => {
  boxes.sandbox.plan({
    service: 'nylas',
    method: 'GET',
    times: status === 429 ? 4 : 1,
    answer: { status, body: { request_id: 'req-1', error } },
  });
  return nylas.contacts.get(boxes.connect('google'), 'c0');
};
const refused = (said: string) =>
  `Nylas could not read the contact c0 (trace id req-1): the request was refused (status 400).${said} Correct the fields of this step.`;

describe('sentences of its own, with the trace id', () => {
  test.each([
    [
      'a limit of the provider',
      429,
      { message: 'Too many', provider_error: { code: 'MailboxConcurrency' } },
      'throttled',
      'The mailbox provider behind Nylas takes no more requests at the moment (trace id req-1).',
    ],
    [
      'a blocked mailbox',
      423,
      { message: 'Blocked' },
      'service_error',
      'Nylas has blocked this mailbox for now (trace id req-1). Try again later; if it stays, ask the publisher of this integration.',
    ],
    [
      'what the provider cannot',
      400,
      { message: 'Method not supported for provider' },
      'missing_capability',
      'The provider of this mailbox cannot do this through Nylas (trace id req-1). Remove the step or the field, or choose another account.',
    ],
    [
      'a mailbox out of reach',
      404,
      { message: 'Not found', provider_error: { code: 'MailboxNotEnabledForRESTAPI' } },
      'forbidden',
      'Microsoft does not let Nylas into this mailbox (trace id req-1): it is not kept in Exchange Online. Ask your administrator, or connect another account.',
    ],
  ])('%s', async (_name, status, error, kind, message) => {
    await expect(read(status, error)).rejects.toMatchObject({ kind, message });
  });

  test('or without one, where the service gave none', () => {
    const failure = { status: 423, body: undefined, header: () => null };
    expect(nylas.service({}).read(failure)).toMatchObject({
      sentence: 'Nylas has blocked this mailbox for now. Try again later; if it stays, ask the publisher of this integration.',
    });
  });
});

test.each([
  ['no word of the provider', { message: 'Too many' }],
  ['null for it', { message: 'Too many', provider_error: null }],
])('a 429 with %s is of Nylas itself, which counts by the second', async (_name, error) => {
  await expect(read(429, error)).rejects.toMatchObject({
    kind: 'throttled',
    message: 'Nylas gets more requests than it allows and could not read the contact c0 (trace id req-1).',
    detail: { delay: 2, next: 'Zapier tries again in 2 seconds.' },
  });
});

test.each(['Method not supported for provider', 'MailboxNotEnabledForRESTAPI'])(
  'the status decides: a service that broke down is one, also when it says "%s"',
  async (message) => {
    await expect(read(500, { message })).rejects.toMatchObject({
      kind: 'service_error',
      message: `Nylas could not read the contact c0 (trace id req-1): the service answered with an error of its own (status 500). It says: ${message}. Try again later.`,
    });
  },
);

const LONG = 'x'.repeat(300);

describe('what Nylas and the provider say', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, ''],
    ['empty texts', { message: '', provider_error: '' }, ''],
    ['a word of Nylas', { message: 'Not now' }, ' It says: Not now.'],
    ['a word of the provider', { provider_error: 'ErrorInvalidId' }, ' It says: the mailbox provider said: ErrorInvalidId.'],
    ['and none of Nylas', { message: '', provider_error: 'Down' }, ' It says: the mailbox provider said: Down.'],
    ['words of both', { message: 'No.', provider_error: 'Down' }, ' It says: No. The mailbox provider said: Down.'],
    [
      'a number and a word',
      { message: 'No.', provider_error: { code: 403, message: 'No scope' } },
      ' It says: No. The mailbox provider said: 403: No scope.',
    ],
    ['a number alone', { provider_error: { code: 70001 } }, ' It says: the mailbox provider said: 70001.'],
    ['something else', { message: { text: 'No' }, provider_error: { code: true, message: ['No'] } }, ''],
  ])('%s', async (_name, error, said) => {
    await expect(read(400, error)).rejects.toMatchObject({ kind: 'invalid_input', message: refused(said) });
  });

  test('is cut where it is longer than a sentence', async () => {
    await expect(read(400, { message: LONG })).rejects.toMatchObject({ message: refused(` It says: ${'x'.repeat(200)}.`) });
    await expect(read(400, { provider_error: { code: 7, message: LONG } })).rejects.toMatchObject({
      message: refused(` It says: the mailbox provider said: 7: ${'x'.repeat(197)}.`),
    });
  });
});
