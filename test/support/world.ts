import type { Account, AccountType } from '../../sandbox/account.ts';
import type { Book } from '../../sandbox/book.ts';
import { setEnvironment } from '../../sandbox/environment.ts';
import type { Fault } from '../../sandbox/faults.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import type { Backend } from '../../src/backends/backend.ts';
import { anywhere, onlyLoopback } from './network.ts';
import { type Runner, runner } from './run.ts';

/** One connected account with its own sandbox, for a suite to run the app against. */
export interface World extends Runner {
  readonly backend: Backend;
  readonly accountType: AccountType;
  readonly sandbox: Sandbox;
  readonly account: Account;
  readonly book: Book;
  readonly authData: Readonly<Record<string, string>>;
  /** The same account, with these changes to its connection. */
  connected(changes: Readonly<Record<string, string>>): Runner;
  /** `GET /contacts/abc`: every request since the last call. */
  asked(): string[];
  /** Plans a fault for the next requests. */
  fail(response: Fault['response'], where?: Omit<Fault, 'response'>): void;
  /** Moves all clocks forward, in milliseconds. */
  advance(milliseconds: number): void;
  /** Stops all clocks at this moment, in milliseconds since 1970. */
  freeze(at: number): void;
}

/** Enough contacts for tests about single ones; restoring hundreds before each test takes time. */
export const SMALL = 12;

/**
 * A world for the tests of one describe block: started before them, reset before each, closed after them. A function,
 * because there's no world yet while the tests are declared.
 */
export function useWorld(backend: Backend, accountType: AccountType, size = 250): () => World {
  let world: World | undefined;
  let close = async (): Promise<void> => undefined;
  let restart = (): void => undefined;
  beforeAll(async () => {
    onlyLoopback();
    const sandbox = await startSandbox({ size: (key) => (key === backend.key ? size : SMALL), clock: () => Date.now() });
    const restore = setEnvironment(sandbox.environment);
    restart = () => {
      jest.restoreAllMocks();
      sandbox.reset();
      world = open(sandbox, backend, accountType);
    };
    close = async () => {
      restore();
      await sandbox.close();
    };
  });
  beforeEach(() => restart());
  afterAll(async () => {
    jest.restoreAllMocks();
    await close();
    anywhere();
  });
  return () => {
    if (world === undefined) throw new Error('the world exists in tests only');
    return world;
  };
}

function open(sandbox: Sandbox, backend: Backend, accountType: AccountType): World {
  const opened = sandbox.account(backend.key);
  const account = backend.limitedTo === undefined ? opened : opened.shared;
  if (account === undefined) throw new Error(`The sandbox has nothing for ${backend.limitedTo}.`);
  let authData = account.connection();
  // Access tokens last an hour or a day, and the platform would have renewed them by then.
  const renew = () => {
    authData = { ...authData, access_token: account.issueToken() };
  };
  return {
    ...runner(() => authData),
    backend,
    accountType,
    sandbox,
    get authData() {
      return authData;
    },
    account,
    book: account.book,
    connected: (changes) => runner(() => ({ ...authData, ...changes })),
    asked: () => {
      const requests = sandbox.requests.map(({ method, path }) => `${method} ${path}`);
      sandbox.clearRequests();
      return requests;
    },
    fail: (response, where = {}) => sandbox.plan({ times: 1000, ...where, response }),
    advance: (milliseconds) => {
      const now = Date.now.bind(Date);
      jest.spyOn(Date, 'now').mockImplementation(shifted(now(), milliseconds));
      renew();
    },
    freeze: (at) => {
      jest.spyOn(Date, 'now').mockReturnValue(at);
      renew();
    },
  };
}

/** A clock that continues from a later moment, at its own pace. */
function shifted(now: number, milliseconds: number): () => number {
  const started = performance.now();
  return () => Math.round(now + milliseconds + performance.now() - started);
}
