import '../support/with_relay.ts';
import type { InstantZap } from '../../sandbox/zapier/instant_zap.ts';
import { useInstant } from '../support/instant.ts';
import type { Inputs } from '../support/run.ts';
import { type Accounts, recipe } from './world.ts';
import type { Zap } from './zap.ts';

const instant = useInstant();

/** Turns a Zap with an instant trigger on. The result runs it for what the vendor told, and says how often. */
async function turnOn(accounts: Accounts, zap: Zap): Promise<{ readonly hook: InstantZap; runs(): Promise<number> }> {
  const { account, key, input } = await zap.instant();
  await instant().connect(accounts);
  const hook = instant().zap({ authData: accounts.authData(account) }, key, input);
  await hook.turnOn();
  return {
    hook,
    runs: async () => {
      const rows = await instant().news(accounts, hook);
      await zap.startFor(rows);
      return rows.length;
    },
  };
}

recipe(16, async ({ zaps: [steps = []] }, accounts, label) => {
  const messages: Inputs[] = [];
  const zap = accounts.zap(steps, {
    Slack: (fields) => {
      messages.push(fields);
      return {};
    },
  });
  const { hook, runs } = await turnOn(accounts, zap);
  const book = accounts.book(label);
  const id = book.add({ first_name: 'Nora', last_name: 'Example', emails: ['nora@example.com'] });
  book.change(id, { city: 'Lyon' });
  expect(await runs()).toBe(0);
  book.remove(id);
  expect(await runs()).toBe(1);
  expect(messages).toEqual([{ Channel: '#sales', 'Message Text': 'Nora Example (nora@example.com) was deleted' }]);
  await hook.turnOff();
  book.remove(book.ids()[0] ?? '');
  expect(await runs()).toBe(0);
});

recipe(17, async ({ zaps: [steps = []] }, accounts, from, to) => {
  const { hook, runs } = await turnOn(accounts, accounts.zap(steps));
  const book = accounts.book(from);
  const person = { last_name: 'Example', phones: ['+15550109991'] };
  const nora = book.add({ ...person, first_name: 'Nora', emails: ['nora@example.com'], tags: ['lead'] });
  book.add({ first_name: 'Otto', emails: ['otto@example.com'] });
  book.add({ first_name: 'Pia', phones: ['+15550109992'], tags: ['lead'] });
  expect(await runs()).toBe(2);
  expect(await accounts.byEmail(to, 'nora@example.com')).toMatchObject({ first_name: 'Nora', last_name: 'Example', phone: '+15550109991' });
  expect(accounts.idsWith(to, 'otto@example.com')).toEqual([]);

  // A later change arrives, and one that changes nothing here writes nothing.
  book.change(nora, { last_name: 'Sample' });
  expect(await runs()).toBe(1);
  expect(await accounts.byEmail(to, 'nora@example.com')).toMatchObject({ full_name: 'Nora Sample' });
  accounts.sandbox.clearRequests();
  book.change(nora, { city: 'Lyon' });
  expect(await runs()).toBe(1);
  expect(accounts.writes()).toBe(0);
  expect(accounts.idsWith(to, 'nora@example.com')).toHaveLength(1);
  await hook.turnOff();
});
