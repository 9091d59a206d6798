import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { failedStart, startRelayProcess } from './support/relay_process.ts';
import { embeddedStores } from './support/stores.ts';

const stores = embeddedStores();

afterAll(() => stores.close());

it('prints its address on one line, and nothing else', async () => {
  const relay = await startRelayProcess(await stores.create());
  expect(relay.output()).toBe(`The relay listens on ${relay.url}\n`);
  expect((await fetch(`${relay.url}/health`)).status).toBe(200);
  expect(await relay.stop()).toBe(0);
  expect(relay.output()).toBe(`The relay listens on ${relay.url}\n`);
});

it('refuses a wrong setting with a sentence', async () => {
  expect(await failedStart({ RELAY_SECRET: 'short' })).toEqual({
    code: 1,
    output: 'RELAY_SECRET has a secret of 5 characters. Use at least 32, and separate several secrets by commas.\n',
  });
});

it('refuses a port that is in use', async () => {
  const server = await new Promise<Server>((resolve) => {
    const one = createServer().listen(0, '127.0.0.1', () => resolve(one));
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  expect(await failedStart({ ...(await stores.create()), PORT: `${port}` })).toEqual({
    code: 1,
    output: `Port ${port} of 127.0.0.1 is in use. Set PORT to another one.\n`,
  });
  server.close();
});

it('refuses a folder that another relay uses, but not one that a killed relay used', async () => {
  const store = await stores.create();
  const relay = await startRelayProcess(store);
  expect(await failedStart(store)).toEqual({
    code: 1,
    output: `Another relay is using ${store.RELAY_DATA}. Stop it, or set RELAY_DATA to another folder.\n`,
  });
  await relay.kill();
  const next = await startRelayProcess(store);
  expect(await next.stop()).toBe(0);
});

it('refuses a folder that it cannot make, and a database that it cannot reach', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'relay-data-'));
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  const { code, output } = await failedStart({ RELAY_DATA: path.join(file, 'data') });
  expect([code, output.split('\n').at(-2)]).toEqual([
    1,
    `The embedded store in ${path.join(file, 'data')} can't be opened (ENOTDIR). Check that this user may write there.`,
  ]);
  const database = await failedStart({ DATABASE_URL: 'postgres://relay:topsecret@127.0.0.1:1/relay' });
  expect([database.code, database.output.split('\n').at(-2)]).toEqual([
    1,
    "The database of DATABASE_URL can't be used (ECONNREFUSED). Check its address, user and rights.",
  ]);
  expect(database.output).not.toContain('topsecret');
  rmSync(folder, { recursive: true });
});
