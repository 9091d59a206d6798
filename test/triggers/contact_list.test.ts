import { accountTypeOf } from '../../sandbox/accounts.ts';
import { google } from '../../src/backends/google/index.ts';
import { useWorld } from '../support/world.ts';

const at = useWorld(google, accountTypeOf('google'), 3);

test('people with the same name are told apart, and those without one are shown by what they have', async () => {
  const store = () => at().sandbox.accounts.google.store;
  const add = (lists: Parameters<ReturnType<typeof store>['add']>[0]): string => store().add(lists).id;
  const emailAddresses = [{ value: 'uma@example.com' }];
  const named = new Map([
    [
      add({ names: [{ givenName: 'Uma' }], emailAddresses, phoneNumbers: [{ value: '+15550100100' }] }),
      'Uma (uma@example.com, +15550100100)',
    ],
    [add({ names: [{ givenName: 'Uma' }] }), 'Uma'],
    [add({ organizations: [{ name: 'Example Works' }] }), 'Example Works'],
    [add({ emailAddresses }), 'uma@example.com'],
  ]);
  const nameless = add({ biographies: [{ value: 'Met in Lyon', contentType: 'TEXT_PLAIN' }] });
  const rows = await at().trigger('contact_list');
  const shown = new Map(rows.map(({ id, name }) => [id, name]));
  for (const [id, name] of [...named, [nameless, nameless] as const]) expect(shown.get(id)).toBe(name);
});
