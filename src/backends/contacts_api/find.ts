import type { Contact } from '../../contacts/contact.ts';
import { Problem } from '../../contacts/errors.ts';
import type { Identity } from '../../contacts/identity.ts';
import { type Criterion, meets, type Within } from '../../contacts/query.ts';
import { sameName } from '../../contacts/text.ts';
import type { Connection } from '../backend.ts';
import { nullIfNotFound } from '../null_if_not_found.ts';
import { isOutOfTime } from '../paging.ts';
import { everyRow } from '../rows.ts';
import { contactContext, readContact } from './client.ts';
import { criterionFilter, type Filter, LONGEST_VALUE } from './filter.ts';
import { locationOf } from './location.ts';
import { LARGEST_PAGE, pagesOf, readPage, type Search, type SearchPage } from './pages.ts';
import { toContact } from './translate.ts';
import * as wire from './wire.ts';

/** Looks in the search index first, one request; what was written seconds ago is found by a second request where the API offers one. */
export async function find(connection: Connection, criterion: Criterion, { source }: Within): Promise<readonly Contact[]> {
  const isMatch = (contact: Contact): boolean => meets(contact, criterion) && (source === undefined || sameName(contact.source, source));
  const filter = criterionFilter(criterion);
  const from: readonly Filter[] = source === undefined ? [] : [{ field: 'source', operator: 'eq', value: source }];
  const found = filter === null ? [] : await findAll(connection, [filter, ...from]).then((all) => all.filter(isMatch));
  return found.length > 0 ? found : (await findBeyondIndex(connection, criterion)).filter(isMatch);
}

const DOING = 'find the contact';

/** Everybody whom the filters find, or an error: what was not read could be the oldest, or the one that makes it several. */
export async function findAll(connection: Connection, filters: readonly Filter[]): Promise<Contact[]> {
  const found = new Map<string, Contact>();
  const request: Search = { filters, sort: NEWEST_FIRST, pageLimit: LARGEST_PAGE, page: 1 };
  // Whoever can't be read is somebody the service found: passed over, they would be made a second time.
  for await (const page of pagesOf(connection, request, DOING, everyRow)) {
    for (const contact of contactsOf(connection, page)) if (!found.has(contact.id)) found.set(contact.id, contact);
    if (!page.isLast && isOutOfTime(connection)) throw problemForTooMany();
  }
  return [...found.values()];
}

function contactsOf(connection: Connection, { contacts }: Pick<SearchPage, 'contacts'>): Contact[] {
  return contacts.map((item) => toContact(item, contactContext(connection)));
}

const NEWEST_FIRST = [{ field: 'dateAdded', direction: 'desc' }] as const;

function problemForTooMany(): Problem {
  return new Problem('too_much', 'Too many contacts match to read in one run. Search for something that fewer contacts have.');
}

/** For what the index doesn't have yet. For a name there is the free text. */
async function findBeyondIndex(connection: Connection, { by, value }: Criterion): Promise<readonly Contact[]> {
  if (by === 'name') return value.length > LONGEST_VALUE ? [] : findByText(connection, value);
  const id = await findDuplicateId(connection, by === 'email' ? { email: value } : { phone: value });
  const contact = id === null ? null : await nullIfNotFound(readContact(connection, id));
  return contact === null ? [] : [toContact(contact, contactContext(connection))];
}

/** The ID of a contact with the email or the phone, as far as the service tells one; this doesn't lag behind writes. */
export async function findDuplicateId(connection: Connection, { email, phone }: Identity): Promise<string | null> {
  const response = await connection.http.send({
    method: 'GET',
    url: '/contacts/search/duplicate',
    query: {
      locationId: locationOf(connection),
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { number: phone }),
    },
    schema: wire.duplicate,
    doing: DOING,
    writes: false,
    scope: 'contacts.readonly',
  });
  return response.data.contact?.id || null;
}

/** Free text finds half the account by a short name, so that its best matches must do. */
async function findByText(connection: Connection, text: string): Promise<readonly Contact[]> {
  return contactsOf(connection, await readPage(connection, { query: text, pageLimit: 100, page: 1 }, DOING));
}
