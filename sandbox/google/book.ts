import type { Book, ContactDetails, Facts } from '../book.ts';
import { counted, first } from '../ranking.ts';
import { groupIds, type Item, type Lists, membership, type Person, textOf } from './person.ts';
import type { GoogleStore } from './store.ts';

/** The address book, in plain terms. Tags are groups, and the one note is the contact's biography. */
export function googleBook(store: GoogleStore, state: () => unknown): Book {
  const all = () => [...store.people.values()];
  return {
    add: (facts, dates) => store.add({ ...MINE, ...listsOf(store, facts) }, dates?.updated).id,
    change: (id, facts) => void store.change(id, listsOf(store, facts)),
    remove: (id) => void store.remove(id),
    read: (id) => factsOf(store, store.people.get(id)),
    ids: () => all().map(({ id }) => id),
    tasks: () => [],
    notes: (contactId) => [textOf(store.people.get(contactId)?.lists.biographies?.[0], 'value')].filter((text) => text !== ''),
    photographed: () => ({
      pictured: all().find(({ photo }) => photo !== undefined)?.id ?? '',
      plain: all().find(({ photo }) => photo === undefined)?.id ?? '',
    }),
    details: (id) => detailsOf(store.people.get(id)),
    photo: (id) => store.people.get(id)?.photo ?? null,
    choices: (list) => {
      const lists: Readonly<Record<string, readonly string[]>> = { contact_list: all().map(({ id }) => id), tag_list: tagNames(store) };
      return lists[list];
    },
    latest: (limit) => first(store.byDate(), limit).map(({ id, updated }) => ({ id, updated })),
    tagCounts: () =>
      counted(
        tagNames(store),
        all().map(({ lists }) => tagsOf(store, lists)),
      ),
    renameOutsider: (source, familyName) => {
      const list = source === 'domain' ? store.directory : store.others;
      const [stranger] = list;
      if (stranger === undefined) return;
      const [name] = stranger.lists.names ?? [];
      list[0] = { ...stranger, lists: { ...stranger.lists, names: [{ ...name, familyName }] } };
    },
    snapshot: () => JSON.stringify(state()),
  };
}

const MINE: Lists = { memberships: [membership('myContacts')] };

/** A person can star a contact; Google's other groups are no tags. */
function tagNames({ groups }: GoogleStore): string[] {
  return [...groups.values()].filter(isTag).map(({ name }) => name);
}

function isTag({ system, id }: { readonly system: boolean; readonly id: string }): boolean {
  return !system || id === 'starred';
}

function tagsOf({ groups }: GoogleStore, lists: Lists): string[] {
  return groupIds(lists).flatMap((id) => {
    const group = groups.get(id);
    return group !== undefined && isTag(group) ? [group.name] : [];
  });
}

function factsOf(store: GoogleStore, person: Person | undefined): Facts | null {
  if (person === undefined) return null;
  const { names, emailAddresses = [], phoneNumbers = [], organizations, addresses, birthdays, biographies } = person.lists;
  const text = (item: Item | undefined, part: string): string | null => textOf(item, part) || null;
  return {
    first_name: text(names?.[0], 'givenName'),
    last_name: text(names?.[0], 'familyName'),
    emails: emailAddresses.map((item) => textOf(item, 'value')),
    phones: phoneNumbers.map((item) => textOf(item, 'value')),
    company: text(organizations?.[0], 'name'),
    job_title: text(organizations?.[0], 'title'),
    street: text(addresses?.[0], 'streetAddress'),
    city: text(addresses?.[0], 'city'),
    birthday: dayOf(birthdays?.[0]),
    notes: text(biographies?.[0], 'value'),
    tags: tagsOf(store, person.lists),
  };
}

function dayOf(item: Item | undefined): string | null {
  const { date } = item ?? {};
  if (typeof date !== 'object' || date === null) return null;
  const parts = ['year', 'month', 'day'].map((part) => String(Reflect.get(date, part)).padStart(2, '0'));
  return parts.join('-');
}

function listsOf(store: GoogleStore, facts: Partial<Facts>): Lists {
  const { first_name, last_name, company, job_title, street, city, birthday, notes } = facts;
  const given: Lists = {
    names: one({ givenName: first_name, familyName: last_name }),
    organizations: one({ name: company, title: job_title }),
    addresses: one({ streetAddress: street, city }, { type: 'work' }),
    emailAddresses: facts.emails?.map((value) => ({ value, type: 'work' })),
    phoneNumbers: facts.phones?.map((value) => ({ value, type: 'mobile' })),
    birthdays: birthday === undefined ? undefined : birthdaysOf(birthday),
    biographies: one({ value: notes }, { contentType: 'TEXT_PLAIN' }),
    memberships:
      facts.tags && ['myContacts', ...facts.tags.map((name) => (store.groupCalled(name) ?? store.addGroup(name)).id)].map(membership),
  };
  return Object.fromEntries(Object.entries(given).filter(([, list]) => list !== undefined));
}

/** A list with one item; empty if all its parts are, and undefined if none is given. */
function one(parts: Readonly<Record<string, string | null | undefined>>, more: Item = {}): readonly Item[] | undefined {
  const values = Object.entries(parts).filter(([, value]) => value !== undefined);
  const filled = values.filter(([, value]) => value);
  if (values.length === 0) return undefined;
  return filled.length === 0 ? [] : [{ ...Object.fromEntries(filled), ...more }];
}

function birthdaysOf(birthday: string | null): readonly Item[] {
  if (birthday === null) return [];
  const [year, month, day] = birthday.split('-').map(Number);
  return [{ date: { year, month, day } }];
}

function detailsOf(person: Person | undefined): ContactDetails | null {
  if (person === undefined) return null;
  const text = textOf(person.lists.biographies?.[0], 'value');
  return {
    notes: text === '' ? [] : [{ id: '', title: '', text }],
    customFields: (person.lists.userDefined ?? []).map((item) => {
      const name = textOf(item, 'key');
      return { id: name, name, value: textOf(item, 'value') };
    }),
  };
}
