import type { Account } from '../../sandbox/account.ts';
import { accountTypeOf, accountTypes } from '../../sandbox/accounts.ts';
import { setEnvironment } from '../../sandbox/environment.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { anywhere, onlyLoopback } from '../support/network.ts';
import { runner } from '../support/run.ts';

/** The cost of one poll, only as counts, because times differ between machines. */
interface Cost {
  readonly rows: number;
  readonly requests: number;
  readonly sent: number;
  readonly received: number;
}

/** More than a page of any list. */
const SMALL = 1_200;
/** docs/performance.md has 100,000; this is as many as a test can wait for. */
const LARGE = 20_000;
const WITH_DATES = Object.keys(accountTypes).filter((key) => accountTypeOf(key).has.includes('dates'));

describe('what a poll costs', () => {
  const sandboxes = new Map<number, Sandbox>();

  beforeAll(async () => {
    onlyLoopback();
    for (const size of [SMALL, LARGE]) sandboxes.set(size, await startSandbox({ size }));
  }, 120_000);

  afterAll(async () => {
    for (const sandbox of sandboxes.values()) await sandbox.close();
    anywhere();
  });

  it.each(WITH_DATES)('%s: the same in a book of any size, when nothing happened and when one contact changed', async (key) => {
    const costs = new Map<number, { quiet: Cost; one: Cost }>();
    for (const [size, sandbox] of sandboxes) {
      const quiet = await costOf(sandbox, key);
      changeOne(sandbox.account(key));
      costs.set(size, { quiet, one: await costOf(sandbox, key) });
    }
    const small = costs.get(SMALL);
    // There's no cache here, so a poll has to request what it would remember from the last one.
    const requests = accountTypeOf(key).requests.uncached.poll(SMALL);
    expect(small?.quiet).toMatchObject({ rows: 0, requests });
    expect(small?.one).toMatchObject({ rows: 1, requests });
    expect(costs.get(LARGE)).toEqual(small);
  });
});

/** Changes the company of a contact without tags and custom values, because the run would sometimes request their names. */
function changeOne({ book }: Account): void {
  const isPlain = (id: string): boolean => book.read(id)?.tags.length === 0 && (book.details?.(id)?.customFields ?? []).length === 0;
  const id = book.ids().find(isPlain) ?? book.ids()[1] ?? '';
  book.change(id, { company: 'Changed' });
}

async function costOf(sandbox: Sandbox, key: string): Promise<Cost> {
  const restore = setEnvironment(sandbox.environment);
  sandbox.clearRequests();
  try {
    const rows = await runner(sandbox.account(key).connection).trigger('new_or_updated_contact');
    const sum = (lengths: readonly number[]): number => lengths.reduce((total, length) => total + length, 0);
    return {
      rows: rows.length,
      requests: sandbox.requests.length,
      sent: sum(sandbox.requests.map(({ url, body }) => url.length + Buffer.byteLength(body))),
      received: sum(sandbox.requests.map(({ response }) => Buffer.byteLength(response))),
    };
  } finally {
    restore();
  }
}
