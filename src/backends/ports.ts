import type { Appointment } from '../contacts/appointment.ts';
import type { ContactChange } from '../contacts/change.ts';
import type { Contact } from '../contacts/contact.ts';
import type { CustomField } from '../contacts/custom_field.ts';
import type { Identity } from '../contacts/identity.ts';
import type { Note, NoteDraft } from '../contacts/note.ts';
import type { Choice, Page, PageRequest } from '../contacts/page.ts';
import type { Photo } from '../contacts/photo.ts';
import type { ContactQuery, Criterion, FindWithin, Selection, Within } from '../contacts/query.ts';
import type { Task, TaskChange, TaskDraft, TaskStatus } from '../contacts/task.ts';
import type { Http } from '../http/request.ts';

/** What the platform keeps of a connection: the sign-in fields and what the token response gave. Every value is a text. */
export type AuthData = Readonly<Record<string, string | undefined>>;

/** What became of a thing that was to be deleted. */
export type Removal = 'deleted' | 'already_gone';

/** Everything a port may use in one run of one operation. */
export interface Connection {
  readonly http: Http;
  readonly authData: AuthData;
  /** The user's own zone, an IANA name; null when the platform does not say. */
  readonly timezone: string | null;
  /** Keeps JSON for this connection between runs; forgetting is always allowed, so both never throw. */
  readonly cache: { get(key: string): Promise<unknown>; set(key: string, value: unknown, seconds: number): Promise<void> };
  /** Writes to the Zap's own log, which its owner and support can read. */
  log(text: string): void;
  /** When the run began, in milliseconds since 1970. */
  readonly now: number;
}

/** Contacts themselves. Every account type has them. Ids are given and taken as the service has them; encoding is the port's work. */
export interface ContactsPort {
  /** Throws a `not_found` problem when there is none with the id. */
  get(connection: Connection, id: string): Promise<Contact>;
  /** Every contact that meets the criterion, best first; empty when there is none. A search may compare loosely. */
  find(connection: Connection, criterion: Criterion, within: FindWithin): Promise<readonly Contact[]>;
  /**
   * Everybody a write may mean: whoever has the email; where nobody has it, those who may have the phone (compared loosely: the caller
   * judges) and those with the name. In all folders unless one is named. Each is as the service has it now, not as an index remembers it.
   */
  candidates(connection: Connection, identity: Identity, within: Within): Promise<readonly Candidate[]>;
  /** What a form says about finding by name, where that has a limit of its own. */
  readonly nameNote?: string;
  /** A page of all contacts, for a picker. */
  list(connection: Connection, page: PageRequest): Promise<Page<Contact>>;
  /** At most `limit` contacts within the query, and where to go on: `cursor` is the `next` of the page before, of the same query and the same `limit`. */
  search(
    connection: Connection,
    query: ContactQuery,
    page: { readonly cursor: string | null; readonly limit: number },
  ): Promise<Page<Contact>>;
  /** Throws when the change by itself holds what no contact of the account can, so that a step can be refused before its first request. */
  readonly check?: (connection: Connection, change: ContactChange) => void;
  /** Throws a `duplicate` problem that names the existing contact where the service refuses a second one. */
  create(connection: Connection, change: ContactChange): Promise<Contact>;
  /** Reads, sends only what differs, and sends nothing when nothing does. Limits are checked before anything is sent. */
  update(connection: Connection, id: string, change: ContactChange): Promise<Updated>;
  /** Deleting what is already gone succeeds. */
  remove(connection: Connection, id: string): Promise<Removal>;
}

/** A contact that may be the one a write means. */
export interface Candidate {
  readonly contact: Contact;
  /** As `ContactsPort.update`, beginning from the state that the look-up read; null when the contact is no longer there. */
  update(change: ContactChange): Promise<Updated | null>;
}

export interface Updated {
  /** As it was read before anything was sent. */
  readonly before: Contact;
  readonly contact: Contact;
  /** The input keys that altered something; empty when nothing was sent. */
  readonly changed: readonly string[];
}

/** A contact and what tells this state of it from every other. */
export interface Revision {
  readonly contact: Contact;
  readonly revision: string;
}

/** By which date a contact counts as new or changed. */
export type ChangeDate = 'created' | 'updated';

/** How far back a poll looks, in milliseconds since 1970. */
export interface Window {
  readonly since: number;
  /** No further page is read once everything dated after this moment was: what lies between it and `since` comes where a page holds it anyway. */
  readonly enough: number;
}

/**
 * Changes of contacts, as a function of time alone: never "the newest N", which lets old contacts slip in when new ones are deleted.
 * Pages come one by one, so that no more is kept of them than the caller needs. What cannot be read whole within the run ends in a `too_much`
 * problem that gives the numbers that were met; the pages before it are sound.
 */
