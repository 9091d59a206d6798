/**
 * Microsoft's clouds are apart: each has its own sign-in and its own Graph, and nothing of one may reach another.
 * https://learn.microsoft.com/graph/deployments
 */
import nock from 'nock';
import { setEnvironment } from '../../sandbox/environment.ts';
import { platformFor } from '../../sandbox/zapier/platform.ts';
import { accounts } from '../conformance/accounts.ts';
import { definition } from '../support/run.ts';
import { useWorld } from '../support/world.ts';
import { isPossible, OPERATIONS, subjectOf } from './support/operations.ts';
import { ignoreMemory, only } from './support/slice.ts';

const CLOUDS = [
  ['the public one', 'https://login.microsoftonline.com', 'https://graph.microsoft.com'],
  ['US government', 'https://login.microsoftonline.us', 'https://graph.microsoft.us'],
  ['China, operated by 21Vianet', 'https://login.partner.microsoftonline.cn', 'https://microsoftgraph.chinacloudapi.cn'],
] as const;

const FIELDS = { account_type: 'outlook', tenant: 'common', access: 'write' };
const TOKENS = { token_type: 'Bearer', expires_in: 3600, access_token: 'access-of-ada', refresh_token: 'refresh-of-ada' };

describe.each(accounts.filter(([key]) => key === 'outlook'))('the clouds of %s', (key, backend, accountType) => {
  // More contacts than a page has, so that links of the service to the next page are followed.
  const at = useWorld(backend, accountType, 120);
  let restore = (): void => undefined;
  beforeEach(ignoreMemory);
  afterEach(() => {
    restore();
    nock.cleanAll();
  });

  it.each(CLOUDS)('%s: sign-in and steps ask its two servers and no other', async (_cloud, login, graph) => {
    restore = setEnvironment({ MICROSOFT_LOGIN_URL: login, GRAPH_URL: `${graph}/v1.0`, CLIENT_ID: 'the-id', CLIENT_SECRET: 'the-secret' });
    const asked = standInFor(login, graph, `${at().sandbox.url}/graph/v1.0`);

    const { oauth2Config, test } = definition.authentication;
    const { call } = platformFor(definition, () => at().authData);
    const started = { ...FIELDS, redirect_uri: 'https://zapier.com/return', state: 'a-state' };
    expect(new URL(String(await call(oauth2Config.authorizeUrl, started))).origin).toBe(login);
    await call(oauth2Config.getAccessToken, { ...started, code: 'a-code', code_verifier: 'a-verifier' });
    await platformFor(definition, { ...FIELDS, refresh_token: 'refresh-of-ada' }).call(oauth2Config.refreshAccessToken);
    expect(asked).toEqual([login, login]);
    await call(test);

    for (const operation of OPERATIONS.filter((one) => isPossible(one, { backend }))) {
      const input = operation.input(await subjectOf(at(), operation), at());
      const before = asked.length;
      await only(operation.kind, operation.key)()(at().authData, input);
      expect([operation.key, asked.length > before]).toEqual([operation.key, true]);
      at().sandbox.reset();
      Object.assign(at().authData, at().sandbox.connections()[key]);
    }
    const [page] = await at().search('find_contacts', { query: 'example', limit: '100' });
    await at().search('find_contacts', { page: page?.next_page });
    expect(new Set(asked.slice(2))).toEqual(new Set([graph]));
  });
});

/** Answers for both servers, with the sandbox's responses in which every link leads to this Graph; notes which server was asked. */
function standInFor(login: string, graph: string, sandbox: string): readonly string[] {
  const asked: string[] = [];
  nock(login)
    .persist()
    .post('/common/oauth2/v2.0/token')
    .reply(200, () => {
      asked.push(login);
      return { ...TOKENS, scope: 'Contacts.ReadWrite Tasks.ReadWrite MailboxSettings.Read User.Read' };
    });
  for (const method of ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'])
    nock(graph)
      .persist()
      .intercept(/^\/v1\.0\//, method)
      .reply(async function answer(path, body) {
        asked.push(graph);
        const { host: _host, 'content-length': _length, ...headers } = this.req.headers;
        const sent = method === 'GET' || body === '' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
        const response = await fetch(`${sandbox}${path.replace('/v1.0', '')}`, { method, headers: textsOf(headers), ...sent });
        const text = (await response.text()).replaceAll(sandbox, `${graph}/v1.0`);
        return [response.status, text, { 'content-type': response.headers.get('content-type') ?? 'application/json' }];
      });
  return asked;
}

function textsOf(headers: Readonly<Record<string, string | string[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
