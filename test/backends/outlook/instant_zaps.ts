import '../../support/with_relay.ts';
import { accountTypeOf } from '../../../sandbox/accounts.ts';
import { outlook } from '../../../src/backends/outlook/index.ts';
import { useInstant } from '../../support/instant.ts';
import { SMALL, useWorld } from '../../support/world.ts';

/** When each test begins. */
export const START = Date.parse('2030-05-06T09:00:00Z');

/** A small Outlook mailbox, and instant Zaps on it. */
export function useInstantZaps() {
  const at = useWorld(outlook, accountTypeOf('outlook'), SMALL);
  const instant = useInstant();
  const store = () => at().sandbox.accounts.outlook.store;
  beforeEach(() => at().freeze(START));
  return {
    at,
    instant,
    store,
    subscriptions: () => [...store().subscriptions.all.values()],
    folderNamed: (name: string): string => [...store().folders.values()].find(({ displayName }) => displayName === name)?.id ?? '',
    add: (name: string, folder?: string): string => store().addContact({ givenName: name, displayName: name }, folder).id,
    /** A Zap that is on. */
    on: async (key: string, input = {}, changes = {}) => {
      const zap = instant().zap(at(), key, input, changes);
      await zap.turnOn();
      return zap;
    },
  };
}
