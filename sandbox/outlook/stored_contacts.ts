import type { Clock } from '../service.ts';
import type { ContactListener, StoredContact } from './contact.ts';
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
  readonly move: OutlookStore['moveContact'];
}

/** Stores the contacts; every change makes a new version with the clock's date. */
export function storedContacts(clock: Clock, counters: Counters, defaultFolderId: string, tell: ContactListener): StoredContacts {
  const all = new Map<string, StoredContact>();
  const put = (contact: StoredContact): StoredContact => {
    const change = all.has(contact.id) ? 'updated' : 'created';
    all.set(contact.id, contact);
    tell(change, contact);
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
      const removed = all.get(id);
      if (removed !== undefined && all.delete(id)) tell('deleted', removed);
      return removed !== undefined;
    },
    move: (id, folderId) => {
      const before = all.get(id);
      if (before === undefined) throw new Error(`no contact has the immutable id ${id}`);
      const moved = { ...before, folderId, changeKey: version(), modified: now() };
      all.set(id, moved);
      // Each folder is told what it sees.
      tell('deleted', before);
      tell('created', moved);
      return moved;
    },
  };
}
