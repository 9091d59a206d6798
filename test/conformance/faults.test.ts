import type { FaultResponse } from '../../sandbox/faults.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

const TRACE = '5fa64c92-e840-4357-86b9-2aa364d35b88';
/** What to do next, in any words. */
const NEXT = /reconnect|try again|tries again|check|correct|look in the account|report|ask its owner/i;
const STOPPED = { name: 'AppError' };

describe.each(connections)('faults of the service: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const refusal = (status: number, said = 'It does not work.') => accountType.responses.refusal(status, said, TRACE);
  /** Reads of every kind, which must all fail alike. */
  const reads: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['trigger', () => at().trigger('new_or_updated_contact')],
    ['search', () => at().search('find_contact', { email: 'somebody@example.com' })],
    ['read before a write', () => at().create('update_contact', { contact_id: at().book.ids()[0], city: 'Other Example' })],
  ];
  const write = () => at().create('create_contact', { first_name: 'Faye', email: 'faye@example.com' });
  /** The message of the step's error. */
  const told = async (step: Promise<unknown>): Promise<string> =>
    step.then(
      () => 'no error at all',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
  const isSentence = (message: string): void => {
    expect(message).toContain(backend.label);
    expect(message).toMatch(NEXT);
    expect(message).toMatch(/^[A-Z].*\.(?: \(trace ID [^)]+\))?$/s);
    expect(message).not.toContain(at().authData.access_token);
    expect(message).not.toMatch(/undefined|\[object|<html|What happened|faye@example\.com|Faye/);
  };

  describe.each(reads)('in a %s', (_name, read) => {
    it.each([
      [403, { ...STOPPED, status: 403 }],
      [422, { ...STOPPED, status: 400 }],
      [500, { ...STOPPED, status: 502 }],
    ])('%i stops the step, with the trace id', async (status, expected) => {
      at().fail(refusal(status));
      const before = at().book.snapshot();
      await expect(read()).rejects.toMatchObject(expected);
      const message = await told(read());
      isSentence(message);
      expect(message).toContain(TRACE);
      expect(at().book.snapshot()).toBe(before);
    });

    it('401 asks the platform to renew the sign-in', async () => {
      at().fail(refusal(401));
      await expect(read()).rejects.toMatchObject({ name: 'RefreshAuthError' });
      isSentence(await told(read()));
    });

    it('429 makes the platform come back after the seconds that the service asks for', async () => {
      at().fail({ ...refusal(429), headers: { 'content-type': 'application/json', 'retry-after': '37' } });
      await expect(read()).rejects.toMatchObject({ name: 'ThrottledError', delay: 37 });
      const message = await told(read());
      isSentence(message);
      expect(message).toContain('37');
    });

    it('429 takes a date as well', async () => {
      const now = Date.UTC(2030, 4, 6, 12);
      at().freeze(now);
      at().fail({ ...refusal(429), headers: { 'retry-after': new Date(now + 90_000).toUTCString() } });
      await expect(read()).rejects.toMatchObject({ name: 'ThrottledError', delay: 90 });
    });

    it('429 with nothing said is still no error of the person', async () => {
      at().fail(refusal(429));
      await expect(read()).rejects.toMatchObject({ name: 'ThrottledError' });
    });

    const broken: readonly (readonly [string, FaultResponse])[] = [
      ['502 with HTML', { status: 502, headers: { 'content-type': 'text/html' }, body: '<html><body>Bad gateway</body></html>' }],
      ['an empty success', { status: 200, body: '' }],
      ['cut-off JSON', { status: 200, headers: { 'content-type': 'application/json' }, body: '{"contacts": [{"id": "ab' }],
      ['a response that stops in the middle', { cutOff: true }],
      ['HTML in place of JSON', { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' }],
      ['another shape than the contract says', { status: 200, body: { contacts: 7, contact: 7, value: 7, id: 7, data: 7 } }],
      ['a socket that closes', { drop: 'before' }],
      ['a redirect', { status: 302, headers: { location: 'https://evil.example/' } }],
    ];
    it.each(broken)('%s stops the step with a sentence', async (_fault, response) => {
      at().fail(response);
      await expect(read()).rejects.toMatchObject(STOPPED);
      isSentence(await told(read()));
    });
  });

  const { throttling } = accountType.responses;
  if (throttling !== undefined)
    it('429 is understood in headers of the service’s own', async () => {
      at().fail({ ...refusal(429), headers: throttling(7) });
      await expect(write()).rejects.toMatchObject({ name: 'ThrottledError', delay: 7 });
    });

  it('a thing that the service says is missing is a message that says what to check', async () => {
    at().fail(accountType.responses.contactNotFound);
    const attempt = at().create('update_contact', { contact_id: at().book.ids()[0], city: 'Other Example' });
    await expect(attempt).rejects.toMatchObject({ ...STOPPED, code: 'not_found', status: 404 });
    isSentence(await told(attempt));
  });

  it('403 to a write names the access that is needed', async () => {
    at().fail(refusal(403));
    await expect(write()).rejects.toMatchObject({
      ...STOPPED,
      code: 'forbidden',
      // What someone shares doesn't change by a new connection.
      message: expect.stringMatching(
        backend.limitedTo === undefined ? /reconnect.*read and write/is : /ask its owner .* for write access/is,
      ),
    });
  });

  it.each([
    ['an error of its own', { status: 500, body: 'oops' }],
    ['a closed socket', { drop: 'after' }],
    ['an empty response', { status: 200, body: '' }],
    ['cut-off JSON', { cutOff: true }],
  ] as const)('a write that ends in %s is not repeated, and the person is told to look', async (_fault, response) => {
    at().fail(response);
    const attempt = write();
    await expect(attempt).rejects.toMatchObject({ ...STOPPED, message: expect.stringMatching(/look in the account/i) });
    isSentence(await told(attempt));
    expect(
      at()
        .asked()
        .filter((request) => !request.startsWith('GET ')),
    ).toHaveLength(1);
  });

  it('the vendor’s words never carry the token further', async () => {
    at().fail(refusal(403, `The token ${at().authData.access_token} is not good enough.`));
    isSentence(await told(at().search('find_contact', { email: 'somebody@example.com' })));
  });

  it('a read-only connection refuses to write with no request, and still reads', async () => {
    const reader = at().connected({ access: 'read' });
    await expect(reader.create('create_contact', { first_name: 'Faye' })).rejects.toMatchObject({
      ...STOPPED,
      code: 'forbidden',
      message: expect.stringMatching(/read only.*reconnect.*read and write/is),
    });
    expect(at().asked()).toEqual([]);
    await expect(reader.search('find_contact', { contact_id: at().book.ids()[0] })).resolves.toHaveLength(1);
  });
});
