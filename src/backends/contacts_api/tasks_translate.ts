import type { Task, TaskChange } from '../../contacts/task.ts';
import { toInstant } from '../../contacts/time.ts';
import { nullIfBlank } from '../null_if_blank.ts';
import type { WireTask } from './wire.ts';

/** The API has no recurring tasks. */
export function toTask(wire: WireTask, contactId: string): Task {
  return {
    id: wire.id ?? wire._id ?? '',
    contact_id: nullIfBlank(wire.contactId) ?? contactId,
    title: nullIfBlank(wire.title),
    description: nullIfBlank(wire.body),
    due_date: toInstant(wire.dueDate),
    completed: wire.completed ?? false,
    recurring: null,
    owner_id: nullIfBlank(wire.assignedTo),
  };
}

/** JSON leaves out undefined values, and so what the change doesn't name. */
export function toTaskBody(change: TaskChange): Record<string, unknown> {
  return {
    title: change.title,
    body: change.description,
    dueDate: change.due_date?.instant,
    completed: change.completed,
    assignedTo: change.owner_id,
  };
}
