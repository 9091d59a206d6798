import type { Contact } from '../../contacts/contact.ts';
import { Problem } from '../../contacts/errors.ts';
import type { Identity } from '../../contacts/identity.ts';
import { type Criterion, meetsCriterion, type Within } from '../../contacts/query.ts';
import { sameName } from '../../contacts/text.ts';
import type { Connection } from '../backend.ts';
import { nullIfNotFound } from '../null_if_not_found.ts';
import { isOutOfTime } from '../paging.ts';
import { readEveryRow } from '../rows.ts';
import { contactContext, readContact } from './client.ts';
import { criterionFilter, type Filter, LONGEST_VALUE } from './filter.ts';
import { locationOf } from './location.ts';
import { LARGEST_PAGE, pagesOf, readPage, type Search, type SearchPage } from './pages.ts';
import { toContact } from './translate.ts';
import * as wire from './wire.ts';

/** Asks the search index first. If the API offers one, a second request finds what was written seconds ago. */
export async function find(connection: Connection, criterion: Criterion, { source }: Within): Promise<readonly Contact[]> {
  const isMatch = (contact: Contact): boolean =>
    meetsCriterion(contact, criterion) && (source === undefined || sameName(contact.source, source));
  const filter = criterionFilter(criterion);
  const from: readonly Filter[] = source === undefined ? [] : [{ field: 'source', operator: 'eq', value: source }];
  const found = filter === null ? [] : await findAllContacts(connection, [filter, ...from]).then((all) => all.filter(isMatch));
  return found.length > 0 ? found : (await findBeyondIndex(connection, criterion)).filter(isMatch);
}

const DOING = 'find the contact';

/** Everyone whom the filters match, or an error: a contact that wasn't read could be the oldest, or a second match. */
export async function findAllContacts(connection: Connection, filters: readonly Filter[]): Promise<Contact[]> {
  const found = new Map<string, Contact>();
  const request: Search = { filters, sort: NEWEST_FIRST, pageLimit: LARGEST_PAGE, page: 1 };
  // A row that can't be read is an error: it matched, and skipping it would create the contact a second time.
  for await (const page of pagesOf(connection, request, DOING, readEveryRow)) {
    for (const contact of contactsOf(connection, page)) if (!found.has(contact.id)) found.set(contact.id, contact);
    if (!page.isLast && isOutOfTime(connection)) throw problemForTooMany();
  }
  return [...found.values()];
}

function contactsOf(connection: Connection, { contacts }: Pick<SearchPage, 'contacts'>): Contact[] {
  const context = contactContext(connection);
  return contacts.map((item) => toContact(item, context));
}

const NEWEST_FIRST = [{ field: 'dateAdded', direction: 'desc' }] as const;

function problemForTooMany(): Problem {
  return new Problem('too_much', 'Too many contacts match to read in one run. Search for something that fewer contacts have.');
}

/** Searches for what the index doesn't have yet. For a name, it uses the free text. */
async function findBeyondIndex(connection: Connection, { by, value }: Criterion): Promise<readonly Contact[]> {
  if (by === 'name') return value.length > LONGEST_VALUE ? [] : findByText(connection, value);
  const id = await findDuplicateId(connection, by === 'email' ? { email: value } : { phone: value });
  const contact = id === null ? null : await nullIfNotFound(readContact(connection, id));
  return contact === null ? [] : [toContact(contact, contactContext(connection))];
}

/** The ID of a contact with the email or the phone, if the service returns one. This call doesn't lag behind writes. */
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

/** Free text matches half the account for a short name, so only the first page counts. */
async function findByText(connection: Connection, text: string): Promise<readonly Contact[]> {
  return contactsOf(connection, await readPage(connection, { query: text, pageLimit: 100, page: 1 }, DOING));
}
