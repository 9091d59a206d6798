import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { send } from '../../relay/delivery/send.ts';

const servers: Server[] = [];

/** The address of a hook host that answers so. */
async function hook(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/1`;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const never = new AbortController().signal;

it('posts the notice with the ID of its delivery', async () => {
  const seen: unknown[] = [];
  const address = await hook(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { 'content-type': type, 'x-relay-delivery': delivery } = request.headers;
    seen.push({ method: request.method, url: request.url, type, delivery, body: Buffer.concat(chunks).toString('utf8') });
    response.end('{}');
  });
  expect(await send(address, '{"name":"Žofie"}', 'delivery-1', never)).toEqual({ status: 200, retryAfterMs: undefined });
  expect(seen).toEqual([{ method: 'POST', url: '/hooks/1', type: 'application/json', delivery: 'delivery-1', body: '{"name":"Žofie"}' }]);
});

it('reads Retry-After, and follows no redirect', async () => {
  const busy = await hook((_, response) => response.writeHead(429, { 'retry-after': '7' }).end());
  expect(await send(busy, '{}', 'd', never)).toEqual({ status: 429, retryAfterMs: 7_000 });
  let requests = 0;
  const moved = await hook((_, response) => {
    requests += 1;
    response.writeHead(307, { location: '/hooks/2' }).end();
  });
  expect(await send(moved, '{}', 'd', never)).toMatchObject({ status: 307 });
  expect(requests).toBe(1);
});

it('says what could not be sent, and what was sent and not answered', async () => {
  const dropping = await hook((request) => request.resume().once('end', () => request.socket.destroy()));
  expect(await send(dropping, '{}', 'd', never)).toEqual({ failure: 'unanswered' });
  const closed = await hook(() => undefined);
  await new Promise((resolve) => servers.pop()?.close(resolve));
  expect(await send(closed, '{}', 'd', never)).toEqual({ failure: 'unreachable' });
});

it('ends at once when it is cut off', async () => {
  const stopping = new AbortController();
  const silent = await hook(() => stopping.abort());
  expect(await send(silent, '{}', 'd', stopping.signal)).toEqual({ failure: 'interrupted' });
});

it('does not read an endless answer', async () => {
  const address = await hook((_, response) => {
    response.writeHead(200);
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(64 * 1_024)));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  });
  expect(await send(address, '{}', 'd', never)).toMatchObject({ status: 200 });
  await new Promise<void>((resolve) => {
    const check = (): void => {
      servers[0]?.getConnections((_, count) => (count === 0 ? resolve() : setImmediate(check)));
    };
    check();
  });
});
