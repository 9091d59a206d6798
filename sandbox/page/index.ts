import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Hono } from 'hono';
import type { Account } from '../account.ts';
import type { Controls } from '../control.ts';
import { isRecord, parseJson } from '../json.ts';
import { accountView, type ShownAccount, shownAccount } from './account_view.ts';

/** The page for people at `/`, and what it asks for below `/_sandbox/page`. */
export function pagePaths(accounts: Readonly<Record<string, Account>>, controls: Controls): Hono {
  const shown = Object.entries(accounts).map(([key, account]) => shownAccount(key, account));
  const accountOf = (key: unknown): ShownAccount | undefined => (key === '' ? shown[0] : shown.find((account) => account.key === key));
  const app = new Hono();
  app.get('/', () => file('index.html'));
  app.get('/_sandbox/page/:file{style.css|script.js}', (c) => file(c.req.param('file')));
  app.get('/_sandbox/page/view', (c) => {
    const account = accountOf(c.req.query('account'));
    return account === undefined ? c.json(UNKNOWN, 404) : c.json(viewOf(account, shown, controls), 200, NOT_CACHED);
  });
  app.post('/_sandbox/page/change', async (c) => {
    const { account: key, id, company } = readObject(await c.req.text());
    const account = accountOf(key);
    if (account === undefined) return c.json(UNKNOWN, 404);
    return change(account, String(id), String(company)) ? c.body(null, 204) : c.json({ error: 'No contact has this ID.' }, 404);
  });
  app.post('/_sandbox/page/add', async (c) => {
    const account = accountOf(readObject(await c.req.text()).account);
    return account === undefined ? c.json(UNKNOWN, 404) : c.json({ id: addTo(account) });
  });
  return app;
}

/** How many contacts and tasks are shown of an account, and how many requests. */
const ROWS_LIMIT = 25;
const REQUESTS_LIMIT = 60;

const UNKNOWN = { error: 'The sandbox has no such account.' };
const NOT_CACHED = { 'cache-control': 'no-store' };
const TYPES: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

function file(name: string): Response {
  const type = TYPES[path.extname(name).slice(1)] ?? 'text/plain';
  const text = readFileSync(path.join(import.meta.dirname, 'files', name), 'utf8');
  return new Response(text, { headers: { 'content-type': `${type}; charset=utf-8`, ...NOT_CACHED } });
}

function readObject(text: string): Record<string, unknown> {
  const json = parseJson(text);
  return isRecord(json) ? json : {};
}

function viewOf(account: ShownAccount, accounts: readonly ShownAccount[], { requests }: Controls) {
  const start = Math.max(0, requests.length - REQUESTS_LIMIT);
  return {
    accounts: accounts.map(({ key, label, book }) => ({ key, label, total: book.ids().length })),
    account: accountView(account, ROWS_LIMIT),
    asked: requests.length,
    // Newest first; headers and bodies stay at /_sandbox/requests.
    requests: requests
      .slice(start)
      .map(({ method, service, url, status, milliseconds }, index) => ({
        number: start + index + 1,
        method,
        service,
        url,
        status,
        milliseconds,
      }))
      .reverse(),
  };
}

function change({ book }: ShownAccount, id: string, company: string): boolean {
  const found = book.read(id) !== null;
  if (found) book.change(id, { company });
  return found;
}

let added = 0;

function addTo({ book }: ShownAccount): string {
  added += 1;
  return book.add({ first_name: 'New', last_name: `Person ${added}`, emails: [`new.person.${added}@example.com`] });
}
