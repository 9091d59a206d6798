import dns from 'node:dns';
import { createServer } from 'node:net';
import nock from 'nock';
import { fetchFile } from '../../src/file.ts';
import { guardNetwork, onPlatform } from './support.ts';

/** What the names of this test mean: nobody asks a real server of names, and whoever connects all the same reaches this machine only. */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  'inside.example.com': ['127.0.0.1'],
  'both.example.com': ['127.0.0.1', '192.0.2.1'],
  'nobody.example.com': [],
};
const asked: string[] = [];

function answer(name: string, ...given: readonly unknown[]): void {
  asked.push(name);
  const addresses = ADDRESSES[name];
  const callback = given.at(-1);
  if (typeof callback !== 'function') throw new Error('nobody waits for the answer');
  if (addresses === undefined) callback(new Error('no such name'), []);
  else
    callback(
      null,
      addresses.map((address) => ({ address, family: 4 })),
    );
}

guardNetwork();
beforeEach(() => {
  asked.length = 0;
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
    jest.spyOn(dns, 'lookup').mockImplementation(answer);
    nock.enableNetConnect(/\.example\.com/);
    const limits = { what: 'photos', types: ['image/png'], bytes: 1000 };
    const reading = onPlatform((z) => fetchFile(z, `https://${name}:${port}/a.png`, limits));
    await expect(reading).rejects.toMatchObject({ kind: 'invalid_input', message: expect.stringContaining('could not be fetched') });
    nock.enableNetConnect('127.0.0.1');
    await new Promise((resolve) => server.close(resolve));
    expect(asked).toEqual([name]);
    expect(connections).toEqual([]);
  },
);
