import type { Appointment } from '../contacts/appointment.ts';
import type { Contact } from '../contacts/contact.ts';
import type { ContactKey } from '../contacts/contact_keys.ts';
import type { CustomField, CustomReading } from '../contacts/custom_field.ts';
import type { Note, NoteDraft } from '../contacts/note.ts';
import type { Choice, Page, PageRequest } from '../contacts/page.ts';
import type { Photo } from '../contacts/photo.ts';
import type { Selection } from '../contacts/query.ts';
import type { Task, TaskChange, TaskDraft, TaskStatus } from '../contacts/task.ts';
import type { Connection } from './connection.ts';
import type { PlannedWrites, Removal } from './merge.ts';

/** A contact, and what distinguishes this state of it from every other. */
export interface Revision {
  readonly contact: Contact;
  readonly revision: string;
}

/** Whether a contact counts by its creation or its last change. */
export type ChangeDate = 'created' | 'updated';

/** How far back a poll looks, in milliseconds since 1970. */
export interface Window {
  readonly since: number;
  /** Contacts dated after this moment are left out; missing if there's no such limit. */
  readonly until?: number;
  /**
   * Reading stops after the page that reaches this moment. Contacts between it and `since` are returned if they are on
   * a page that was read anyway.
   */
  readonly enough: number;
}

/**
 * Changes of contacts, as a function of time: never "the newest N", in which old contacts move up when new ones are
 * deleted. Pages come one by one, so that the caller keeps no more than it needs. If a run can't read everything, it
 * ends in a `too_much` problem that says how many contacts it read; the pages before it are correct.
 */
export interface ChangesPort {
  /**
   * Contacts dated within the window, newest first across all pages; by their last change if the service stores no
   * date of creation (`beforehand`). Missing if the service has no dates. Then the whole selection is read and compared,
   * and no moment can be asked for. It isn't asked for people outside the address book, who have no dates in any
   * service.
   */
  readonly recent?: (connection: Connection, date: ChangeDate, window: Window, selection: Selection) => AsyncIterable<readonly Revision[]>;
  /**
   * Everyone that a trigger must know when it's turned on, if the service stores no date of creation, or moves the date
   * of the last change without one: then only what was there beforehand tells what is new. For `created`, contacts with
   * their IDs are enough. Missing if the dates tell.
   */
  readonly beforehand?: (connection: Connection, date: ChangeDate, selection: Selection) => AsyncIterable<readonly Revision[]>;
  /** The newest few, for the editor's samples. */
  sample(connection: Connection, date: ChangeDate, limit: number, selection: Selection): Promise<readonly Revision[]>;
  /** The whole selection. A caller that needs all of it must not catch the problem. */
  all(connection: Connection, selection: Selection): AsyncIterable<readonly Revision[]>;
}

/** A list that a picker shows. */
export interface Listing {
  list(connection: Connection, page: PageRequest): Promise<Page<Choice>>;
  /** The scope of the list, if a connection may lack it. Then people type instead of choosing. */
  readonly scope?: string;
}

/**
 * Names on contacts. A choice from the list is given to `add` as its `id`. Without a list, people type every tag.
 */
export interface TagsPort extends Partial<Listing> {
  /** Adds tags and never removes any. `tags` are all tags of the contact afterwards. */
  add(connection: Connection, id: string, names: readonly string[]): Promise<Tagged>;
  remove(connection: Connection, id: string, names: readonly string[]): Promise<Tagged>;
  /** A form's note about adding a tag that isn't on the list, if that differs from adding one that is. */
  readonly unlistedNote?: string;
}

export interface Tagged {
  readonly tags: readonly string[];
  readonly outcome: 'updated' | 'unchanged';
}

