/** A contact in plain terms, independent of the vendor's names. Null and empty mean "none". */
export interface Facts {
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly company: string | null;
  readonly job_title: string | null;
  readonly street: string | null;
  readonly city: string | null;
  /** YYYY-MM-DD. */
  readonly birthday: string | null;
  readonly notes: string | null;
  readonly tags: readonly string[];
}

/** Something in the account, and its ID. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What belongs to one contact, with the vendor's IDs. A part is missing if the account type doesn't have it. */
export interface ContactDetails {
  readonly folder?: Named;
  /** Null if no one owns the contact, or if it belongs to no business. */
  readonly owner?: Named | null;
  readonly business?: Named | null;
  /** The contact's values, as text. */
  readonly customFields?: readonly (Named & { readonly value: string })[];
  /** The ID is empty if the note is a text of the contact itself. */
  readonly notes: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  readonly tasks?: readonly { readonly id: string; readonly title: string; readonly day: string; readonly completed: boolean }[];
  readonly workflows?: readonly WorkflowFacts[];
  readonly appointments?: readonly { readonly id: string; readonly title: string; readonly time: string; readonly status: string }[];
}

/** When a contact was created and last changed, in milliseconds since 1970. */
export interface Dates {
  readonly created: number;
  readonly updated: number;
}

export interface TaskFacts {
  readonly title: string;
  readonly description: string | null;
  /** ISO 8601 in UTC; null if the service stores only days. */
  readonly instant: string | null;
  /** YYYY-MM-DD, as the service stores it. */
  readonly day: string;
  readonly completed: boolean;
}

/** A contact in a workflow. */
export interface WorkflowFacts extends Named {
  /** When it starts, in ISO 8601 and UTC; null if it started at once. */
  readonly start: string | null;
}

/** One workflow of each kind. */
export interface SeededWorkflows {
  readonly published: Named;
  readonly draft: Named;
  /** Published in another location of the same company. */
  readonly elsewhere: Named;
}

/**
 * What the account contains, read and changed without the app and without its API, as another person with the same
 * account would do it. Nothing here comes from the code under test, so that the two can't make the same mistake.
 */
export interface Book {
  /** Adds a contact, dated now or at the given times if the service stores any. Returns its ID. */
  add(facts: Partial<Facts>, dates?: Dates): string;
  change(id: string, facts: Partial<Facts>): void;
  remove(id: string): void;
  /** Null if no contact has this ID. */
  read(id: string): Facts | null;
  /** Every contact that a step without conditions finds. */
  ids(): readonly string[];
  tasks(contactId: string): readonly TaskFacts[];
  /** The texts of the contact's notes. */
  notes(contactId: string): readonly string[];
  /** The workflows that the contact is in; missing if the account has none. */
  workflows?(contactId: string): readonly WorkflowFacts[];
  /** Seeded workflows; missing if the account has none. */
  readonly seededWorkflows?: SeededWorkflows;
  /** A contact with a photo and one without; missing if the account has no photos. */
  photographed?(): { readonly pictured: string; readonly plain: string };
  /** Null if no contact has this ID. Missing if notes are all that a contact has besides its facts. */
  details?(id: string): ContactDetails | null;
  /** The photo of a contact. */
  photo?(id: string): Buffer | null;
  /** The IDs of everything that a hidden list must offer; undefined if the account has no such list. */
  choices(list: string): readonly string[] | undefined;
  /** The account's own fields, if people can create, rename and delete them. */
  readonly ownFields?: OwnFields;
  /**
   * The contacts that changed last, the latest first. `updated` is in milliseconds since 1970, or null if the service
   * stores no dates.
   */
  latest(limit: number): readonly { readonly id: string; readonly updated: number | null }[];
  /** The tasks that changed last or are due last; missing if there are no tasks. */
  latestTasks?(limit: number): readonly LatestTask[];
  /** Every tag and how many contacts have it, the most used first. */
  tagCounts(): readonly TagCount[];
  /** Every folder by its whole name, and how many contacts are in it; missing if there are no folders. */
  folders?(): readonly (Named & { readonly contacts: number })[];
  /** Gives a contact a display name; missing if the account has none. */
  setDisplayName?(id: string, name: string): void;
  /** Removes every folder except the default one; missing if there are no folders. */
  keepDefaultFolderOnly?(): void;
  /**
   * Gives the first person of a source beyond the address book another last name; missing if the account has no such
   * sources.
   */
  renameOutsider?(source: 'inbox' | 'domain', lastName: string): void;
  /** Delays the search by this many milliseconds; missing if it never lags. */
  delaySearch?(milliseconds: number): void;
  /** Everything that is stored, to compare. */
  snapshot(): string;
}

export interface OwnFields {
  /** Creates a field of the vendor's type. Returns its ID. */
  add(name: string, type: string, options?: readonly string[]): string;
  rename(id: string, name: string): void;
  remove(id: string): void;
  /** Stores a value in the contact exactly as given, in any form. */
  keep(contactId: string, id: string, value: unknown): void;
}

export interface LatestTask {
  readonly id: string;
  readonly title: string;
  /** Empty if it has no contact. */
  readonly contactId: string;
  /** YYYY-MM-DD, or empty. */
  readonly day: string;
  readonly completed: boolean;
}

export interface TagCount {
  readonly name: string;
  readonly contacts: number;
}

/** A contact without any values. */
export const NOBODY: Facts = {
  first_name: null,
  last_name: null,
  emails: [],
  phones: [],
  company: null,
  job_title: null,
  street: null,
  city: null,
  birthday: null,
  notes: null,
  tags: [],
};
