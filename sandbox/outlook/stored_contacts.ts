import type { Clock } from '../service.ts';
import type { StoredContact } from './contact.ts';
import { merged, NO_FIELDS } from './contact.ts';
import { changeKey, immutableId } from './ids.ts';
import type { OutlookStore } from './store.ts';
import { wholeSeconds } from './times.ts';

/** The counters of versions and IDs. */
export interface Counters {
  nextSerial(): number;
  nextVersion(): number;
}

export interface StoredContacts {
  readonly all: Map<string, StoredContact>;
  readonly add: OutlookStore['addContact'];
  readonly change: OutlookStore['changeContact'];
  readonly remove: OutlookStore['deleteContact'];
}

/** Stores the contacts; every change makes a new version with the clock's date. */
export function storedContacts(clock: Clock, counters: Counters, defaultFolderId: string): StoredContacts {
  const all = new Map<string, StoredContact>();
  const put = (contact: StoredContact): StoredContact => {
    all.set(contact.id, contact);
    return contact;
  };
  const now = (): number => wholeSeconds(clock());
  const version = (): string => changeKey(counters.nextVersion());
  return {
    all,
    add: (requested, folderId = defaultFolderId, at = { created: now(), modified: now() }) => {
      const fields = merged(NO_FIELDS, requested);
      return put({ id: immutableId(counters.nextSerial()), folderId, changeKey: version(), ...at, fields });
    },
    change: (id, changes) => {
      const before = all.get(id);
      if (before === undefined) throw new Error(`no contact has the immutable id ${id}`);
      return put({ ...before, changeKey: version(), modified: now(), fields: merged(before.fields, changes) });
    },
    remove: (id) => {
      counters.nextVersion();
      return all.delete(id);
    },
  };
}
