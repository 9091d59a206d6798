import type { Book, Facts } from '../book.ts';
import { PICTURE } from '../picture.ts';
import { counted, first } from '../ranking.ts';
import type { Contact, ContactFields } from './contact.ts';
import type { Grant } from './grant.ts';
import type { NylasStore } from './store.ts';

/**
 * Google's mailbox behind Nylas, in plain terms. There are no dates and no tasks. Tags are groups, and the one note is
 * the contact's text.
 */
export function nylasBook(store: NylasStore, state: () => unknown): Book {
  const grant = (): Grant => store.grant('google');
  const own = () => [...grant().contacts].filter(isOwn);
  return {
    add: (facts) => grant().addContact(fieldsOf(grant(), facts)).id,
    change: (id, facts) => void grant().changeContact(id, fieldsOf(grant(), facts)),
    remove: (id) => void grant().deleteContact(id),
    read: (id) => factsOf(grant(), id),
    ids: () => own().map(({ id }) => id),
    tasks: () => [],
    notes: (contactId) => [grant().contacts.get(contactId)?.notes ?? ''].filter((text) => text !== ''),
    photographed: () => ({
      pictured: own().find(({ picture_url }) => picture_url !== undefined)?.id ?? '',
      plain: own().find(({ picture_url }) => picture_url === undefined)?.id ?? '',
    }),
    photo: (id) => (grant().contacts.get(id)?.picture_url === undefined ? null : Buffer.from(PICTURE, 'base64')),
    choices: (list) => {
      const lists: Readonly<Record<string, readonly string[]>> = {
        contact_list: own().map(({ id }) => id),
        tag_list: [...grant().groups].filter(({ group_type }) => group_type === 'user').map(({ name }) => name),
      };
      return lists[list];
    },
    latest: (limit) => first(ownOf(grant().contacts.latestFirst()), limit).map(({ id }) => ({ id, updated: null })),
    tagCounts: () => {
      const { contacts, groups } = grant();
      const names = new Map([...groups].filter(({ group_type }) => group_type === 'user').map(({ id, name }) => [id, name]));
      return counted(
        names.values(),
        [...contacts].map((contact) => contact.groups.flatMap(({ id }) => names.get(id) ?? [])),
      );
    },
    renameOutsider: (source, surname) => {
      const [one] = [...grant().contacts].filter((contact) => contact.source === source);
      if (one !== undefined) grant().changeContact(one.id, { surname });
    },
    snapshot: () => JSON.stringify(state()),
  };
}

/** Google also offers people from messages and from the organization; the integration is about the address book. */
const isOwn = ({ source }: Contact): boolean => source === 'address_book';

function* ownOf(contacts: Iterable<Contact>): Generator<Contact> {
  for (const contact of contacts) if (isOwn(contact)) yield contact;
}

function factsOf(grant: Grant, id: string): Facts | null {
  const contact = grant.contacts.get(id);
  if (contact === undefined) return null;
  const [address] = contact.physical_addresses;
  return {
    first_name: contact.given_name ?? null,
    last_name: contact.surname ?? null,
    emails: contact.emails.map(({ email }) => email),
    phones: contact.phone_numbers.map(({ number }) => number),
    company: contact.company_name ?? null,
    job_title: contact.job_title ?? null,
    street: address?.street_address ?? null,
    city: address?.city ?? null,
    birthday: contact.birthday ?? null,
    notes: contact.notes ?? null,
    tags: contact.groups.flatMap((group) => {
      const stored = grant.groups.get(group.id);
      return stored?.group_type === 'user' ? [stored.name] : [];
    }),
  };
}

function fieldsOf(grant: Grant, facts: Partial<Facts>): Partial<ContactFields> {
  const group = (name: string) => [...grant.groups].find((stored) => stored.name === name) ?? grant.addGroup(name);
  return {
    ...(facts.first_name ? { given_name: facts.first_name } : {}),
    ...(facts.last_name ? { surname: facts.last_name } : {}),
    ...(facts.emails === undefined ? {} : { emails: facts.emails.map((email) => ({ email, type: 'work' as const })) }),
    ...(facts.phones === undefined ? {} : { phone_numbers: facts.phones.map((number) => ({ number, type: 'mobile' as const })) }),
    ...(facts.company ? { company_name: facts.company } : {}),
    ...(facts.job_title ? { job_title: facts.job_title } : {}),
    ...(facts.street || facts.city
      ? {
          physical_addresses: [
            {
              type: 'work' as const,
              ...(facts.street ? { street_address: facts.street } : {}),
              ...(facts.city ? { city: facts.city } : {}),
            },
          ],
        }
      : {}),
    ...(facts.birthday ? { birthday: facts.birthday } : {}),
    ...(facts.notes ? { notes: facts.notes } : {}),
    ...(facts.tags === undefined ? {} : { groups: facts.tags.map((name) => ({ id: group(name).id })) }),
  };
}
