import { EMPTY_CONTACT } from '../contacts_api/contact_input.ts';
import type { ContactsApiAccount } from '../contacts_api/index.ts';
import { counted, greatest, type Showcase } from './view.ts';

/** The Contacts API and HighLevel: one store, two labels. */
export function contactsApiShowcase(key: string, label: string, { store }: Pick<ContactsApiAccount, 'store'>): Showcase {
  const nameOf = (id: string): string => {
    const contact = store.contacts.get(id);
    return [contact?.firstName, contact?.lastName].filter(Boolean).join(' ');
  };
  return {
    key,
    label,
    total: () => store.contacts.size,
    view: (most) => ({
      key,
      label,
      total: store.contacts.size,
      contacts: greatest(store.contacts.values(), most, ({ dateUpdated }) => dateUpdated).map((contact) => ({
        id: contact.id,
        name: nameOf(contact.id),
        email: contact.email ?? '',
        phone: contact.phone ?? '',
        company: contact.companyName ?? '',
        tags: contact.tags,
        updated: contact.dateUpdated,
      })),
      tasks: greatest(store.tasks.values(), most, ({ dueDate }) => Date.parse(dueDate)).map(
        ({ id, title, contactId, dueDate, completed }) => ({
          id,
          title,
          contact: nameOf(contactId),
          due: dueDate.slice(0, 10),
          completed,
        }),
      ),
      tags: counted(
        store.tagNames,
        [...store.contacts.values()].map(({ tags }) => tags),
      ),
    }),
    change: (id, companyName) => {
      const contact = store.contacts.get(id);
      if (contact !== undefined) store.change(contact, { companyName });
      return contact !== undefined;
    },
    add: (firstName, lastName, email) => store.add(store.account.locations[0].id, { ...EMPTY_CONTACT, firstName, lastName, email }).id,
  };
}
