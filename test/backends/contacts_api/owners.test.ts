import { owners } from '../../../src/backends/contacts_api/owners.ts';
import { guardNetwork } from '../../http/support.ts';
import { inRun, LOCATION, plan } from './support.ts';

guardNetwork();

describe('owners', () => {
  const USERS = [
    { id: 'u1', name: 'Grace Hopper', firstName: 'Grace', email: 'grace@example.com', deleted: false },
    { id: 'u2', firstName: 'Alan', lastName: 'Turing' },
    { id: 'u3', email: 'u3@example.com' },
    { id: 'u4' },
    { id: 'u5', name: '', firstName: 'Edith', lastName: 'Clarke', email: '' },
  ];
  const list = (number: number, account = {}) => inRun((connection) => owners.list(connection, { number, cursor: null }), account);

  test("a deleted user can't be chosen as an owner", async () => {
    const users = [
      { id: 'u1', name: 'Gone', deleted: true },
      { id: 'u2', name: 'Here', deleted: false },
      { id: 'u3', name: 'There' },
    ];
    plan('GET', '/users/', { users }, { query: { locationId: LOCATION } });
    expect((await list(0, { company_id: '' })).items).toEqual([
      { id: 'u2', name: 'Here' },
      { id: 'u3', name: 'There' },
    ]);
  });

  test('with the company that the sign-in gave: the search, page by page', async () => {
    const query = { companyId: 'company1', limit: '100', skip: '100', locationId: LOCATION };
    plan('GET', '/users/search', { users: USERS, count: 5 }, { query });
    expect((await list(1)).items).toEqual([
      { id: 'u1', name: 'Grace Hopper (grace@example.com)' },
      { id: 'u2', name: 'Alan Turing' },
      { id: 'u3', name: 'u3@example.com' },
      { id: 'u4', name: 'u4' },
      { id: 'u5', name: 'Edith Clarke' },
    ]);
  });

  test.each(['', undefined])('without it: the older list, which has one page', async (company_id) => {
    plan('GET', '/users/', { users: USERS }, { query: { locationId: LOCATION } });
    expect((await list(0, { company_id })).items).toHaveLength(5);
    expect((await list(1, { company_id })).items).toEqual([]);
  });
});
