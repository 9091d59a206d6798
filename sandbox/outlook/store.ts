import type { ContactFields, StoredContact } from './contact.ts';
import type { DirectoryUser, RelevantPerson } from './outsiders.ts';
import type { Subscriptions } from './subscriptions.ts';
import type { Switches } from './switches.ts';
import type { StoredTask, TaskFields, TodoList } from './todo.ts';

export type { Switches } from './switches.ts';

export interface Folder {
  readonly id: string;
  readonly displayName: string;
  readonly parentFolderId: string;
}

export interface Category {
  readonly id: string;
  readonly displayName: string;
  /** `none`, or `preset0` to `preset24`. */
  readonly color: string;
}

export interface Photo {
  readonly bytes: Buffer;
  readonly contentType: string;
}

/**
 * The mailbox. Tests read and change it here, without the API. They change contacts and tasks only by these functions,
 * so that versions and dates stay correct.
 */
export interface OutlookStore extends Switches {
  readonly user: { readonly id: string; readonly displayName: string; readonly mail: string; readonly userPrincipalName: string };
  /** By immutable ID, in all folders. */
  readonly contacts: ReadonlyMap<string, StoredContact>;
  readonly folders: Map<string, Folder>;
  readonly categories: Map<string, Category>;
  readonly lists: Map<string, TodoList>;
  readonly tasks: ReadonlyMap<string, StoredTask>;
  /** By the contact's immutable ID. */
  readonly photos: Map<string, Photo>;
  /** The organization's directory, by ID. */
  readonly directory: Map<string, DirectoryUser>;
  /** Whom the user works with, by ID, the most relevant first. */
  readonly relevant: Map<string, RelevantPerson>;
  readonly defaultFolderId: string;
  /** The clock's time. */
  now(): number;
  readonly subscriptions: Subscriptions;
  /** Grows with every change of a contact or a task. */
  readonly revision: number;
  /** A number that nothing in the mailbox has yet, to make an ID of. */
  nextSerial(): number;
  /** `at` is for seeding: the milliseconds of creation and of the last change; by default, the clock's time. */
  addContact(
    fields: Partial<ContactFields>,
    folderId?: string,
    at?: { readonly created: number; readonly modified: number },
  ): StoredContact;
  /** Takes the immutable ID; throws if there's no such contact. */
  changeContact(id: string, changes: Partial<ContactFields>): StoredContact;
  deleteContact(id: string): boolean;
  /** As a person moves it. The immutable ID stays. */
  moveContact(id: string, folderId: string): StoredContact;
  addFolder(displayName: string, parentFolderId?: string): Folder;
  addTask(listId: string, fields: Partial<TaskFields> & { readonly title: string }): StoredTask;
  changeTask(id: string, changes: Partial<TaskFields>): StoredTask;
  deleteTask(id: string): boolean;
  /** Restores the seed, including the switches. */
  reset(): void;
}
