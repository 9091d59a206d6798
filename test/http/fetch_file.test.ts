import { createServer } from 'node:net';
import nock from 'nock';
import { startDeadline } from '../../src/http/deadline.ts';
import { fetchFile } from '../../src/http/fetch_file.ts';
import type { Download } from '../../src/http/request.ts';
import { guardNetwork, onPlatform, TOKEN } from './support.ts';

guardNetwork();

const LIMITS = { what: 'photos', types: ['image/jpeg', 'image/png'], bytes: 2_097_152 };
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]);
const GIF = Buffer.from('GIF89a');
const FILES = 'https://files.example.com';

const fetched = (address: string, limits = LIMITS): Promise<Download> => onPlatform((z) => fetchFile(z, startDeadline(), address, limits));
const refusal = (told: RegExp) => ({ kind: 'invalid_input', message: expect.stringMatching(told) });

test.each([
  [JPEG, 'image/jpeg'],
  [PNG, 'image/png'],
])('the type is that of the first bytes, not what the server says', async (bytes, contentType) => {
  nock(FILES, { badheaders: ['authorization'] })
    .get('/a.txt')
    .reply(200, bytes, { 'content-type': 'text/plain' });
  expect(await fetched(`${FILES}/a.txt`)).toEqual({ bytes, contentType });
});

