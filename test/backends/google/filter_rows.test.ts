import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { google } from '../../../src/backends/google/index.ts';
import { useWorld } from '../../support/world.ts';

const at = useWorld(google, accountTypeOf('google'), 3);
const uma = {
  resourceName: 'people/c7',
  names: [{ displayName: 'Uma Example', givenName: 'Uma', familyName: 'Example' }],
  emailAddresses: [{ value: 'uma@example.com' }],
  phoneNumbers: [{ value: '+15550200200' }],
};

test.each([{ email: 'uma@example.com' }, { phone: '+15550200200' }, { name: 'Uma Example' }])(
  'rows in another form don’t hide the one that is meant: %j',
  async (input) => {
    const odd = [
      'text',
      null,
      { names: 'Uma' },
      { resourceName: 'people/c8', names: 7, emailAddresses: ['x'], phoneNumbers: [null], nicknames: [{ value: 7 }] },
    ];
    at().fail({ status: 200, body: { connections: [...odd, uma] } });
    await expect(at().search('find_contact', input)).resolves.toMatchObject([{ id: 'c7', full_name: 'Uma Example' }]);
  },
);

test.each([{ email: 'uma@example.com' }, { phone: '+15550200200' }])('a write stops at a row that it can’t read: %j', async (input) => {
  at().fail(
    { status: 200, body: { connections: [{ resourceName: 'people/c8', emailAddresses: ['x'], phoneNumbers: ['x'] }] } },
    { method: 'GET' },
  );
  await expect(at().create('create_or_update_contact', { ...input, first_name: 'Uma' })).rejects.toMatchObject({
    code: 'unexpected_response',
  });
  expect(at().sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});
