import type { AccountType } from '../../sandbox/account.ts';
import { operationOf, type Values } from '../../sandbox/zapier/definition.ts';
import { PollMemory } from '../../sandbox/zapier/poll_memory.ts';
import { OTHER_PERSON, type Stage } from '../stage.ts';
import { absent, count, newRows, person } from './words.ts';

/** A trigger that is on, with Zapier's memory of it. */
export interface Watch {
  readonly key: string;
  readonly input: Values;
  readonly memory: PollMemory;
}

/** The tag that the demo adds and removes; a few of the seeded people have it. */
export const TAG = 'partner';

/** Turns three triggers on. Nothing happens; then someone else changes a contact, and exactly that contact is new. */
export async function watching(stage: Stage, account: AccountType) {
  const changes = await turnOn(stage, 'new_or_updated_contact', {});
  const newcomers = await turnOn(stage, 'new_contact', {});
  const tagged = account.has.includes('tags') ? await turnOn(stage, 'tag_added', { tag: TAG }) : undefined;
  if (tagged === undefined) await absent(stage, 'tag_added', 'tags', account.label, () => stage.poll('tag_added', { tag: TAG }));

  await stage.step({
    title: 'Poll while nothing happens: nothing is new',
    operation: changes.key,
    run: () => poll(stage, changes),
    show: newRows,
    expect: (rows, requests) => ({
      'nothing is new': rows.length === 0,
      [`at most ${count(account.requests.uncached.poll(stage.size), 'request')}`]:
        requests.count <= account.requests.uncached.poll(stage.size),
    }),
  });

  const [existing = {}] = await stage.step({
    title: 'Find someone by email',
    operation: 'find_contact',
    input: { email: ADA_EMAIL },
    run: () => stage.search('find_contact', { email: ADA_EMAIL }),
    show: ([contact]) => person(contact),
    expect: ([contact], requests) => ({
      'the one with that email': contact?.email === ADA_EMAIL,
      [`at most ${count(account.requests.uncached.findByEmail, 'request')}`]: requests.count <= account.requests.uncached.findByEmail,
    }),
  });

  await stage.step({
    title: 'Someone else changes that contact in the account',
    operation: OTHER_PERSON,
    input: { company: NEW_COMPANY },
    run: async () => stage.sandbox.account(stage.key).book.change(String(existing.id), { company: NEW_COMPANY }),
    show: () => 'changed, without the integration',
    expect: (_, requests) => ({ 'no request from us': requests.count === 0 }),
  });

  await stage.step({
    title: 'Poll again: exactly that contact is new',
    operation: changes.key,
    run: () => poll(stage, changes),
    show: newRows,
    expect: (rows) => ({
      'exactly one row': rows.length === 1,
      'it is that contact': rows[0]?.id === existing.id,
      'with what changed': rows[0]?.company === NEW_COMPANY,
    }),
  });
  await nothingNew(stage, newcomers, 'Poll for new contacts: a changed one is not new');
  return { existing: String(existing.id), newcomers, tagged };
}

const ADA_EMAIL = 'ada.obrien.0@example.com';
const NEW_COMPANY = 'Example Rockets';

/** The rows of a trigger that Zapier hasn't seen yet. */
export async function poll(stage: Stage, { key, input, memory }: Watch): Promise<Values[]> {
  return memory.take(await stage.poll(key, input));
}

export async function nothingNew(stage: Stage, watch: Watch, title: string): Promise<void> {
  await stage.step({
    title,
    operation: watch.key,
    input: watch.input,
    run: () => poll(stage, watch),
    show: newRows,
    expect: (rows) => ({ 'nothing is new': rows.length === 0 }),
  });
}

/** Turns a trigger on: Zapier remembers its rows. */
export async function turnOn(stage: Stage, key: string, input: Values): Promise<Watch> {
  const trigger = operationOf(stage.app, 'triggers', key);
  const memory = new PollMemory(trigger);
  await stage
    .step({
      title: `Turn on "${trigger.display.label}"`,
      operation: key,
      input,
      run: () => stage.poll(key, input, { isPopulatingDedupe: true }),
      show: (seen) => `${count(seen.length, 'row')} remembered`,
      expect: (seen) => ({ 'every row has an id': seen.every(({ id }) => typeof id === 'string' && id !== '') }),
    })
    .then((seen) => memory.fill(seen));
  return { key, input, memory };
}
