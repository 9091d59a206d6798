import { isProblem } from '../../contacts/errors.ts';
import { type Identity, mayBeMeant } from '../../contacts/identity.ts';
import type { Candidate, Connection } from '../backend.ts';
import { nullIfNotFound } from '../null_if_not_found.ts';
import { readEveryRow } from '../rows.ts';
import { GOOGLE } from './client.ts';
import { updateContact } from './contacts_update.ts';
import { mayBeOneOf } from './filter_rows.ts';
import { BOOK, FINDING, NO_NAMES, once, onlyPossible, readFirstPage, searchBeyond } from './find.ts';
import { pagesOf } from './pages.ts';
import { contactReader } from './tags_names.ts';
import { toContact } from './translate.ts';
import type { WireContact } from './wire.ts';

/**
 * The first page is the whole of most books. In a larger one, Google's search may know who has the email. If it
 * doesn't, all other pages are read, because it may not know yet, and a guess would create the contact a second time.
 * A list returns whole contacts, so an update can start from one.
 */
export async function candidates(connection: Connection, identity: Identity): Promise<readonly Candidate[]> {
  const rows = await rowsOf(connection, identity);
  const contacts = await contactReader(connection)(rows);
  return contacts.map((contact, index) => ({
    contact,
    update: (change) => nullIfNotFound(updateContact(connection, contact.id, change, rows[index])),
  }));
}

async function rowsOf(connection: Connection, identity: Identity): Promise<readonly WireContact[]> {
  const read = onlyPossible(mayBeOneOf(identity), readEveryRow);
  const page = await readFirstPage(connection, read);
  if (page.next === null) return onlyMeant(page.rows, identity);
  const { email } = identity;
  if (email !== undefined) {
    const isOwner = (row: WireContact): boolean => onlyMeant([row], { email }).length > 0;
    const owners = [...page.rows.filter(isOwner), ...(await searchBeyond(connection, email, page.rows, isOwner))];
    if (owners.length > 0) return owners;
  }
  const all = [...page.rows];
  try {
    for await (const rows of pagesOf(connection, BOOK, { doing: FINDING, remedy: REMEDY, read, from: page.next, count: page.count }))
      all.push(...rows);
  } catch (error) {
    const isByEmail = identity.phone === undefined && identity.name === undefined;
    if (!isByEmail || !isProblem(error, 'too_much')) throw error;
    connection.log(`There was no time to read the whole address book, so the search of ${GOOGLE} decided that no contact has the email.`);
  }
  return onlyMeant(once(all), identity);
}

const REMEDY = 'Fill in Email, and choose only Email in Match On.';

function onlyMeant(rows: readonly WireContact[], identity: Identity): WireContact[] {
  return mayBeMeant(rows, (row) => toContact(row, NO_NAMES), identity);
}
