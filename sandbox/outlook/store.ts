import type { Clock } from '../service.ts';
import type { ContactFields, StoredContact } from './contact.ts';
import { contactShelf } from './contact_shelf.ts';
import { folderId } from './identifiers.ts';
import { seed } from './seed.ts';
import type { Switches } from './switches.ts';
import { SWITCHES } from './switches.ts';
import { taskShelf } from './task_shelf.ts';
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

export function createStore(size: number, clock: Clock): OutlookStore {
  let serial = 0;
  let version = 0;
  let revision = 0;
  const counters = {
    nextSerial: () => ++serial,
    nextVersion: () => {
      revision += 1;
      return ++version;
    },
  };
  const defaultFolderId = folderId(0);
  const photos = new Map<string, Photo>();
  const contacts = contactShelf(clock, counters, defaultFolderId);
  const tasks = taskShelf(clock, counters);
  const store: OutlookStore = {
    ...SWITCHES,
    user: USER,
    contacts: contacts.all,
    folders: new Map(),
    categories: new Map(),
    lists: new Map(),
    tasks: tasks.all,
    photos,
    defaultFolderId,
    get revision() {
      return revision;
    },
    nextSerial: counters.nextSerial,
    addContact: contacts.add,
    changeContact: contacts.change,
    deleteContact: (id) => {
      photos.delete(id);
      return contacts.remove(id);
    },
    addFolder: (displayName, parentFolderId = defaultFolderId) => {
      const folder = { id: folderId(counters.nextSerial()), displayName, parentFolderId };
      store.folders.set(folder.id, folder);
      return folder;
    },
    addTask: tasks.add,
    changeTask: tasks.change,
    deleteTask: tasks.remove,
    reset: () => {
      // The revision goes on: lists that were made before must not look fresh.
      serial = 0;
      version = 0;
      revision += 1;
      for (const shelf of [contacts.all, tasks.all, photos, store.folders, store.categories, store.lists]) shelf.clear();
      Object.assign(store, SWITCHES);
      seed(store, size);
    },
  };
  store.reset();
  return store;
}

const USER = {
  id: '48d31887-5fad-4d73-a9f5-3c356e68a038',
  displayName: 'Megan Example',
  mail: 'megan@example.com',
  userPrincipalName: 'megan@example.com',
};
