import type { Task } from '../contacts/task.ts';

/** The output of a step that may have completed the task. A recurring task comes back as its next occurrence, which is open. */
export function toChangedTaskOutput(task: Task, completed: boolean | undefined): Task & { readonly message: string | null } {
  const opened = completed === true && task.recurring === true && !task.completed;
  const next = task.due_date === null ? 'The next one' : `The next one, due ${task.due_date},`;
  return { ...task, message: opened ? `The task was completed, and it repeats. ${next} is open.` : null };
}
