import { accountTypeOf } from '../../sandbox/accounts.ts';
import { highlevel } from '../../src/backends/contacts_api/index_highlevel.ts';
import { SMALL, useWorld } from '../support/world.ts';

const at = useWorld(highlevel, accountTypeOf('highlevel'), SMALL);
const create = (tags: readonly string[]) => at().create('create_contact', { first_name: 'Ada', email: 'ada.tags@example.com', tags });
const TAGS = { method: 'GET', path: /\/tags/ };

test('a comma separates two tags, unless the account has a tag with it', async () => {
  at().sandbox.accounts.highlevel.store.tagNames.add('smith, jones');
  await expect(create(['smith, jones', 'vip, gold'])).resolves.toMatchObject({ tags: ['smith, jones', 'vip', 'gold'] });
});

test('a connection that may not read tags takes every comma as a separator', async () => {
  at().fail({ status: 403, body: { statusCode: 403, message: 'Forbidden' } }, TAGS);
  await expect(create(['vip, gold'])).resolves.toMatchObject({ tags: ['vip', 'gold'] });
});

test('tags that can’t be read for another reason stop the step before it writes', async () => {
  at().fail({ status: 500, body: {} }, TAGS);
  await expect(create(['vip, gold'])).rejects.toMatchObject({ code: 'service_error' });
  expect(at().sandbox.requests.filter(({ method, path }) => method === 'POST' && path.startsWith('/contacts/'))).toEqual([]);
});

test('without a comma, the tags of the account aren’t read', async () => {
  await create(['vip']);
  expect(
    at()
      .asked()
      .filter((request) => /GET .*\/tags/.test(request)),
  ).toEqual([]);
});
