import type { Clock } from '../service.ts';
import { folderId } from './ids.ts';
import { seed } from './seed.ts';
import type { OutlookStore, Photo } from './store.ts';
import { storedContacts } from './stored_contacts.ts';
import { storedTasks } from './stored_tasks.ts';
import { Subscriptions } from './subscriptions.ts';
import { SWITCHES } from './switches.ts';

/** A mailbox with its seed; by default that of the signed-in user. */
export function createStore(size: number, clock: Clock, { user, firstSerial } = OWN): OutlookStore {
  let serial = firstSerial;
  let version = 0;
  let revision = 0;
  const counters = {
    nextSerial: () => ++serial,
    nextVersion: () => {
      revision += 1;
      return ++version;
    },
  };
  const defaultFolderId = folderId(firstSerial);
  const photos = new Map<string, Photo>();
  const subscriptions = new Subscriptions(clock, user.id);
  const contacts = storedContacts(clock, counters, defaultFolderId, (change, contact) => subscriptions.tell(change, contact));
  const tasks = storedTasks(clock, counters);
  /** Items are never changed, only replaced, so one seed serves every reset. */
  let seeded:
    | { readonly serial: number; readonly version: number; readonly entries: readonly (readonly [string, unknown][])[] }
    | undefined;
  const store: OutlookStore = {
    ...SWITCHES,
    user,
    contacts: contacts.all,
    folders: new Map(),
    categories: new Map(),
    lists: new Map(),
    tasks: tasks.all,
    photos,
    directory: new Map(),
    relevant: new Map(),
    defaultFolderId,
    now: clock,
    subscriptions,
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
    moveContact: contacts.move,
    addFolder: (displayName, parentFolderId = defaultFolderId) => {
      const folder = { id: folderId(counters.nextSerial()), displayName, parentFolderId };
      store.folders.set(folder.id, folder);
      return folder;
    },
    addTask: tasks.add,
    changeTask: tasks.change,
    deleteTask: tasks.remove,
    reset: () => {
      const { folders, categories, lists, directory, relevant } = store;
      const maps: readonly Map<string, unknown>[] = [contacts.all, tasks.all, photos, folders, categories, lists, directory, relevant];
      for (const stored of maps) stored.clear();
      Object.assign(store, SWITCHES);
      subscriptions.clear();
      // The revision continues, so that lists from before don't seem current.
      revision += 1;
      if (seeded === undefined) {
        seed(store, size);
        seeded = { serial, version, entries: maps.map((stored) => [...stored]) };
      }
      const { entries } = seeded;
      ({ serial, version } = seeded);
      maps.forEach((stored, index) => {
        for (const [id, item] of entries[index] ?? []) stored.set(id, item);
      });
    },
  };
  store.reset();
  return store;
}

const OWN = {
  firstSerial: 0,
  user: {
    id: '48d31887-5fad-4d73-a9f5-3c356e68a038',
    displayName: 'Megan Example',
    mail: 'megan@example.com',
    userPrincipalName: 'megan@example.com',
  },
};
