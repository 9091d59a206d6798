import { Problem } from '../../contacts/errors.ts';
import type { Task, TaskChange } from '../../contacts/task.ts';
import { quote } from '../../contacts/text.ts';
import { storedDay } from '../../contacts/time.ts';
import { encodePathPart } from '../../http/path_part.ts';
import { nullIfBlank } from '../null_if_blank.ts';
import type { WireTask } from './wire.ts';

/** The two IDs of a task, which can only be found together with its list. */
export interface TaskIds {
  readonly listId: string;
  readonly taskId: string;
}

/** `zone` is the user's. The day of a task comes as midnight in the zone where someone entered it. */
export function toTask(wire: WireTask, listId: string, contactId: string, zone: string | null): Task {
  return {
    id: `${encodePathPart(listId)}/${encodePathPart(wire.id)}`,
    contact_id: contactId,
    title: nullIfBlank(wire.title),
    description: nullIfBlank(wire.body?.content),
    due_date: dueDay(wire.dueDateTime, zone),
    completed: wire.status === 'completed',
    recurring: (wire.recurrence ?? null) !== null,
    owner_id: null,
  };
}

/** Reads the ID that `toTask` makes of the two. */
export function taskIdsOf(id: string): TaskIds {
  const [listId, taskId, ...more] = id.trim().split('/', 3).map(decoded);
  if (!listId || !taskId || more.length > 0)
    throw new Problem(
      'invalid_input',
      `${quote(id)} isn't the ID of a task in this integration, which also names the task list. Choose the task from the list, or map its ID from an earlier step.`,
    );
  return { listId, taskId };
}

/**
 * The body of a create or an update, with only what the change names. Everything else stays, including importance and
 * reminders.
 */
export function toTaskBody(change: TaskChange): Record<string, unknown> {
  const { title, description, due_date, completed } = change;
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { body: { content: description, contentType: 'text' } }),
    // To Do keeps the day and drops the time. https://learn.microsoft.com/graph/api/resources/todotask
    ...(due_date === undefined ? {} : { dueDateTime: { dateTime: `${due_date.day}T00:00:00`, timeZone: 'UTC' } }),
    ...(completed === undefined ? {} : { status: completed ? 'completed' : 'notStarted' }),
  };
}

/** YYYY-MM-DD. The service answers in UTC; in any other zone, the time already belongs to the day. */
function dueDay(due: WireTask['dueDateTime'], zone: string | null): string | null {
  const time = due?.dateTime ?? '';
  return storedDay((due?.timeZone ?? 'UTC') === 'UTC' ? time : time.slice(0, 10), zone);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
