import { SEEDED_BEFORE } from '../people.ts';
import type { OutlookStore } from './store.ts';

/**
 * Two folders besides the default one, the second with two levels below it. Each contains people that /me/contacts
 * doesn't show.
 */
export function seedFolders(store: OutlookStore): void {
  const at = { created: SEEDED_BEFORE - 2 * DAY, modified: SEEDED_BEFORE - DAY - 60_000 };
  // Its parent is the root of the mailbox, which isn't a contact folder and can't be read here.
  store.folders.set(store.defaultFolderId, { id: store.defaultFolderId, displayName: 'Kontakte', parentFolderId: ROOT });
  const suppliers = store.addFolder('Suppliers');
  const family = store.addFolder('Family');
  const cousins = store.addFolder('Cousins', family.id);
  const secondCousins = store.addFolder('Second cousins', cousins.id);
  const members = [
    ['Sam', 'Supplier', suppliers.id],
    ['Petra', 'Parts', suppliers.id],
    ['Fay', 'Family', family.id],
    ['Colin', 'Cousin', cousins.id],
    ['Selma', 'Second', secondCousins.id],
  ] as const;
  for (const [givenName, surname, folderId] of members) {
    const address = `${givenName}.${surname}@folders.example.com`.toLowerCase();
    store.addContact({ givenName, surname, emailAddresses: [{ name: `${givenName} ${surname}`, address }] }, folderId, at);
  }
}

const DAY = 86_400_000;
const ROOT = 'AAMkAGZlOTk2Y2Qx-TU1MjQtNGQ0My05_zU3LWQ0YjRlYzYxZjY3OQAuAAAAAACx';
