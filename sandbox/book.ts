/** A contact in plain terms, whatever the vendor calls its parts. Null and empty are "has none". */
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

/** A thing of the account and its ID. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What belongs to one contact, with the vendor's IDs. Left out: what the account type doesn't have. */
export interface ContactDetails {
  readonly folder?: Named;
  /** The values that the contact has, as text. */
  readonly customFields?: readonly (Named & { readonly value: string })[];
  /** The ID is empty where the note is a text of the contact itself. */
  readonly notes: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  readonly tasks?: readonly { readonly id: string; readonly title: string; readonly day: string; readonly completed: boolean }[];
  readonly appointments?: readonly { readonly id: string; readonly title: string; readonly time: string; readonly status: string }[];
}

/** When a contact was made and last changed, in milliseconds since 1970. */
export interface Dates {
  readonly created: number;
  readonly updated: number;
}

export interface TaskFacts {
  readonly title: string;
  readonly description: string | null;
  /** ISO 8601 in UTC; null where the service keeps days only. */
  readonly instant: string | null;
  /** YYYY-MM-DD, as the service keeps it. */
  readonly day: string;
  readonly completed: boolean;
}

/**
 * What the account holds, read and changed past the app and past its API: what another person with the same account would do.
 * Nothing here is asked of the code under test, so the two cannot be wrong together.
 */
export interface Book {
  /** Adds a contact dated now, or at the given times where the service keeps any; answers its id. */
  add(facts: Partial<Facts>, dates?: Dates): string;
  change(id: string, facts: Partial<Facts>): void;
  remove(id: string): void;
  /** Null when no contact has this ID. */
  read(id: string): Facts | null;
  /** Every contact of the scope that a step without conditions is about. */
  ids(): readonly string[];
  tasks(contactId: string): readonly TaskFacts[];
  /** The texts that are written about the contact. */
  notes(contactId: string): readonly string[];
  /** A contact that has a photo and one that has none; left out where the account has no photos. */
  photographed?(): { readonly pictured: string; readonly plain: string };
  /** Null when no contact has this ID. Left out where notes are all that a contact has besides its facts. */
  details?(id: string): ContactDetails | null;
  /** The photo of a contact. */
  photo?(id: string): Buffer | null;
  /** The ids of everything that a hidden list must offer; left out where the account has no such list. */
  choices(list: string): readonly string[] | undefined;
  /** The account's own fields, where people can make, rename and delete them. */
  readonly ownFields?: OwnFields;
  /** The contacts that changed last, the latest first; `updated` is in milliseconds since 1970, null where the service keeps no dates. */
  latest(limit: number): readonly { readonly id: string; readonly updated: number | null }[];
  /** The tasks that changed last or are due last; left out where there are no tasks. */
  latestTasks?(limit: number): readonly LatestTask[];
  /** Every tag with how many contacts have it, the most used first. */
  tagCounts(): readonly TagCount[];
  /** Every folder by its whole name, with how many contacts are in it; left out where there are no folders. */
  folders?(): readonly (Named & { readonly contacts: number })[];
  /** Gives a contact a name to be shown by other than its first and last name; left out where there is no such name. */
  setDisplayName?(id: string, name: string): void;
  /** Removes every folder but the default one; left out where there are no folders. */
  keepDefaultFolderOnly?(): void;
  /** Lets the search see writes so many milliseconds late; left out where it never is. */
  delaySearch?(milliseconds: number): void;
  /** Everything that is stored, for comparisons. */
  snapshot(): string;
}

export interface OwnFields {
  /** Makes one of the vendor's type; answers its id. */
  add(name: string, type: string, options?: readonly string[]): string;
  rename(id: string, name: string): void;
  remove(id: string): void;
  /** Keeps a value in the contact exactly as it is given, in whatever form. */
  keep(contactId: string, id: string, value: unknown): void;
}

export interface LatestTask {
  readonly id: string;
  readonly title: string;
  /** Empty where it belongs to no contact. */
  readonly contactId: string;
  /** YYYY-MM-DD, or empty. */
  readonly day: string;
  readonly completed: boolean;
}

export interface TagCount {
  readonly name: string;
  readonly contacts: number;
}

/** A contact that has nothing. */
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
