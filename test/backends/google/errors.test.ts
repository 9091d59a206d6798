import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { google } from '../../../src/backends/google/index.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(google, accountTypeOf('google'), 5);
const error = (code: number, status: string, message: string, reason?: string) => ({
  status: code,
  body: {
    error: {
      code,
      status,
      message,
      details: reason === undefined ? [] : [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason }],
    },
  },
});
const read = () => at().search('find_contact', { contact_id: at().book.ids()[0] });

test.each([
  [error(403, 'PERMISSION_DENIED', 'Denied.', 'SERVICE_DISABLED'), { code: 'misconfigured' }],
  [
    error(403, 'PERMISSION_DENIED', 'insufficient authentication scopes', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'),
    { code: 'forbidden', message: expect.stringContaining('Reconnect with access') },
  ],
  [error(403, 'PERMISSION_DENIED', 'Slow down.', 'rateLimitExceeded'), { name: 'ThrottledError' }],
  [error(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded.', 'RATE_LIMIT_EXCEEDED'), { name: 'ThrottledError', delay: 60 }],
  [error(429, 'RESOURCE_EXHAUSTED', 'FBS quota limit exceeded.'), { name: 'ThrottledError', delay: 3600 }],
  [error(401, 'UNAUTHENTICATED', 'Invalid credentials.'), { name: 'RefreshAuthError' }],
  [
    { status: 403, body: { error: { code: 403, message: 'Denied.', errors: [{ reason: 'accessNotConfigured' }] } } },
    { code: 'misconfigured' },
  ],
])('%j', async (response, expected) => {
  at().fail(response);
  await expect(read()).rejects.toMatchObject(expected);
});

test('the real quota of a user is met by waiting a minute, and nothing was written', async () => {
  const { store } = at().sandbox.accounts.google;
  const [id] = at().book.ids();
  store.switches.requestsPerMinute = 1;
  at().freeze(Date.now());
  const before = at().book.snapshot();
  await expect(at().create('update_contact', { contact_id: id, city: 'Lyon' })).rejects.toMatchObject({
    name: 'ThrottledError',
    delay: 60,
  });
  expect(at().book.snapshot()).toBe(before);
});

test('an ID of nobody is not found, by Google’s own word', async () => {
  await expect(at().search('find_contact', { contact_id: 'c1' })).resolves.toEqual([]);
  await expect(at().create('update_contact', { contact_id: 'c1', city: 'Lyon' })).rejects.toMatchObject({ code: 'not_found' });
  await expect(at().create('update_contact', { contact_id: 'me', city: 'Lyon' })).rejects.toMatchObject({ code: 'not_found' });
});

test('a list that is “not found” is a fault of the service, and not an empty list', async () => {
  at().fail(error(404, 'NOT_FOUND', 'Requested entity was not found.'));
  await expect(at().search('find_contacts', { source: 'inbox' })).rejects.toMatchObject({ code: 'service_error' });
  await expect(at().search('find_contact', { email: 'uma@example.com' })).rejects.toMatchObject({ code: 'service_error' });
});
