import type { ZObject } from 'zapier-platform-core';
import type { Connection } from '../../../src/backends/backend.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { type Local, serve } from '../../http/support.ts';
import { platform } from '../../support/client.ts';
import { connectTo } from './sandboxed.ts';

const { contacts, photo, signIn } = outlook;
let z: ZObject;
let server: Local;
let connection: Connection;

beforeAll(async () => {
  z = await platform();
  // It announces the length of its response, and hangs up in the middle.
  server = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{');
    setImmediate(() => response.destroy());
  });
});
beforeEach(() => {
  process.env.GRAPH_URL = server.url;
  connection = connectTo(z, { access_token: 'token' }, { run: 3_000 });
});
afterAll(() => server.close());

test.each<[string, () => Promise<unknown>]>([
  ['read the contact 1', () => contacts.get(connection, '1')],
  ['read the photo of the contact 1', () => photo.get(connection, '1')],
  ['see whether the contact 1 has a photo', () => photo.exists(connection, '1')],
  ['read whose account it is', () => signIn.identify(connection)],
])('a response that breaks off is an error at once, not after a timeout: %s', async (doing, run) => {
  await expect(run()).rejects.toMatchObject({
    kind: 'service_error',
    message: `Outlook couldn't be reached, or closed the connection when asked to ${doing}. Try again later.`,
  });
});
