import type { FaultResponse } from '../../sandbox/faults.ts';
import { accounts, createPathOf } from '../conformance/accounts.ts';
import { useWorld } from '../support/world.ts';
import { ignoreMemory } from './support/slice.ts';

const VERA = { first_name: 'Vera', last_name: 'Example', email: 'vera@example.com', phone: '+15550200300' };
const MAY_BE = /(?:may have been|was probably) saved anyway, so look in the account first\.$/;

/** The contact was created, but no one was told. */
const LOST: readonly (readonly [string, FaultResponse])[] = [
  ['the socket is dropped', { drop: 'after' }],
  ['the response is cut off', { cutOff: true }],
  ['the response is empty', { status: 200, performed: true }],
  ['a proxy answers 504', { status: 504, headers: { 'content-type': 'text/html' }, body: '<html></html>', performed: true }],
];

describe.each(accounts)('a create whose response was lost: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, 5);
  const CREATE = { method: 'POST', path: createPathOf(accountType) };
  beforeEach(ignoreMemory);
  const posts = () =>
    at()
      .asked()
      .filter((request) => request.startsWith('POST ') && CREATE.path.test(request.slice('POST '.length)));

  it.each(LOST)('is not repeated, and says how to check, when %s', async (_name, response) => {
    const before = at().book.ids().length;
    at().fail(response, { ...CREATE, times: 1 });
    await expect(at().create('create_contact', VERA)).rejects.toMatchObject({ name: 'AppError', message: expect.stringMatching(MAY_BE) });
    expect(posts()).toHaveLength(1);
    expect(at().book.ids()).toHaveLength(before + 1);
  });

  it.each(LOST)('is found by the step that updates or creates, when %s', async (_name, response) => {
    const before = at().book.ids().length;
    at().fail(response, { ...CREATE, times: 1 });
    await expect(at().create('create_contact', VERA)).rejects.toThrow(MAY_BE);
    at().asked();
    const again = await at().create('create_or_update_contact', { ...VERA, street: '6 Example Street' });
    expect(again).toMatchObject({ outcome: 'updated', matched_by: 'email', street: '6 Example Street' });
    expect(posts()).toEqual([]);
    expect(at().book.ids()).toHaveLength(before + 1);
    expect(at().book.read(String(again.id))).toMatchObject({
      first_name: 'Vera',
      street: '6 Example Street',
      emails: ['vera@example.com'],
    });
  });

  it('is found by phone as well, and by the search that a Zap checks with', async () => {
    at().fail({ drop: 'after' }, { ...CREATE, times: 1 });
    await expect(at().create('create_contact', VERA)).rejects.toThrow(MAY_BE);
    const [found] = await at().search('find_contact', { email: VERA.email });
    const again = await at().create('create_or_update_contact', { phone: VERA.phone, first_name: 'Vera' });
    expect(again).toMatchObject({ id: found?.id, outcome: 'unchanged', matched_by: 'phone' });
  });

  it('of the step that updates or creates is found when that step runs again', async () => {
    const before = at().book.ids().length;
    at().fail({ drop: 'after' }, { ...CREATE, times: 1 });
    await expect(at().create('create_or_update_contact', VERA)).rejects.toThrow(MAY_BE);
    expect(posts()).toHaveLength(1);
    await expect(at().create('create_or_update_contact', VERA)).resolves.toMatchObject({ outcome: 'unchanged' });
    expect(at().book.ids()).toHaveLength(before + 1);
  });

  if (accountType.has.includes('delayedSearch'))
    it('is found while the search index lags', async () => {
      at().book.delaySearch?.(60_000);
      const before = at().book.ids().length;
      at().fail({ drop: 'after' }, { ...CREATE, times: 1 });
      await expect(at().create('create_contact', VERA)).rejects.toThrow(MAY_BE);
      await expect(at().create('create_or_update_contact', VERA)).resolves.toMatchObject({ outcome: 'unchanged' });
      expect(at().book.ids()).toHaveLength(before + 1);
    });
});