export interface TasksPort {
  /** A service that can filter by status is asked only for these; the caller checks the results. */
  list(connection: Connection, contactId: string, status: TaskStatus): Promise<readonly Task[]>;
  /** One task by its ID, if the service can return it alone; otherwise the list is searched. */
  readonly get?: (connection: Connection, contactId: string, taskId: string) => Promise<Task>;
  create(connection: Connection, contactId: string, draft: TaskDraft): Promise<Task>;
  /** Doesn't change what the change doesn't name. */
  update(connection: Connection, contactId: string, taskId: string, change: TaskChange): Promise<Task>;
  complete(connection: Connection, contactId: string, taskId: string, completed: boolean): Promise<Task>;
  remove(connection: Connection, contactId: string, taskId: string): Promise<Removal>;
  /** Plans to give the tasks of one contact to another. */
  planMove(connection: Connection, fromId: string, toId: string): Promise<PlannedWrites>;
  /** What the service requires of every task besides its title. */
  readonly required: readonly 'due_date'[];
}

/** Lists of tasks, if the account has several. */
export type TaskListsPort = Listing;

export interface NotesPort {
  list(connection: Connection, contactId: string): Promise<readonly Note[]>;
  /** One note by its ID, if the service can return it alone; otherwise the list is searched. */
  readonly get?: (connection: Connection, contactId: string, noteId: string) => Promise<Note>;
  /**
   * Throws if this account has no notes although others of its type do, so that a step is refused before its first
   * request.
   */
  readonly check?: (connection: Connection) => void;
  add(connection: Connection, contactId: string, draft: NoteDraft): Promise<Note>;
  /** Plans to give the notes of one contact to another; missing if a note is the contact's own text. */
  readonly planMove?: (connection: Connection, fromId: string, toId: string) => Promise<PlannedWrites>;
  /**
   * The contact's own text with the note in it, if the account stores one text for each contact. Missing if it has a
   * list of notes.
   */
  readonly appended?: (connection: Connection, text: string | null, draft: NoteDraft) => string;
}

export interface AppointmentsPort {
  list(connection: Connection, contactId: string): Promise<readonly Appointment[]>;
}

/** Companies with IDs; `business_id` of a query is one of them. */
export type BusinessesPort = Listing;

/** People of the account who can own a contact or a task. */
export type OwnersPort = Listing;

/**
 * The account's own automations. The list has those that can be started. A workflow can send messages to the contact,
 * so nothing here is ever sent twice blindly.
 */
export interface WorkflowsPort extends Listing {
  /**
   * Puts the contact into the workflow, from `startAt` on (ISO 8601, UTC), or at once. Throws if the workflow doesn't
   * exist or can't be started.
   */
  add(connection: Connection, contactId: string, workflowId: string, startAt: string | undefined): Promise<void>;
  /** Takes the contact out of the workflow. Throws if the workflow doesn't exist. */
  remove(connection: Connection, contactId: string, workflowId: string): Promise<void>;
}

/** The account's own fields. */
export interface CustomFieldsPort {
  /** Read each time, so that a new field is among them. */
  list(connection: Connection): Promise<readonly CustomField[]>;
  /**
   * The IDs of all fields, if they are the same in every account. Then a value for another field is left out, not
   * refused.
   */
  readonly ids?: readonly string[];
  /**
   * How to read the values of these contacts, if their form depends on the kind of the field (a day in milliseconds). A
   * function, so that no contact of a large address book is copied. At most one request per run, and only if a contact
   * has such a value. It never throws because of it; then the value's own form decides.
   */
  readonly typed?: (connection: Connection, contacts: readonly Contact[]) => Promise<CustomReading>;
}

export interface PhotoPort {
  /** Whether the contact has a photo, without downloading it if possible. */
  exists(connection: Connection, id: string): Promise<boolean>;
  /** Null if the contact has none. */
  get(connection: Connection, id: string): Promise<Photo | null>;
  /** Missing if photos can only be read. The photo was checked against `limits`. */
  readonly set?: (connection: Connection, id: string, photo: Photo) => Promise<void>;
  readonly limits?: { readonly types: readonly string[]; readonly bytes: number };
}

/** Folders of contacts. Nested ones have their whole path as name, and the default folder is always among them. */
export type FoldersPort = Listing;

/** People outside the address book; `source` of a selection is one of these. */
export interface SourcesPort {
  readonly choices: readonly Choice[];
  /**
   * The fields that this connection reads of a source's people, because a Zap that watches another one would never
   * start. Missing if that can't be told. Throws if the source can't be read.
   */
  readonly fields?: (connection: Pick<Connection, 'authData'>, source: string) => readonly ContactKey[];
}
