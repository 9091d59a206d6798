import { accounts } from '../conformance/accounts.ts';
import { heapOf } from './support/heap.ts';

/** Bytes that may stay after 19 runs over 2,000 contacts; a list of them takes more. */
const BYTES_LIMIT = 3_000_000;

describe.each(accounts)('heap: %s', (key) => {
  it('is after 20 runs what it was after one', async () => {
    const { rows, first, last } = await heapOf(key);
    expect(rows).toBeGreaterThan(1_999);
    expect(first).toBeGreaterThan(1_000_000);
    expect(last - first).toBeLessThan(BYTES_LIMIT);
  }, 300_000);
});
