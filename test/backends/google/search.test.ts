import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { google } from '../../../src/backends/google/index.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(google, accountTypeOf('google'), 1_500);

test('a search for what changed since a moment ends with the page that reaches back to it', async () => {
  const id = at().book.add({ first_name: 'Uma', emails: ['uma@example.com'] });
  const moment = new Date(Date.now() - 60_000).toISOString();
  await expect(at().search('find_contacts', { updated_after: moment })).resolves.toMatchObject([
    { count: 1, next_page: null, contacts: [{ id }] },
  ]);
  expect(
    at()
      .asked()
      .filter((request) => request.includes('/connections')),
  ).toHaveLength(1);
});

test('a search without a moment goes through every page', async () => {
  const id = at().book.add(
    { first_name: 'Uma', emails: ['uma@example.com'] },
    { created: Date.UTC(2020, 0, 1), updated: Date.UTC(2020, 0, 1) },
  );
  await expect(at().search('find_contacts', { email: 'uma@example.com' })).resolves.toMatchObject([{ count: 1, contacts: [{ id }] }]);
});
