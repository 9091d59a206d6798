import type { Stage } from '../stage.ts';
import { count, outcome } from './words.ts';

interface Cast {
  readonly id: string;
  readonly email: string;
  readonly taskId: string | undefined;
}

/** Deletes everything that the story created. Deleting something twice isn't an error. */
export async function leaving(stage: Stage, { id, email, taskId }: Cast): Promise<void> {
  if (taskId !== undefined) {
    await stage.step({
      title: 'Delete the task',
      operation: 'delete_task',
      input: { contact_id: id, task_id: taskId },
      run: () => stage.create('delete_task', { contact_id: id, task_id: taskId }),
      show: outcome,
      expect: ({ outcome }) => ({ 'it was deleted': outcome === 'deleted' }),
    });
  }
  await remove(stage, id, 'Delete the contact', 'deleted');
  await remove(stage, id, "Delete it again: it's already gone, which isn't an error", 'already_gone');
  await stage.step({
    title: 'Search for it again',
    operation: 'find_contact',
    input: { email },
    run: () => stage.search('find_contact', { email }),
    show: (found) => count(found.length, 'contact'),
    expect: (found) => ({ 'no one is found': found.length === 0 }),
  });
}

async function remove(stage: Stage, id: string, title: string, expected: string): Promise<void> {
  await stage.step({
    title,
    operation: 'delete_contact',
    input: { contact_id: id },
    run: () => stage.create('delete_contact', { contact_id: id }),
    show: outcome,
    expect: ({ outcome }) => ({ [`outcome ${expected}`]: outcome === expected }),
  });
}
