import type { Contact } from '../../contacts/contact.ts';
import { isProblem, Problem } from '../../contacts/errors.ts';
import { lastDigits } from '../../contacts/phone.ts';
import { type Criterion, meets } from '../../contacts/query.ts';
import { fold } from '../../contacts/text.ts';
import type { Connection } from '../backend.ts';
import { everyRow } from '../readable.ts';
import { contactPath, locationOf, placeOf } from './place.ts';
import { type Filter, LARGEST_PAGE, LONGEST_VALUE, pagesOf, type Search, type SearchPage, search } from './search.ts';
import { toContact } from './translate.ts';
import * as wire from './wire.ts';

/** Looks in the search index first, one request; what was written seconds ago is found at a second look where the API offers one. */
export async function find(connection: Connection, criterion: Criterion): Promise<readonly Contact[]> {
  const filters = filtersFor(criterion);
  const hits = filters === null ? [] : await everybody(connection, criterion, filters);
  return hits.length > 0 ? hits : secondLook(connection, criterion);
}

const DOING = 'find the contact';

/** Null where the search cannot take the value, so that only the second look is left. */
function filtersFor({ by, value }: Criterion): readonly Filter[] | null {
  if (by === 'email') return value.length > LONGEST_VALUE ? null : [{ field: 'email', operator: 'eq', value: fold(value) }];
  if (by === 'phone') {
    // Numbers are stored with the country's code, which the value may lack: what both have is the end.
    const digits = lastDigits(value);
    return digits.length < 3 ? null : [{ field: 'phone', operator: 'contains', value: digits }];
  }
  return value.length > LONGEST_VALUE ? null : [nameFilter(fold(value).split(/\s+/u))];
}

/** A name of several words can be divided between first and last name at each blank; one word can be either. */
export function nameFilter(words: readonly string[]): Filter {
  const is = (field: string, value: string): Filter => ({ field, operator: 'eq', value });
  const whole = words.join(' ');
  const divided = words.slice(1).map(
    (_, index): Filter => ({
      group: 'AND',
      filters: [is('firstNameLowerCase', words.slice(0, index + 1).join(' ')), is('lastNameLowerCase', words.slice(index + 1).join(' '))],
    }),
  );
  return { group: 'OR', filters: [is('firstNameLowerCase', whole), is('lastNameLowerCase', whole), ...divided] };
}

/** All hits or none: what was not read could be the oldest, or the one that makes it several. */
async function everybody(connection: Connection, criterion: Criterion, filters: readonly Filter[]): Promise<Contact[]> {
  const hits = new Map<string, Contact>();
  const request: Search = { filters, sort: NEWEST_FIRST, pageLimit: LARGEST_PAGE, page: 1 };
  // Whoever can't be read is somebody the service found: passed over, they would be made a second time.
  for await (const page of pagesOf(connection, request, DOING, everyRow)) {
    for (const contact of hitsOf(connection, criterion, page)) if (!hits.has(contact.id)) hits.set(contact.id, contact);
    if (!page.isLast && connection.http.left() < RESERVE) throw tooMany();
  }
  return [...hits.values()];
}

function hitsOf(connection: Connection, criterion: Criterion, { contacts }: Pick<SearchPage, 'contacts'>): Contact[] {
  return contacts.map((item) => toContact(item, placeOf(connection))).filter((contact) => meets(contact, criterion));
}

const NEWEST_FIRST = [{ field: 'dateAdded', direction: 'desc' }] as const;
/** Of the 25 s of a run, what must be left after the last page. */
const RESERVE = 5_000;

function tooMany(): Problem {
  return new Problem(
    'too_much',
    'More contacts fit than can be read at one go, and a part of them could mislead. Narrow the search: look for something that fewer of them have.',
  );
}

/** `GET /contacts/search/duplicate` does not lag; it knows emails and phones, and gives a thin contact. For a name there is the free text. */
async function secondLook(connection: Connection, criterion: Criterion): Promise<readonly Contact[]> {
  const { by, value } = criterion;
  if (by === 'name') return value.length > LONGEST_VALUE ? [] : byText(connection, criterion);
  const answer = await connection.http.send({
    method: 'GET',
    url: '/contacts/search/duplicate',
    query: { locationId: locationOf(connection), ...(by === 'email' ? { email: value } : { number: value }) },
    answer: wire.duplicate,
    doing: DOING,
    writes: false,
    needs: 'contacts.readonly',
  });
  const id = answer.data.contact?.id;
  if (id === undefined || id === '') return [];
  const contact = await foundById(connection, id);
  return contact === null || !meets(contact, criterion) ? [] : [contact];
}

/** Free text finds half the account by a short name, so that its best hits must do. */
async function byText(connection: Connection, criterion: Criterion): Promise<readonly Contact[]> {
  return hitsOf(connection, criterion, await search(connection, { query: criterion.value, pageLimit: 100, page: 1 }, DOING));
}

async function foundById(connection: Connection, id: string): Promise<Contact | null> {
  try {
    return toContact(await read(connection, id), placeOf(connection));
  } catch (error) {
    if (isProblem(error, 'not_found')) return null;
    throw error;
  }
}

/** The contact as it is at this moment. */
export async function read(connection: Connection, id: string): Promise<wire.WireContact> {
  const answer = await connection.http.send({
    method: 'GET',
    url: contactPath(id),
    answer: wire.oneContact,
    doing: `read the contact ${id}`,
    writes: false,
    needs: 'contacts.readonly',
  });
  return answer.data.contact;
}
