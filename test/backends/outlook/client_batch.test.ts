import * as zod from 'zod/mini';
import type { Connection } from '../../../src/backends/backend.ts';
import { openReader, type Reader } from '../../../src/backends/outlook/client_batch.ts';
import { itemsOf, type Mailbox, withMailbox } from './sandboxed.ts';

let mailbox: Mailbox;
let connection: Connection;
let read: Reader;

withMailbox(5, (opened) => {
  mailbox = opened;
  connection = mailbox.connect({ access: 'read', scope: 'User.Read Contacts.Read' });
  read = openReader(connection);
});

const anything = zod.object({ value: zod.optional(zod.array(zod.unknown())) });
const get = (url: string) => read({ url, schema: anything, doing: 'read a part', scope: 'Contacts.Read' });
const refusal = (status: number, code: string, headers: Record<string, string> = {}) => ({ status, headers, body: { error: { code } } });
const sizes = () => mailbox.sandbox.requests.map(({ path, body }) => (path === '/$batch' ? itemsOf(body).length : 1));

test('reads of one turn are one request that a read-only connection may make, with immutable IDs', async () => {
  const pages = await Promise.all([get('/me/contacts?$top=1'), get('/me/contacts?$top=2'), get('/me/contacts?$top=3')]);
  expect(pages.map(({ value }) => value?.length)).toEqual([1, 2, 3]);
  const [request, ...more] = mailbox.sandbox.requests;
  expect(more).toEqual([]);
  for (const { method, headers } of itemsOf(request?.body ?? ''))
    expect([method, headers]).toEqual(['GET', { Prefer: 'IdType="ImmutableId"' }]);
});

test('more than twenty are several requests, and a single one is its own', async () => {
  await Promise.all(Array.from({ length: 41 }, () => get('/me/contacts?$top=1')));
  expect(sizes()).toEqual([20, 20, 1]);
  expect(mailbox.sandbox.requests.at(-1)).toMatchObject({ method: 'GET', path: expect.stringMatching(/^\/me\/contacts\?/) });
});

test.each([
  [401, 'InvalidAuthenticationToken', 'signed_out'],
  [403, 'ErrorAccessDenied', 'forbidden'],
  [404, 'ErrorItemNotFound', 'not_found'],
  [400, 'ErrorInvalidRequest', 'invalid_input'],
  [500, 'InternalServerError', 'service_error'],
])('an item that is refused with %s is its own problem, and the others are read', async (status, code, kind) => {
  mailbox.sandbox.plan({ path: /contactFolders/, response: refusal(status, code) });
  const [one, other] = await Promise.allSettled([get('/me/contacts?$top=1'), get('/me/contactFolders/some-folder/contacts')]);
  expect(one).toMatchObject({ status: 'fulfilled' });
  expect(other).toMatchObject({ status: 'rejected', reason: { kind } });
  expect(mailbox.sandbox.requests).toHaveLength(1);
});

test.each([429, 502, 503, 504])('only the item that is refused with %s is requested again', async (status) => {
  mailbox.sandbox.plan({ path: /top=2/, response: refusal(status, 'Busy', { 'retry-after': '1' }) });
  const pages = await Promise.all([get('/me/contacts?$top=1'), get('/me/contacts?$top=2'), get('/me/contacts?$top=3')]);
  expect(pages.map(({ value }) => value?.length)).toEqual([1, 2, 3]);
  expect(sizes()).toEqual([3, 1]);
});

test("a delay that doesn't fit into the run is passed on", async () => {
  mailbox.sandbox.plan({ path: /top=2/, response: refusal(429, 'TooManyRequests', { 'Retry-After': '60' }) });
  const [, other] = await Promise.allSettled([get('/me/contacts?$top=1'), get('/me/contacts?$top=2')]);
  expect(other).toMatchObject({ status: 'rejected', reason: { kind: 'throttled', detail: { delay: 60 } } });
});

test('an item that is left out of the response is an unexpected response', async () => {
  mailbox.sandbox.plan({ path: /^\/\$batch/, response: { status: 200, body: { responses: [{ id: '2', status: 200, body: {} }] } } });
  const [one, other] = await Promise.allSettled([get('/me/contacts?$top=1'), get('/me/contacts?$top=2')]);
  expect(one).toMatchObject({ status: 'rejected', reason: { kind: 'unexpected_response' } });
  expect(other).toMatchObject({ status: 'fulfilled' });
});

test.each([404, 405, 501])('if a gateway stops batches with %s, every read is its own request', async (status) => {
  mailbox.sandbox.plan({ path: /^\/\$batch/, times: 1000, response: { status, body: '<html>Not here</html>' } });
  mailbox.sandbox.plan({ path: /contactFolders/, response: refusal(403, 'ErrorAccessDenied') });
  const [one, other, third] = await Promise.allSettled([
    get('/me/contacts?$top=1'),
    get('/me/contactFolders/some-folder/contacts'),
    get('/me/contacts?$top=2'),
  ]);
  expect(one).toMatchObject({ status: 'fulfilled', value: { value: [expect.anything()] } });
  expect(other).toMatchObject({ status: 'rejected', reason: { kind: 'forbidden' } });
  expect(third).toMatchObject({ status: 'fulfilled', value: { value: [expect.anything(), expect.anything()] } });
});

test('an address of another server is refused by name, and curly braces before anything is sent', async () => {
  await expect(get('https://elsewhere.example.com/v1.0/me/contacts')).rejects.toMatchObject({
    message: expect.stringContaining('elsewhere.example.com'),
  });
  const both = await Promise.allSettled([get('/me/contacts?$top=1'), get('/me/contacts?$filter=%7B%7Bx%7D%7D')]);
  expect(both).toMatchObject([{ reason: { kind: 'invalid_input' } }, { reason: { kind: 'invalid_input' } }]);
  expect(mailbox.sandbox.requests).toEqual([]);
});
