import type { AccountType } from '../../sandbox/account.ts';
import { OTHER_PERSON, refusal, type Stage } from '../stage.ts';
import { nothingNew, poll, turnOn } from './watching.ts';
import { newRows, rows } from './words.ts';

const NEW_NAME = 'Newname';
const SOURCE = { source: 'domain' };

/** The organization's directory: found, watched, and never written to. */
export async function colleagues(stage: Stage, account: AccountType): Promise<void> {
  const { book } = stage.sandbox.account(stage.key);
  if (book.renameOutsider === undefined) return;
  const found = { ...SOURCE, limit: 3 };
  await stage.step({
    title: "Find people in the organization's directory",
    operation: 'find_contacts',
    input: found,
    run: () => stage.search('find_contacts', found),
    show: ([result]) =>
      rows(result?.contacts)
        .map(({ full_name, email }) => String(full_name ?? email))
        .join(', '),
    expect: ([result]) => ({
      'three people': rows(result?.contacts).length === 3,
      'all of the directory': rows(result?.contacts).every(({ source }) => source === SOURCE.source),
    }),
  });
  const watch = await turnOn(stage, 'new_or_updated_contact', SOURCE);
  await nothingNew(stage, watch, 'Poll the directory while nothing happens: nothing is new');
  await stage.step({
    title: 'An administrator gives someone in the directory another last name',
    operation: OTHER_PERSON,
    input: { last_name: NEW_NAME },
    run: async () => book.renameOutsider?.('domain', NEW_NAME),
    show: () => 'changed, without the integration',
    expect: (_, requests) => ({ 'no request from us': requests.count === 0 }),
  });
  const [changed] = await stage.step({
    title: 'Poll the directory again: exactly that person is new',
    operation: watch.key,
    input: SOURCE,
    run: () => poll(stage, watch),
    show: newRows,
    expect: ([row, ...others]) => ({ 'exactly one row': others.length === 0, 'with the new name': row?.last_name === NEW_NAME }),
  });
  const change = { contact_id: changed?.id, company: 'Example Rockets' };
  await stage.step({
    title: 'Update that person: refused, because only the address book can be changed',
    operation: 'update_contact',
    input: change,
    run: () => refusal(stage.create('update_contact', change)),
    show: ({ sentence }) => sentence,
    expect: ({ error, sentence }, requests) => ({
      'it is an error': error === 'AppError',
      'it says what can be changed': sentence.includes('address book') || sentence.includes(account.label),
      'nothing was written': requests.writes === 0,
    }),
  });
}
