import { readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener } from 'node:http';
import path from 'node:path';
import type { Controlled } from '../control.ts';
import { isRecord, parseJson } from '../json.ts';
import type { ServiceAnswer } from '../service.ts';
import type { makeAccounts } from '../services.ts';
import { readBody, send } from '../wire.ts';
import { contactsApiShowcase } from './contacts_api.ts';
import { nylasShowcase } from './nylas.ts';
import { outlookShowcase } from './outlook.ts';
import type { Showcase } from './view.ts';

/** Puts the page for people at `/` before everything else the sandbox answers. What it asks for is neither logged nor hit by faults. */
export function withPage(next: RequestListener, accounts: ReturnType<typeof makeAccounts>, sandbox: Controlled): RequestListener {
  const showcases = [
    contactsApiShowcase('contacts_api', 'Contacts API', accounts.contacts_api),
    contactsApiShowcase('highlevel', 'HighLevel', accounts.highlevel),
    outlookShowcase(accounts.outlook),
    nylasShowcase(accounts.nylas),
  ];
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const asked = pathname === '/' ? 'index.html' : pathname.startsWith(MOUNT) ? pathname.slice(MOUNT.length) : undefined;
    if (asked === undefined) return next(request, response);
    answer(request, asked, searchParams, showcases, sandbox).then(
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
  showcases: readonly Showcase[],
  sandbox: Controlled,
): Promise<ServiceAnswer> {
  const type = FILES[asked];
  if (type !== undefined && request.method === 'GET') {
    const body = readFileSync(path.join(import.meta.dirname, 'files', asked), 'utf8');
    return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-store' }, body };
  }
  const json = parseJson((await readBody(request)).toString('utf8'));
  const said = isRecord(json) ? json : {};
  const showcase = showcases.find(({ key }) => key === (query.get('account') ?? said.account));
  if (showcase === undefined) return { status: 404, body: { error: 'There is no such account.' } };
  switch (`${request.method} ${asked}`) {
    case 'GET view':
      return { status: 200, headers: { 'cache-control': 'no-store' }, body: viewOf(showcase, showcases, sandbox) };
    case 'POST change':
      return showcase.change(String(said.id ?? ''), String(said.company ?? ''))
        ? { status: 204 }
        : { status: 404, body: { error: 'Nobody has this id.' } };
    case 'POST add':
      return { status: 200, body: { id: addTo(showcase) } };
    default:
      return { status: 404, body: { error: 'The page has nothing there.' } };
  }
}

function viewOf(showcase: Showcase, showcases: readonly Showcase[], { requests }: Controlled) {
  const start = Math.max(0, requests.length - MOST_REQUESTS);
  return {
    accounts: showcases.map(({ key, label, total }) => ({ key, label, total: total() })),
    account: showcase.view(MOST_ROWS),
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

let added = 0;

function addTo(showcase: Showcase): string {
  added += 1;
  return showcase.add('New', `Person ${added}`, `new.person.${added}@example.com`);
}
