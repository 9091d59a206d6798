import fc from 'fast-check';
import { deletedContactOf, readNotice } from '../../src/contacts/notice.ts';

const CHANGED = { event: 'contact_changed', account_type: 'highlevel', account: 'l1', id: 'c1', at: '2030-05-06T09:00:00.000Z' };
const NOTHING = { subscription: null, full_name: null, email: null, phone: null };

describe('a notice', () => {
  it('is read with what it has', () => {
    expect(readNotice(CHANGED)).toEqual({ ...CHANGED, ...NOTHING });
    expect(readNotice({ ...CHANGED, more: [1], account: undefined })).toEqual({ ...CHANGED, ...NOTHING, account: null });
    const deleted = { ...CHANGED, event: 'contact_deleted', full_name: 'Ada Example', email: 'ada@example.com', phone: '' };
    expect(readNotice(deleted)).toMatchObject({ full_name: 'Ada Example', email: 'ada@example.com', phone: null });
  });

  it.each(['reauthorization_required', 'subscription_removed', 'missed'])('of the subscription has no contact: %s', (event) => {
    expect(readNotice({ ...CHANGED, event, id: null, subscription: 's1' })).toMatchObject({ event, id: null, subscription: 's1' });
  });

  it.each([
    null,
    undefined,
    7,
    'contact_changed',
    [CHANGED],
    {},
    { ...CHANGED, event: 'contact_created' },
    { ...CHANGED, event: undefined },
    { ...CHANGED, id: null },
    { ...CHANGED, id: 7 },
    { ...CHANGED, id: '' },
    { ...CHANGED, event: 'contact_deleted', id: undefined },
    { ...CHANGED, account_type: null },
    { ...CHANGED, at: 'yesterday' },
    { ...CHANGED, at: undefined },
  ])('is nothing else: %j', (body) => expect(readNotice(body)).toBeNull());

  it('is never read from anything that someone else sends without an error', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => expect(() => readNotice(body)).not.toThrow()),
      { numRuns: 300 },
    );
  });
});

it('a deleted contact is what the vendor still says of it', () => {
  const notice = readNotice({ ...CHANGED, event: 'contact_deleted', full_name: 'Ada Example' });
  if (notice === null) throw new Error('The notice was not read.');
  expect(deletedContactOf(notice)).toEqual([{ id: 'c1', deleted_at: CHANGED.at, full_name: 'Ada Example', email: null, phone: null }]);
  expect(deletedContactOf({ ...notice, id: null })).toEqual([]);
});
