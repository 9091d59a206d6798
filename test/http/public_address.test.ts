import dns, { type LookupOptions } from 'node:dns';
import { createServer, isIP } from 'node:net';
import nock from 'nock';
import { startDeadline } from '../../src/http/deadline.ts';
import { fetchFile } from '../../src/http/fetch_file.ts';
import { publicLookup } from '../../src/http/public_address.ts';
import { guardNetwork, onPlatform } from './support.ts';

/**
 * What the names of this test resolve to: no one asks a real name server, and any connection reaches only this machine.
 */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  'inside.example.com': ['127.0.0.1'],
  'both.example.com': ['127.0.0.1', '192.0.2.1'],
  'nobody.example.com': [],
  'public.example.com': ['192.0.2.1', '2600::1'],
  'inside6.example.com': ['::ffff:127.0.0.1', '2600::1'],
};
const asked: string[] = [];
const options: unknown[] = [];

function lookUp(name: string, ...rest: readonly unknown[]): void {
  asked.push(name);
  options.push(rest[0]);
  const addresses = ADDRESSES[name];
  const callback = rest.at(-1);
  if (typeof callback !== 'function') throw new Error('nobody waits for the response');
  if (addresses === undefined) callback(new Error('no such name'), []);
  else
    callback(
      null,
      addresses.map((address) => ({ address, family: isIP(address) })),
    );
}

guardNetwork();
beforeEach(() => {
  asked.length = 0;
  options.length = 0;
});
afterEach(() => jest.restoreAllMocks());

test.each(['inside.example.com', 'both.example.com', 'nobody.example.com', 'unknown.example.com'])(
  'a name that may lead into a private network is not connected to: %s',
  async (name) => {
    const connections: string[] = [];
    const server = createServer((socket) => {
      connections.push(name);
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    jest.spyOn(dns, 'lookup').mockImplementation(lookUp);
    nock.enableNetConnect(/\.example\.com/);
    const limits = { what: 'photos', types: ['image/png'], bytes: 1000 };
    const reading = onPlatform((z) => fetchFile(z, startDeadline(), `https://${name}:${port}/a.png`, limits));
    await expect(reading).rejects.toMatchObject({ kind: 'invalid_input', message: expect.stringContaining("couldn't be downloaded") });
    nock.enableNetConnect('127.0.0.1');
    await new Promise((resolve) => server.close(resolve));
    expect(asked).toEqual([name]);
    expect(connections).toEqual([]);
  },
);

/** What the look-up returns. */
function found(name: string, options: LookupOptions): Promise<readonly unknown[]> {
  jest.spyOn(dns, 'lookup').mockImplementation(lookUp);
  return new Promise((resolve) => publicLookup(name, options, (...handed) => resolve(handed)));
}

test('a public name leads to its addresses, one or all of them as requested', async () => {
  const all = [
    { address: '192.0.2.1', family: 4 },
    { address: '2600::1', family: 6 },
  ];
  await expect(found('public.example.com', { all: true })).resolves.toEqual([null, all]);
  await expect(found('public.example.com', { family: 4 })).resolves.toEqual([null, '192.0.2.1', 4]);
  // All addresses are checked, whatever was requested, and the other options stay.
  expect(options).toEqual([{ all: true }, { all: true, family: 4 }]);
});

test.each(['inside.example.com', 'inside6.example.com', 'both.example.com', 'nobody.example.com'])(
  'a name that may lead into a private network leads nowhere: %s',
  async (name) => {
    for (const options of [{ all: true }, {}]) {
      const [error, ...addresses] = await found(name, options);
      expect(error).toEqual(new Error('not a public address'));
      expect(addresses).toEqual(['']);
    }
  },
);

test("an unknown name fails in Node's words", async () => {
  await expect(found('unknown.example.com', {})).resolves.toEqual([new Error('no such name'), '']);
});
