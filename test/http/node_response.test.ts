import { channel } from 'node:diagnostics_channel';
import { Readable } from 'node:stream';
import { noticeEarlyClose } from '../../src/http/node_response.ts';

describe('a response whose connection closes before it is whole', () => {
  const begun = channel('http.client.request.start');
  const finished = channel('http.client.response.finish');
  const closedResponse = (complete: unknown) => Object.assign(new Readable(), { complete });

  /** How often the callback runs when a response to this request closes. */
  async function cuts(request: unknown, response: unknown, sent: unknown = request): Promise<number> {
    const onClosed = jest.fn();
    await noticeEarlyClose(onClosed, async () => begun.publish({ request }));
    finished.publish({ request: sent, response });
    if (response instanceof Readable) response.emit('close');
    return onClosed.mock.calls.length;
  }

  test('is reported', async () => {
    expect(await cuts({}, closedResponse(false))).toBe(1);
  });

  test('is not reported for a whole one, nor for another request to the same address', async () => {
    expect(await cuts({}, closedResponse(true))).toBe(0);
    expect(await cuts({ path: '/v1/contacts' }, closedResponse(false), { path: '/v1/contacts' })).toBe(0);
  });

  test('is reported for the right one of many requests', async () => {
    const calls = Array.from({ length: 20 }, () => ({ request: {}, response: closedResponse(false), onClosed: jest.fn() }));
    await Promise.all(calls.map(({ request, onClosed }) => noticeEarlyClose(onClosed, async () => begun.publish({ request }))));
    for (const { request, response } of calls) finished.publish({ request, response });
    calls[7]?.response.emit('close');
    expect(calls.map(({ onClosed }) => onClosed.mock.calls.length)).toEqual(calls.map((_, index) => (index === 7 ? 1 : 0)));
    expect(calls.map(({ response }) => response.listenerCount('close'))).toEqual(calls.map((_, index) => (index === 7 ? 0 : 1)));
  });

  test('is not reported for a request that nothing watches', () => {
    const request = {};
    const response = closedResponse(false);
    begun.publish({ request });
    finished.publish({ request, response });
    expect(response.listenerCount('close')).toBe(0);
  });

  test('is not reported for anything else, and other messages of the channel do no harm', async () => {
    expect(await cuts({}, { complete: false, once: () => undefined })).toBe(0);
    expect(await cuts({}, new Readable())).toBe(0);
    for (const odd of [null, 'GET', undefined, 7]) expect(await cuts(odd, closedResponse(false))).toBe(0);
    const failures: unknown[] = [];
    const keep = (error: unknown): void => void failures.push(error);
    process.on('uncaughtException', keep);
    for (const told of [begun, finished]) for (const message of [null, undefined, 'GET', {}, { request: null }]) told.publish(message);
    await new Promise((resolve) => setImmediate(resolve));
    process.removeListener('uncaughtException', keep);
    expect(failures).toEqual([]);
  });
});
