import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { google } from '../../../src/backends/google/index.ts';
import { checkChange } from '../../../src/backends/google/limits.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(google, accountTypeOf('google'), 3);
const startDate = { year: 2020, month: 1, day: 1 };

test.each([
  ['its title', [{ title: 'Buyer', startDate }], 'end date: Buyer.'],
  ['no name at all', [{ department: 'Sales', endDate: startDate }], 'end date: a job.'],
  [
    'several',
    [
      { name: 'Example Works', startDate },
      { name: 'Example Shops', endDate: startDate },
    ],
    'end date: Example Works and Example Shops.',
  ],
])('a job with a date is named by what it has: %s', async (_what, organizations, named) => {
  const { id } = at().sandbox.accounts.google.store.add({ names: [{ givenName: 'Uma' }], organizations });
  await expect(at().create('update_contact', { contact_id: id, office_location: 'Lyon' })).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining(named),
  });
});

test('a birthday that isn’t a day is named before any request', () => {
  expect(() => checkChange({ birthday: '31/12/1990' })).toThrow(
    '"31/12/1990" in Birthday isn\'t a date. Write it as YYYY-MM-DD, like 1990-12-31.',
  );
  expect(() => checkChange({ birthday: '1990-12-31' })).not.toThrow();
});
