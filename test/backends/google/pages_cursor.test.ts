import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { google } from '../../../src/backends/google/index.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(google, accountTypeOf('google'), 12);

test.each(['nonsense', '-1:', '99999999999:', ':token'])('a page that no search gave is refused in a sentence: %s', async (cursor) => {
  const [found] = await at().search('find_contacts', { limit: 5 });
  const { next_page } = found ?? {};
  const progress: object = JSON.parse(Buffer.from(String(next_page), 'base64url').toString());
  const page = Buffer.from(JSON.stringify({ ...progress, cursor })).toString('base64url');
  at().asked();
  await expect(at().search('find_contacts', { page })).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('Page'),
  });
  expect(at().asked()).toEqual([]);
});

test('a search with a limit continues after the last row', async () => {
  const ids: unknown[] = [];
  for (let page: unknown; page !== null; ) {
    const [found] = await at().search('find_contacts', { limit: 5, name: 'a', ...(page === undefined ? {} : { page }) });
    const { contacts, next_page = null } = found ?? { contacts: [] };
    ids.push(...(Array.isArray(contacts) ? contacts.map((one) => Object(one).id) : []));
    page = next_page;
  }
  expect(new Set(ids).size).toBe(ids.length);
});