describe('only public addresses with https', () => {
  test.each([
    'http://files.example.com/a.jpg',
    'ftp://files.example.com/a.jpg',
    'file:///etc/passwd',
    'DATA:text/plain,x',
    'no address',
    '',
    'https://ada:secret@files.example.com/a.jpg',
    'https://localhost/a.jpg',
    'https://localhost:8443/a.jpg',
    'https://LOCALHOST/a.jpg',
    'https://127.0.0.1/a.jpg',
    'https://127.1/a.jpg',
    'https://2130706433/a.jpg',
    'https://0x7f000001/a.jpg',
    'https://0.0.0.0/a.jpg',
    'https://10.1.2.3/a.jpg',
    'https://172.16.0.1/a.jpg',
    'https://172.31.255.255/a.jpg',
    'https://192.168.1.1/a.jpg',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1/a.jpg',
    'https://224.0.0.1/a.jpg',
    'https://[::1]/a.jpg',
    'https://[::]/a.jpg',
    'https://[::ffff:127.0.0.1]/a.jpg',
    'https://[fe80::1]/a.jpg',
    'https://[fd00::1]/a.jpg',
    'https://[64:ff9b::7f00:1]/a.jpg',
    'https://[2002:7f00:1::]/a.jpg',
    'https://[::7f00:1]/a.jpg',
    'https://[fec0::1]/a.jpg',
    'https://[2001:db8::1]/a.jpg',
  ])('not %s', async (address) => {
    const reading = fetched(address);
    await expect(reading).rejects.toMatchObject(
      refusal(/^The file must be at a public address that starts with https:\/\/\. Map a file from an earlier step\.$/),
    );
    await expect(reading).rejects.toMatchObject({ message: expect.not.stringContaining('secret') });
  });

  test('not a name that leads to this machine', async () => {
    const connections: string[] = [];
    const server = createServer((socket) => {
      connections.push('came');
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    nock.enableNetConnect(/^localhost\.|^127\.0\.0\.1/);
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(fetched(`https://localhost.:${port}/a.jpg`)).rejects.toMatchObject({ kind: 'invalid_input' });
    nock.enableNetConnect('127.0.0.1');
    await new Promise((resolve) => server.close(resolve));
    expect(connections).toEqual([]);
  });
});

describe('redirects', () => {
  test('are followed from one public address to another', async () => {
    nock(FILES).get('/a').reply(302, '', { location: 'https://cdn.example.org/b' });
    nock('https://cdn.example.org').get('/b').reply(301, '', { location: '/c' });
    nock('https://cdn.example.org').get('/c').reply(200, JPEG);
    expect((await fetched(`${FILES}/a`)).contentType).toBe('image/jpeg');
  });

  test.each(['https://127.0.0.1/x', 'https://localhost/x', 'http://cdn.example.org/x', 'https://[::1]/x'])(
    'are not followed to %s',
    async (location) => {
      nock(FILES).get('/a').reply(302, '', { location });
      await expect(fetched(`${FILES}/a`)).rejects.toMatchObject(refusal(/public address/));
    },
  );

  test('are not followed forever', async () => {
    nock(FILES).get('/a').times(4).reply(302, '', { location: '/a' }).get('/a').reply(200, JPEG);
    await expect(fetched(`${FILES}/a`)).rejects.toMatchObject(refusal(/couldn't be downloaded/));
    nock.cleanAll();
  });

  test.each([300, 399])('are those of status %s too', async (status) => {
    nock(FILES).get('/a').reply(status, '', { location: '/b' }).get('/b').reply(200, JPEG);
    expect((await fetched(`${FILES}/a`)).bytes).toEqual(JPEG);
  });

  test('are not what a file or a refusal says about another address', async () => {
    nock(FILES).get('/a').reply(200, JPEG, { location: '/b' });
    expect((await fetched(`${FILES}/a`)).bytes).toEqual(JPEG);
    for (const status of [299, 400, 404]) {
      nock(FILES).get('/a').reply(status, '', { location: '/b' }).get('/b').reply(200, JPEG);
      await expect(fetched(`${FILES}/a`)).rejects.toMatchObject(refusal(/couldn't be downloaded/));
      nock.cleanAll();
    }
  });

  test('lead nowhere without an address', async () => {
    nock(FILES).get('/a').reply(302).get('/undefined').reply(200, JPEG);
    await expect(fetched(`${FILES}/a`)).rejects.toMatchObject(refusal(/couldn't be downloaded from files\.example\.com/));
    nock.cleanAll();
  });
});

test.each([204, 401, 403, 404, 500])('a missing file: %s', async (status) => {
  nock(FILES).get('/a').query({ token: TOKEN }).reply(status);
  const reading = fetched(`${FILES}/a?token=${TOKEN}`);
  await expect(reading).rejects.toMatchObject(
    refusal(/^The file couldn't be downloaded from files\.example\.com\. Check that it's public and still there\.$/),
  );
  await expect(reading).rejects.toMatchObject({ message: expect.not.stringContaining(TOKEN) });
});

test('a connection that breaks', async () => {
  nock(FILES).get('/a').replyWithError('socket hang up');
  await expect(fetched(`${FILES}/a`)).rejects.toMatchObject(refusal(/couldn't be downloaded/));
});

describe('what a file may be', () => {
  test('as large as allowed', async () => {
    const bytes = Buffer.concat([JPEG, Buffer.alloc(LIMITS.bytes - JPEG.length)]);
    nock(FILES).get('/a').reply(200, bytes);
    expect((await fetched(`${FILES}/a`)).bytes).toHaveLength(LIMITS.bytes);
  });

  test.each([1, 2, 100_000])('not larger, by %s bytes', async (more) => {
    nock(FILES)
      .get('/a')
      .reply(200, Buffer.concat([JPEG, Buffer.alloc(LIMITS.bytes - JPEG.length + more)]));
    await expect(fetched(`${FILES}/a`)).rejects.toMatchObject(
      refusal(/too large: photos must be smaller than 2 MB\. Use a smaller one\.$/),
    );
  });

  test.each([
    ['another picture', GIF, 'image/gif'],
    ['a text', Buffer.from('hello'), 'something else'],
    ['nothing', Buffer.alloc(0), 'something else'],
  ])('%s is of the wrong kind', async (_what, bytes, kind) => {
    nock(FILES).get('/a.jpg').reply(200, bytes, { 'content-type': 'image/jpeg' });
    await expect(fetched(`${FILES}/a.jpg`)).rejects.toMatchObject(refusal(new RegExp(`image/jpeg or image/png.*${kind}.*Convert`)));
  });
});

describe('an address that holds the file itself', () => {
  test('is read', async () => {
    expect(await fetched(`data:image/png;base64,${PNG.toString('base64')}`)).toEqual({ bytes: PNG, contentType: 'image/png' });
    expect((await fetched(`data:;base64,${JPEG.toString('base64')}`)).contentType).toBe('image/jpeg');
  });

  test.each(['data:image/png,plain', 'data:image/png;base64', 'data:image/png;base64,***', 'data:,data:image/png;base64,iVBORw0K'])(
    'is no readable data: %s',
    async (address) => {
      await expect(fetched(address)).rejects.toMatchObject(refusal(/isn't an address or data that can be read/));
    },
  );

  test('shows the real limit', async () => {
    const limits = { ...LIMITS, bytes: 4_194_303 };
    const large = Buffer.concat([JPEG, Buffer.alloc(limits.bytes)]).toString('base64');
    await expect(fetched(`data:image/jpeg;base64,${large}`, limits)).rejects.toMatchObject(
      refusal(/it has 4 MB, and photos must be smaller than 4 MB/),
    );
  });

  test('has the same limits', async () => {
    const large = Buffer.concat([PNG, Buffer.alloc(LIMITS.bytes)]).toString('base64');
    await expect(fetched(`data:image/png;base64,${large}`)).rejects.toMatchObject(refusal(/too large/));
    await expect(fetched(`data:image/png;base64,${GIF.toString('base64')}`)).rejects.toMatchObject(refusal(/wrong type/));
  });
});
