import type { AccountType } from '../../sandbox/account.ts';
import type { Stage } from '../stage.ts';
import { absent, count, rows } from './words.ts';

const TITLE = 'Send {{the offer}} to Nora';
/** 9 in the morning in New York. */
const DUE = '2030-01-15T09:00:00-05:00';

/** Adds, finds, changes and completes a task. Returns its ID, or undefined if the account has no tasks. */
export async function tasks(stage: Stage, account: AccountType, contact_id: string): Promise<string | undefined> {
  if (!account.has.includes('tasks')) {
    await withoutTasks(stage, account, contact_id);
    return undefined;
  }
  const add = { contact_id, title: TITLE, due_date: DUE, description: 'By letter.' };
  const { id } = await stage.step({
    title: 'Add a task; its title keeps text that looks like a Zapier field',
    operation: 'add_task',
    input: add,
    run: () => stage.create('add_task', add),
    show: ({ title, due_date, completed }) => `"${String(title)}", due ${String(due_date)}, ${completed ? 'completed' : 'open'}`,
    expect: (task) => ({
      'stored as typed': task.title === TITLE,
      'on that day': String(task.due_date).startsWith('2030-01-15'),
      'it is open': task.completed === false,
    }),
  });
  const find = { contact_id, status: 'open' };
  await stage.step({
    title: 'Find the open tasks of the contact',
    operation: 'find_tasks',
    input: find,
    run: () => stage.search('find_tasks', find),
    show: ([found]) => count(rows(found?.tasks).length, 'task'),
    expect: ([found]) => ({
      'only that task':
        rows(found?.tasks)
          .map((task) => task.id)
          .join() === id,
    }),
  });
  const change = { contact_id, task_id: id, description: 'By telephone.' };
  await stage.step({
    title: 'Change its description; everything else stays',
    operation: 'update_task',
    input: change,
    run: () => stage.create('update_task', change),
    show: ({ description, title }) => `"${String(title)}": ${String(description)}`,
    expect: (task) => ({
      'the new description': task.description === 'By telephone.',
      'the same title': task.title === TITLE,
      'still open': task.completed === false,
    }),
  });
  const complete = { contact_id, task_id: id };
  await stage.step({
    title: 'Complete it',
    operation: 'complete_task',
    input: complete,
    run: () => stage.create('complete_task', complete),
    show: ({ title, completed }) => `"${String(title)}" is ${completed ? 'completed' : 'open'}`,
    expect: (task) => ({ 'it is completed': task.completed === true, 'the same title': task.title === TITLE }),
  });
  return String(id);
}

async function withoutTasks(stage: Stage, { label }: AccountType, contact_id: string): Promise<void> {
  const task = { contact_id, task_id: 'any' };
  const none = (operation: string, run: () => Promise<unknown>) => absent(stage, operation, 'tasks', label, run);
  await none('add_task', () => stage.create('add_task', { contact_id, title: TITLE, due_date: DUE }));
  await none('find_tasks', () => stage.search('find_tasks', { contact_id }));
  await none('update_task', () => stage.create('update_task', { ...task, title: 'Call' }));
  await none('complete_task', () => stage.create('complete_task', task));
  await none('delete_task', () => stage.create('delete_task', task));
}
