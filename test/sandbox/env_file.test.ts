import { parseEnv } from 'node:util';
import { accountTypes } from '../../sandbox/accounts.ts';
import { envFile } from '../../sandbox/env_file.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ size: 20 });
});
afterAll(() => sandbox.close());

test.each(Object.keys(accountTypes))('gives a whole .env for %s', async (key) => {
  const response = await fetch(`${sandbox.url}/_sandbox/env/${key}`);
  const values = parseEnv(await response.text());
  expect(values).toMatchObject(sandbox.environment);
  expect(values.authData_account_type).toBe(key);
  expect(values.authData_access_token).not.toBe('');
  expect(values.CLIENT_ID).toBe(sandbox.environment[`${key.toUpperCase()}_CLIENT_ID`]);
  expect(values.CLIENT_SECRET).toBe(sandbox.environment[`${key.toUpperCase()}_CLIENT_SECRET`]);
});

test('names the accounts for an unknown key', async () => {
  const response = await fetch(`${sandbox.url}/_sandbox/env/toString`);
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({
    error: `No account has the key "toString". Available: ${Object.keys(accountTypes).join(', ')}.`,
  });
});

test('keeps blanks and characters that a shell would read', () => {
  const values = parseEnv(envFile({ GRAPH_URL: 'http://127.0.0.1:1/graph' }, { account_type: 'outlook', scope: 'User.Read $HOME #1' }));
  expect(values.authData_scope).toBe('User.Read $HOME #1');
});
