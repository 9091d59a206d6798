import { Hono } from 'hono';
import type { Account } from './account.ts';
import type { FaultPlan } from './faults.ts';
import { readFault } from './faults.ts';
import { isRecord, parseJson } from './json.ts';
import { isOnThisMachine } from './notifications.ts';
import type { RequestLog } from './request_log.ts';

/** What the control paths can do to a running sandbox. */
export interface Controls {
  readonly log: RequestLog;
  readonly faults: FaultPlan;
  /** The names of the services that can get a fault. */
  serviceNames(): readonly string[];
  reset(): void;
  /** A whole `.env` for an account type; undefined for an unknown key. */
  envFile(key: string): string | undefined;
}

/** Where handlers of a path that names an account find it. */
interface OneAccount {
  readonly Variables: { account: Account };
}

/** The paths below `/_sandbox`: for people, and for tests in another process. */
export function controlPaths(accounts: Readonly<Record<string, Account>>, controls: Controls): Hono<OneAccount> {
  const app = new Hono<OneAccount>();
  app.get('/requests', (c) => c.json(controls.log.records));
  app.delete('/requests', (c) => {
    controls.log.clear();
    return c.body(null, 204);
  });
  app.get('/env/:key', (c) => {
    const key = c.req.param('key');
    const file = controls.envFile(key);
    return file === undefined ? c.json({ error: noAccount(key, accounts) }, 404) : c.text(file);
  });
  app.post('/reset', (c) => {
    controls.reset();
    return c.body(null, 204);
  });
  app.post('/faults', async (c) => {
    const fault = readFault(parseJson(await c.req.text()));
    if (typeof fault === 'string') return c.json({ error: fault }, 400);
    controls.faults.plan(fault);
    return c.body(null, 204);
  });
  app.get('/faults', (c) =>
    c.json(controls.faults.waiting.map(({ fault, left }) => ({ ...fault, path: fault.path?.source, times: left }))),
  );
  app.delete('/faults', (c) => {
    controls.faults.clear();
    return c.body(null, 204);
  });
  app.use('/:what{state|contacts|webhooks}/:key/*', async (c, next) => {
    const key = c.req.param('key');
    const account = accounts[key];
    if (account === undefined) return c.json({ error: noAccount(key, accounts) }, 404);
    c.set('account', account);
    return next();
  });
  app.get('/state/:key', (c) => Response.json(c.get('account').state()));
  app.post('/contacts/:key', async (c) => {
    const fields = parseJson(await c.req.text());
    if (!isRecord(fields)) return c.json({ error: 'The body must be a JSON object.' }, 400);
    return Response.json(await c.get('account').putContact(fields));
  });
  app.delete('/contacts/:key/:id', async (c) => {
    const id = c.req.param('id');
    return (await c.get('account').deleteContact(id)) ? c.body(null, 204) : c.json({ error: `No contact has the ID ${id}.` }, 404);
  });
  app.put('/webhooks/:key', async (c) => {
    const { webhooks } = c.get('account');
    const body = parseJson(await c.req.text());
    const url = isRecord(body) ? body.url : undefined;
    if (webhooks === undefined) return c.json({ error: 'Webhooks of this account are made by its API, or not at all.' }, 400);
    if (url !== null && (typeof url !== 'string' || !isOnThisMachine(url)))
      return c.json({ error: 'The body must be {"url": "http://127.0.0.1:..."} or {"url": null}.' }, 400);
    webhooks.url = url;
    return c.json({ url, public_key: webhooks.publicKey });
  });
  return app;
}

function noAccount(key: string, accounts: Readonly<Record<string, Account>>): string {
  return `No account has the key "${key}". Available: ${Object.keys(accounts).join(', ')}.`;
}
