import { accountTypes } from '../../src/backends/registry.ts';
import { accounts } from './accounts.ts';

describe('the suite and the registry', () => {
  it('are about the same account types, without exception', async () => {
    const loaded = await Promise.all(accountTypes.map((accountType) => accountType.load()));
    expect(accounts.map(([, backend]) => backend)).toEqual(loaded);
    expect(loaded.map(({ key }) => key)).toEqual(accountTypes.map(({ key }) => key));
    expect(loaded.map(({ label }) => label)).toEqual(accountTypes.map(({ label }) => label));
  });

  it('declare a book and the requests of a poll for each', () => {
    for (const [key, , accountType] of accounts) {
      expect(key).not.toBe('');
      expect(accountType.requests.poll(250)).toBeGreaterThan(0);
    }
  });
});
