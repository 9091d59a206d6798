import type { Backend, TasksPort } from '../backends/backend.ts';
import { Problem } from '../contacts/errors.ts';
import type { Due } from '../contacts/task.ts';

/** Refuses a task without a due date, `label`, where the account needs one. */
export function requireDueDate({ label: account }: Backend, port: TasksPort, due: Due | undefined, label: string): void {
  if (due === undefined && port.required.includes('due_date'))
    throw new Problem('invalid_input', `${label} is blank, and ${account} needs one for every task. Choose a date.`);
}
