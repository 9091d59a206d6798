import { type Sandbox, startSandbox } from '../../sandbox/server.ts';

let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox({ size: 5 });
  token = sandbox.issueToken('outlook');
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

interface Item {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

async function send(requests: unknown, authorization = `Bearer ${token}`): Promise<{ status: number; responses: Item[] }> {
  const response = await fetch(`${sandbox.environment.GRAPH_URL}/$batch`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ requests }),
  });
  return { status: response.status, responses: JSON.parse(await response.text()).responses ?? [] };
}

const get = (id: string, url: string, headers: Record<string, string> = {}) => ({ id, method: 'GET', url, headers });
const byId = (responses: readonly Item[]) => new Map(responses.map((item) => [item.id, item]));

test('every item is answered as if it came alone, and in another order', async () => {
  const immutable = { Prefer: 'IdType="ImmutableId"' };
  const { status, responses } = await send([
    get('1', '/me/contacts?$top=2', immutable),
    get('2', 'me/contacts?$top=2'),
    get('3', '/me/contacts/AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AyM_5Z1xq0k2rRAAAAAAA'),
    get('4', '/me/nowhere'),
  ]);
  expect(status).toBe(200);
  expect(responses.map(({ id }) => id)).not.toEqual(['1', '2', '3', '4']);
  const items = byId(responses);
  expect([1, 2, 3, 4].map((id) => items.get(String(id))?.status)).toEqual([200, 200, 404, 404]);
  const first = (id: string) => Object(items.get(id)?.body.value).at(0).id;
  expect(sandbox.accounts.outlook.store.contacts.has(first('1'))).toBe(true);
  expect(sandbox.accounts.outlook.store.contacts.has(first('2'))).toBe(false);
  expect(sandbox.requests).toHaveLength(1);
});

test('a planned fault meets one item, once', async () => {
  sandbox.plan({
    path: /contactFolders/,
    response: { status: 429, headers: { 'retry-after': '2' }, body: { error: { code: 'TooManyRequests' } } },
  });
  const items = byId((await send([get('1', '/me/contacts'), get('2', '/me/contactFolders')])).responses);
  expect([items.get('1')?.status, items.get('2')?.status, items.get('2')?.headers['Retry-After']]).toEqual([200, 429, '2']);
  expect((await send([get('1', '/me/contactFolders')])).responses).toMatchObject([{ status: 200 }]);
});

test('21 items, none, twice the same id, or no sign-in: the batch is refused', async () => {
  const many = Array.from({ length: 21 }, (_, index) => get(`${index}`, '/me'));
  for (const requests of [many, [], [get('1', '/me'), get('1', '/me')], 'none']) expect((await send(requests)).status).toBe(400);
  expect((await send([get('1', '/me')], 'Bearer nobody')).status).toBe(401);
});

test('children come with their folder, one level deep', async () => {
  const [response] = (await send([get('1', '/me/contactFolders?$expand=childFolders')])).responses;
  const folders = Object(response?.body.value);
  expect(
    folders.map((folder: Item & { displayName: string; childFolders: { displayName: string }[] }) => [
      folder.displayName,
      folder.childFolders.map(({ displayName }) => displayName),
    ]),
  ).toEqual([
    ['Suppliers', []],
    ['Family', ['Cousins']],
  ]);
  expect((await send([get('1', '/me/contactFolders?$expand=childFolders($expand=childFolders)')])).responses).toMatchObject([
    { status: 400 },
  ]);
});
