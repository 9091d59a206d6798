import type { Sandbox } from '../sandbox/server.ts';

/** An account's contacts, read and changed past its API. */
export interface Book {
  readonly key: string;
  /** The contacts of the seed, in its order. */
  ids(): readonly string[];
  change(id: string, company: string): void;
}

export function booksOf(sandbox: Sandbox): readonly Book[] {
  const { contactsApi, highlevel, outlook, nylas } = sandbox;
  const grant = nylas.store.grant('google');
  return [
    contactsApiBook('contacts_api', contactsApi),
    contactsApiBook('highlevel', highlevel),
    {
      key: 'outlook',
      ids: () =>
        [...outlook.store.contacts.values()].filter(({ folderId }) => folderId === outlook.store.defaultFolderId).map(({ id }) => id),
      change: (id, companyName) => void outlook.store.changeContact(id, { companyName }),
    },
    {
      key: 'nylas',
      ids: () => [...grant.contacts].filter(({ source }) => source === 'address_book').map(({ id }) => id),
      change: (id, company_name) => void grant.changeContact(id, { company_name }),
    },
  ];
}

function contactsApiBook(key: string, { store }: Sandbox['contactsApi']): Book {
  return {
    key,
    ids: () => [...store.contacts.keys()],
    change: (id, companyName) => {
      const contact = store.contacts.get(id);
      if (contact !== undefined) store.change(contact, { companyName });
    },
  };
}
