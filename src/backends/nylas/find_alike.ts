import type { Contact } from '../../contacts/contact.ts';
import { mayBeAlike, traitsOf } from '../../contacts/likeness.ts';
import type { Connection } from '../backend.ts';
import { withEmail } from './filter_email_rows.ts';
import { withName } from './filter_name_rows.ts';
import { withPhone } from './filter_phone_rows.ts';
import { pagesOf } from './pages.ts';
import { contactReader } from './tags_names.ts';
import { toContact } from './translate.ts';
import type { WireContact } from './wire.ts';

/** The service only finds an email letter by letter, so the address book is read once. A list returns whole contacts. */
export async function findAlike(connection: Connection, contact: Contact): Promise<readonly Contact[]> {
  const traits = traitsOf(contact);
  const prefilters = [
    ...traits.emails.map(withEmail),
    ...traits.phones.map(withPhone),
    ...(traits.name === null ? [] : [withName(traits.name)]),
  ];
  if (prefilters.length === 0) return [];
  const mayMatch = (row: unknown): boolean => prefilters.some((may) => may(row));
  const found: WireContact[] = [];
  for await (const rows of pagesOf(connection, { source: 'address_book' }, 'find duplicates', REMEDY, mayMatch))
    found.push(...rows.filter((row) => row.id !== contact.id && mayBeAlike(toContact(row, []), traits)));
  return contactReader(connection)(found);
}

const REMEDY = 'Search for the email with Find Contacts instead.';
