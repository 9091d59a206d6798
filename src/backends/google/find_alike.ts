import type { Contact } from '../../contacts/contact.ts';
import { mayBeAlike, traitsOf } from '../../contacts/likeness.ts';
import type { Connection } from '../backend.ts';
import { readableRows } from '../rows.ts';
import { mayMeet } from './filter_rows.ts';
import { BOOK, NO_NAMES, onlyPossible } from './find.ts';
import { pagesOf } from './pages.ts';
import { contactReader } from './tags_names.ts';
import { contactId, toContact } from './translate.ts';
import type { WireContact } from './wire.ts';

/** Google's search lags behind and knows phones only as they were typed, so the address book is read once. */
export async function findAlike(connection: Connection, contact: Contact): Promise<readonly Contact[]> {
  const traits = traitsOf(contact);
  const filters = [
    ...traits.emails.map((value) => mayMeet({ by: 'email', value })),
    ...traits.phones.map((value) => mayMeet({ by: 'phone', value })),
    ...(traits.name === null ? [] : [mayMeet({ by: 'name', value: traits.name })]),
  ];
  if (filters.length === 0) return [];
  const read = onlyPossible((row) => filters.some((mayMatch) => mayMatch(row)), readableRows);
  const isAlike = (row: WireContact): boolean => contactId(row.resourceName) !== contact.id && mayBeAlike(toContact(row, NO_NAMES), traits);
  const found: WireContact[] = [];
  for await (const rows of pagesOf(connection, BOOK, { doing: 'find duplicates', remedy: REMEDY, read }))
    found.push(...rows.filter(isAlike));
  return contactReader(connection)(found);
}

const REMEDY = 'Search for the email with Find Contacts instead.';
