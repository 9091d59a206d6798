import { contactChanges, EMPTY_CONTACT } from './contact_input.ts';
import { wholeContact } from './contact_shapes.ts';
import type { ContactsStore } from './store.ts';

/** Adds a contact to the first location, or changes the one whose `id` is given, as the vendor's own pages would: no token, no check for duplicates. */
export function putContact(store: ContactsStore, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const old = store.contacts.get(String(fields.id ?? ''));
  const changes = contactChanges(fields, store, old);
  const contact =
    old === undefined ? store.add(store.account.locations[0].id, { ...EMPTY_CONTACT, ...changes }) : store.change(old, changes);
  return wholeContact(contact);
}
