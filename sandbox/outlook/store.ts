import type { ContactFields, StoredContact } from './contact.ts';
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

/** The mailbox. Tests read and change it here, past the API; contacts and tasks change by the functions only, so that versions and dates keep up. */
export interface OutlookStore extends Switches {
  readonly user: { readonly id: string; readonly displayName: string; readonly mail: string; readonly userPrincipalName: string };
  /** By immutable id, the default folder's and the others'. */
  readonly contacts: ReadonlyMap<string, StoredContact>;
  readonly folders: Map<string, Folder>;
  readonly categories: Map<string, Category>;
  readonly lists: Map<string, TodoList>;
  readonly tasks: ReadonlyMap<string, StoredTask>;
  /** By the contact's immutable id. */
  readonly photos: Map<string, Photo>;
  readonly defaultFolderId: string;
  /** Grows with every change of a contact or a task. */
  readonly revision: number;
  /** A number that nothing in the mailbox has yet: what ids are made of. */
  nextSerial(): number;
  /** `at` is for seeding: milliseconds of creation and of the last change; the clock's time otherwise. */
  addContact(
    fields: Partial<ContactFields>,
    folderId?: string,
    at?: { readonly created: number; readonly modified: number },
  ): StoredContact;
  /** Takes the immutable id; throws when there is no such contact. */
  changeContact(id: string, changes: Partial<ContactFields>): StoredContact;
  deleteContact(id: string): boolean;
  addFolder(displayName: string, parentFolderId?: string): Folder;
  addTask(listId: string, fields: Partial<TaskFields> & { readonly title: string }): StoredTask;
  changeTask(id: string, changes: Partial<TaskFields>): StoredTask;
  deleteTask(id: string): boolean;
  /** The seeded state, switches included. */
  reset(): void;
}
