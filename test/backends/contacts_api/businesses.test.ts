import { businesses } from '../../../src/backends/contacts_api/businesses.ts';
import { guardNetwork } from '../../http/support.ts';
import { inRun, LOCATION, plan } from './support.ts';

guardNetwork();

describe('businesses', () => {
  test.each([
    [0, '0'],
    [2, '200'],
  ])('page %s, a hundred at a time', async (number, skip) => {
    const query = { locationId: LOCATION, limit: '100', skip };
    plan('GET', '/businesses/', { businesses: [{ id: 'b1', name: 'Example Works' }, { id: 'b2' }] }, { query });
    expect((await inRun((connection) => businesses.list(connection, { number, cursor: null }))).items).toEqual([
      { id: 'b1', name: 'Example Works' },
      { id: 'b2', name: 'b2' },
    ]);
  });

  test('without a location there are none', async () => {
    const listed = await inRun((connection) => businesses.list(connection, { number: 0, cursor: null }), { location_id: '' });
    expect(listed).toEqual({ items: [], next: null });
  });
});
