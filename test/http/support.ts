import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import nock from 'nock';
import { createAppTester, type ZObject } from 'zapier-platform-core';
import * as zod from 'zod/mini';
import { createHttp } from '../../src/http/client.ts';
import type { Http, HttpRequest } from '../../src/http/request.ts';
import type { Service } from '../../src/http/service.ts';

// Loading it changes Node's own modules, which all files of a worker share, and only those that plan requests need it.
nock.restore();

export const HOST = 'https://api.example.com';
export const BASE = `${HOST}/v1`;
export const TOKEN = 'access-token-of-ada';

const WITHOUT_SIGN_IN = { version: '1.0.0', platformVersion: '19.1.0' };
const oauth2Config = { authorizeUrl: { url: BASE }, getAccessToken: { url: BASE }, autoRefresh: true };
/** An app like ours, in which the platform itself turns every 401 into its own error. */
export const RENEWING = { ...WITHOUT_SIGN_IN, authentication: { type: 'oauth2' as const, test: { url: BASE }, oauth2Config } };

/** Runs the work inside the platform, which never sees its errors, because it would add its own words. */
export async function onPlatform<T>(work: (z: ZObject) => Promise<T>, app: typeof WITHOUT_SIGN_IN = WITHOUT_SIGN_IN): Promise<T> {
  const ended: Promise<T>[] = [];
  await createAppTester({ ...app })(async (z: ZObject) => {
    const running = work(z);
    ended.push(running);
    await running.catch(() => undefined);
    return [];
  });
  const [result] = ended;
  if (result === undefined) throw new Error('the platform did not run the work');
  return result;
}

/** A service that refuses with `message` and `traceId`. */
export function service(parts: Partial<Service> = {}): Service {
  const vendorSentences = zod.object({ message: zod.optional(zod.string()), traceId: zod.optional(zod.string()) });
  return {
    label: 'Example Service',
    bases: [BASE],
    token: TOKEN,
    headers: { Version: '2021-07-28' },
    concurrency: 5,
    writable: true,
    hasScope: () => true,
    signInScope: (_access, scope) => scope,
    read: ({ body }) => {
      const read = vendorSentences.safeParse(body);
      return read.success ? { message: read.data.message, trace: read.data.traceId } : {};
    },
    ...parts,
  };
}

export const ONE = zod.object({ contact: zod.object({ id: zod.string(), tags: zod.optional(zod.array(zod.string())) }) });
export type One = zod.infer<typeof ONE>;

export const READ: HttpRequest<One> = { method: 'GET', url: '/contacts/c1', schema: ONE, doing: 'read the contact c1', writes: false };
export const WRITE: HttpRequest<One> = {
  method: 'POST',
  url: '/contacts',
  body: { name: 'Ada' },
  schema: ONE,
  doing: 'create the contact',
  writes: true,
  scope: 'contacts.write',
};

/** One request in its own run. */
export function send(exchange: Partial<HttpRequest<One>> = {}, parts: Partial<Service> = {}) {
  return run((http) => http.send({ ...READ, ...exchange }), parts);
}

/** A run of its own, with its clock. */
export function run<T>(work: (http: Http) => Promise<T>, parts: Partial<Service> = {}, limits?: { run: number; read: number }): Promise<T> {
  return onPlatform((z) => work(createHttp(z, service(parts), limits)));
}

/**
 * No request may leave this machine, and every planned one must have been made. All files of a worker share Node's own
 * modules: what isn't removed at the end stays for the next file.
 */
export function guardNetwork(): void {
  beforeAll(() => {
    if (!nock.isActive()) nock.activate();
    nock.disableNetConnect();
    nock.enableNetConnect('127.0.0.1');
  });
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    expect(pending).toEqual([]);
  });
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
  });
}

export interface Local {
  readonly url: string;
  close(): Promise<void>;
}

/** A server on this machine with planned responses. */
export async function serve(respond: (request: IncomingMessage, response: ServerResponse) => void): Promise<Local> {
  const server = createServer(respond);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
