import { Problem } from '../../contacts/errors.ts';
import { segment } from '../../contacts/segment.ts';
import type { Task, TaskChange } from '../../contacts/task.ts';
import { quote } from '../../contacts/text.ts';
import type { WireTask } from './wire.ts';

/** Where a task is kept: it is found with its list only. */
export interface TaskPlace {
  readonly listId: string;
  readonly taskId: string;
}

export function toTask(wire: WireTask, listId: string, contactId: string): Task {
  return {
    id: `${segment(listId)}/${segment(wire.id)}`,
    contact_id: contactId,
    title: filled(wire.title),
    description: filled(wire.body?.content),
    due_date: toDueDate(wire.dueDateTime?.dateTime),
    completed: wire.status === 'completed',
    owner_id: null,
  };
}

/** Reads what `toTask` made of the two ids. */
export function placeOfTask(id: string): TaskPlace {
  const [listId, taskId, ...more] = id.trim().split('/', 3).map(decoded);
  if (!listId || !taskId || more.length > 0)
    throw new Problem(
      'invalid_input',
      `${quote(id)} is not the id of a task as this integration gives it for Outlook, with its list and a slash. Choose the task, or map the id that a step gave. Nothing was sent.`,
    );
  return { listId, taskId };
}

/** The body of a create or an update: only what the change names. What is not named, importance and reminders among it, stays. */
export function toWireTask(change: TaskChange): Record<string, unknown> {
  const { title, description, due_date, completed } = change;
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { body: { content: description, contentType: 'text' } }),
    // To Do keeps the day and drops the time. https://learn.microsoft.com/graph/api/resources/todotask
    ...(due_date === undefined ? {} : { dueDateTime: { dateTime: `${due_date.day}T00:00:00`, timeZone: 'UTC' } }),
    ...(completed === undefined ? {} : { status: completed ? 'completed' : 'notStarted' }),
  };
}

function toDueDate(dateTime: string | null | undefined): string | null {
  const day = dateTime?.match(/^\d{4}-\d{2}-\d{2}/)?.[0];
  return day === undefined ? null : `${day}T00:00:00.000Z`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

function filled(value: string | null | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}
