import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers';

/** What Zapier's hook host does with a delivery: takes it, refuses it, takes its time, or isn't there. */
export type HookBehavior =
  | { readonly kind: 'ok' }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  | { readonly kind: 'down' };

/** What arrived at a hook and was taken. */
export interface Delivery {
  readonly target: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A stand-in for hooks.zapier.com. */
export interface HookHost {
  /** `127.0.0.1:4545`, for the relay's RELAY_HOOK_HOSTS. */
  readonly host: string;
  /** A new hook's address. */
  target(): string;
  /** Everything that was taken, oldest first. */
  readonly deliveries: readonly Delivery[];
  /** How many requests came, whatever the response. */
  readonly requests: number;
  /** Decides what happens to each delivery; missing: all are taken. */
  behave(decide?: (body: unknown) => HookBehavior): void;
  /** Turns a hook off: from now on it's gone (410). */
  turnOff(target: string): void;
  /** Hears of each delivery that the hook took, after the response. */
  onDelivery(target: string, take: (delivery: Delivery) => void): void;
  close(): Promise<void>;
}

/** Starts it on 127.0.0.1, at any free port. */
export async function startHookHost(): Promise<HookHost> {
  const deliveries: Delivery[] = [];
  const gone = new Set<string>();
  let decide: (body: unknown) => HookBehavior = () => ({ kind: 'ok' });
  const takers = new Map<string, (delivery: Delivery) => void>();
  let requests = 0;
  let hooks = 0;
  const server = createServer((request, response) => {
    requests += 1;
    void respond(request, response).catch(() => end(response, 500));
  });
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = parsed(await textOf(request));
    const target = `http://${host()}${request.url ?? ''}`;
    if (request.method !== 'POST') return end(response, 405);
    if (gone.has(target)) return end(response, 410);
    const behavior = decide(body);
    if (behavior.kind === 'down') return void request.socket.destroy();
    if (behavior.kind === 'status') return end(response, behavior.status, behavior.retryAfter);
    if (behavior.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, behavior.milliseconds));
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const delivery = { target, body, headers, at: Date.now() };
    deliveries.push(delivery);
    end(response, 200);
    takers.get(target)?.(delivery);
  };
  const host = (): string => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the hook host has no port');
    return `127.0.0.1:${address.port}`;
  };
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    host: host(),
    target: () => `http://${host()}/hooks/standard/${1000 + ++hooks}/sandbox/`,
    deliveries,
    get requests() {
      return requests;
    },
    behave: (decision = () => ({ kind: 'ok' })) => {
      decide = decision;
    },
    turnOff: (target) => void gone.add(target),
    onDelivery: (target, take) => void takers.set(target, take),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** As Zapier: the same body, whatever the Zap does with it. */
function end(response: ServerResponse, status: number, retryAfter?: number): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  });
  response.end(JSON.stringify({ status: status === 200 ? 'success' : 'error' }));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
