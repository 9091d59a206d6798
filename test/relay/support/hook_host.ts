import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the stand-in for Zapier's hook host got. */
export interface HookRequest {
  /** The path of the hook, which says whose it is. */
  readonly hook: string;
  readonly delivery: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Milliseconds of `performance.now`. */
  readonly at: number;
  readonly status: number;
}

/** How it answers: a status, with headers; or never. */
export interface HookReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** In milliseconds of real time. */
  readonly delay?: number;
}

/** A stand-in for Zapier's hook host. */
export interface HookHost {
  /** `127.0.0.1:4545`, for RELAY_HOOK_HOSTS. */
  readonly host: string;
  address(hook: string): string;
  /** Everything that came, oldest first. */
  readonly requests: readonly HookRequest[];
  /** What got a 200. */
  delivered(hook?: string): readonly HookRequest[];
  /** Resolves as soon as the condition holds; it's asked after each request. */
  until(condition: () => boolean): Promise<void>;
  reply: (hook: string, body: Readonly<Record<string, unknown>>) => HookReply | 'drop';
  close(): Promise<void>;
}

/** Starts it on a free port. It answers 200 until `reply` is set. */
export async function startHookHost(): Promise<HookHost> {
  const requests: HookRequest[] = [];
  const waiting = new Set<() => void>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const hook = (request.url ?? '').replace(/^\/hooks\//, '');
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Readonly<Record<string, unknown>>;
    const reply = host.reply(hook, body);
    const status = reply === 'drop' ? 0 : reply.status;
    requests.push({ hook, delivery: String(request.headers['x-relay-delivery']), body, at: performance.now(), status });
    const send = (): void => {
      if (reply === 'drop') response.destroy();
      else response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers }).end('{"status":"success"}');
    };
    if (reply !== 'drop' && reply.delay !== undefined) setTimeout(send, reply.delay).unref();
    else send();
    for (const check of waiting) check();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const host: HookHost = {
    host: `127.0.0.1:${port}`,
    address: (hook) => `http://127.0.0.1:${port}/hooks/${hook}`,
    requests,
    delivered: (hook) => requests.filter((request) => request.status === 200 && (hook === undefined || request.hook === hook)),
    until: (condition) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!condition()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    reply: () => ({ status: 200 }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return host;
}
