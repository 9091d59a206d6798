import { readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener } from 'node:http';
import path from 'node:path';
import type { Account } from '../account.ts';
import type { Controlled } from '../control.ts';
import { readBody, send } from '../http_io.ts';
import { isRecord, parseJson } from '../json.ts';
import type { ServiceResponse } from '../service.ts';
import { accountView, type ShownAccount, shownAccount } from './account_view.ts';

/** Puts the page for people at `/` before everything else the sandbox answers. What it asks for is neither logged nor hit by faults. */
export function withPage(next: RequestListener, accounts: Readonly<Record<string, Account>>, sandbox: Controlled): RequestListener {
  const shown = Object.entries(accounts).map(([key, account]) => shownAccount(key, account));
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const asked = pathname === '/' ? 'index.html' : pathname.startsWith(MOUNT) ? pathname.slice(MOUNT.length) : undefined;
    if (asked === undefined) return next(request, response);
    answer(request, asked, searchParams, shown, sandbox).then(
      (page) => send(response, page),
      (error: unknown) => send(response, { status: 500, body: { error: String(error) } }),
    );
  };
}

const MOUNT = '/_sandbox/page/';
/** How many contacts and tasks are shown of an account, and how many requests. */
const MOST_ROWS = 25;
const MOST_REQUESTS = 60;

const FILES: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'style.css': 'text/css; charset=utf-8',
  'script.js': 'text/javascript; charset=utf-8',
};

async function answer(
  request: IncomingMessage,
  asked: string,
  query: URLSearchParams,
  accounts: readonly ShownAccount[],
  sandbox: Controlled,
): Promise<ServiceResponse> {
  const type = FILES[asked];
  if (type !== undefined && request.method === 'GET') {
    const body = readFileSync(path.join(import.meta.dirname, 'files', asked), 'utf8');
    return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-store' }, body };
  }
  const json = parseJson((await readBody(request)).toString('utf8'));
  const said = isRecord(json) ? json : {};
  const wanted = query.get('account') ?? said.account;
  const account = wanted === '' ? accounts[0] : accounts.find(({ key }) => key === wanted);
  if (account === undefined) return { status: 404, body: { error: 'The sandbox has no such account.' } };
  switch (`${request.method} ${asked}`) {
    case 'GET view':
      return { status: 200, headers: { 'cache-control': 'no-store' }, body: viewOf(account, accounts, sandbox) };
    case 'POST change':
      return change(account, String(said.id ?? ''), String(said.company ?? ''))
        ? { status: 204 }
        : { status: 404, body: { error: 'No contact has this ID.' } };
    case 'POST add':
      return { status: 200, body: { id: addTo(account) } };
    default:
      return { status: 404, body: { error: 'The page has no such path.' } };
  }
}

function viewOf(account: ShownAccount, accounts: readonly ShownAccount[], { requests }: Controlled) {
  const start = Math.max(0, requests.length - MOST_REQUESTS);
  return {
    accounts: accounts.map(({ key, label, book }) => ({ key, label, total: book.ids().length })),
    account: accountView(account, MOST_ROWS),
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
