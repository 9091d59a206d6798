import type { InnerResponse } from '../../src/http/request.ts';
import { guardNetwork, READ, run, TOKEN } from './support.ts';

guardNetwork();

const unwrap = (inner: Partial<InnerResponse>) =>
  run(async (http) => http.unwrap(READ, { status: 200, headers: {}, body: undefined, ...inner }));

describe('a response inside another one', () => {
  test('gives its data', async () => {
    expect(await unwrap({ body: { contact: { id: 'c1', tags: ['a'] } } })).toEqual({ contact: { id: 'c1', tags: ['a'] } });
  });

  test.each([
    [401, 'signed_out'],
    [403, 'forbidden'],
    [404, 'service_error'],
    [429, 'throttled'],
    [500, 'service_error'],
  ])('that is refused is the problem that it would be by itself: %s', async (status, kind) => {
    await expect(unwrap({ status, body: { message: `no ${TOKEN}`, traceId: 't-1' } })).rejects.toMatchObject({
      kind,
      message: expect.not.stringContaining(TOKEN),
    });
  });

  test('says how long to wait in its own headers, in any case', async () => {
    await expect(unwrap({ status: 429, headers: { 'Retry-After': '7' } })).rejects.toMatchObject({
      kind: 'throttled',
      detail: { delay: 7 },
    });
  });

  test.each([[undefined], ['text'], [{ contact: { id: 7 } }]])('that cannot be read is an unexpected response: %j', async (body) => {
    await expect(unwrap({ body })).rejects.toMatchObject({
      kind: 'unexpected_response',
      message: expect.stringContaining('read the contact c1'),
    });
  });
});
