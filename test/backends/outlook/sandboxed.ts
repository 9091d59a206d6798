import type { ZObject } from 'zapier-platform-core';
import { type Sandbox, startSandbox } from '../../../sandbox/server.ts';
import type { AuthData, ChangesPort, Connection, ContactsPort } from '../../../src/backends/backend.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import type { ContactQuery, Criterion, Selection } from '../../../src/contacts/query.ts';
import { createHttp } from '../../../src/http/client.ts';
import { LIMITS } from '../../../src/http/deadline.ts';
import { platform } from '../../support/client.ts';

export type { Sandbox } from '../../../sandbox/server.ts';

/** The mailbox in the sandbox, and a connection to it for each run of an operation. */
export interface Mailbox {
  readonly sandbox: Sandbox;
  readonly store: Sandbox['accounts']['outlook']['store'];
  /** A new run, with its own clock and its own limit of requests at once. */
  connect(account?: AuthData, more?: { timezone?: string; run?: number }): Connection;
  /** `GET /me/contacts?...` of every request since the last call, decoded. */
  asked(): string[];
  /** The same, with each read of a batch by itself. */
  reads(): string[];
  close(): Promise<void>;
}

/** Connects to Outlook at the environment's address of Graph. */
export function connectTo(z: ZObject, account: AuthData, more: { timezone?: string; run?: number } = {}): Connection {
  return {
    http: createHttp(z, outlook.service(account), { ...LIMITS, run: more.run ?? LIMITS.run }),
    authData: account,
    timezone: more.timezone ?? null,
    cache: { get: async () => undefined, set: async () => undefined },
    log: (text) => z.console.log(text),
    now: Date.now(),
  };
}

/**
 * A mailbox for the tests of a file: opened before them, reset before each of them, when `use` gets it, and closed
 * after them.
 */
export function withMailbox(size: number, use: (mailbox: Mailbox) => void): void {
  const opened: Mailbox[] = [];
  beforeAll(async () => {
    opened.push(await openMailbox(size));
  });
  beforeEach(() => {
    for (const mailbox of opened) {
      mailbox.sandbox.reset();
      use(mailbox);
    }
  });
  afterAll(() => Promise.all(opened.map((mailbox) => mailbox.close())));
}

export async function openMailbox(size = 12): Promise<Mailbox> {
  const sandbox = await startSandbox({ size });
  const z = await platform();
  process.env.GRAPH_URL = sandbox.environment.GRAPH_URL;
  return {
    sandbox,
    store: sandbox.accounts.outlook.store,
    connect: (account, more) => connectTo(z, { ...sandbox.connections().outlook, ...account }, more),
    reads: () => {
      const requests = sandbox.requests.flatMap(({ method, path, body }) =>
        path === '/$batch' ? itemsOf(body).map(({ method: how, url }) => `${how} ${url}`) : [`${method} ${path}`],
      );
      sandbox.clearRequests();
      return requests.map(decodeURIComponent);
    },
    asked: () => {
      const requests = sandbox.requests.map(({ method, path }) => `${method} ${decodeURIComponent(path)}`);
      sandbox.clearRequests();
      return requests;
    },
    close: () => sandbox.close(),
  };
}

/** The reads of a batch, as sent. */
export function itemsOf(body: string): readonly { readonly method: string; readonly url: string; readonly headers: unknown }[] {
  return JSON.parse(body).requests;
}

const ALONE = { folder_id: 'contacts' };

/** The ports that read only the default folder, request by request. folders_mailbox.test.ts tests all folders. */
export const ownFolder = {
  find: (connection: Connection, criterion: Criterion) => outlook.contacts.find(connection, criterion, ALONE),
  search: (connection: Connection, query: ContactQuery, page: Parameters<ContactsPort['search']>[2]) =>
    outlook.contacts.search(connection, { ...ALONE, ...query }, page),
  changes: {
    recent: (connection, date, window, scope) => {
      const { recent } = outlook.changes;
      if (recent === undefined) throw new Error('Outlook has dates.');
      return recent(connection, date, window, { ...ALONE, ...scope });
    },
    sample: (connection, date, limit, scope) => outlook.changes.sample(connection, date, limit, { ...ALONE, ...scope }),
    all: (connection, scope: Selection) => outlook.changes.all(connection, { ...ALONE, ...scope }),
  } satisfies ChangesPort,
};
