import type { IncomingMessage, RequestListener } from 'node:http';
import { Hono } from 'hono';
import type { Account } from './account.ts';
import type { Controls } from './control.ts';
import { controlPaths } from './control.ts';
import { readBody, readHeaders, send } from './http_io.ts';
import { refusalOf } from './local_only.ts';
import { pagePaths } from './page/index.ts';
import type { ServiceResponse } from './service.ts';

/**
 * Answers the sandbox's own paths, the page at `/` and everything below `/_sandbox`, before everything else: they
 * aren't logged and have no faults.
 */
export function withOwnPaths(next: RequestListener, accounts: Readonly<Record<string, Account>>, controls: Controls): RequestListener {
  const app = new Hono().route('/', pagePaths(accounts, controls)).route('/_sandbox', controlPaths(accounts, controls));
  app.notFound((c) => c.json({ error: `The sandbox has no path ${c.req.method} ${c.req.path}.` }, 404));
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname !== '/' && !pathname.startsWith('/_sandbox/')) return next(request, response);
    const refusal = refusalOf(request.headers);
    if (refusal !== undefined) return send(response, { status: 403, body: { error: refusal } });
    ask(app, request).then(
      (own) => send(response, own),
      (error: unknown) => send(response, { status: 500, body: { error: String(error) } }),
    );
  };
}

async function ask(app: Hono, request: IncomingMessage): Promise<ServiceResponse> {
  const body = await readBody(request);
  const response = await app.request(request.url ?? '/', {
    method: request.method ?? 'GET',
    headers: readHeaders(request),
    ...(body.length === 0 ? {} : { body }),
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    ...(response.body === null ? {} : { body: Buffer.from(await response.arrayBuffer()) }),
  };
}
