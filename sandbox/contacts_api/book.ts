import type { Book, Facts, SeededWorkflows } from '../book.ts';
import { counted, greatest } from '../ranking.ts';
import { contactDetails, workflowsOf } from './contact_details.ts';
import { EMPTY_CONTACT } from './contact_input.ts';
import type { ContactFields, Workflow } from './records.ts';
import type { AccountSeed } from './seed_account.ts';
import type { ContactsStore } from './store.ts';

/**
 * The store of the Contacts API, in plain terms. A contact has one email and one phone there, and notes are separate
 * items.
 */
export function contactsApiBook(store: ContactsStore, state: () => unknown): Book {
  const one = (id: string) => {
    const contact = store.contacts.get(id);
    if (contact === undefined) throw new Error(`the store has no contact ${id}`);
    return contact;
  };
  return {
    add: (facts, dates) => {
      const contact = store.add(store.account.locations[0].id, { ...EMPTY_CONTACT, ...fieldsOf(facts) });
      if (dates !== undefined) store.keep({ ...contact, dateAdded: dates.created, dateUpdated: dates.updated });
      return contact.id;
    },
    change: (id, facts) => void store.change(one(id), fieldsOf(facts)),
    remove: (id) => void store.remove(id),
    read: (id) => {
      const contact = store.contacts.get(id);
      if (contact === undefined) return null;
      return {
        first_name: contact.firstName,
        last_name: contact.lastName,
        emails: contact.email === null ? [] : [contact.email],
        phones: contact.phone === null ? [] : [contact.phone],
        company: contact.companyName,
        job_title: null,
        street: contact.address1,
        city: contact.city,
        birthday: contact.dateOfBirth,
        notes: null,
        tags: contact.tags,
      };
    },
    ids: () => [...store.contacts.keys()],
    tasks: (contactId) =>
      [...store.tasks.values()]
        .filter((task) => task.contactId === contactId)
        .map(({ title, body, dueDate, completed }) => ({
          title,
          description: body,
          instant: dueDate,
          day: dueDate.slice(0, 10),
          completed,
        })),
    notes: (contactId) => [...store.notes.values()].filter((note) => note.contactId === contactId).map(({ body }) => body),
    workflows: (contactId) => workflowsOf(store, contactId),
    seededWorkflows: seededWorkflows(store.account),
    details: (id) => contactDetails(store, id),
    choices: (list) => {
      const lists: Readonly<Record<string, readonly string[]>> = {
        contact_list: [...store.contacts.keys()],
        tag_list: [...store.tagNames],
        owner_list: store.account.users.map(({ id }) => id),
        workflow_list: store.account.workflows
          .filter(({ locationId, status }) => locationId === store.account.locations[0].id && status === 'published')
          .map(({ id }) => id),
        business_list: store.account.businesses.map(({ id }) => id),
      };
      return lists[list];
    },
    ownFields: {
      add: (name, dataType, picklistOptions = []) => {
        const id = store.newId('field');
        const locationId = store.account.locations[0].id;
        store.customFields.set(id, { id, name, fieldKey: `contact.${id}`, dataType, position: 0, picklistOptions, locationId });
        return id;
      },
      rename: (id, name) => {
        const field = store.customFields.get(id);
        if (field !== undefined) store.customFields.set(id, { ...field, name });
      },
      remove: (id) => void store.customFields.delete(id),
      keep: (contactId, id, value) => {
        const contact = one(contactId);
        store.change(contact, { customFields: [...contact.customFields.filter((field) => field.id !== id), { id, value }] });
      },
    },
    latest: (limit) =>
      greatest(store.contacts.values(), limit, ({ dateUpdated }) => dateUpdated).map(({ id, dateUpdated }) => ({
        id,
        updated: dateUpdated,
      })),
    latestTasks: (limit) =>
      greatest(store.tasks.values(), limit, ({ dueDate }) => Date.parse(dueDate)).map(({ id, title, contactId, dueDate, completed }) => ({
        id,
        title,
        contactId,
        day: dueDate.slice(0, 10),
        completed,
      })),
    tagCounts: () =>
      counted(
        store.tagNames,
        [...store.contacts.values()].map(({ tags }) => tags),
      ),
    delaySearch: (milliseconds) => {
      store.behavior.indexLag = milliseconds;
    },
    snapshot: () => JSON.stringify(state()),
  };
}

function seededWorkflows({ workflows, locations: [own] }: AccountSeed): SeededWorkflows {
  const one = (matches: (workflow: Workflow) => boolean) => {
    const found = workflows.find(matches);
    if (found === undefined) throw new Error('the seed lacks a kind of workflow');
    return { id: found.id, name: found.name };
  };
  return {
    published: one(({ status, locationId }) => status === 'published' && locationId === own.id),
    draft: one(({ status, locationId }) => status === 'draft' && locationId === own.id),
    elsewhere: one(({ locationId }) => locationId !== own.id),
  };
}

function fieldsOf(facts: Partial<Facts>): Partial<ContactFields> {
  return {
    ...(facts.first_name === undefined ? {} : { firstName: facts.first_name }),
    ...(facts.last_name === undefined ? {} : { lastName: facts.last_name }),
    ...(facts.emails === undefined ? {} : { email: facts.emails[0] ?? null }),
    ...(facts.phones === undefined ? {} : { phone: facts.phones[0] ?? null }),
    ...(facts.company === undefined ? {} : { companyName: facts.company }),
    ...(facts.street === undefined ? {} : { address1: facts.street }),
    ...(facts.city === undefined ? {} : { city: facts.city }),
    ...(facts.birthday === undefined ? {} : { dateOfBirth: facts.birthday }),
    ...(facts.tags === undefined ? {} : { tags: facts.tags }),
  };
}
