import type { AccountType } from '../../sandbox/account.ts';
import type { Stage } from '../stage.ts';
import { refusal } from '../stage.ts';
import { absent } from './words.ts';

/** 9 in the morning in New York. */
const START = '2031-01-15T09:00:00-05:00';

/** Puts a contact into a workflow and takes it out again. */
export async function workflows(stage: Stage, account: AccountType, contact_id: string): Promise<void> {
  const { book } = stage.sandbox.account(stage.key);
  const known = book.seededWorkflows;
  if (known === undefined) {
    const input = { contact_id, workflow_id: 'any' };
    for (const operation of ['add_to_workflow', 'remove_from_workflow'])
      await absent(stage, operation, 'workflows', account.label, () => stage.create(operation, input));
    return;
  }
  const entered = () => book.workflows?.(contact_id) ?? [];
  const { published, draft } = known;
  const add = { contact_id, workflow_id: published.id, start_at: START };
  await stage.step({
    title: `Add the contact to the workflow "${published.name}", from a moment on`,
    operation: 'add_to_workflow',
    input: add,
    run: () => stage.create('add_to_workflow', add),
    show: ({ outcome, start_at }) => `outcome ${String(outcome)}, starts at ${String(start_at)}`,
    expect: ({ start_at }, requests) => ({
      'it starts at that moment': Date.parse(String(start_at)) === Date.parse(START) && entered()[0]?.start === start_at,
      'the workflow was looked up first': requests.count === 2 && requests.writes === 1,
    }),
  });
  const unpublished = { contact_id, workflow_id: draft.id };
  await stage.step({
    title: `The workflow "${draft.name}" is a draft: the step says so and writes nothing`,
    operation: 'add_to_workflow',
    input: unpublished,
    run: () => refusal(stage.create('add_to_workflow', unpublished)),
    show: ({ error, sentence }) => `${error}: ${sentence}`,
    expect: ({ error, sentence }, requests) => ({
      'it is refused': error === 'AppError',
      'by its name': sentence.includes(draft.name),
      'nothing was written': requests.writes === 0,
    }),
  });
  const remove = { contact_id, workflow_id: published.id };
  await stage.step({
    title: 'Take the contact out of the workflow',
    operation: 'remove_from_workflow',
    input: remove,
    run: () => stage.create('remove_from_workflow', remove),
    show: ({ outcome }) => `outcome ${String(outcome)}`,
    expect: () => ({ 'it is in no workflow': entered().length === 0 }),
  });
}
