/** A task of a contact. */
export interface Task {
  /** Opaque: some services need more than one id to find a task again. */
  readonly id: string;
  readonly contact_id: string;
  readonly title: string | null;
  readonly description: string | null;
  /** An instant in ISO 8601, or YYYY-MM-DD if the service stores only the day. */
  readonly due_date: string | null;
  readonly completed: boolean;
  /** Whether it recurs; null if the service has no recurring tasks. Completing one opens the next occurrence. */
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

/** What a step asks for a task. A missing key keeps what's stored. */
export interface TaskChange {
  readonly title?: string;
  readonly due_date?: Due;
  readonly description?: string;
  readonly owner_id?: string;
  readonly completed?: boolean;
}

/** When something is due: the instant, and the day on the user's calendar for services that store only the day. */
export interface Due {
  /** ISO 8601, UTC, with milliseconds. */
  readonly instant: string;
  /** YYYY-MM-DD. */
  readonly day: string;
}

/** Which tasks to list. */
export const TASK_STATUSES = ['open', 'completed', 'all'] as const;

export type TaskStatus = (typeof TASK_STATUSES)[number];
