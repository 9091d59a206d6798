import type { AccountType } from '../../sandbox/account.ts';
import type { Stage } from '../stage.ts';
import { nothingNew, poll, TAG, type Watch } from './watching.ts';
import { absent, count, newRows } from './words.ts';

/** Adds and removes tags one by one; the trigger sees who gets the tag. Without a watch, the account has no tags. */
export async function tagging(stage: Stage, account: AccountType, id: string, watch: Watch | undefined): Promise<void> {
  const tag = (tags: readonly string[]) => ({ contact_id: id, tags });
  if (watch === undefined) {
    for (const operation of ['add_tags', 'remove_tags'])
      await absent(stage, operation, 'tags', account.label, () => stage.create(operation, tag([TAG])));
    return;
  }
  await stage.step({
    title: 'Add two tags',
    operation: 'add_tags',
    input: tag([TAG, 'lead']),
    run: () => stage.create('add_tags', tag([TAG, 'lead'])),
    show: ({ outcome, tags }) => `outcome ${String(outcome)}; the contact now has ${String((tags as string[]).join(', '))}`,
    expect: ({ outcome, tags }, requests) => ({
      'it was updated': outcome === 'updated',
      'both are there': [TAG, 'lead'].every((name) => (tags as string[]).includes(name)),
      [`at most ${count(account.requests.uncached.addTags, 'request')}`]: requests.count <= account.requests.uncached.addTags,
    }),
  });
  await stage.step({
    title: `Poll for the tag "${TAG}": exactly that contact is new`,
    operation: watch.key,
    input: watch.input,
    run: () => poll(stage, watch),
    show: newRows,
    expect: (rows) => ({ 'exactly one row': rows.length === 1, 'it is that contact': rows[0]?.id === id }),
  });
  await stage.step({
    title: 'Remove one of them: the other one stays',
    operation: 'remove_tags',
    input: tag([TAG]),
    run: () => stage.create('remove_tags', tag([TAG])),
    show: ({ outcome, tags }) => `outcome ${String(outcome)}; the contact now has ${String((tags as string[]).join(', '))}`,
    expect: ({ outcome, tags }) => ({
      'it was updated': outcome === 'updated',
      'the other one stays': (tags as string[]).join() === 'lead',
    }),
  });
  await nothingNew(stage, watch, 'Poll for the tag again: a removed tag is not new');
}
