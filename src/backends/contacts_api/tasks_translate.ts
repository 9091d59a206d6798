import type { Task, TaskChange } from '../../contacts/task.ts';
import { toInstant } from '../../contacts/time.ts';
import { filled } from './translate.ts';
import type { WireTask } from './wire.ts';

/** A task of the contact. The API knows none that comes again. */
export function toTask(wire: WireTask, contactId: string): Task {
  return {
    id: wire.id ?? wire._id ?? '',
    contact_id: filled(wire.contactId) ?? contactId,
    title: filled(wire.title),
    description: filled(wire.body),
    due_date: toInstant(wire.dueDate),
    completed: wire.completed ?? false,
    recurring: null,
    owner_id: filled(wire.assignedTo),
  };
}

/** The body of a task's update: JSON leaves out what the change does not name. */
export function toWireTask(change: TaskChange): Record<string, unknown> {
  return {
    title: change.title,
    body: change.description,
    dueDate: change.due_date?.instant,
    completed: change.completed,
    assignedTo: change.owner_id,
  };
}
