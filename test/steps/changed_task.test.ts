import { toChangedTaskOutput } from '../../src/steps/changed_task.ts';

const task = { id: 't', contact_id: 'c', title: 'Call', description: null, owner_id: null };
const next = { ...task, due_date: '2030-01-16', completed: false, recurring: true };

test('a task that comes again and was completed says that the next one is open', () => {
  expect(toChangedTaskOutput(next, true).message).toBe('The task was completed, and it repeats. The next one, due 2030-01-16, is open.');
  expect(toChangedTaskOutput({ ...next, due_date: null }, true).message).toBe(
    'The task was completed, and it repeats. The next one is open.',
  );
});

test('nothing is said of any other change', () => {
  for (const [one, completed] of [
    [next, false],
    [next, undefined],
    [{ ...next, completed: true }, true],
    [{ ...next, recurring: false }, true],
    [{ ...next, recurring: null }, true],
  ] as const)
    expect(toChangedTaskOutput(one, completed)).toEqual({ ...one, message: null });
});
