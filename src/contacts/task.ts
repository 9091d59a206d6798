/** A thing to do that belongs to a contact. */
export interface Task {
  /** Opaque: some services need more than one id to find a task again. */
  readonly id: string;
  readonly contact_id: string;
  readonly title: string | null;
  readonly description: string | null;
  /** An instant in ISO 8601; YYYY-MM-DD where the service keeps a day only. */
  readonly due_date: string | null;
  readonly completed: boolean;
  /** Whether it comes again; null where the service has no such tasks. To complete one opens the next. */
  readonly recurring: boolean | null;
  readonly owner_id: string | null;
}

/** A task to add. */
export interface TaskDraft {
  readonly title: string;
  readonly due_date?: Due;
  readonly description?: string;
  readonly owner_id?: string;
  readonly completed?: boolean;
  readonly task_list_id?: string;
}

/** What is to become of a task: a key that is not there is left as it is. */
export interface TaskChange {
  readonly title?: string;
  readonly due_date?: Due;
  readonly description?: string;
  readonly owner_id?: string;
  readonly completed?: boolean;
}

/** When something is due: the instant, and the day it is on the user's own calendar for services that keep days only. */
export interface Due {
  /** ISO 8601, UTC, with milliseconds. */
  readonly instant: string;
  /** YYYY-MM-DD. */
  readonly day: string;
}

/** Which tasks are asked for. */
export const TASK_STATUSES = ['open', 'completed', 'all'] as const;

export type TaskStatus = (typeof TASK_STATUSES)[number];
