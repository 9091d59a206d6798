import type { Book, Facts } from '../book.ts';
import { counted, greatest } from '../ranking.ts';
import type { ContactFields } from './contact.ts';
import { contactDetails, folders } from './contact_details.ts';
import type { OutlookStore } from './store.ts';

/**
 * The mailbox, in plain terms. Tasks are those of To Do that are linked to the contact; the one note is the contact's
 * own text.
 */
export function outlookBook(store: OutlookStore, state: () => unknown): Book {
  const all = () => [...store.contacts.values()];
  return {
    add: (facts, dates) =>
      store.addContact(
        fieldsOf(facts),
        store.defaultFolderId,
        dates === undefined ? undefined : { created: dates.created, modified: dates.updated },
      ).id,
    change: (id, facts) => void store.changeContact(id, fieldsOf(facts)),
    remove: (id) => void store.deleteContact(id),
    read: (id) => factsOf(store, id),
    ids: () => all().map(({ id }) => id),
    tasks: (contactId) =>
      [...store.tasks.values()]
        .filter(({ fields }) => fields.linkedResources.some(({ externalId }) => externalId === contactId))
        .map(({ fields }) => ({
          title: fields.title,
          description: fields.body.content === '' ? null : fields.body.content,
          instant: null,
          day: fields.dueDateTime?.dateTime.slice(0, 10) ?? '',
          completed: fields.status === 'completed',
        })),
    notes: (contactId) => [store.contacts.get(contactId)?.fields.personalNotes ?? ''].filter((text) => text !== ''),
    photographed: () => {
      const [pictured = ''] = store.photos.keys();
      return { pictured, plain: all().find(({ id }) => !store.photos.has(id))?.id ?? '' };
    },
    details: (id) => contactDetails(store, id),
    photo: (id) => store.photos.get(id)?.bytes ?? null,
    choices: (list) => {
      const lists: Readonly<Record<string, readonly string[]>> = {
        contact_list: all().map(({ id }) => id),
        tag_list: [...store.categories.values()].map(({ displayName }) => displayName),
        business_list: [...new Set(all().flatMap(({ fields }) => fields.companyName ?? []))],
        folder_list: [...store.folders.keys()],
        // The list of flagged emails fills itself, so no task can be added to it.
        todo_list: [...store.lists.values()].filter((list) => list.wellknownListName !== 'flaggedEmails').map(({ id }) => id),
      };
      return lists[list];
    },
    latest: (limit) =>
      greatest(store.contacts.values(), limit, ({ modified }) => modified).map(({ id, modified }) => ({ id, updated: modified })),
    latestTasks: (limit) =>
      greatest(store.tasks.values(), limit, ({ modified }) => modified).map(({ id, fields }) => ({
        id,
        title: fields.title,
        contactId: fields.linkedResources[0]?.externalId ?? '',
        day: fields.dueDateTime?.dateTime.slice(0, 10) ?? '',
        completed: fields.status === 'completed',
      })),
    tagCounts: () =>
      counted(
        [...store.categories.values()].map(({ displayName }) => displayName),
        all().map(({ fields }) => fields.categories),
      ),
    folders: () => folders(store),
    setDisplayName: (id, displayName) => void store.changeContact(id, { displayName }),
    keepDefaultFolderOnly: () => {
      for (const id of store.folders.keys()) if (id !== store.defaultFolderId) store.folders.delete(id);
    },
    renameOutsider: (source, surname) => {
      const [user] = store.directory.values();
      const [person] = store.relevant.values();
      if (source === 'domain' && user !== undefined) store.directory.set(user.id, { ...user, surname });
      if (source === 'inbox' && person !== undefined) store.relevant.set(person.id, { ...person, surname });
    },
    snapshot: () => JSON.stringify(state()),
  };
}

function factsOf(store: OutlookStore, id: string): Facts | null {
  const fields = store.contacts.get(id)?.fields;
  if (fields === undefined) return null;
  const address = [fields.homeAddress, fields.businessAddress, fields.otherAddress].find(({ street }) => street !== undefined);
  return {
    first_name: fields.givenName,
    last_name: fields.surname,
    emails: fields.emailAddresses.flatMap(({ address: email }) => email ?? []),
    phones: [fields.mobilePhone, ...fields.businessPhones, ...fields.homePhones].flatMap((phone) => phone ?? []),
    company: fields.companyName,
    job_title: fields.jobTitle,
    street: address?.street ?? null,
    city: address?.city ?? null,
    birthday: fields.birthday?.slice(0, 10) ?? null,
    notes: fields.personalNotes,
    tags: fields.categories,
  };
}

function fieldsOf(facts: Partial<Facts>): Partial<ContactFields> {
  const address = { ...(facts.street ? { street: facts.street } : {}), ...(facts.city ? { city: facts.city } : {}) };
  return {
    ...(facts.first_name === undefined ? {} : { givenName: facts.first_name }),
    ...(facts.last_name === undefined ? {} : { surname: facts.last_name }),
    ...(facts.emails === undefined ? {} : { emailAddresses: facts.emails.map((email) => ({ name: email, address: email })) }),
    ...(facts.phones === undefined ? {} : { mobilePhone: facts.phones[0] ?? null, businessPhones: facts.phones.slice(1), homePhones: [] }),
    ...(facts.company === undefined ? {} : { companyName: facts.company }),
    ...(facts.job_title === undefined ? {} : { jobTitle: facts.job_title }),
    ...(facts.street === undefined && facts.city === undefined ? {} : { businessAddress: address }),
    ...(facts.birthday === undefined ? {} : { birthday: facts.birthday }),
    ...(facts.notes === undefined ? {} : { personalNotes: facts.notes }),
    ...(facts.tags === undefined ? {} : { categories: facts.tags }),
  };
}
