import { Hono } from 'hono';
import type { Account } from '../account.ts';
import type { Controls } from '../control.ts';
import { isRecord, parseJson } from '../json.ts';
import { accountView, type Shown, type ShownAccount, shownAccount } from './account_view.ts';
import { chosenFault, faultChoices, faultView, serviceChoice } from './fault_choices.ts';
import { fileResponse, HEADERS } from './page_files.ts';
import { requestLines, wholeRequest } from './request_view.ts';

/** The page for people at `/`, and its requests below `/_sandbox/page`. A GET never changes anything. */
export function pagePaths(accounts: Readonly<Record<string, Account>>, controls: Controls): Hono {
  const shown = Object.entries(accounts).map(([key, account]) => shownAccount(key, account));
  const accountOf = (key: unknown): ShownAccount | undefined => (key === '' ? shown[0] : shown.find((account) => account.key === key));
  const app = new Hono();
  app.get('/', () => fileResponse('index.html'));
  app.get('/_sandbox/page/:file{[a-z_]+\\.(?:css|js)}', (c) => fileResponse(c.req.param('file')));
  app.get('/_sandbox/page/view', (c) => {
    const account = accountOf(c.req.query('account'));
    return account === undefined ? c.json(UNKNOWN, 404) : c.json(viewOf(account, readShown(c.req.query()), shown, controls), 200, HEADERS);
  });
  app.get('/_sandbox/page/request/:number', (c) => {
    const whole = wholeRequest(controls.log, Number(c.req.param('number')));
    return whole === undefined ? c.json({ error: "The log doesn't have this request anymore." }, 404) : c.json(whole, 200, HEADERS);
  });
  app.get('/_sandbox/page/photo', (c) => {
    const photo = accountOf(c.req.query('account'))?.book.photo?.(c.req.query('id') ?? '') ?? null;
    if (photo === null) return c.json({ error: 'No such photo.' }, 404);
    return new Response(new Uint8Array(photo), { headers: { 'content-type': 'image/jpeg', ...HEADERS } });
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
  app.post('/_sandbox/page/fault', async (c) => {
    const { service, kind, times } = readObject(await c.req.text());
    const response = chosenFault(String(kind), String(service));
    const isKnown = response !== undefined && controls.serviceNames().includes(String(service));
    if (!isKnown || !isCount(times)) return c.json({ error: 'Choose a service, a fault and a number from 1 to 100.' }, 400);
    controls.faults.plan({ service: String(service), times, response });
    return c.body(null, 204);
  });
  return app;
}

const REQUESTS_LIMIT = 60;

const UNKNOWN = { error: 'The sandbox has no such account.' };

function readObject(text: string): Record<string, unknown> {
  const json = parseJson(text);
  return isRecord(json) ? json : {};
}

function readShown({ search = '', page = '', contact = '' }: Readonly<Record<string, string>>): Shown {
  return { search, page: isCount(Number(page), Number.MAX_SAFE_INTEGER) ? Number(page) : 1, contact };
}

function isCount(value: unknown, most = 100): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;
}

function viewOf(account: ShownAccount, shown: Shown, accounts: readonly ShownAccount[], { log, faults, serviceNames }: Controls) {
  return {
    accounts: accounts.map(({ key, label, book }) => ({ key, label, total: book.ids().length })),
    account: accountView(account, shown),
    services: serviceNames().map(serviceChoice),
    faultChoices,
    faults: faults.waiting.map(faultView),
    asked: log.records.length,
    requests: requestLines(log, REQUESTS_LIMIT),
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
