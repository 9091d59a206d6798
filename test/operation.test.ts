import type { ZObject } from 'zapier-platform-core';
import { contactsApi } from '../src/backends/contacts_api/index.ts';
import { authDataOf, connect } from '../src/operation.ts';
import { platform } from './support/client.ts';
import { runner } from './support/run.ts';

describe('what is known of an account', () => {
  it('is the texts of all sources, the first source before the others', () => {
    expect(authDataOf({ access: 'read' }, { access: 'write', email: 'ada@example.com' })).toEqual({
      access: 'read',
      email: 'ada@example.com',
    });
  });

  it('leaves out what is blank, so that a later source can know it', () => {
    expect(authDataOf({ tenant: '' }, { tenant: 'common' })).toEqual({ tenant: 'common' });
  });

  it('takes numbers and ticks as texts, and leaves out everything else', () => {
    const odd = { number: 5, tick: false, group: { a: 1 }, list: ['a'], nothing: null, missing: undefined };
    expect(authDataOf(odd)).toEqual({ number: '5', tick: 'false' });
  });

  it("is empty if a source isn't a group of values", () => {
    expect(authDataOf('text', null, undefined, 7)).toEqual({});
  });
});

describe('what is cached between runs', () => {
  const account = {
    account_type: 'contacts_api',
    location_id: 'location',
    grant_id: 'grant',
    tenant: 'tenant',
    email: 'ada@example.com',
  };

  it('is cached for one account, whatever distinguishes it from another', async () => {
    const keys: unknown[] = [];
    const z = withCache(await platform(), async (key) => keys.push(key));
    for (const other of [account, { ...account, location_id: 'other' }, { ...account, grant_id: 'other' }])
      await connect(z, contactsApi, other, null).cache.get('tags');
    for (const other of [
      { ...account, tenant: 'other' },
      { ...account, email: '' },
      { ...account, location_id: '', grant_id: 'location' },
    ])
      await connect(z, contactsApi, other, null).cache.get('tags');
    await connect(z, { ...contactsApi, key: 'highlevel' }, account, null).cache.get('tags');
    expect(new Set(keys).size).toBe(7);
    await connect(z, contactsApi, { ...account, access_token: 'renewed' }, null).cache.get('tags');
    expect(keys.at(-1)).toBe(keys[0]);
  });

  it("don't collide if parts are missing", async () => {
    const keys: unknown[] = [];
    const z = withCache(await platform(), async (key) => keys.push(key));
    for (const [location_id, grant_id] of [
      ['a', undefined],
      [undefined, 'a'],
      ['undefined', undefined],
    ])
      await connect(z, contactsApi, authDataOf({ location_id, grant_id }), null).cache.get('tags');
    expect(new Set(keys).size).toBe(3);
  });

  it('is cached for the one connection of the one user', async () => {
    const asked: (readonly unknown[])[] = [];
    const z = withCache(await platform(), async (...given) => asked.push(given));
    const { cache } = connect(z, contactsApi, account, null);
    await cache.get('tags');
    await cache.set('tags', ['a'], 60);
    expect(asked).toEqual([
      [expect.stringMatching(/\/tags$/), ['user', 'auth']],
      [expect.stringMatching(/\/tags$/), ['a'], 60, ['user', 'auth']],
    ]);
  });

  it("costs a request but not the step if it can't be reached", async () => {
    const z = withCache(await platform(), () => Promise.reject(new Error('out of reach')));
    const { cache } = connect(z, contactsApi, account, null);
    await expect(cache.get('tags')).resolves.toBeNull();
    await expect(cache.set('tags', ['a'], 60)).resolves.toBeUndefined();
  });
});

describe('an account of no known type', () => {
  it('is a message, with no request', async () => {
    const { search } = runner(() => ({ account_type: 'fax', access_token: 'token' }));
    await expect(search('find_contact', { email: 'ada@example.com' })).rejects.toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(/fax/),
    });
  });
});

function withCache(z: ZObject, call: (...given: readonly unknown[]) => Promise<unknown>): ZObject {
  return Object.assign(Object.create(z), { cache: { get: call, set: call, delete: call } });
}
