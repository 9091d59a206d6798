import type { ZObject } from 'zapier-platform-core';
import type { Provider } from '../../../sandbox/nylas/contact.ts';
import type { Grant } from '../../../sandbox/nylas/grant.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/server.ts';
import type { AuthData, Connection } from '../../../src/backends/backend.ts';
import { nylas } from '../../../src/backends/nylas/index.ts';
import { createHttp } from '../../../src/http/client.ts';
import { LIMITS } from '../../../src/http/deadline.ts';
import { platform } from '../../support/client.ts';

/** Mailboxes of every provider in the sandbox, and a connection to them for each run of an operation. */
export interface Mailboxes {
  readonly sandbox: Sandbox;
  readonly store: Sandbox['accounts']['nylas']['store'];
  grant(provider: Provider): Grant;
  /** A new run with its own clock. All runs of a `cache` share it. */
  connect(
    provider: Provider,
    more?: { account?: AuthData; cache?: Map<string, unknown>; run?: number; timezone?: string; now?: number },
  ): Connection;
  /** `GET /v3/grants/me/contacts` of every request since the last call, without the query. */
  asked(): string[];
  close(): Promise<void>;
}

/** A run at the environment's address of Nylas. */
export function connectTo(
  z: ZObject,
  account: AuthData,
  more: { cache?: Map<string, unknown>; run?: number; timezone?: string; now?: number } = {},
): Connection {
  const cache = more.cache ?? new Map<string, unknown>();
  return {
    http: createHttp(z, nylas.service(account), { ...LIMITS, run: more.run ?? LIMITS.run }),
    authData: account,
    timezone: more.timezone ?? null,
    cache: {
      get: async (key) => cache.get(key),
      set: async (key, value) => {
        cache.set(key, value);
      },
    },
    log: (text) => z.console.log(text),
    now: more.now ?? Date.now(),
  };
}

/**
 * Mailboxes for the tests of a file: opened before them, reset before each of them, when `use` gets them, and closed
 * after them.
 */
export function withMailboxes(size: number, use: (boxes: Mailboxes) => void): void {
  const opened: Mailboxes[] = [];
  beforeAll(async () => {
    opened.push(await openMailboxes(size));
  });
  beforeEach(() => {
    for (const boxes of opened) {
      boxes.sandbox.reset();
      use(boxes);
    }
  });
  afterAll(() => Promise.all(opened.map((boxes) => boxes.close())));
}

export async function openMailboxes(size = 12): Promise<Mailboxes> {
  const sandbox = await startSandbox({ size });
  const z = await platform();
  process.env.NYLAS_URL = sandbox.environment.NYLAS_URL;
  const { store } = sandbox.accounts.nylas;
  return {
    sandbox,
    store,
    grant: (provider) => store.grant(provider),
    connect: (provider, { account, ...more } = {}) => {
      const scope = store.connectorScopes[provider].join(' ');
      const access_token = sandbox.accounts.nylas.issueToken({ provider });
      return connectTo(z, { account_type: 'nylas', access: 'write', access_token, scope, provider, ...account }, more);
    },
    asked: () => {
      const requests = sandbox.requests.map(({ method, path }) => `${method} ${path.split('?')[0]}`);
      sandbox.clearRequests();
      return requests;
    },
    close: () => sandbox.close(),
  };
}

/** All queries of a list's requests. */
export function queriesOf(sandbox: Sandbox): Record<string, string>[] {
  return sandbox.requests.map(({ path }) => Object.fromEntries(new URL(path, 'http://localhost').searchParams));
}
