import type { Backend, TasksPort } from '../backends/backend.ts';
import { Problem } from '../contacts/errors.ts';
import type { Due } from '../contacts/task.ts';

/** Refuses a task without a due date if the account needs one. `label` is what the form calls the date. */
export function requireDueDate({ label: account }: Backend, port: TasksPort, due: Due | undefined, label: string): void {
  if (due === undefined && port.required.includes('due_date'))
    throw new Problem('invalid_input', `${label} is blank, and ${account} needs one for every task. Choose a date.`);
}
