import type { OutlookStore } from './store.ts';

/** The whole mailbox as JSON. */
export function stateOf(store: OutlookStore) {
  return {
    folders: [...store.folders.values()],
    categories: [...store.categories.values()],
    contacts: [...store.contacts.values()],
    lists: [...store.lists.values()],
    tasks: [...store.tasks.values()],
    photos: [...store.photos.keys()],
    directory: [...store.directory.values()],
    people: [...store.relevant.values()],
  };
}
