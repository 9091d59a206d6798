import { request } from 'node:http';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ size: 3 });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

/** The status of a request with these headers, which fetch would set itself. */
function statusOf(method: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${sandbox.url}${path}`, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once('error', reject);
    sent.end();
  });
}

const OWN = ['/', '/_sandbox/requests', '/_sandbox/page/view?account=', '/_sandbox/state/outlook'];

test.each(OWN)('%s answers only by this machine’s own names', async (path) => {
  for (const host of [`127.0.0.1:${sandbox.port}`, `localhost:${sandbox.port}`, `[::1]:${sandbox.port}`])
    expect(await statusOf('GET', path, { host })).toBe(200);
  for (const host of ['rebound.example.com', `127.0.0.1.example.com:${sandbox.port}`, `localhost@example.com`])
    expect(await statusOf('GET', path, { host })).toBe(403);
});

test('a page of another site changes nothing', async () => {
  const before = sandbox.accounts.outlook.book.ids().length;
  const others = ['https://example.com', 'null', 'http://localhost:1', `https://127.0.0.1:${sandbox.port}`];
  for (const origin of others) {
    expect(await statusOf('POST', '/_sandbox/page/add', { origin })).toBe(403);
    expect(await statusOf('POST', '/_sandbox/reset', { origin })).toBe(403);
    expect(await statusOf('DELETE', '/_sandbox/requests', { origin })).toBe(403);
  }
  expect(sandbox.accounts.outlook.book.ids()).toHaveLength(before);
  expect(await statusOf('POST', '/_sandbox/reset', { origin: sandbox.url })).toBe(204);
});

test.each(['page/change', 'page/add', 'page/fault', 'reset'])('%s takes no GET', async (path) => {
  expect(await statusOf('GET', `/_sandbox/${path}`)).toBe(404);
});

test('no script, style or address but the page’s own may be used in it, and it has none inline', async () => {
  const response = await fetch(sandbox.url);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  const html = await response.text();
  expect(html).not.toMatch(/\son\w+=|style=|<script(?![^>]*src=)|<style/i);
});

test.each(['../index.ts', '%2e%2e%2findex.ts', 'index.html', 'nothing.js'])('no other file is served: %s', async (name) => {
  expect(await statusOf('GET', `/_sandbox/page/${name}`)).toBe(404);
});

describe('a request with its bodies', () => {
  const whole = async (number: number) => {
    const response = await fetch(`${sandbox.url}/_sandbox/page/request/${number}`);
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
  const numbers = async (): Promise<number[]> => {
    const view = JSON.parse(await (await fetch(`${sandbox.url}/_sandbox/page/view?account=outlook`)).text());
    return view.requests.map(({ number }: { readonly number: number }) => number);
  };
  const ask = (body?: unknown) =>
    fetch(`${sandbox.environment.GRAPH_URL}/me/contacts`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${sandbox.issueToken('outlook')}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  test('shows JSON line by line, and the headers', async () => {
    await ask({ givenName: 'Ada' });
    const [number = 0] = await numbers();
    const { body } = await whole(number);
    expect(body.body).toBe('{\n  "givenName": "Ada"\n}');
    expect(body.response).toContain('\n  "givenName": "Ada",\n');
    expect(body.headers).toContain('content-type: application/json\n');
  });

  test('keeps its number when the list is cleared; the old ones are gone', async () => {
    await ask();
    const [first = 0] = await numbers();
    await fetch(`${sandbox.url}/_sandbox/requests`, { method: 'DELETE' });
    await ask();
    expect(await numbers()).toEqual([first + 1]);
    expect((await whole(first)).status).toBe(404);
    expect((await whole(first + 1)).status).toBe(200);
  });

  test("says so if the response isn't text", async () => {
    const { pictured = '' } = sandbox.accounts.outlook.book.photographed?.() ?? {};
    const token = sandbox.issueToken('outlook');
    const path = `${sandbox.environment.GRAPH_URL}/me/contacts/${pictured}/photo/$value`;
    await fetch(path, { headers: { authorization: `Bearer ${token}` } });
    const [number = 0] = await numbers();
    expect((await whole(number)).body.response).toMatch(/^Not text: about [\d,]+ bytes\.$/);
  });
});
