import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { highlevel } from '../../../src/backends/contacts_api/index_highlevel.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(highlevel, accountTypeOf('highlevel'), 12);
const forbidden = { status: 403, body: { statusCode: 403, message: 'Forbidden' } };
const LOCATION = { method: 'GET', path: /^\/locations\/[^/]+$/ };

test.each([
  ['+49 30 1234567', 'UTC', '+49301234567'],
  ['030 1234567', 'Europe/Berlin', '+49301234567'],
  ['030 1234567', 'UTC', '030 1234567'],
])('a preview shows the phone %s as it will be stored, if it can be told: in %s', async (phone, timezone, shown) => {
  at().fail(forbidden, LOCATION);
  const input = { first_name: 'Ada', phone, preview: 'yes' };
  await expect(at().create('create_or_update_contact', input, { timezone })).resolves.toMatchObject({ outcome: 'created', phone: shown });
});

test('a preview refuses the email of someone else, also if the location can’t be read', async () => {
  at().book.add({ first_name: 'Grace', emails: ['grace@example.com'] });
  const contact_id = at().book.add({ first_name: 'Ada', emails: ['ada@example.com'] });
  const preview = () => at().create('update_contact', { contact_id, email: 'grace@example.com', preview: 'yes' });
  await expect(preview()).rejects.toThrow('grace@example.com');
  at().fail(forbidden, LOCATION);
  await expect(preview()).rejects.toThrow('grace@example.com');
  at().sandbox.clearFaults();
  at().fail({ status: 500, body: {} }, LOCATION);
  await expect(preview()).rejects.toMatchObject({ code: 'service_error' });
});
