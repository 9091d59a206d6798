import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http } from '../../src/http/request.ts';
import { timers } from '../support/clock.ts';
import { guardNetwork, type Local, READ, run, serve, WRITE } from './support.ts';

guardNetwork();

let server: Local;
/** Requests without a response yet, oldest first. */
let waiting: ServerResponse[];
let act: (request: IncomingMessage, response: ServerResponse) => void;
let peak: number;

beforeEach(async () => {
  timers();
  waiting = [];
  peak = 0;
  act = () => undefined;
  server = await serve((request, response) => {
    if (request.url === '/ping') return response.end('pong');
    waiting.push(response);
    peak = Math.max(peak, waiting.length);
    return act(request, response);
  });
});
afterEach(() => server.close());

const within = <T>(limits: { run: number; read: number }, work: (http: Http) => Promise<T>, concurrency = 5): Promise<T> =>
  run(work, { bases: [server.url], concurrency }, limits);
const PATIENT = { run: 20_000, read: 20_000 };
const CONTACT = JSON.stringify({ contact: { id: 'c1' } });
const respondToOldest = (): void => void waiting.shift()?.end(CONTACT);

test("a response that doesn't come within the time of a read", async () => {
  await expect(within({ run: 20_000, read: 100 }, (http) => http.send(READ))).rejects.toMatchObject({ kind: 'timeout' });
});

test("a body that doesn't end within the time of a read", async () => {
  act = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"contact"');
  };
  await expect(within({ run: 20_000, read: 100 }, (http) => http.send(READ))).rejects.toMatchObject({ kind: 'timeout' });
});

test('a body that comes bit by bit without an end', async () => {
  act = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 5);
    response.on('close', () => clearInterval(timer));
  };
  await expect(within({ run: 20_000, read: 150 }, (http) => http.send(READ))).rejects.toMatchObject({ kind: 'timeout' });
});

test('a read has no more than what is left of the run', async () => {
  await expect(within({ run: 100, read: 20_000 }, (http) => http.send(READ))).rejects.toMatchObject({ kind: 'timeout' });
});

test('the outcome of a write without a response is unknown', async () => {
  const sending = within({ run: 100, read: 100 }, (http) => http.send(WRITE));
  await expect(sending).rejects.toMatchObject({ kind: 'unknown_outcome', message: expect.stringMatching(/may have been saved.*look/) });
});

test('a write may use the rest of the time, longer than a read', async () => {
  const arrived = new Promise<void>((resolve) => {
    act = () => resolve();
  });
  const response = await within({ run: 20_000, read: 100 }, async (http) => {
    const writing = http.send(WRITE);
    await arrived;
    await expect(http.send(READ)).rejects.toMatchObject({ kind: 'timeout' });
    for (const response of waiting) response.end(CONTACT);
    return writing;
  });
  expect(response.data).toEqual({ contact: { id: 'c1' } });
});

