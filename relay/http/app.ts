import { type Context, Hono } from 'hono';
import type { Counts } from '../store/counts.ts';
import { readBody } from './body.ts';
import { highlevelResponse } from './highlevel.ts';
import { nylasResponse } from './nylas.ts';
import { handshakeResponse, outlookResponse } from './outlook.ts';
import { type AppParts, type RouteResponse, refusal } from './parts.ts';
import { subscriptionResponse } from './subscriptions.ts';

/** The routes of the relay. */
export function createApp(parts: AppParts): Hono {
  const app = new Hono();
  const { log, metrics, counts } = parts;
  const withBody = (route: string, respond: (context: Context, body: Buffer) => Promise<RouteResponse>) => async (context: Context) => {
    const body = await readBody(context);
    const response = body === undefined ? refusal(413, 'The body is larger than 1 MB.') : await respond(context, body);
    if (response.status >= 400) metrics.refused(route, response.status);
    return responded(context, response);
  };
  app.use((context, next) => {
    context.header('x-content-type-options', 'nosniff');
    context.header('cache-control', 'no-store');
    return next();
  });
  app.post('/outlook/:target/:seal', async (context, next) => {
    const response = handshakeResponse(parts, context);
    return response === undefined ? next() : responded(context, response);
  });
  app.post(
    '/outlook/:target/:seal',
    withBody('outlook', (context, body) => outlookResponse(parts, context, body)),
  );
  app.post(
    '/highlevel',
    withBody('highlevel', (context, body) => highlevelResponse(parts, context, body)),
  );
  app.get('/nylas', (context) => responded(context, challengeResponse(context.req.query('challenge'))));
  app.post(
    '/nylas',
    withBody('nylas', (context, body) => nylasResponse(parts, context, body)),
  );
  app.on(
    ['PUT', 'DELETE'],
    '/subscriptions',
    withBody('subscriptions', (context, body) => subscriptionResponse(parts, context, body)),
  );
  app.get('/health', async (context) => responded(context, await healthResponse(counts)));
  app.get('/metrics', async (context) => context.text(metrics.text(await counts().catch(() => undefined))));
  app.notFound((context) => responded(context, refusal(404, "There's nothing here.")));
  app.onError((error, context) => {
    log.trouble('A request failed.', error);
    return responded(context, refusal(500, 'Something went wrong in the relay.'));
  });
  return app;
}

function responded(context: Context, { status, body }: RouteResponse): Response {
  if (status === 204 || body === undefined) return context.body(null, status);
  return typeof body === 'string' ? context.text(body, status) : context.json(body, status);
}

/** Nylas wants its challenge back before it gives the webhook a secret, so there's nothing to check. */
function challengeResponse(challenge: string | undefined): RouteResponse {
  return challenge === undefined ? refusal(400, 'There is no challenge.') : { status: 200, body: challenge };
}

async function healthResponse(counts: () => Promise<Counts>): Promise<RouteResponse> {
  try {
    const { undelivered, oldestSeconds, totals } = await counts();
    return { status: 200, body: { status: 'ok', undelivered, oldest_seconds: Math.round(oldestSeconds), dead: totals.dead } };
  } catch {
    return { status: 503, body: { status: 'store unreachable' } };
  }
}
