import type { Contact } from '../../contacts/contact.ts';
import type { Page } from '../../contacts/page.ts';
import { type ContactQuery, matches } from '../../contacts/query.ts';
import type { Connection } from '../backend.ts';
import { isFilterRefused } from './errors.ts';
import { allOf, datedSince, named, newestFirst, ofCompany, withEmail, withTag } from './filter.ts';
import { LARGEST_PAGE, outOfTime, pagesOf, type Reading } from './pages.ts';
import { base, checkedPosition, contactsPath } from './place.ts';
import { toContact } from './translate.ts';
import * as wire from './wire.ts';

/**
 * Conditions go to the service wherever it can judge them; what comes back is judged once more here.
 * A position is the address of a page, and behind a `#`, which is never sent, how many of its matches were given already.
 */
export async function search(
  connection: Connection,
  query: ContactQuery,
  { cursor, most }: { readonly cursor: string | null; readonly most: number },
): Promise<Page<Contact>> {
  if (cursor !== null) return await collect(connection, checkedPosition(cursor), query, most);
  try {
    return await collect(connection, beginning(query, conditions(query), most), query, most);
  } catch (error) {
    if (!isFilterRefused(error)) throw error;
    // Some mailboxes do not look into lists: then all contacts are read and judged here.
    return await collect(connection, beginning(query, [], LARGEST_PAGE), query, most);
  }
}

/** Milliseconds to leave for what comes after. */
const RESERVE = 8_000;

const READING: Reading<wire.WireContact> = { item: wire.contact, doing: 'find contacts', needs: 'Contacts.Read' };

async function collect(connection: Connection, position: string, query: ContactQuery, most: number): Promise<Page<Contact>> {
  const [start = '', given = ''] = position.split('#');
  const items: Contact[] = [];
  let url = start;
  let passed = /^\d+$/.test(given) ? Number(given) : 0;
  for await (const page of pagesOf(connection, { url }, READING)) {
    const found = page.items.map((item) => toContact(item, connection.timezone)).filter((contact) => matches(contact, query));
    const taken = found.slice(passed, passed + most - items.length);
    items.push(...taken);
    if (passed + taken.length < found.length) return { items, next: `${url}#${passed + taken.length}` };
    if (items.length >= most) return { items, next: page.next };
    if (page.next === null) break;
    if (connection.http.left() < RESERVE) {
      // Without a match there is no result that could carry the place to go on at, and "nothing found" would be untrue.
      if (items.length === 0) throw outOfTime(READING.doing);
      return { items, next: page.next };
    }
    url = page.next;
    passed = 0;
  }
  return { items, next: null };
}

/** The address of the first page. It is sorted only where the service allows it: without a filter, or with one that begins with the date. */
function beginning(query: ContactQuery, filters: readonly string[], most: number): string {
  const filter = allOf(filters);
  // Where matches are picked out here, small pages would be many requests.
  const sifted = query.text !== undefined || query.phone !== undefined || query.name !== undefined;
  const parameters = new URLSearchParams({
    ...(filter === undefined ? {} : { $filter: filter }),
    ...(filter === undefined || query.updated_after !== undefined ? { $orderby: newestFirst('updated') } : {}),
    $select: wire.CONTACT_KEYS.join(','),
    $top: String(sifted ? LARGEST_PAGE : Math.min(most, LARGEST_PAGE)),
  });
  return `${base()}${contactsPath(query.folder_id)}?${parameters.toString().replaceAll('+', '%20')}`;
}

/** The date first: only then may the list be sorted by it. */
function conditions(query: ContactQuery): string[] {
  return [
    ...(query.updated_after === undefined ? [] : [datedSince('updated', Date.parse(query.updated_after))]),
    ...(query.tag === undefined ? [] : [withTag(query.tag)]),
    ...(query.business_id === undefined ? [] : [ofCompany(query.business_id)]),
    ...(query.email === undefined ? [] : [withEmail(query.email)]),
    ...(query.name === undefined ? [] : [named(query.name)]),
  ];
}
