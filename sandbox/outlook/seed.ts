import type { Person } from '../people.ts';
import { people } from '../people.ts';
import { PICTURE } from '../picture.ts';
import type { Address, ContactFields } from './contact.ts';
import { seededPeople, seededUsers } from './outsiders.ts';
import { seedFolders } from './seed_folders.ts';
import { seedTodo } from './seed_todo.ts';
import type { OutlookStore } from './store.ts';

/** Fills an empty mailbox. The people come last, so that everything else keeps its ID for any number of people. */
export function seed(store: OutlookStore, size: number): void {
  seedFolders(store);
  seedTodo(store);
  CATEGORIES.forEach(([displayName, color], index) => {
    const id = `3c5a9f0e-7d2b-4e61-9a44-${String(index + 1).padStart(12, '0')}`;
    store.categories.set(id, { id, displayName, color });
  });
  for (const user of seededUsers()) store.directory.set(user.id, user);
  for (const person of seededPeople()) store.relevant.set(person.id, person);
  for (const person of people(size)) {
    const contact = store.addContact(fieldsOf(person), store.defaultFolderId, { created: person.created_at, modified: person.updated_at });
    if (person.number === 0) store.photos.set(contact.id, { bytes: Buffer.from(PICTURE, 'base64'), contentType: 'image/jpeg' });
  }
}

/** The tags of the invented people, and two that no one has. */
const CATEGORIES = [
  ['customer', 'preset4'],
  ['lead', 'preset7'],
  ['newsletter', 'preset3'],
  ['partner', 'preset8'],
  ['Rote Kategorie', 'preset0'],
  ['Familie & Freunde', 'none'],
] as const;

function fieldsOf(person: Person): Partial<ContactFields> {
  const address: Address = {
    street: person.street,
    city: person.city,
    state: person.region,
    postalCode: person.postal_code,
    countryOrRegion: person.country,
  };
  return {
    givenName: person.first_name,
    surname: person.last_name,
    fileAs: `${person.last_name}, ${person.first_name}`,
    emailAddresses: [{ name: `${person.first_name} ${person.last_name}`, address: person.email }],
    ...phone(person),
    companyName: person.company,
    jobTitle: person.job_title,
    ...(person.number % 2 === 0 ? { homeAddress: address } : { businessAddress: address }),
    birthday: person.birthday,
    categories: person.tags,
    personalNotes: person.notes || null,
  };
}

/** In turns in each of the three places for a number. */
function phone(person: Person): Partial<ContactFields> {
  if (person.number % 3 === 0) return { mobilePhone: person.phone };
  return person.number % 3 === 1 ? { businessPhones: [person.phone] } : { homePhones: [person.phone] };
}