export interface ChangesPort {
  /**
   * What is dated at or after `since`, newest first across all pages. Left out where the service has no dates: then the whole
   * selection is read and compared, and nothing can be asked from a moment on.
   */
  readonly recent?: (connection: Connection, date: ChangeDate, window: Window, selection: Selection) => AsyncIterable<readonly Revision[]>;
  /** The newest few, for the editor's samples. */
  sample(connection: Connection, date: ChangeDate, limit: number, selection: Selection): Promise<readonly Revision[]>;
  /** The whole selection. A caller that cannot do with a part lets the problem pass. */
  all(connection: Connection, selection: Selection): AsyncIterable<readonly Revision[]>;
}

/** A list that a picker shows. */
export interface Listing {
  list(connection: Connection, page: PageRequest): Promise<Page<Choice>>;
  /** The scope that the list needs, where a connection can lack it: then people type in place of choosing. */
  readonly scope?: string;
}

/** Names that contacts carry; what is chosen from the list is given to `add` as `id`. */
export interface TagsPort extends Listing {
  /** Adds to what is there; never takes away. `tags` are all that the contact has afterwards. */
  add(connection: Connection, id: string, names: readonly string[]): Promise<Tagged>;
  remove(connection: Connection, id: string, names: readonly string[]): Promise<Tagged>;
}

export interface Tagged {
  readonly tags: readonly string[];
  readonly outcome: 'updated' | 'unchanged';
}

export interface TasksPort {
  /** Where the service can tell tasks by their status, it is asked for no others; the caller judges what comes. */
  list(connection: Connection, contactId: string, status: TaskStatus): Promise<readonly Task[]>;
  /** One task by its id, where the service can give it alone; else the list is looked through. */
  readonly get?: (connection: Connection, contactId: string, taskId: string) => Promise<Task>;
  create(connection: Connection, contactId: string, draft: TaskDraft): Promise<Task>;
  /** Leaves alone what the change does not name. */
  update(connection: Connection, contactId: string, taskId: string, change: TaskChange): Promise<Task>;
  complete(connection: Connection, contactId: string, taskId: string, completed: boolean): Promise<Task>;
  remove(connection: Connection, contactId: string, taskId: string): Promise<Removal>;
  /** What the service needs of every task besides its title. */
  readonly required: readonly 'due_date'[];
}

/** Lists that tasks are kept in, where the account has several. */
export type TaskListsPort = Listing;

export interface NotesPort {
  list(connection: Connection, contactId: string): Promise<readonly Note[]>;
  /** One note by its id, where the service can give it alone; else the list is looked through. */
  readonly get?: (connection: Connection, contactId: string, noteId: string) => Promise<Note>;
  /** Throws when this account keeps no notes though others of its type do, so that a step can be refused before its first request. */
  readonly check?: (connection: Connection) => void;
  add(connection: Connection, contactId: string, draft: NoteDraft): Promise<Note>;
}

export interface AppointmentsPort {
  list(connection: Connection, contactId: string): Promise<readonly Appointment[]>;
}

/** Companies as things of their own; `business_id` of a query is one of these ids. */
export type BusinessesPort = Listing;

/** People of the account to whom a contact or a task can be given. */
export type OwnersPort = Listing;

/** The account's own fields. */
export interface CustomFieldsPort {
  /** Read anew each time: a field that was just made is among them. */
  list(connection: Connection): Promise<readonly CustomField[]>;
  /** The ids of all of them, where every account has the same: a value for another field is then left out, not refused. */
  readonly ids?: readonly string[];
  /**
   * The contacts with every value in its final form, where the kind of the field decides it (a day kept as milliseconds). Asks the service
   * at most once in a run, only when a contact has such a value, and never throws because of it: the value is then taken for what it looks like.
   */
  readonly typed?: (connection: Connection, contacts: readonly Contact[]) => Promise<readonly Contact[]>;
}

export interface PhotoPort {
  /** Whether the contact has one, without fetching it where that is possible. */
  exists(connection: Connection, id: string): Promise<boolean>;
  /** Null when the contact has none. */
  get(connection: Connection, id: string): Promise<Photo | null>;
  /** Left out where pictures can only be read. The photo was checked against `limits`. */
  readonly set?: (connection: Connection, id: string, photo: Photo) => Promise<void>;
  readonly limits?: { readonly types: readonly string[]; readonly bytes: number };
}

/** Folders of contacts: nested ones with their whole path as name, the default folder always among them. */
export type FoldersPort = Listing;

/** People beyond the address book: `source` of a selection is one of these. */
export interface SourcesPort {
  readonly choices: readonly Choice[];
}