test.each(['before the response', 'within the body'])('a connection that closes %s', async (when) => {
  act = (_request, response) => {
    if (when === 'within the body') {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{');
    }
    setImmediate(() => response.destroy());
  };
  const limits = { run: 3000, read: 3000 };
  await expect(within(limits, (http) => http.send(READ))).rejects.toMatchObject({ kind: 'service_error' });
  await expect(within(limits, (http) => http.send(WRITE))).rejects.toMatchObject({
    kind: 'unknown_outcome',
    message: expect.stringContaining('closed the connection'),
  });
});

test('a connection that closes fails its own request and no other, not even one just like it', async () => {
  let arrived: () => void = () => undefined;
  const both = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  act = (_request, response) => {
    response.writeHead(200, { 'content-length': String(CONTACT.length) });
    response.write(CONTACT.slice(0, 5));
    if (waiting.length === 2) arrived();
  };
  const ended = await within(PATIENT, async (http) => {
    const sending = [http.send(WRITE), http.send(WRITE)];
    await both;
    // By the time this returns, everything sent before it has arrived.
    await fetch(`${server.url}/ping`);
    waiting[0]?.destroy();
    await expect(Promise.race(sending)).rejects.toMatchObject({ message: expect.stringContaining('closed the connection') });
    await fetch(`${server.url}/ping`);
    waiting[1]?.end(CONTACT.slice(5));
    return Promise.allSettled(sending);
  });
  expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a read whose connection closes within the body is sent again', async () => {
  act = (_request, response) => {
    if (waiting.length > 1) return response.end(CONTACT);
    response.writeHead(200, { 'content-length': String(CONTACT.length) });
    response.write(CONTACT.slice(0, 5));
    return setImmediate(() => response.destroy());
  };
  expect((await within(PATIENT, (http) => http.send(READ))).data).toEqual({ contact: { id: 'c1' } });
  expect(waiting).toHaveLength(2);
});

test('what is under way when the run ends is let go of, and what waits for its turn is never sent', async () => {
  let arrived: () => void = () => undefined;
  const two = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  let closed = 0;
  const gone = new Promise<void>((resolve) => {
    act = (_request, response) => {
      response.on('close', () => {
        closed += 1;
        if (closed === 2) resolve();
      });
      if (waiting.length === 2) arrived();
    };
  });
  await within(
    PATIENT,
    async (http) => {
      const sending = [READ, READ, READ, WRITE].map((exchange) => http.send(exchange));
      const all = Promise.allSettled(sending);
      await two;
      http.time.end();
      expect((await all).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
      await gone;
      await fetch(`${server.url}/ping`);
    },
    2,
  );
  expect(waiting).toHaveLength(2);
});

test('no timer stays, however a request ends', async () => {
  const cleared = jest.spyOn(globalThis, 'clearTimeout');
  act = (_request, response) => (waiting.length === 1 ? response.end(CONTACT) : response.destroy());
  await within({ run: 1_500, read: 1_500 }, async (http) => {
    await http.send(READ);
    await expect(http.send(READ)).rejects.toMatchObject({ kind: 'service_error' });
  });
  expect(timers()).toHaveLength(2);
  expect(cleared.mock.calls.length).toBeGreaterThanOrEqual(2);
  cleared.mockRestore();
});

test('a missing service, without an address or input in the message', async () => {
  await server.close();
  const sending = within(PATIENT, (http) => http.send({ ...READ, query: { email: 'ada@example.com' } }));
  await expect(sending).rejects.toMatchObject({ kind: 'service_error' });
  await expect(sending).rejects.toMatchObject({ message: expect.not.stringMatching(/127\.0\.0\.1|ada@example/) });
  server = await serve(() => undefined);
});

test('never more requests at once than the service allows, and none is lost', async () => {
  let arrived: () => void = () => undefined;
  act = () => arrived();
  const next = (): Promise<void> =>
    new Promise((resolve) => {
      arrived = resolve;
    });
  const responses = await within(
    PATIENT,
    async (http) => {
      const third = (async () => {
        for (let count = 0; count < 3; count += 1) await next();
      })();
      const all = Promise.all(Array.from({ length: 10 }, () => http.send(READ)));
      await third;
      // By the time this returns, everything that was sent too early has arrived.
      await fetch(`${server.url}/ping`);
      expect(waiting).toHaveLength(3);
      for (let left = 7; left > 0; left -= 1) {
        const following = next();
        respondToOldest();
        await following;
      }
      while (waiting.length > 0) respondToOldest();
      return all;
    },
    3,
  );
  expect(responses).toHaveLength(10);
  expect(peak).toBe(3);
});

test('a request that failed makes room for the next', async () => {
  act = (_request, response) => {
    response.statusCode = waiting.length === 1 ? 500 : 200;
    response.end(CONTACT);
  };
  await within(
    PATIENT,
    async (http) => {
      await expect(http.send(READ)).rejects.toMatchObject({ kind: 'service_error' });
      expect((await http.send(READ)).status).toBe(200);
    },
    1,
  );
});
