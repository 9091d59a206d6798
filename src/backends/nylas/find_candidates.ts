import { type Identity, mayBeMeant } from '../../contacts/identity.ts';
import type { Candidate, Connection } from '../backend.ts';
import { nullIfNotFound } from '../null_if_not_found.ts';
import { updateContact } from './contacts_update.ts';
import { withEmail } from './filter_email_rows.ts';
import { withName } from './filter_name_rows.ts';
import { withPhone } from './filter_phone_rows.ts';
import { exactFilters, readFiltered } from './find.ts';
import { pagesOf } from './pages.ts';
import { contactReader } from './tags_names.ts';
import { toContact } from './translate.ts';
import type { WireContact } from './wire.ts';

/**
 * The service finds an email itself. Everyone with a phone, in any spelling, can only be found in the whole address
 * book. A list returns whole contacts, so an update can start from one.
 */
export async function candidates(connection: Connection, identity: Identity): Promise<readonly Candidate[]> {
  const owners = await findByEmail(connection, identity);
  const rows = owners.length > 0 ? owners : await findInWholeBook(connection, identity);
  const contacts = await contactReader(connection)(rows);
  return contacts.map((contact, index) => ({
    contact,
    update: (change) => nullIfNotFound(updateContact(connection, contact.id, change, rows[index])),
  }));
}

async function findByEmail(connection: Connection, { email }: Identity): Promise<readonly WireContact[]> {
  if (email === undefined) return [];
  for (const filter of await exactFilters(connection, { by: 'email', value: email })) {
    const owners = onlyMeant(await readFiltered(connection, { ...BOOK, ...filter }), { email });
    if (owners.length > 0) return owners;
  }
  return [];
}

/** Emails are compared again here, because the service compares letter by letter, including case. */
async function findInWholeBook(connection: Connection, identity: Identity): Promise<readonly WireContact[]> {
  if (identity.phone === undefined && identity.name === undefined) return [];
  const found: WireContact[] = [];
  for await (const rows of pagesOf(connection, BOOK, 'find the contact', REMEDY, mayBe(identity))) found.push(...onlyMeant(rows, identity));
  return onlyMeant(found, identity);
}

/** A first check of unread rows, because few rows of a whole book match. */
function mayBe({ email, phone, name }: Identity): (row: unknown) => boolean {
  const prefilters = [
    ...(email === undefined ? [] : [withEmail(email)]),
    ...(phone === undefined ? [] : [withPhone(phone)]),
    ...(name === undefined ? [] : [withName(name)]),
  ];
  return (row) => prefilters.some((mayMatch) => mayMatch(row));
}

const BOOK = { source: 'address_book' } as const;
const REMEDY = 'Fill in Email, and choose only Email in Match On.';

/** The names of groups don't decide, so only those of the matches are read. */
function onlyMeant(rows: readonly WireContact[], identity: Identity): WireContact[] {
  return mayBeMeant(rows, (row) => toContact(row, []), identity);
}
