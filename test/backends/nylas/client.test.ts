import type { FaultResponse } from '../../../sandbox/faults.ts';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { type Mailboxes, withMailboxes } from './mailbox.ts';

const { contacts } = nylas;
let boxes: Mailboxes;

withMailboxes(1, (opened) => {
  boxes = opened;
});

/** Any next request of this method gets this response. */
const planResponse = (method: string, status: number, body: unknown, headers: Record<string, string> = {}) => {
  const planned: FaultResponse = { status, body, headers };
  // As often as a read is tried, if it's tried again.
  boxes.sandbox.plan({ service: 'nylas', method, response: planned, times: [429, 502, 504].includes(status) ? 4 : 1 });
};

test('an update reads, and puts the whole contact without what is read only, nulls as empty lists', async () => {
  const data = {
    id: 'c#1/a=b',
    grant_id: 'g',
    object: 'contact',
    source: 'address_book',
    picture_url: 'https://example.com/p',
    given_name: 'Ada',
    surname: null,
    company_name: 'Engines',
    emails: [{ email: 'ada@example.com', type: 'work' }],
    phone_numbers: null,
    physical_addresses: [{ type: null, city: 'London', format: 'structured' }],
    groups: [],
    some_day: 'unknown',
  };
  planResponse('GET', 200, { request_id: 'r', data });
  planResponse('PUT', 200, { request_id: 'r', data: { ...data, company_name: '', phone_numbers: [{ number: '+44 1', type: 'mobile' }] } });
  const { contact, changed } = await contacts.update(boxes.connect('google'), 'c#1/a=b', { mobile_phone: '+44 1', company: null });
  expect(changed).toEqual(['mobile_phone', 'company']);
  expect(contact).toMatchObject({ company: null, mobile_phone: '+44 1' });
  const [read, put] = boxes.sandbox.requests;
  expect(read).toMatchObject({ method: 'GET', path: '/v3/grants/me/contacts/c%231%2Fa%3Db' });
  expect(put).toMatchObject({ method: 'PUT', path: '/v3/grants/me/contacts/c%231%2Fa%3Db' });
  expect(put?.headers.authorization).toMatch(/^Bearer nylas_access_google_/);
  expect(JSON.parse(put?.body ?? '')).toEqual({
    given_name: 'Ada',
    company_name: '',
    emails: [{ email: 'ada@example.com', type: 'work' }],
    phone_numbers: [{ number: '+44 1', type: 'mobile' }],
    im_addresses: [],
    physical_addresses: [{ type: 'other', city: 'London', format: 'structured' }],
    web_pages: [],
    groups: [],
  });
});

test('a create sends what it has', async () => {
  planResponse('POST', 200, { request_id: 'r', data: { id: 'new' } });
  const made = await contacts.create(boxes.connect('google'), { company: 'Engines', email: 'a@x.com' });
  expect(made).toMatchObject({ id: 'new', account_type: 'nylas', first_name: null, emails: [] });
  const [post] = boxes.sandbox.requests;
  expect(JSON.parse(post?.body ?? '')).toEqual({
    given_name: 'Engines',
    company_name: 'Engines',
    emails: [{ email: 'a@x.com' }],
    source: 'address_book',
  });
});

test('an unknown region never becomes part of an address', () => {
  expect(() => nylas.service({ nylas_region: 'evil.example.com/' })).toThrow('Region must be United States or Europe.');
  delete process.env.NYLAS_URL;
  expect(nylas.service({ nylas_region: ' EU ' }).bases).toEqual(['https://api.eu.nylas.com']);
  expect(nylas.service({}).bases).toEqual(['https://api.us.nylas.com']);
  Object.assign(process.env, boxes.sandbox.environment);
});

test('a connection without an access token sends no other text in its place', () => {
  expect(nylas.service({}).token).toBe('');
  expect(nylas.service({ access_token: 'token' }).token).toBe('token');
});

const envelope = (type: string, message: string, provider_error?: unknown) => ({
  request_id: 'req-1',
  error: { type, message, provider_error },
});

test.each([
  ['404', 404, envelope('not_found_error', 'Resource not found'), {}, 'not_found', "there's no contact with this ID"],
  ['429 of Nylas', 429, envelope('nylas_rate_limit_exceeded', 'Too many'), {}, 'throttled', 'got too many requests'],
  [
    '429 of the provider',
    429,
    envelope('rate_limit_error', 'Too many', { code: 'MailboxConcurrency' }),
    { 'Retry-After': '7' },
    'throttled',
    'mailbox provider',
  ],
  ['423', 423, envelope('api.resource_blocked', 'Blocked'), {}, 'service_error', 'blocked'],
  ['403', 403, envelope('forbidden', 'No scope', { code: 403, message: 'insufficient scopes' }), {}, 'forbidden', 'insufficient scopes'],
  ['400', 400, envelope('invalid_request_error', 'birthday is wrong'), {}, 'invalid_input', 'birthday is wrong'],
  ['a text of the provider', 400, envelope('invalid_request_error', 'No', 'The id is wrong'), {}, 'invalid_input', 'The id is wrong'],
  ['a number of the provider', 504, envelope('api.provider_error', 'Not now', 70001), {}, 'service_error', 'It says: Not now. Try'],
  [
    'what the provider cannot',
    400,
    envelope('invalid_request_error', 'Method not supported for provider'),
    {},
    'missing_capability',
    "can't do this",
  ],
  [
    'a mailbox elsewhere',
    404,
    envelope('not_found_error', 'Not found', { code: 'MailboxNotEnabledForRESTAPI' }),
    {},
    'forbidden',
    'Exchange Online',
  ],
  ['HTML', 502, '<html>', { 'x-request-id': 'req-2' }, 'service_error', '(502)'],
  ['nothing', 500, '', {}, 'service_error', '(500)'],
  ['a list', 400, [1, 2], {}, 'invalid_input', '400 Bad Request'],
  ['texts in the wrong places', 400, { request_id: 7, error: 'no' }, {}, 'invalid_input', '400 Bad Request'],
])('%s', async (_name, status, body, headers, kind, said) => {
  planResponse('GET', status, body, headers);
  await expect(contacts.get(boxes.connect('google'), 'c1')).rejects.toMatchObject({ kind, message: expect.stringContaining(said) });
});

test('the delay of the provider is its own, else half a minute', async () => {
  planResponse('GET', 429, envelope('rate_limit_error', 'Too many', 'x'), { 'Retry-After': '7' });
  await expect(contacts.get(boxes.connect('google'), 'c1')).rejects.toMatchObject({ detail: { delay: 7 } });
  boxes.sandbox.reset();
  planResponse('GET', 429, envelope('rate_limit_error', 'Too many', 'x'));
  await expect(contacts.get(boxes.connect('google'), 'c1')).rejects.toMatchObject({ detail: { delay: 30 } });
});
