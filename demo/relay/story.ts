import { setTimeout } from 'node:timers';
import type { AccountType } from '../../sandbox/account.ts';
import { notificationsOf } from '../../sandbox/relay/publisher.ts';
import { operationOf, type Values } from '../../sandbox/zapier/definition.ts';
import { type InstantZap, openInstantZap } from '../../sandbox/zapier/instant_zap.ts';
import type { Stage } from '../stage.ts';
import { connecting } from '../story/connecting.ts';
import { count, person } from '../story/words.ts';
import type { RelayStage } from './stage.ts';

/** One account's story with the relay: two Zaps are turned on, and hear at once of what others do in the account. */
export async function tellInstant(stage: Stage, account: AccountType, { relay, hooks }: RelayStage): Promise<void> {
  await connecting(stage, account);
  const { book } = stage.sandbox.account(stage.key);
  const changed = await turnOn(stage, hooks, 'contact_changed');
  const deleted = await turnOn(stage, hooks, 'contact_deleted');
  let id = '';

  await stage.step({
    title: 'Someone else adds a contact in the account: the Zap starts',
    operation: 'contact_changed',
    input: { first_name: 'Mira', email: EMAIL },
    run: () =>
      timed(changed, () => {
        id = book.add({ first_name: 'Mira', last_name: 'Example', emails: [EMAIL] });
      }),
    show: ({ row, after }) => `${person(row)}, ${after}`,
    expect: ({ row }) => ({ 'it is that contact': row.id === id && row.email === EMAIL }),
  });
  await stage.step({
    title: 'Someone else changes that contact: the Zap starts again',
    operation: 'contact_changed',
    input: { company: COMPANY },
    run: () => timed(changed, () => book.change(id, { company: COMPANY })),
    show: ({ row, after }) => `${person(row)}, ${after}`,
    expect: ({ row }, { count }) => ({
      'it is that contact, with what changed': row.id === id && row.company === COMPANY,
      'at most three requests to the account': count <= 3,
    }),
  });
  await stage.step({
    title: 'Zapier refuses a delivery for a second (429): it arrives after that',
    operation: 'contact_changed',
    input: { city: 'Lyon' },
    run: () => {
      let refusals = 1;
      hooks.behave(() => (refusals-- > 0 ? { kind: 'status', status: 429, retryAfter: 1 } : { kind: 'ok' }));
      return timed(changed, () => book.change(id, { city: 'Lyon' }));
    },
    show: ({ row, after }) => `${person(row)}, ${after}`,
    expect: ({ row, milliseconds }) => ({
      'it is that contact, with what changed': row.id === id && row.city === 'Lyon',
      'not before Zapier asked for it': milliseconds >= 1_000,
    }),
  });
  await stage.step({
    title: 'Someone else deletes that contact: the other Zap starts',
    operation: 'contact_deleted',
    run: () => timed(deleted, () => book.remove(id)),
    show: ({ row, after }) => `${row.full_name ?? 'the contact with this ID'} was deleted at ${row.deleted_at}, ${after}`,
    expect: ({ row }) => ({
      'it is that contact': row.id === id && row.account_type === stage.key,
      'each event once': changed.rows.length === 3 && deleted.rows.length === 1,
    }),
  });
  await stage.step({
    title: 'Turn both off: nothing starts them anymore',
    operation: 'contact_deleted',
    run: async () => {
      await changed.turnOff();
      await deleted.turnOff();
      book.remove(book.add({ first_name: 'Late', emails: ['late@example.com'] }));
      await Promise.all(notificationsOf(stage.sandbox).map((notifications) => notifications.settle()));
      return relay.undelivered();
    },
    show: (undelivered) => `${changed.rows.length + deleted.rows.length} runs in all, ${undelivered} deliveries wait in the relay`,
    expect: (undelivered) => ({
      'no more runs': changed.rows.length === 3 && deleted.rows.length === 1,
      'nothing waits in the relay': undelivered === 0,
      'no errors': changed.errors.length + deleted.errors.length === 0,
    }),
  });
}

const EMAIL = 'mira@example.com';
const COMPANY = 'Example Rockets';

async function turnOn(stage: Stage, hooks: RelayStage['hooks'], key: string): Promise<InstantZap> {
  const zap = openInstantZap(stage.app, stage.platform, hooks, key);
  const { label } = operationOf(stage.app, 'triggers', key).display;
  await stage.step({
    title: `Turn on "${label}"`,
    operation: key,
    run: () => zap.turnOn(),
    show: (_, requests) => `subscribed with ${count(requests, 'request')} to the account`,
    expect: () => ({ 'nothing starts it yet': zap.arrivals === 0 }),
  });
  return zap;
}

interface Timed {
  readonly row: Values;
  readonly milliseconds: number;
  /** `after 84 ms`. */
  readonly after: string;
}

/** What the Zap starts for after the vendor has it, and how long that took. */
async function timed(zap: InstantZap, change: () => void): Promise<Timed> {
  const began = performance.now();
  change();
  const row = await inTime(zap.nextRow());
  const milliseconds = Math.round(performance.now() - began);
  return { row, milliseconds, after: `${milliseconds} ms after the account changed` };
}

function inTime<T>(arriving: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Nothing arrived in ${PATIENCE / 1_000} seconds.`)), PATIENCE);
  });
  return Promise.race([arriving, late]).finally(() => clearTimeout(timer));
}

const PATIENCE = 30_000;
