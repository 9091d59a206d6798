import { createServer } from 'node:http';
import type { Account, AuthData, SandboxContext } from './account.ts';
import { type Accounts, openAccounts } from './accounts.ts';
import { envFile } from './env_file.ts';
import type { Fault } from './faults.ts';
import { FaultPlan } from './faults.ts';
import { listener } from './listener.ts';
import { withOwnPaths } from './own_paths.ts';
import type { RequestRecord } from './request_log.ts';
import { RequestLog } from './request_log.ts';
import type { Clock, Service } from './service.ts';
import type { TokenRequest } from './tokens.ts';
import { TokenRegistry } from './tokens.ts';

export interface SandboxOptions {
  /** Any free port by default. */
  readonly port?: number;
  /** Seeded contacts of each account, or of the account with this key; 250 by default. */
  readonly size?: number | ((key: string) => number);
  /** Milliseconds until the Contacts API's search sees a write; 0 by default. */
  readonly indexLag?: number;
  readonly clock?: Clock;
  /** Whether to serve Entra's sign-in pages. Their library isn't CommonJS, so jest can't load it. */
  readonly signIn?: boolean;
  /** Additional services. */
  readonly services?: (context: Omit<SandboxContext, 'size'>) => readonly Service[];
}

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly port: number;
  /** The environment variables that point the integration to this sandbox. */
  readonly environment: Readonly<Record<string, string>>;
  /** Every request since the start or the last clearing, oldest first. */
  readonly requests: readonly RequestRecord[];
  clearRequests(): void;
  /** Plans a fault for the next matching requests. */
  plan(fault: Fault): void;
  /** Forgets the planned faults. */
  clearFaults(): void;
  /** One account of each type, by its key. */
  readonly accounts: Accounts;
  /** The account with any key. */
  account(key: string): Account;
  /** Every access token except those of Nylas, so that tests can expire them. */
  readonly tokens: TokenRegistry;
  /**
   * Registers an access token for an account type, by default with all scopes. Nylas only uses the requested scopes.
   */
  issueToken(key: string, request?: TokenRequest): string;
  /** A ready connection to each account type, by key, with new access tokens each time. */
  connections(): Record<string, AuthData>;
  /** Restores the seeds and clears requests and faults. Tokens stay valid. */
  reset(): void;
  close(): Promise<void>;
}

/** Starts the sandbox on 127.0.0.1 and resolves when it listens. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = options.clock ?? Date.now;
  const tokens = new TokenRegistry(clock);
  const { size = 250, indexLag = 0 } = options;
  const context = { clock, tokens, indexLag };
  const accounts = openAccounts((key) => ({ ...context, size: typeof size === 'number' ? size : size(key) }));
  const account = (key: string): Account => accountIn(accounts, key);
  const services: Service[] = [...Object.values(accounts).flatMap((account) => account.services), ...(options.services?.(context) ?? [])];
  const log = new RequestLog();
  const faults = new FaultPlan();
  const timers = new Set<NodeJS.Timeout>();
  const controls = {
    log,
    faults,
    serviceNames: () => [...new Set(services.map(({ name }) => name))],
    reset() {
      for (const service of services) service.reset();
      log.clear();
      faults.clear();
    },
    envFile(key: string) {
      const [, opened] = Object.entries(accounts).find(([one]) => one === key) ?? [];
      return opened === undefined ? undefined : envFile(environment(), opened.connection());
    },
  };
  const server = createServer(withOwnPaths(listener({ services, log, faults, timers }), accounts, controls));
  const port = await listen(server, options.port ?? 0);
  const url = `http://127.0.0.1:${port}`;
  const environment = (): Record<string, string> =>
    Object.assign({ MICROSOFT_LOGIN_URL: `${url}/login` }, ...Object.values(accounts).map((one) => one.environment(url)));
  const clients = Object.values<Account>(accounts).flatMap(({ entraClient }) => entraClient ?? []);
  const entra = options.signIn ? await (await import('./entra/index.ts')).startEntra({ url, tokens, clients }) : undefined;
  if (entra !== undefined) services.push(entra.service);
  return {
    requests: log.records,
    clearRequests: () => log.clear(),
    plan: (fault) => faults.plan(fault),
    clearFaults: () => faults.clear(),
    reset: controls.reset,
    url,
    port,
    environment: environment(),
    accounts,
    account,
    tokens,
    issueToken: (key, request) => account(key).issueToken(request),
    connections: () => Object.fromEntries(Object.entries(accounts).map(([key, opened]) => [key, opened.connection()])),
    async close() {
      for (const timer of timers) clearInterval(timer);
      await entra?.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function accountIn(accounts: Readonly<Record<string, Account>>, key: string): Account {
  const found = accounts[key];
  if (found === undefined) throw new Error(`The sandbox has no account "${key}".`);
  return found;
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the server has no port'));
      else resolve(address.port);
    });
  });
}
