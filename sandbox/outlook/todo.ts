export const STATUSES = ['notStarted', 'inProgress', 'completed', 'waitingOnOthers', 'deferred'] as const;
export const IMPORTANCES = ['low', 'normal', 'high'] as const;
export const CONTENT_TYPES = ['text', 'html'] as const;

export interface TodoList {
  readonly id: string;
  readonly displayName: string;
  readonly isOwner: boolean;
  readonly isShared: boolean;
  readonly wellknownListName: 'none' | 'defaultList' | 'flaggedEmails';
}

export interface LinkedResource {
  readonly applicationName: string | null;
  readonly displayName: string | null;
  readonly externalId: string | null;
  readonly webUrl: string | null;
}

/** A local time and its zone. */
export interface ZonedTime {
  readonly dateTime: string;
  readonly timeZone: string;
}

/** What a client can write. */
export interface TaskFields {
  readonly title: string;
  readonly status: (typeof STATUSES)[number];
  readonly importance: (typeof IMPORTANCES)[number];
  readonly body: { readonly content: string; readonly contentType: (typeof CONTENT_TYPES)[number] };
  readonly categories: readonly string[];
  readonly isReminderOn: boolean;
  readonly dueDateTime: ZonedTime | null;
  readonly startDateTime: ZonedTime | null;
  readonly reminderDateTime: ZonedTime | null;
  readonly completedDateTime: ZonedTime | null;
  readonly linkedResources: readonly LinkedResource[];
}

export interface StoredTask {
  readonly id: string;
  readonly listId: string;
  readonly changeKey: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly modified: number;
  readonly fields: TaskFields;
}

export const NEW_TASK: TaskFields = {
  title: '',
  status: 'notStarted',
  importance: 'normal',
  body: { content: '', contentType: 'text' },
  categories: [],
  isReminderOn: false,
  dueDateTime: null,
  startDateTime: null,
  reminderDateTime: null,
  completedDateTime: null,
  linkedResources: [],
};
